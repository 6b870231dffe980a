// SPDX-License-Identifier: Apache-2.0
#include "ui/tools/Nudge.h"

#include <optional>

namespace pointloom {
namespace {

enum class Direction { ahead, back, left, right, up, down, turnLeft, turnRight };
enum class Pace { normal, coarse, fine };

struct Step
{
    Direction direction;
    Pace pace;
};

/// The ids stand in the same order for every pace.
std::optional<Step> stepOf(ActionId id)
{
    constexpr int directions = 8;
    const int number = static_cast<int>(id) - static_cast<int>(ActionId::moveAhead);
    if (number < 0 || number >= 3 * directions)
        return std::nullopt;
    return Step{static_cast<Direction>(number % directions), static_cast<Pace>(number / directions)};
}

struct Axes
{
    Eigen::Vector3d right;
    Eigen::Vector3d ahead;
};

Axes nudgeAxes(const CameraState& camera)
{
    const Eigen::Vector3d look = (camera.focus_m - camera.position_m).normalized();
    const Eigen::Vector3d right = look.cross(camera.up).normalized();
    if (camera.parallel)
        return {right, right.cross(look)};
    Eigen::Vector3d ahead(-right.y(), right.x(), 0);  // along the ground, away from the viewer
    return {right, ahead.normalized()};
}

}  // namespace

OrientedBox nudged(const OrientedBox& box, ActionId id, const CameraState& camera, const NudgeSteps& steps)
{
    const auto step = stepOf(id);
    if (!step)
        return box;
    const double length_m = step->pace == Pace::coarse ? steps.coarse_m : step->pace == Pace::fine ? steps.fine_m : steps.normal_m;
    const double angle_rad = step->pace == Pace::coarse ? steps.coarse_rad : step->pace == Pace::fine ? steps.fine_rad : steps.normal_rad;
    const Axes axes = nudgeAxes(camera);
    OrientedBox moved = box;
    switch (step->direction) {
    case Direction::ahead:
        moved.centre_m += axes.ahead * length_m;
        break;
    case Direction::back:
        moved.centre_m -= axes.ahead * length_m;
        break;
    case Direction::left:
        moved.centre_m -= axes.right * length_m;
        break;
    case Direction::right:
        moved.centre_m += axes.right * length_m;
        break;
    case Direction::up:
        moved.centre_m.z() += length_m;
        break;
    case Direction::down:
        moved.centre_m.z() -= length_m;
        break;
    case Direction::turnLeft:
        moved.yaw_rad = wrapAngle(box.yaw_rad + angle_rad);
        break;
    case Direction::turnRight:
        moved.yaw_rad = wrapAngle(box.yaw_rad - angle_rad);
        break;
    }
    return moved;
}

}  // namespace pointloom
