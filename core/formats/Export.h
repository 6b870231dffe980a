// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

namespace pointloom {

struct ExportReport
{
    std::filesystem::path target;
    std::size_t frames = 0;
    std::size_t boxes = 0;
    std::size_t filesWritten = 0;
    double largestCornerError_m = 0;  ///< found by reading the export back
    FormatNotes notes;                ///< what was left out when the labels were read comes first among the remarks
};

/// The export that proves itself: writes every file atomically, reads all of it back, compares box by box and corner by corner
/// with what was meant, and fails when a box is missing or a corner is off by more than a millimetre. Goes through the frames one by one,
/// three times, and holds two of them at most.
[[nodiscard]] Result<ExportReport> exportLabels(LabelSource& labels, const LabelFormat& format, const std::filesystem::path& target,
                                                const FormatOptions& options, const FrameWalk& walk = {});

}  // namespace pointloom
