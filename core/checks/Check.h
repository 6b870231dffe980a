// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/checks/CheckContext.h"
#include "core/checks/Finding.h"

#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace pointloom {

// What a check looks at decides when it runs again: after an edit of that box, of a box in that frame, of that track.

using BoxCheck = std::vector<Finding> (*)(const Cuboid& cuboid, int frame, const Track& track, const CheckContext& context);
using FrameCheck = std::vector<Finding> (*)(const Labels& labels, int frame, const CheckContext& context);
using TrackCheck = std::vector<Finding> (*)(const Track& track, const TrackPath& path, const CheckContext& context);
/// One track against all others. What is about two tracks has both in the finding, and is found from either.
using SequenceCheck = std::vector<Finding> (*)(const Labels& labels, const Track& track, const TrackPath& path,
                                               const CheckContext& context);

/// A kind of finding: its stable key, and what it is called, an English pattern marked with PL_TEXT.
struct FindingKind
{
    const char* key;
    const char* title;
};

struct Check
{
    std::vector<FindingKind> finds;  ///< one as a rule
    std::variant<BoxCheck, FrameCheck, TrackCheck, SequenceCheck> run;
};

/// The checks that there are. To add one: a file with the function that makes it, and its line here.
// clang-format off
#define POINTLOOM_CHECKS(check) \
    check(jumpCheck) \
    check(headingCheck) \
    check(sizeDriftCheck) \
    check(gapCheck) \
    check(identityCheck) \
    check(externalIdCheck) \
    check(boxSizeCheck)
// clang-format on

#define POINTLOOM_DECLARE(check) [[nodiscard]] Check check();
POINTLOOM_CHECKS(POINTLOOM_DECLARE)
#undef POINTLOOM_DECLARE

[[nodiscard]] std::span<const Check> builtinChecks();

/// What a kind of finding is called; the key itself where no check has it.
[[nodiscard]] std::string_view titleOfFinding(std::string_view key);

}  // namespace pointloom
