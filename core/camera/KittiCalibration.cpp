// SPDX-License-Identifier: Apache-2.0
#include "core/camera/KittiCalibration.h"

#include "core/base/Text.h"

#include <Eigen/SVD>

#include <map>
#include <string>
#include <vector>

namespace pointloom {
namespace {

using Entries = std::map<std::string, std::vector<double>>;

/// The numbers behind each key. Tracking files leave out the colon for some of them.
Entries entriesOf(std::string_view text)
{
    Entries entries;
    for (const std::string_view line : fields(text, '\n')) {
        const auto parts = words(line);
        if (parts.empty() || parts.front().starts_with('#'))
            continue;
        std::string key(parts.front());
        if (key.ends_with(':'))
            key.pop_back();
        std::vector<double> numbers;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const auto value = number<double>(parts[i]);
            if (!value)
                break;  // dates and the like stand under other keys; whoever needs this key misses the numbers
            numbers.push_back(*value);
        }
        entries.insert_or_assign(std::move(key), std::move(numbers));
    }
    return entries;
}

/// The first of the names that is there, as a matrix; nothing when none is.
template <int columns>
Result<std::optional<Eigen::Matrix<double, 3, columns>>> matrix(const Entries& entries, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        const auto found = entries.find(name);
        if (found == entries.end())
            continue;
        constexpr std::size_t count = 3 * columns;
        if (found->second.size() != count)
            return fail(PL_TEXT("core", "%1 of the calibration has %2 numbers where %3 are needed"), name, found->second.size(), count);
        return Eigen::Map<const Eigen::Matrix<double, 3, columns, Eigen::RowMajor>>(found->second.data());
    }
    return std::nullopt;
}

/// Seven printed digits leave a rotation a little skewed; the nearest true one makes its inverse its transpose.
std::optional<Eigen::Matrix3d> nearestRotation(const Eigen::Matrix3d& given)
{
    constexpr double tolerance = 1e-3;
    const bool isRotation =
        (given.transpose() * given - Eigen::Matrix3d::Identity()).cwiseAbs().maxCoeff() < tolerance && given.determinant() > 0;
    if (!isRotation)
        return std::nullopt;
    const Eigen::JacobiSVD<Eigen::Matrix3d> svd(given, Eigen::ComputeFullU | Eigen::ComputeFullV);
    return Eigen::Matrix3d(svd.matrixU() * svd.matrixV().transpose());
}

}  // namespace

Result<KittiCalibration> kittiCalibrationFromText(std::string_view text)
{
    const Entries entries = entriesOf(text);
    const auto P2 = matrix<4>(entries, {"P2"});
    const auto rectification = matrix<3>(entries, {"R0_rect", "R_rect"});
    const auto transform = matrix<4>(entries, {"Tr_velo_to_cam", "Tr_velo_cam", "Tr"});
    if (!P2)
        return std::unexpected(P2.error());
    if (!rectification)
        return std::unexpected(rectification.error());
    if (!transform)
        return std::unexpected(transform.error());
    if (!*P2)
        return fail(PL_TEXT("core", "the calibration has no P2, the projection of the left colour camera"));
    if (!*transform)
        return fail(PL_TEXT("core", "the calibration has no Tr_velo_to_cam, the way from the lidar to the camera"));

    const Eigen::Matrix3d rectify = rectification->value_or(Eigen::Matrix3d::Identity());
    const auto rotation = nearestRotation(rectify * (*transform)->leftCols<3>());
    if (!rotation)
        return fail(PL_TEXT("core", "the rotation from the lidar to the camera is no rotation; check R0_rect and Tr_velo_to_cam"));
    KittiCalibration calibration;
    calibration.P2 = **P2;
    calibration.camera_T_lidar.linear() = *rotation;
    calibration.camera_T_lidar.translation() = rectify * (*transform)->col(3);
    return calibration;
}

Result<std::optional<Pose>> lidarFromImu(std::string_view text)
{
    const auto transform = matrix<4>(entriesOf(text), {"Tr_imu_to_velo", "Tr_imu_velo"});
    if (!transform)
        return std::unexpected(transform.error());
    if (!*transform)
        return std::nullopt;
    const auto rotation = nearestRotation((*transform)->leftCols<3>());
    if (!rotation)
        return fail(PL_TEXT("core", "the rotation from the IMU to the lidar is no rotation; check Tr_imu_to_velo"));
    Pose lidar_T_imu = Pose::Identity();
    lidar_T_imu.linear() = *rotation;
    lidar_T_imu.translation() = (*transform)->col(3);
    return lidar_T_imu;
}

std::optional<Eigen::Vector2d> projectToImage(const KittiCalibration& calibration, const Eigen::Vector3d& lidar_m, double nearest_m)
{
    const Eigen::Vector3d camera_m = calibration.camera_T_lidar * lidar_m;
    if (!(camera_m.z() >= nearest_m))
        return std::nullopt;
    const Eigen::Vector3d homogeneous = calibration.P2 * camera_m.homogeneous();
    return homogeneous.head<2>() / homogeneous.z();
}

}  // namespace pointloom
