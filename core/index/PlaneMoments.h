// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/PlaneGrid.h"

#include <Eigen/Core>

#include <array>
#include <vector>

namespace pointloom {

/// Sums for a least-squares plane: 1, x, y, z, xx, xy, yy, xz, yz. Positions are taken from the middle of the grid.
struct Moments
{
    std::array<double, 9> sum{};

    void include(const Eigen::Vector3d& p)
    {
        const std::array<double, 9> terms{
            1, p.x(), p.y(), p.z(), p.x() * p.x(), p.x() * p.y(), p.y() * p.y(), p.x() * p.z(), p.y() * p.z()};
        for (std::size_t k = 0; k < sum.size(); ++k)
            sum[k] += terms[k];
    }
    void add(const Moments& other)
    {
        for (std::size_t k = 0; k < sum.size(); ++k)
            sum[k] += other.sum[k];
    }
    void limitWeight(double most)
    {
        if (sum[0] <= most)
            return;
        const double factor = most / sum[0];
        for (double& value : sum)
            value *= factor;
    }
};

/// Sums over the square window of so many nodes to each side around each node.
[[nodiscard]] std::vector<Moments> windowSums(const std::vector<Moments>& moments, const Raster& nodes, int window);

/// A plane through the sums, held a little towards the level; nothing when there are too few points or it is too steep.
[[nodiscard]] GroundPlane planeThrough(const Moments& moments, const PlaneGridParams& params);

}  // namespace pointloom
