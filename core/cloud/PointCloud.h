// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace pointloom {

/// One scan as columns. Point count and order are the file's, for ever: NaN, duplicates and no-returns are kept, because
/// per-point labels are matched by number.
///
/// A position in the file's own frame is origin_m + positions_m[i]. Positions are float32, so that the GPU takes them as they
/// are; the double origin keeps millimetres where coordinates are large (UTM). It is zero for ordinary sensor frames.
/// Every optional column is either empty or as long as positions_m.
struct PointCloud
{
    Eigen::Vector3d origin_m = Eigen::Vector3d::Zero();
    std::vector<Eigen::Vector3f> positions_m;
    std::vector<float> intensity;      ///< as in the file: 0..1, 0..255 or anything else
    std::vector<std::uint16_t> ring;   ///< laser number
    std::vector<double> time_s;        ///< as in the file
    std::vector<std::uint32_t> rgb;    ///< 0x00RRGGBB
    std::vector<std::uint32_t> label;  ///< per-point class where the file has one
    std::size_t width = 0;             ///< of an organised cloud, else the number of points
    std::size_t height = 1;
    /// What the file left open or says twice, and how it was taken: sentences for whoever opened it. Empty as a rule.
    std::vector<Message> remarks;

    [[nodiscard]] std::size_t size() const { return positions_m.size(); }
    [[nodiscard]] bool empty() const { return positions_m.empty(); }

    /// A point in the file's own frame, metres.
    [[nodiscard]] Eigen::Vector3d at(std::size_t i) const { return origin_m + positions_m[i].cast<double>(); }
    [[nodiscard]] bool isFinite(std::size_t i) const { return positions_m[i].allFinite(); }
};

/// Extent of the finite points, relative to the cloud's origin. Empty (min > max) when there is none.
struct Bounds
{
    Eigen::Vector3f min_m = Eigen::Vector3f::Constant(std::numeric_limits<float>::max());
    Eigen::Vector3f max_m = Eigen::Vector3f::Constant(std::numeric_limits<float>::lowest());

    [[nodiscard]] bool empty() const { return (min_m.array() > max_m.array()).any(); }
};

[[nodiscard]] Bounds boundsOf(const PointCloud& cloud);

/// The largest coordinate that float32 holds to better than half a millimetre: above it a cloud gets an origin of its own.
inline constexpr double largestExactCoordinate_m = 4096;

}  // namespace pointloom
