// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Check.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

/// How a box follows from the ones around, as shares of what is allowed: above 1 is a warning, above 2 an error.
struct Strain
{
    double speed = 0;         ///< on the way to this box
    double acceleration = 0;  ///< in this box
    double speed_mps = 0;
    double acceleration_mps2 = 0;

    [[nodiscard]] double most() const { return std::max(speed, acceleration); }
};

std::vector<Strain> strains(const TrackPath& path, double topSpeed_mps, const TrackCheckParams& params)
{
    std::vector<Strain> out(path.size());
    const auto step_s = [&](std::size_t i) { return path[i].time_s - path[i - 1].time_s; };
    const auto velocity = [&](std::size_t i) -> Eigen::Vector3d { return (path[i].box.centre_m - path[i - 1].box.centre_m) / step_s(i); };
    for (std::size_t i = 1; i < path.size(); ++i) {
        Strain& here = out[i];
        here.speed_mps = velocity(i).norm();
        here.speed = here.speed_mps / (topSpeed_mps + params.position_m / step_s(i));
        if (i + 1 == path.size())
            break;
        const double time_s = (step_s(i) + step_s(i + 1)) / 2;
        const double noise = params.position_m * (1 / step_s(i) + 1 / step_s(i + 1)) / time_s;
        here.acceleration_mps2 = (velocity(i + 1) - velocity(i)).norm() / time_s;
        here.acceleration = here.acceleration_mps2 / (params.acceleration_mps2 + noise);
    }
    return out;
}

/// Which box of a stretch of strained ones is the wrong one: the most strained, of equals the later. The first and the last box of a track
/// strain only their neighbour.
std::size_t culprit(const std::vector<Strain>& strains, std::size_t first, std::size_t last)
{
    constexpr double calm = 0.25;  // of the strain next to it: a box that is off itself strains both sides half as much
    constexpr double equal = 0.999;
    std::size_t worst = first;
    for (std::size_t i = first; i <= last; ++i)
        if (strains[i].most() >= equal * strains[worst].most())
            worst = i;
    const auto isCalm = [&](std::size_t i) { return strains[i].acceleration < calm * strains[worst].acceleration; };
    const std::size_t end = strains.size() - 1;
    if (worst + 1 == end && worst >= 1 && strains.size() > 3 && isCalm(worst - 1))
        return end;
    if (worst == 1 && strains.size() > 3 && isCalm(2))
        return 0;
    return worst;
}

Finding findingOf(const Track& track, const PathBox& at, const Strain& strain, double topSpeed_mps, const TrackCheckParams& params)
{
    const bool isFast = strain.speed > strain.acceleration;
    Finding out{.check = checks::jump,
                .severity = strain.most() > 2 ? Severity::error : Severity::warning,
                .track = track.id,
                .other = {},
                .cuboid = at.id,
                .frames = {at.frame, at.frame},
                .value = isFast ? strain.speed_mps : strain.acceleration_mps2,
                .threshold = isFast ? topSpeed_mps : params.acceleration_mps2,
                .message = {},
                .fix = FixKind::interpolate};
    const double value = std::round(out.value);
    out.message = isFast
        ? message(PL_TEXT("core", "The box jumps: %1 m/s; at most %2 m/s is likely here"), value, out.threshold)
        : message(PL_TEXT("core", "The box jumps: an acceleration of %1 m/s²; at most %2 m/s² is likely"), value, out.threshold);
    return out;
}

/// One finding for each event.
std::vector<Finding> checkJumps(const Track& track, const TrackPath& path, const CheckContext& context)
{
    const double topSpeed_mps = topSpeedOf(context.schema, track.classKey);
    const std::vector<Strain> all = strains(path, topSpeed_mps, context.params);
    std::vector<Finding> out;
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i].most() <= 1)
            continue;
        const std::size_t first = i;
        Strain worst = all[i];
        for (; i < all.size() && all[i].most() > 1; ++i)
            if (all[i].most() > worst.most())
                worst = all[i];
        out.push_back(findingOf(track, path[culprit(all, first, i - 1)], worst, topSpeed_mps, context.params));
    }
    return out;
}

}  // namespace

/// Places that do not follow from the ones around: too fast, or too sudden.
Check jumpCheck()
{
    return {.finds = {{checks::jump, PL_TEXT("core", "Jump")}}, .run = TrackCheck(checkJumps)};
}

}  // namespace pointloom
