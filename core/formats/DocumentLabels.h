// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/formats/LabelFormat.h"

namespace pointloom {

/// The labels of a document in the shape that formats write. What a frame has beside its boxes (cameras, pose, the lines of the dataset's
/// own label files that hold no box) is read from the dataset when the frame is asked for. All three must outlive the source. Fails when
/// there are boxes in frames that the dataset does not have.
[[nodiscard]] Result<std::unique_ptr<LabelSource>> labelsOfDocument(const Sequence& sequence, const Labels& labels,
                                                                    const LabelSchema& schema);

}  // namespace pointloom
