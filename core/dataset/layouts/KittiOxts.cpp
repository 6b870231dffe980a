// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/layouts/KittiOxts.h"

#include "core/base/Text.h"

#include <array>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double earthRadius_m = 6378137;  // of the equator, as in KITTI's development kit
constexpr double degree_rad = std::numbers::pi / 180;

struct OxtsLine
{
    double latitude_deg = 0;
    double longitude_deg = 0;
    double altitude_m = 0;
    double roll_rad = 0;
    double pitch_rad = 0;
    double yaw_rad = 0;
};

Result<OxtsLine> lineFrom(std::string_view line)
{
    std::array<double, 6> values{};
    const auto parts = words(line);
    if (parts.size() < values.size())
        return fail(PL_TEXT("core", "has %1 values; a line of oxts begins with latitude, longitude, altitude, roll, pitch and yaw"),
                    parts.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = number<double>(parts[i]);
        if (!value || !std::isfinite(*value))
            return fail(PL_TEXT("core", "'%1' is not a number"), std::string(parts[i].substr(0, 40)));
        values[i] = *value;
    }
    if (std::abs(values[0]) >= 90)
        return fail(PL_TEXT("core", "%1 is no latitude; the first value is degrees between -90 and 90"), values[0]);
    return OxtsLine{values[0], values[1], values[2], values[3], values[4], values[5]};
}

/// earth_T_imu on Mercator's map that is true to scale at a latitude.
Pose poseOf(const OxtsLine& line, double scale)
{
    using Eigen::AngleAxisd;
    using Eigen::Vector3d;
    const double east_m = scale * earthRadius_m * line.longitude_deg * degree_rad;
    const double north_m = scale * earthRadius_m * std::log(std::tan((90 + line.latitude_deg) * degree_rad / 2));
    Pose pose = Pose::Identity();
    pose.translate(Vector3d(east_m, north_m, line.altitude_m));
    pose.rotate(AngleAxisd(line.yaw_rad, Vector3d::UnitZ()) * AngleAxisd(line.pitch_rad, Vector3d::UnitY())
                * AngleAxisd(line.roll_rad, Vector3d::UnitX()));
    return pose;
}

}  // namespace

Result<std::vector<Pose>> imuPosesFromOxts(std::string_view text)
{
    std::vector<Pose> poses;
    double scale = 1;
    Pose first_T_earth = Pose::Identity();
    std::size_t lineNumber = 0;
    for (const std::string_view line : fields(text, '\n')) {
        ++lineNumber;
        if (line.empty())
            continue;
        const auto read = lineFrom(line);
        if (!read)
            return std::unexpected(read.error().in("line " + shown(lineNumber)));
        if (poses.empty()) {
            scale = std::cos(read->latitude_deg * degree_rad);
            first_T_earth = poseOf(*read, scale).inverse();
        }
        poses.push_back(first_T_earth * poseOf(*read, scale));
    }
    return poses;
}

}  // namespace pointloom
