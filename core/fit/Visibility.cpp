// SPDX-License-Identifier: Apache-2.0
#include "core/fit/Visibility.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr float beam_m = 0.25F;  // half-width of what is looked through
constexpr float step_m = 0.4F;

/// A footprint that answers quickly whether it holds a point, with a margin for noise.
class Footprint
{
public:
    explicit Footprint(const OrientedBox& box)
        : m_centre(box.centre_m.head<2>().cast<float>()),
          m_axis(static_cast<float>(std::cos(box.yaw_rad)), static_cast<float>(std::sin(box.yaw_rad))),
          m_half((box.size_m.head<2>() / 2).cast<float>() + Eigen::Vector2f::Constant(margin_m))
    {}

    [[nodiscard]] bool holds(float x, float y) const
    {
        const Eigen::Vector2f d(x - m_centre.x(), y - m_centre.y());
        return std::abs(m_axis.dot(d)) <= m_half.x() && std::abs(m_axis.x() * d.y() - m_axis.y() * d.x()) <= m_half.y();
    }

private:
    static constexpr float margin_m = 0.2F;

    Eigen::Vector2f m_centre;
    Eigen::Vector2f m_axis;
    Eigen::Vector2f m_half;
};

/// Whether some point of others, at least so high above ground, lies by a place.
bool isPointAt(const CloudIndex& index, const Eigen::Vector2f& place_m, float lowest_m, const Footprint& own)
{
    bool found = false;
    index.forEachRun(place_m.x(), place_m.y(), beam_m, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t k = first; k < last && !found; ++k) {
            found = index.aboveGround()[k] >= lowest_m && std::abs(index.x()[k] - place_m.x()) < beam_m
                && std::abs(index.y()[k] - place_m.y()) < beam_m && !own.holds(index.x()[k], index.y()[k]);
        }
    });
    return found;
}

}  // namespace

bool isOpenView(const CloudIndex& index, const Eigen::Vector2f& sensor_m, const Eigen::Vector2f& place_m, const OrientedBox& own)
{
    constexpr float egoReach_m = 2.5F;     // returns from the vehicle that carries the sensor
    constexpr float occluderReach_m = 20;  // what hides an object stands near it as a rule
    constexpr float occluderHeight_m = 0.5F;
    constexpr float behind_m = 12;
    constexpr float anyHeight_m = -1;
    const Footprint footprint(own);
    const float distance = (sensor_m - place_m).norm();
    if (distance < egoReach_m)
        return true;
    const Eigen::Vector2f towards = (sensor_m - place_m) / distance;
    for (float s = 2 * step_m; s < std::min(distance - egoReach_m, occluderReach_m); s += step_m) {
        if (isPointAt(index, place_m + s * towards, occluderHeight_m, footprint))
            return false;
    }
    for (float s = 0; s < behind_m; s += step_m) {
        if (isPointAt(index, place_m - s * towards, anyHeight_m, footprint))
            return true;
    }
    return false;
}

}  // namespace pointloom
