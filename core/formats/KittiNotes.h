// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <Eigen/Core>

#include <cstddef>
#include <set>
#include <string>

namespace pointloom {

/// The attributes that KITTI has columns for, by their keys in a scheme.
inline const std::string occlusionKey = "occlusion";
inline const std::string truncationKey = "truncation";

/// The size of KITTI's images, taken where there is a camera but no image to measure.
inline const Eigen::Vector2i kittiImage_px(1242, 375);

/// What is worth knowing about a KITTI export, counted while it is written and told once.
class KittiNotes
{
public:
    explicit KittiNotes(bool keepsTracks) : m_keepsTracks(keepsTracks) {}

    void count(const LabelledFrame& frame);
    void count(const LabelledBox& box);
    void countOutside() { ++m_outside; }  ///< a box that the camera does not see
    void tell(const FormatOptions& options, FormatNotes& notes) const;

private:
    void tellLosses(const FormatOptions& options, FormatNotes& notes) const;
    void tellRemarks(const FormatOptions& options, FormatNotes& notes) const;

    bool m_keepsTracks;
    std::size_t m_tracked = 0;
    std::size_t m_scored = 0;
    std::size_t m_tilted = 0;
    std::size_t m_outside = 0;
    std::size_t m_withoutCalibration = 0;
    std::size_t m_withoutImage = 0;
    double m_largestTurn_rad = 0;
    std::set<std::string> m_lostAttributes;
};

}  // namespace pointloom
