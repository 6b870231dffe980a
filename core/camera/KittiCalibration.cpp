// SPDX-License-Identifier: Apache-2.0
#include "core/camera/KittiCalibration.h"

#include "core/base/Text.h"
#include "core/geometry/Rotation.h"

#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace pointloom {
namespace {

using Entries = std::map<std::string, std::vector<double>>;

/// The numbers behind each key, in small letters. Tracking files leave out the colon for some of them.
Entries entriesOf(std::string_view text)
{
    Entries entries;
    for (const std::string_view line : fields(text, '\n')) {
        const auto parts = words(line);
        if (parts.empty() || parts.front().starts_with('#'))
            continue;
        std::string key = lowered(parts.front());
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

template <int rows, int columns> using RowMajor = Eigen::Map<const Eigen::Matrix<double, rows, columns, Eigen::RowMajor>>;

/// Nine numbers are a matrix without its last column, twelve one with it, sixteen one with the last row 0 0 0 1 as well; where that row
/// stands as the last column, the matrix is told column by column. Nothing for any other count.
std::optional<Eigen::Matrix4d> squareMatrix(const std::vector<double>& numbers)
{
    Eigen::Matrix4d out = Eigen::Matrix4d::Identity();
    if (numbers.size() == 9)
        out.topLeftCorner<3, 3>() = RowMajor<3, 3>(numbers.data());
    else if (numbers.size() == 12)
        out.topRows<3>() = RowMajor<3, 4>(numbers.data());
    else if (numbers.size() == 16)
        out = RowMajor<4, 4>(numbers.data());
    else
        return std::nullopt;
    const auto isLast = [](const auto& row) { return row.template head<3>().isZero(0) && row(3) == 1; };
    if (!isLast(out.row(3)) && isLast(out.col(3).transpose()))
        out.transposeInPlace();
    return out;
}

/// The first of the names that is there, as a matrix; nothing when none is. A translation that is missing is none, unless it is needed.
template <int columns>
Result<std::optional<Eigen::Matrix<double, 3, columns>>> matrix(const Entries& entries, std::initializer_list<const char*> names,
                                                                bool needsTranslation = false)
{
    for (const char* name : names) {
        const auto found = entries.find(lowered(name));
        if (found == entries.end())
            continue;
        constexpr std::size_t count = 3 * columns;
        const auto whole = squareMatrix(found->second);
        if (!whole || (needsTranslation && found->second.size() == 9))
            return fail(PL_TEXT("core", "%1 of the calibration has %2 numbers where %3 are needed"), name, found->second.size(), count);
        if (!whole->allFinite())
            return fail(PL_TEXT("core", "%1 of the calibration has a value that is no finite number"), name);
        return whole->topLeftCorner<3, columns>();
    }
    return std::nullopt;
}

/// The projection that says that there is no camera: where a file has none, boxes are placed by the rest of it.
ProjectionMatrix noProjection()
{
    ProjectionMatrix out;
    out.setIdentity();
    return out;
}

constexpr double noCameraFocal_px = 1;  // what is written for clouds without a camera

/// projection = intrinsics * camera_T_camera0
struct PinholeParts
{
    Eigen::Matrix3d intrinsics;
    Pose camera_T_camera0 = Pose::Identity();
};

/// Takes a projection apart: the rows of intrinsics * rotation, from the last up (RQ). KITTI's own have no rotation and stay as they are.
std::optional<PinholeParts> partsOf(const ProjectionMatrix& projection)
{
    constexpr double tolerance = 1e-6;
    const Eigen::Matrix3d M = projection.leftCols<3>();
    if (!projection.allFinite() || M.determinant() <= 0)
        return std::nullopt;
    PinholeParts parts;
    if (M(0, 1) == 0 && M.row(1).x() == 0 && M.row(2) == Eigen::RowVector3d::UnitZ()) {
        parts.intrinsics = M;
        parts.camera_T_camera0.translation() = M.triangularView<Eigen::Upper>().solve(projection.col(3));
        return parts;
    }
    const double scale = M.row(2).norm();  // a projection means the same at every scale
    const Eigen::Vector3d z = M.row(2).transpose() / scale;
    const Eigen::Vector3d first = M.row(0).transpose() / scale;
    const Eigen::Vector3d second = M.row(1).transpose() / scale;
    const double cx_px = first.dot(z);
    const double cy_px = second.dot(z);
    const double fy_px = (second - cy_px * z).norm();
    const Eigen::Vector3d y = (second - cy_px * z) / fy_px;
    const Eigen::Vector3d x = y.cross(z);
    const double fx_px = first.dot(x);
    if (fx_px <= 0 || std::abs(first.dot(y)) > tolerance * fx_px)
        return std::nullopt;
    parts.intrinsics << fx_px, 0, cx_px, 0, fy_px, cy_px, 0, 0, 1;
    parts.camera_T_camera0.linear() << x.transpose(), y.transpose(), z.transpose();
    parts.camera_T_camera0.translation() = parts.intrinsics.triangularView<Eigen::Upper>().solve(projection.col(3) / scale);
    return parts;
}

}  // namespace

Result<KittiCalibration> kittiCalibrationFromText(std::string_view text)
{
    const Entries entries = entriesOf(text);
    const auto P2 = matrix<4>(entries, {"P2"});
    const auto P3 = matrix<4>(entries, {"P3"});
    const auto rectification = matrix<3>(entries, {"R0_rect", "R_rect"});
    const auto transform = matrix<4>(entries, {"Tr_velo_to_cam", "Tr_velo_cam", "Tr"}, true);
    if (!P2)
        return std::unexpected(P2.error());
    if (!P3)
        return std::unexpected(P3.error());
    if (!rectification)
        return std::unexpected(rectification.error());
    if (!transform)
        return std::unexpected(transform.error());
    if (!*P2 && !*transform)
        return fail(PL_TEXT("core", "the calibration has no P2, the projection of the left colour camera, and no Tr_velo_to_cam"));
    if (!*transform)
        return fail(PL_TEXT("core", "the calibration has no Tr_velo_to_cam, the way from the lidar to the camera"));

    const Eigen::Matrix3d rectify = rectification->value_or(Eigen::Matrix3d::Identity());
    const auto rotation = nearestRotation(rectify * (*transform)->leftCols<3>());
    if (!rotation)
        return fail(PL_TEXT("core", "the rotation from the lidar to the camera is no rotation; check R0_rect and Tr_velo_to_cam"));
    KittiCalibration calibration;
    calibration.P2 = P2->value_or(noProjection());
    calibration.P3 = *P3;
    calibration.camera_T_lidar.linear() = *rotation;
    calibration.camera_T_lidar.translation() = rectify * (*transform)->col(3);
    return calibration;
}

Result<std::optional<Pose>> lidarFromImu(std::string_view text)
{
    const auto transform = matrix<4>(entriesOf(text), {"Tr_imu_to_velo", "Tr_imu_velo"}, true);
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

Result<std::optional<CameraModel>> cameraFromProjection(const ProjectionMatrix& projection, const Pose& camera0_T_lidar)
{
    const auto parts = partsOf(projection);
    if (!parts)
        return fail(PL_TEXT("core", "the projection of the camera is no pinhole's; check P2 and P3"));
    const Eigen::Matrix3d& K = parts->intrinsics;
    if (K(0, 0) <= noCameraFocal_px)
        return std::nullopt;
    return CameraModel{
        .fx_px = K(0, 0), .fy_px = K(1, 1), .cx_px = K(0, 2), .cy_px = K(1, 2), .camera_T_ego = parts->camera_T_camera0 * camera0_T_lidar};
}

ProjectionMatrix projectionOf(const CameraModel& camera, const Pose& camera0_T_lidar)
{
    Eigen::Matrix3d K;
    K << camera.fx_px, 0, camera.cx_px, 0, camera.fy_px, camera.cy_px, 0, 0, 1;
    return K * (camera.camera_T_ego * camera0_T_lidar.inverse()).matrix().topRows<3>();
}

std::optional<KittiCalibration> kittiCalibrationOf(const CameraModel& camera)
{
    if (camera.lens.model() != LensModel::none)
        return std::nullopt;
    KittiCalibration out;
    out.P2 << camera.fx_px, 0, camera.cx_px, 0, 0, camera.fy_px, camera.cy_px, 0, 0, 0, 1, 0;
    out.camera_T_lidar = camera.camera_T_ego;
    return out;
}

}  // namespace pointloom
