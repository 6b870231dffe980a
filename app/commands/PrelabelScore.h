// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"
#include "core/labels/Labels.h"

namespace pointloom {

/// How prelabelled boxes agree with labels made by people.
struct PrelabelScore
{
    std::size_t found = 0;     ///< boxes where people labelled at all
    std::size_t labelled = 0;  ///< people's boxes
    std::size_t matched = 0;

    [[nodiscard]] double precision() const { return found == 0 ? 0 : static_cast<double>(matched) / static_cast<double>(found); }
    [[nodiscard]] double recall() const { return labelled == 0 ? 0 : static_cast<double>(matched) / static_cast<double>(labelled); }
};

/// Matches the boxes of the first frames with the labels, each at most once, the largest overlaps first, at a bird's-eye IoU of 0.5. KITTI
/// people label only what the camera sees: boxes whose middle is outside the image do not count, nor frames without labels.
[[nodiscard]] PrelabelScore scorePrelabels(const Labels& labels, const LabelSet& truth, std::size_t frames);

}  // namespace pointloom
