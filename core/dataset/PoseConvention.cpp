// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/PoseConvention.h"

#include "core/base/Text.h"
#include "core/geometry/Rotation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

using Eigen::Vector3d;

constexpr double degree_rad = std::numbers::pi / 180;
constexpr double halfUp_rad = 45 * degree_rad;   // beyond it more goes up than along
constexpr double upright_rad = 30 * degree_rad;  // no street and no mounting of a lidar tilts so much

double angleBetween(const Vector3d& a, const Vector3d& b)
{
    return std::atan2(a.cross(b).norm(), a.dot(b));
}

Vector3d upOf(const Pose& pose)
{
    return pose.linear().col(2);
}

std::vector<Pose> known(const FramePosesRead& poses)
{
    std::vector<Pose> out;
    for (const auto& pose : poses) {
        if (pose)
            out.push_back(*pose);
    }
    return out;
}

Vector3d usualUp(const std::vector<Pose>& poses)
{
    Vector3d sum = Vector3d::Zero();
    for (const Pose& pose : poses)
        sum += upOf(pose);
    return sum.norm() > 0 ? Vector3d(sum.normalized()) : Vector3d(Vector3d::UnitZ());
}

/// The way in the vehicle's own axes, in pieces that are long against the noise of poses.
std::vector<Vector3d> piecesOfWay(const std::vector<Pose>& poses)
{
    constexpr double piece_m = 0.5;
    std::vector<Vector3d> pieces;
    for (std::size_t from = 0, to = 1; to < poses.size(); ++to) {
        const Vector3d piece = poses[from].linear().transpose() * (poses[to].translation() - poses[from].translation());
        if (piece.norm() < piece_m)
            continue;
        pieces.push_back(piece);
        from = to;
    }
    return pieces;
}

FramePosesRead transformedAll(const FramePosesRead& poses, const Pose& before, const Pose& after)
{
    FramePosesRead out = poses;
    for (auto& pose : out) {
        if (pose)
            pose = before * *pose * after;
    }
    return out;
}

double degrees(double angle_rad)
{
    return std::round(angle_rad / degree_rad);
}

std::optional<std::vector<double>> numbersBehind(std::string_view line)
{
    std::vector<double> out;
    for (const std::string_view word : words(line)) {
        const auto value = number<double>(word);
        if (!value || !std::isfinite(*value))
            return std::nullopt;
        out.push_back(*value);
    }
    return out;
}

/// A rotation, from 9 numbers or the left part of 12 or 16.
std::optional<Pose> placedBy(const std::vector<double>& values)
{
    const Eigen::Index columns = values.size() == 9 ? 3 : 4;
    if (values.size() != 9 && values.size() != 12 && values.size() != 16)
        return std::nullopt;
    Pose pose = Pose::Identity();
    Eigen::Matrix3d turn;
    for (Eigen::Index row = 0; row < 3; ++row) {
        for (Eigen::Index column = 0; column < 3; ++column)
            turn(row, column) = values[static_cast<std::size_t>(row * columns + column)];
        if (columns == 4)
            pose.translation()[row] = values[static_cast<std::size_t>(row * columns + 3)];
    }
    const auto rotation = nearestRotation(turn);
    if (!rotation)
        return std::nullopt;
    pose.linear() = *rotation;
    return pose;
}

/// The nearest turn of a world that makes an axis its z axis.
Pose turnedUpright(const Vector3d& up)
{
    Pose pose = Pose::Identity();
    pose.linear() = Eigen::Quaterniond::FromTwoVectors(up, Vector3d::UnitZ()).toRotationMatrix();
    return pose;
}

void tellWhichSensor(SettledPoses& settled, const PoseReadings& readings, bool ofCamera)
{
    if (!readings.camera_T_lidar)
        return;
    const double worst_deg = degrees(levelnessOf(readings.asWritten).worst_rad());
    settled.notes.push_back(
        ofCamera ? message(PL_TEXT("core",
                                   "the poses are taken as those of the camera and were turned into poses of the LiDAR with Tr of "
                                   "calib.txt; as they stand there the ground would tip by %1°"),
                           worst_deg)
                 : message(PL_TEXT("core",
                                   "the poses are taken as those of the LiDAR: the ground stays level with them; Tr of calib.txt is "
                                   "not applied")));
}

}  // namespace

std::optional<Pose> cameraFromLidarIn(std::string_view calibration)
{
    std::optional<Pose> placed;
    Pose rectified = Pose::Identity();
    for (const std::string_view line : fields(calibration, '\n')) {
        const std::size_t end = line.find_first_of(": \t");
        if (end == std::string_view::npos)
            continue;
        const std::string key = lowered(line.substr(0, end));
        const std::size_t behind = line.find_first_not_of(": \t", end);
        const auto values = behind == std::string_view::npos ? std::nullopt : numbersBehind(line.substr(behind));
        if (!values)
            continue;
        if (key == "tr" || key == "tr_velo_to_cam" || key == "tr_velo_cam")
            placed = placedBy(*values);
        if (key == "r0_rect" || key == "r_rect")
            rectified = placedBy(*values).value_or(Pose::Identity());
    }
    return placed ? std::optional<Pose>(rectified * *placed) : std::nullopt;
}

bool Levelness::isLevel() const
{
    return lean_rad < halfUp_rad && climb_rad < halfUp_rad;
}

bool Levelness::isUpright() const
{
    return isLevel() && tilt_rad < upright_rad;
}

double Levelness::worst_rad() const
{
    return std::max({tilt_rad, lean_rad, climb_rad});
}

Levelness levelnessOf(const FramePosesRead& all)
{
    constexpr double share = 0.9;
    const auto poses = known(all);
    if (poses.empty())
        return {};
    const Vector3d up = usualUp(poses);
    std::vector<double> leans;
    for (const Pose& pose : poses)
        leans.push_back(angleBetween(upOf(pose), up));
    std::ranges::sort(leans);
    double along_m = 0;
    double upwards_m = 0;
    for (const Vector3d& piece : piecesOfWay(poses)) {
        along_m += piece.head<2>().norm();
        upwards_m += std::abs(piece.z());
    }
    return {.tilt_rad = angleBetween(up, Vector3d::UnitZ()),
            .lean_rad = leans[static_cast<std::size_t>(share * static_cast<double>(leans.size() - 1))],
            .climb_rad = std::atan2(upwards_m, along_m)};
}

SettledPoses settledPoses(const PoseReadings& readings)
{
    struct Candidate
    {
        FramePosesRead poses;
        bool otherQuaternions = false;
        bool ofCamera = false;
    };
    std::vector<Candidate> candidates{{readings.asWritten, false, false}};
    if (readings.otherQuaternions)
        candidates.push_back({*readings.otherQuaternions, true, false});
    if (readings.camera_T_lidar) {
        const Pose lidar_T_camera = readings.camera_T_lidar->inverse();
        for (std::size_t i = 0, written = candidates.size(); i < written; ++i)
            candidates.push_back(
                {transformedAll(candidates[i].poses, lidar_T_camera, *readings.camera_T_lidar), candidates[i].otherQuaternions, true});
    }
    auto best = std::ranges::find_if(candidates, [](const Candidate& one) { return levelnessOf(one.poses).isUpright(); });
    if (best == candidates.end())
        best = std::ranges::find_if(candidates, [](const Candidate& one) { return levelnessOf(one.poses).isLevel(); });
    if (best == candidates.end())
        best = candidates.begin();

    SettledPoses settled{.world_T_lidar = best->poses, .notes = {}};
    if (best->otherQuaternions)
        settled.notes.push_back(message(PL_TEXT("core",
                                                "the quaternions are taken in the order w x y z: in the order x y z w the ground would "
                                                "tip by %1°"),
                                        degrees(levelnessOf(readings.asWritten).worst_rad())));
    tellWhichSensor(settled, readings, best->ofCamera);
    const Levelness level = levelnessOf(best->poses);
    if (level.isLevel() && !level.isUpright()) {
        settled.notes.push_back(message(
            PL_TEXT("core", "the z axis of the poses' world is not up but off by %1°; they were turned upright"), degrees(level.tilt_rad)));
        settled.world_T_lidar = transformedAll(best->poses, turnedUpright(usualUp(known(best->poses))), Pose::Identity());
    }
    return settled;
}

}  // namespace pointloom
