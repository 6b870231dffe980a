// SPDX-License-Identifier: Apache-2.0
#include "core/index/ScanRays.h"

#include "core/base/Simd.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace pointloom {
namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr int azimuths = 1800;  // 0.2 degrees: about one firing of most scanners
constexpr float perRadian = azimuths / (2 * pi);
constexpr int slopes = 32;  // within an azimuth: a box is met by rays of a few neighbouring ones
constexpr float lowestSlope = -0.5F;
constexpr float slopeStep = 0.025F;
constexpr int mostAsked = 16;  // azimuths across one box
constexpr float noise_m = 0.15F;

/// atan2 to a hundredth of a degree, which the compiler can do for many points at once (Abramowitz and Stegun 4.4.49).
float azimuthOf(float x, float y)
{
    const float ax = std::abs(x);
    const float ay = std::abs(y);
    const float a = std::min(ax, ay) / std::max(std::max(ax, ay), 1e-9F);
    const float s = a * a;
    float r = ((-0.0464964749F * s + 0.15931422F) * s - 0.327622764F) * s * a + a;
    r = ay > ax ? pi / 2 - r : r;
    r = x < 0 ? pi - r : r;
    return y < 0 ? -r : r;
}

/// Unit vectors at the middles of the azimuths.
const std::array<Eigen::Vector2f, azimuths>& directions()
{
    static const auto table = [] {
        std::array<Eigen::Vector2f, azimuths> all;
        for (int azimuth = 0; azimuth < azimuths; ++azimuth) {
            const float angle = (static_cast<float>(azimuth) + 0.5F) / perRadian - pi;
            all[static_cast<std::size_t>(azimuth)] = {std::cos(angle), std::sin(angle)};
        }
        return all;
    }();
    return table;
}

/// The last one holds what is steeper still, the first what is flatter than all.
int slopeBin(float slope)
{
    return static_cast<int>(std::clamp((slope - lowestSlope) / slopeStep, 0.0F, static_cast<float>(slopes - 1)));
}

int wrapped(int azimuth)
{
    return (azimuth % azimuths + azimuths) % azimuths;
}

/// Where a ray from the origin enters and leaves an interval centred at c: narrows [in, out].
void cross(float centre, float half, float direction, float& in, float& out)
{
    if (std::abs(direction) < 1e-6F) {
        if (std::abs(centre) > half)
            out = -1;
        return;
    }
    const float a = (centre - half) / direction;
    const float b = (centre + half) / direction;
    in = std::max(in, std::min(a, b));
    out = std::min(out, std::max(a, b));
}

}  // namespace

ScanRays::ScanRays(std::span<const Eigen::Vector3f> positions_m, const Eigen::Vector3f& sensor_m) : m_sensor_m(sensor_m)
{
    constexpr int nowhere = azimuths * slopes;
    std::vector<std::uint16_t> at(positions_m.size());
    std::vector<float> range(positions_m.size());
    std::vector<float> slope(positions_m.size());
    m_start.assign(nowhere + 2, 0);
    for (std::size_t i = 0; i < positions_m.size(); ++i) {
        const Eigen::Vector3f ray = positions_m[i] - sensor_m;
        range[i] = ray.head<2>().norm();
        slope[i] = ray.z() / std::max(range[i], 0.1F);
        at[i] = nowhere;
        if (ray.allFinite() && std::isfinite(range[i])) {
            const int azimuth = std::clamp(static_cast<int>((azimuthOf(ray.x(), ray.y()) + pi) * perRadian), 0, azimuths - 1);
            at[i] = static_cast<std::uint16_t>(azimuth * slopes + slopeBin(slope[i]));
        }
        ++m_start[at[i] + 1U];
    }
    for (std::size_t bin = 1; bin < m_start.size(); ++bin)
        m_start[bin] += m_start[bin - 1];
    m_range_m.resize(positions_m.size() + simdLanes);  // the last block may be read to its end
    m_slope.resize(positions_m.size() + simdLanes);
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    for (std::size_t i = 0; i < positions_m.size(); ++i) {
        const std::uint32_t place = next[at[i]]++;
        m_range_m[place] = range[i];
        m_slope[place] = slope[i];
    }
}

namespace {

/// The rays of one azimuth that cross a body: how many end before it, in it, behind it.
struct Counts
{
    float stopped = 0;
    float passed = 0;
    float blocked = 0;
    float depth_m = 0;  ///< sum over the stopped ones
};

/// How one azimuth crosses a body: slopes of the rays that count, where they would meet it and leave it.
struct Crossing
{
    float flattest;
    float steepest;
    float surface_m;
    float out_m;
};

POINTLOOM_WIDEST Counts countRays(const float* range_m, const float* slope, std::uint32_t rays, const Crossing& at)
{
    float stopped[simdLanes]{};
    float passed[simdLanes]{};
    float blocked[simdLanes]{};
    float depth[simdLanes]{};
    for (std::uint32_t first = 0; first < rays; first += simdLanes) {
        for (std::uint32_t lane = 0; lane < simdLanes; ++lane) {
            const float range = range_m[first + lane];
            const float crosses =
                slope[first + lane] >= at.flattest && slope[first + lane] <= at.steepest && first + lane < rays ? 1.0F : 0.0F;
            const float isPast = range > at.out_m + noise_m ? crosses : 0.0F;
            const float isBefore = range < at.surface_m - noise_m ? crosses : 0.0F;
            const float isIn = crosses - isPast - isBefore;
            passed[lane] += isPast;
            blocked[lane] += isBefore;
            stopped[lane] += isIn;
            depth[lane] += isIn * std::max(0.0F, range - at.surface_m);
        }
    }
    Counts all;
    for (int lane = 0; lane < simdLanes; ++lane) {
        all.stopped += stopped[lane];
        all.passed += passed[lane];
        all.blocked += blocked[lane];
        all.depth_m += depth[lane];
    }
    return all;
}

/// A footprint as rays from the sensor see it: its middle and half sizes in its own axes.
struct SeenFootprint
{
    SeenFootprint(const OrientedBox& box, const Eigen::Vector2f& sensor_m)
        : cos(static_cast<float>(std::cos(box.yaw_rad))),
          sin(static_cast<float>(std::sin(box.yaw_rad))),
          centre(box.centre_m.head<2>().cast<float>() - sensor_m),
          half((box.size_m.head<2>() / 2).cast<float>()),
          u(cos * centre.x() + sin * centre.y()),
          v(cos * centre.y() - sin * centre.x())
    {
        if (isUpright(box))
            return;
        const Eigen::Vector3d normal = axisOf(box, 2);
        if (std::abs(normal.z()) > steepest)
            slope = (-normal.head<2>() / normal.z()).cast<float>();
    }

    /// Ranges at which a ray enters and leaves the footprint less a margin; out < in when it misses.
    void crossing(const Eigen::Vector2f& ray, float inside_m, float& in, float& out) const
    {
        const Eigen::Vector2f left = (half.array() - inside_m).max(inside_m / 2);
        in = 0;
        out = std::numeric_limits<float>::max();
        cross(u, left.x(), cos * ray.x() + sin * ray.y(), in, out);
        cross(v, left.y(), cos * ray.y() - sin * ray.x(), in, out);
    }

    /// How much higher than in the middle of a tilted box its middle plane is at a place.
    [[nodiscard]] float rise(const Eigen::Vector2f& place) const { return slope.dot(place - centre); }

    /// First and last azimuth, radians from -pi on; may go beyond pi.
    [[nodiscard]] std::pair<float, float> azimuths() const
    {
        const float middle = azimuthOf(centre.x(), centre.y());
        float most = 0;
        float least = 0;
        for (const float a : {-half.x(), half.x()}) {
            for (const float b : {-half.y(), half.y()}) {
                const float x = centre.x() + cos * a - sin * b;
                const float y = centre.y() + sin * a + cos * b;
                const float off = azimuthOf(centre.x() * x + centre.y() * y, centre.x() * y - centre.y() * x);
                most = std::max(most, off);
                least = std::min(least, off);
            }
        }
        return {middle + least, middle + most};
    }

    float cos;
    float sin;
    Eigen::Vector2f centre;
    Eigen::Vector2f half;
    float u;
    float v;
    Eigen::Vector2f slope = Eigen::Vector2f::Zero();  ///< of the box's middle plane; none when it stands on edge

    static constexpr double steepest = 0.3;  ///< cosine of the tilt from which on a footprint says nothing
};

}  // namespace

SightVerdict ScanRays::through(const OrientedBox& footprint, float inside_m, float lowest_m, float highest_m) const
{
    constexpr float tooNear_m = 0.5F;
    SightVerdict verdict;
    if (m_start.empty())
        return verdict;
    const SeenFootprint seen(footprint, m_sensor_m.head<2>());
    if (std::abs(seen.u) <= seen.half.x() + tooNear_m && std::abs(seen.v) <= seen.half.y() + tooNear_m)
        return verdict;
    const auto [least, most] = seen.azimuths();
    const int first = static_cast<int>(std::ceil((least + pi) * perRadian));
    const int last = static_cast<int>(std::floor((most + pi) * perRadian)) - 1;
    const int step = std::max(1, (last - first + mostAsked) / mostAsked);
    int asked = 0;
    int empty = 0;
    for (int bin = first; bin <= last; bin += step) {
        const int azimuth = wrapped(bin);
        const Eigen::Vector2f& ray = directions()[static_cast<std::size_t>(azimuth)];
        float in = 0;
        float out = 0;
        seen.crossing(ray, inside_m, in, out);
        if (out <= in)
            continue;
        float surface = 0;
        float back = 0;
        seen.crossing(ray, 0, surface, back);
        const float at = (in + out) / 2;
        const float rise = seen.rise(ray * at);
        const Crossing crossing{(lowest_m + rise - m_sensor_m.z()) / at, (highest_m + rise - m_sensor_m.z()) / at, surface, out};
        const auto row = static_cast<std::size_t>(azimuth * slopes);
        const std::uint32_t start = m_start[row + static_cast<std::size_t>(slopeBin(crossing.flattest))];
        const std::uint32_t end = m_start[row + static_cast<std::size_t>(slopeBin(crossing.steepest)) + 1];
        if (start == end)
            continue;
        const Counts rays = countRays(&m_range_m[start], &m_slope[start], end - start, crossing);
        verdict.passed += rays.passed;
        verdict.blocked += rays.blocked;
        verdict.stopped += rays.stopped;
        verdict.depth_m += rays.depth_m;
        asked += rays.passed + rays.stopped > 0 ? 1 : 0;
        empty += rays.passed > 0 && rays.stopped == 0 ? 1 : 0;
    }
    verdict.depth_m = verdict.stopped > 0 ? verdict.depth_m / verdict.stopped : 0;
    verdict.empty = asked > 0 ? static_cast<float>(empty) / static_cast<float>(asked) : 0;
    return verdict;
}

}  // namespace pointloom
