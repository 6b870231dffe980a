// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"

#include <CLI/CLI.hpp>

#include <string>

namespace pointloom {

/// What commands that need times and poses of frames let a person tell.
struct SequenceArguments
{
    std::string poses;
    double period_s = 0;
    double rate_hz = 0;

    [[nodiscard]] OpenOptions options() const;
};

/// Adds --poses, --period and --rate.
void addSequenceOptions(CLI::App& command, SequenceArguments& arguments);

/// Says on stderr what was noted about a sequence, and where nothing says when its frames were measured.
void sayNotesOn(const Sequence& sequence);

}  // namespace pointloom
