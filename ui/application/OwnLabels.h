// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/BoxReading.h"
#include "core/formats/GeometryCheck.h"
#include "core/labels/Document.h"
#include "core/schema/LabelSchema.h"

#include <optional>
#include <vector>

namespace pointloom {

struct Sequence;

/// The labels that come with a dataset, on their way into its task.
struct OwnLabels
{
    std::optional<Edit> edit{};            ///< nothing when there is none to take
    std::vector<Message> notes{};          ///< what was left out and changed of them, and why
    std::optional<GeometryDoubt> doubt{};  ///< to be asked about before they are taken over; only of an edit
};

/// @param ids       the document that gets them, or one like it
/// @param examines  looks at the geometry
[[nodiscard]] Result<OwnLabels> readOwnLabels(const Sequence& sequence, const LabelSchema& schema, Document ids, const BoxReading& reading,
                                              bool examines);

}  // namespace pointloom
