// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace pointloom {

/// What a person can tell about a dataset wherever one is opened.
struct OpeningArguments
{
    std::vector<Column> columns;
    double period_s = 0;
    double rate_hz = 0;

    [[nodiscard]] OpenOptions options() const;
};

/// Adds --columns, --period and --rate.
void addOpeningOptions(CLI::App& command, OpeningArguments& arguments);

/// What commands that also need the poses of frames let a person tell.
struct SequenceArguments
{
    std::string poses;
    OpeningArguments opening;

    [[nodiscard]] OpenOptions options() const;
};

/// Adds --poses and what addOpeningOptions adds.
void addSequenceOptions(CLI::App& command, SequenceArguments& arguments);

/// Says on stderr what was noted about a sequence, and where nothing says when its frames were measured.
void sayNotesOn(const Sequence& sequence);

}  // namespace pointloom
