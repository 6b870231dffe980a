// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/formats/LabelFormat.h"

namespace pointloom {

/// What becomes of labels of frames that are no longer in the sequence.
enum class GoneFrames {
    leftOut,   ///< a remark says so
    appended,  ///< after the others, by name alone: nothing is known of their clouds
};

/// Collects the labels of a sequence in the shape that formats write: calibrations and kept lines are read from the dataset.
/// Progress is called with 0..1. Fails when the labels are of another list of frames.
[[nodiscard]] Result<LabelSet> collectLabels(const Sequence& sequence, const Labels& labels, const LabelSchema& schema,
                                             const std::function<void(double)>& progress = {}, std::stop_token stop = {},
                                             GoneFrames gone = GoneFrames::leftOut);

struct ExportReport
{
    std::filesystem::path target;
    std::size_t frames = 0;
    std::size_t boxes = 0;
    std::size_t filesWritten = 0;
    double largestCornerError_m = 0;  ///< found by reading the export back
    FormatNotes notes;
};

/// The export that proves itself: writes every file atomically, reads all of it back, compares box by box and corner by corner
/// with what was meant, and fails when a box is missing or a corner is off by more than a millimetre.
[[nodiscard]] Result<ExportReport> exportLabels(const LabelSet& labels, const LabelFormat& format, const std::filesystem::path& target,
                                                const FormatOptions& options, const std::function<void(double)>& progress = {},
                                                std::stop_token stop = {});

}  // namespace pointloom
