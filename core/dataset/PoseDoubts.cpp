// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/PoseConvention.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

/// How the ground goes on from one frame to another.
struct GroundStep
{
    std::size_t frame = 0;  ///< the later one
    double tips_rad = 0;
    double jumps_m = 0;  ///< up or down, beyond what a street rises over the way
};

GroundStep stepBetween(const Pose& before, const Pose& after, std::size_t frame)
{
    constexpr double steepest = 0.6;  // of ways through the country
    const Eigen::Vector3d up = after.linear().col(2);
    const Eigen::Vector3d upBefore = before.linear().col(2);
    const Eigen::Vector3d way = after.translation() - before.translation();
    const Eigen::Vector3d middle = (up + upBefore).norm() > 0 ? Eigen::Vector3d((up + upBefore).normalized()) : upBefore;
    const double rise = std::abs(way.dot(middle));
    const double along = (way - way.dot(middle) * middle).norm();
    return {.frame = frame,
            .tips_rad = std::atan2(upBefore.cross(up).norm(), upBefore.dot(up)),
            .jumps_m = std::max(0.0, rise - steepest * along)};
}

/// How much the ways in a vehicle's own axes go one way: 1 when all do. Cars roll along their heading.
double agreementOfWays(const FramePosesRead& poses, bool inverted)
{
    constexpr double piece_m = 0.5;
    Eigen::Vector2d sum = Eigen::Vector2d::Zero();
    double length = 0;
    std::optional<Pose> from;
    for (const auto& one : poses) {
        if (!one)
            continue;
        const Pose pose = inverted ? one->inverse() : *one;
        if (!from)
            from = pose;
        const Eigen::Vector3d world = pose.translation() - from->translation();
        if (world.norm() < piece_m)
            continue;
        const Eigen::Vector3d piece = from->linear().transpose() * world;
        sum += piece.head<2>();
        length += piece.head<2>().norm();
        from = pose;
    }
    return length > 0 ? sum.norm() / length : 1;
}

/// The frame whose up axis is farthest off the others'.
GroundStep mostLeaning(const FramePosesRead& poses)
{
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    for (const auto& pose : poses)
        sum += pose ? Eigen::Vector3d(pose->linear().col(2)) : Eigen::Vector3d(Eigen::Vector3d::Zero());
    GroundStep most;
    for (std::size_t i = 0; i < poses.size(); ++i) {
        const Eigen::Vector3d up = poses[i] ? Eigen::Vector3d(poses[i]->linear().col(2)) : sum;
        const double tips_rad = std::atan2(sum.cross(up).norm(), sum.dot(up));
        if (tips_rad > most.tips_rad)
            most = {.frame = i, .tips_rad = tips_rad};
    }
    return most;
}

double degreesOf(double angle_rad)
{
    return std::round(angle_rad * 180 / std::numbers::pi);
}

double decimetres(double length_m)
{
    return std::round(length_m * 10) / 10;
}

}  // namespace

std::vector<Message> doubtsAbout(const FramePosesRead& poses, const std::vector<std::string>& frames)
{
    constexpr double tips_rad = 10 * std::numbers::pi / 180;   // a bump at speed is a few degrees
    constexpr double leans_rad = 35 * std::numbers::pi / 180;  // the steepest streets are half as steep
    constexpr double jumps_m = 0.5;
    constexpr double slides = 0.9;
    constexpr double rolls = 0.98;
    GroundStep tipsMost;
    GroundStep jumpsMost;
    std::size_t tipping = 0;
    std::size_t jumping = 0;
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < poses.size(); ++i) {
        if (!poses[i])
            continue;
        if (before) {
            const GroundStep step = stepBetween(*poses[*before], *poses[i], i);
            tipping += step.tips_rad > tips_rad ? 1 : 0;
            jumping += step.jumps_m > jumps_m ? 1 : 0;
            tipsMost = step.tips_rad > tipsMost.tips_rad ? step : tipsMost;
            jumpsMost = step.jumps_m > jumpsMost.jumps_m ? step : jumpsMost;
        }
        before = i;
    }
    std::vector<Message> out;
    if (tipping > 0)
        out.push_back(
            message(PL_TEXT("core", "the poses tip the ground: by %1° on the way to the frame %2, and by more than %3° in %4 frames"),
                    degreesOf(tipsMost.tips_rad), frames[tipsMost.frame], degreesOf(tips_rad), tipping));
    else if (const auto leaning = mostLeaning(poses); leaning.tips_rad > leans_rad)
        out.push_back(message(PL_TEXT("core", "the poses tip the ground: by %1° in the frame %2, against most others"),
                              degreesOf(leaning.tips_rad), frames[leaning.frame]));
    if (jumping > 0)
        out.push_back(message(PL_TEXT("core",
                                      "the poses let the ground jump: by %1 m on the way to the frame %2, and by more than %3 m in %4 "
                                      "frames"),
                              decimetres(jumpsMost.jumps_m), frames[jumpsMost.frame], jumps_m, jumping));
    if (agreementOfWays(poses, false) < slides && agreementOfWays(poses, true) > rolls)
        out.push_back(message(PL_TEXT("core",
                                      "the poses look like the inverse (from the world to the cloud): as they stand the vehicle slides "
                                      "sideways, inverted it rolls ahead; they are taken as they stand")));
    return out;
}

}  // namespace pointloom
