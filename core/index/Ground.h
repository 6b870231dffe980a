// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/index/PlaneGrid.h"

#include <cstdint>
#include <vector>

namespace pointloom {

struct GroundParams
{
    float tolerance_m = 0.15F;  ///< a point lower than this above the ground surface is ground
    float deepest_m = 0.5F;     ///< unless it lies this far below: a reflection, or a floor further down
};

/// The ground surface of a cloud: a grid of planes, blended bilinearly. Coordinates are relative to the cloud's origin.
class Ground
{
public:
    /// Height of the ground at a place, metres. Where nothing is known: the height of the nearest known ground.
    [[nodiscard]] float heightAt(float x_m, float y_m) const { return m_known ? m_planes.heightAt(x_m, y_m) : m_lowest_m; }

    /// Whether any ground was found at all; without it every height is that of the lowest points.
    [[nodiscard]] bool known() const { return m_known; }

    friend Ground estimateGround(const PointCloud& cloud, const GroundParams& params);
    friend std::vector<float> heightsAboveGround(const PointCloud& cloud, const Ground& ground);

private:
    PlaneGrid m_planes;    ///< every node known; empty without ground
    float m_lowest_m = 0;  ///< stands in for the ground when there is none
    bool m_known = false;
};

/// Finds the ground: a lower envelope with pits rejected gives the candidates, a trimmed moving-least-squares plane per grid node
/// fits them, nodes too steep against their neighbours are dropped (car roofs) and filled from around.
[[nodiscard]] Ground estimateGround(const PointCloud& cloud, const GroundParams& params = {});

/// By point in file order its height above the ground, metres; NaN for points that are not finite.
[[nodiscard]] std::vector<float> heightsAboveGround(const PointCloud& cloud, const Ground& ground);

/// One byte per point in file order: 1 ground, 0 not. Points that are not finite are not ground.
[[nodiscard]] std::vector<std::uint8_t> groundMask(const PointCloud& cloud, const Ground& ground, const GroundParams& params = {});

}  // namespace pointloom
