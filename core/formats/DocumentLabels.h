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

/// The labels of a document in the shape that formats write. What a frame has beside its boxes (cameras, pose, the lines of the dataset's
/// own label files that hold no box) is read from the dataset when the frame is asked for. Sequence, labels and scheme must outlive the
/// source. Fails when the labels are of another list of frames.
[[nodiscard]] Result<std::unique_ptr<LabelSource>> labelsOfDocument(const Sequence& sequence, const Labels& labels,
                                                                    const LabelSchema& schema, GoneFrames gone = GoneFrames::leftOut);

}  // namespace pointloom
