// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Scanner.h"

#include "core/base/Parallel.h"
#include "core/simulate/Arithmetic.h"
#include "core/simulate/Random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom::simulation {
namespace {

constexpr double pi = std::numbers::pi;

/// At 905 nm, of light met head-on; retro-reflecting signs go beyond 1.
double reflectanceOf(Material material)
{
    switch (material) {
    case Material::asphalt:
        return 0.28;
    case Material::marking:
        return 0.60;
    case Material::paving:
        return 0.32;
    case Material::grass:
        return 0.42;
    case Material::paint:
        return 0.45;
    case Material::darkPaint:
        return 0.09;
    case Material::glass:
        return 0.06;
    case Material::rubber:
        return 0.07;
    case Material::metal:
        return 0.40;
    case Material::cloth:
        return 0.38;
    case Material::skin:
        return 0.50;
    case Material::leaf:
        return 0.36;
    case Material::bark:
        return 0.28;
    case Material::wall:
        return 0.40;
    case Material::sign:
        return 1.20;
    }
    return 0;
}

/// The share of light that goes through a pane or is mirrored away.
double lostAt(Material material)
{
    return material == Material::glass ? 0.7 : 0;
}

/// What comes back, between 0 and about 1. A rough surface keeps some of it when light grazes.
double brightness(const Hit& hit, const Ray& ray)
{
    constexpr double rough = 0.45;
    const double facing = std::min(1.0, std::abs(dot(hit.normal, ray.direction)));
    return reflectanceOf(hit.material) * (rough + (1 - rough) * facing);
}

/// The light falls with the square of the range: beyond some range there is too little. Losses set in at a bit more than half of it.
bool isLost(const Hit& hit, double bright, const ScannerParams& params, Random& random)
{
    constexpr double safeShare = 0.55;
    const double reach = params.farthestAt10Percent_m * std::sqrt(bright / 0.1);
    const double beyond = (hit.range_m / reach - safeShare) / (1 - safeShare);
    const double loss = std::max({params.strayLoss, lostAt(hit.material), std::min(beyond, 1.0)});
    return random.chance(loss);
}

std::vector<SinCos> elevations(const ScannerParams& params)
{
    const auto degrees = [&](int ring) {
        const int upper = (params.rings + 1) / 2;
        const auto between = [](double from, double to, int i, int n) { return n < 2 ? from : from + (to - from) * i / (n - 1); };
        return ring < upper ? between(params.highest_deg, params.upperEnd_deg, ring, upper)
                            : between(params.lowerBegin_deg, params.lowest_deg, ring - upper, params.rings - upper);
    };
    std::vector<SinCos> out;
    out.reserve(static_cast<std::size_t>(std::max(0, params.rings)));
    for (int ring = 0; ring < params.rings; ++ring)
        out.push_back(sinCos(degrees(ring) * pi / 180));
    return out;
}

/// A resident prepared for rays: its axes and the circle around it, seen from the scanner.
struct Target
{
    const Resident* resident = nullptr;
    std::int32_t index = 0;
    SinCos yaw;
    Eigen::Vector3d origin_m;  ///< the scanner in the resident's axes
    Eigen::Vector2d middle_m;  ///< from the scanner, world axes
    double radius_m = 0;
};

/// @param since_s  how long ago the resident was where it says
Target targetOf(const Resident& resident, std::int32_t index, const ScannerPlace& place, double since_s)
{
    const SinCos yaw = sinCos(resident.yaw_rad + resident.yawRate_radps * since_s);
    const Eigen::Vector3d d = place.position_m - resident.foot_m - resident.velocity_mps * since_s;
    const double x = std::max(-resident.shape.low_m.x(), resident.shape.high_m.x());
    const double y = std::max(-resident.shape.low_m.y(), resident.shape.high_m.y());
    return {&resident,    index,
            yaw,          {yaw.cos * d.x() + yaw.sin * d.y(), yaw.cos * d.y() - yaw.sin * d.x(), d.z()},
            -d.head<2>(), std::sqrt(x * x + y * y)};
}

/// A target in the upright plane of one column.
struct Candidate
{
    const Target* target = nullptr;
    double nearest_m = 0;
    Eigen::Vector2d heading;  ///< of the column, in the target's axes
};

/// Whom the rays of a column can meet, nearest first.
void collect(const std::vector<Target>& targets, const Eigen::Vector2d& heading, std::vector<Candidate>& out)
{
    out.clear();
    for (const Target& target : targets) {
        const double along = dot(heading, target.middle_m);
        const double across = heading.x() * target.middle_m.y() - heading.y() * target.middle_m.x();
        if (std::abs(across) > target.radius_m || along + target.radius_m < 0)
            continue;
        out.push_back(
            {&target,
             along - target.radius_m,
             {target.yaw.cos * heading.x() + target.yaw.sin * heading.y(), target.yaw.cos * heading.y() - target.yaw.sin * heading.x()}});
    }
    std::ranges::stable_sort(out, {}, &Candidate::nearest_m);
}

struct Return
{
    Eigen::Vector3f position_m;
    float intensity = 0;
    std::uint16_t ring = 0;
    PointClass kind = PointClass::ground;
    std::int32_t resident = -1;
};

class Turn
{
public:
    Turn(const std::vector<Resident>& street, const Terrain& terrain, const ScannerPlace& place, const ScannerParams& params,
         std::uint64_t seed)
        : m_terrain(terrain), m_place(place), m_params(params), m_seed(seed), m_elevations(elevations(params))
    {
        for (std::size_t i = 0; i < street.size(); ++i)
            m_targets.push_back(targetOf(street[i], static_cast<std::int32_t>(i), place, 0));
    }

    /// Fires all lasers of one column.
    [[nodiscard]] std::vector<Return> fire(int column) const
    {
        const double azimuth = pi - 2 * pi * column / m_params.columns;
        const SinCos world = sinCos(azimuth + m_place.yaw_rad);
        const SinCos sensor = sinCos(azimuth);
        std::vector<Candidate> candidates;
        const std::vector<Target> moved =
            m_params.movesWithin ? targetsAt(m_params.turn_s * column / m_params.columns) : std::vector<Target>();
        collect(m_params.movesWithin ? moved : m_targets, {world.cos, world.sin}, candidates);

        Random random(seedOf(m_seed, column));
        std::vector<Return> returns;
        for (int ring = 0; ring < m_params.rings; ++ring) {
            const SinCos& up = m_elevations[static_cast<std::size_t>(ring)];
            const Met met = first(candidates, world, up);
            Random own(random.next());  // one number per ring: what happens to a ray changes nothing for the next
            if (met.hit.range_m >= m_params.farthest_m || met.hit.range_m < m_params.nearest_m)
                continue;
            const Eigen::Vector3d direction(up.cos * sensor.cos, up.cos * sensor.sin, up.sin);
            if (isLost(met.hit, met.bright, m_params, own))
                continue;
            const double range = met.hit.range_m + m_params.rangeNoise_m * own.normal();
            const double level = std::clamp(met.bright * (1 + 0.08 * own.normal()), 0.0, 1.0);
            returns.push_back({(range * direction).cast<float>(), static_cast<float>(std::floor(level * 255 + 0.5) / 255),
                               static_cast<std::uint16_t>(ring), met.target == nullptr ? PointClass::ground : met.target->resident->kind,
                               met.target == nullptr ? -1 : met.target->index});
        }
        return returns;
    }

private:
    struct Met
    {
        Hit hit;
        double bright = 0;
        const Target* target = nullptr;  ///< null: the ground
    };

    [[nodiscard]] std::vector<Target> targetsAt(double since_s) const
    {
        std::vector<Target> targets = m_targets;
        for (Target& target : targets)
            if (target.resident->moving)
                target = targetOf(*target.resident, target.index, m_place, since_s);
        return targets;
    }

    [[nodiscard]] Met first(const std::vector<Candidate>& candidates, const SinCos& azimuth, const SinCos& up) const
    {
        Met met;
        met.hit.range_m = m_params.farthest_m;
        for (const Candidate& candidate : candidates) {
            if (candidate.nearest_m > met.hit.range_m * up.cos)
                break;  // all others are farther still
            const Ray ray{candidate.target->origin_m, {candidate.heading.x() * up.cos, candidate.heading.y() * up.cos, up.sin}};
            if (const auto hit = firstHit(candidate.target->resident->shape, ray, met.hit.range_m))
                met = {*hit, brightness(*hit, ray), candidate.target};
        }
        const Ray ray{m_place.position_m, {azimuth.cos * up.cos, azimuth.sin * up.cos, up.sin}};
        if (const auto hit = m_terrain.firstHit(ray, met.hit.range_m))
            met = {*hit, brightness(*hit, ray), nullptr};
        return met;
    }

    const Terrain& m_terrain;
    ScannerPlace m_place;
    ScannerParams m_params;
    std::uint64_t m_seed;
    std::vector<SinCos> m_elevations;
    std::vector<Target> m_targets;
};

}  // namespace

Scan scan(const std::vector<Resident>& street, const Terrain& terrain, const ScannerPlace& place, const ScannerParams& params,
          std::uint64_t seed, double start_s)
{
    const Turn turn(street, terrain, place, params, seed);
    std::vector<std::vector<Return>> columns(static_cast<std::size_t>(params.columns));
    constexpr std::size_t columnsAtOnce = 16;
    parallelFor(
        columns.size(),
        [&](std::size_t first, std::size_t last) {
            for (std::size_t column = first; column < last; ++column)
                columns[column] = turn.fire(static_cast<int>(column));
        },
        columnsAtOnce);

    Scan scan;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const double time = start_s + params.turn_s * static_cast<double>(column) / params.columns;
        for (const Return& one : columns[column]) {
            scan.cloud.positions_m.push_back(one.position_m);
            scan.cloud.intensity.push_back(one.intensity);
            scan.cloud.ring.push_back(one.ring);
            scan.cloud.time_s.push_back(time);
            scan.cloud.label.push_back(static_cast<std::uint32_t>(one.kind));
            scan.resident.push_back(one.resident);
        }
    }
    scan.cloud.width = scan.cloud.size();
    return scan;
}

}  // namespace pointloom::simulation
