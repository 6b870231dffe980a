// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelFrames.h"

#include <array>
#include <cmath>
#include <span>

namespace pointloom {
namespace {

constexpr double levelTo = 1e-9;  // below it a tilt is rounding

/// R = Rz Ry Rx, which is how the format's own reference code reads Euler angles.
Eigen::Matrix3d fromEuler(double x_rad, double y_rad, double z_rad)
{
    using Eigen::AngleAxisd;
    using Eigen::Vector3d;
    return (AngleAxisd(z_rad, Vector3d::UnitZ()) * AngleAxisd(y_rad, Vector3d::UnitY()) * AngleAxisd(x_rad, Vector3d::UnitX()))
        .toRotationMatrix();
}

Eigen::Matrix3d fromQuaternion(std::span<const double> xyzw)
{
    return Eigen::Quaterniond(xyzw[3], xyzw[0], xyzw[1], xyzw[2]).normalized().toRotationMatrix();
}

Eigen::Vector3d vectorAt(std::span<const double> list, std::size_t first = 0)
{
    return {list[first], list[first + 1], list[first + 2]};
}

/// The upright box of a turned one.
OrientedBox standUp(const Eigen::Vector3d& centre_m, const Eigen::Matrix3d& rotation, const Eigen::Vector3d& size_m)
{
    Eigen::Index up = 2;
    if (std::abs(rotation(2, 2)) < 1 - levelTo)
        rotation.row(2).cwiseAbs().maxCoeff(&up);
    const Eigen::Index along = up == 0 ? 1 : 0;
    const Eigen::Index across = 3 - up - along;
    return {centre_m, {size_m[along], size_m[across], size_m[up]}, std::atan2(rotation(1, along), rotation(0, along))};
}

}  // namespace

void OpenLabelFrames::addSystems(const JsonPlace& systems)
{
    for (const JsonPlace& system : systems.entries()) {
        System& added = m_systems[system.key()];
        added.parent = system.textOr("parent");
        if (const auto pose = system.find("pose_wrt_parent"))
            added.parent_T_system = openLabelPose(*pose);
    }
}

void OpenLabelFrames::addStreams(const JsonPlace& streams)
{
    for (const JsonPlace& stream : streams.entries()) {
        if (m_cloud.empty() && stream.textOr("type") == "lidar" && m_systems.contains(stream.key()))
            m_cloud = stream.key();
    }
}

std::map<std::string, Pose> OpenLabelFrames::ancestors(const std::string& system) const
{
    std::map<std::string, Pose> out;
    Pose here_T_system = Pose::Identity();
    std::string here = system;
    while (out.emplace(here, here_T_system).second) {  // a file may name its systems in a circle
        const auto found = m_systems.find(here);
        if (found == m_systems.end() || found->second.parent.empty() || !found->second.parent_T_system)
            break;
        here_T_system = *found->second.parent_T_system * here_T_system;
        here = found->second.parent;
    }
    return out;
}

Result<Pose> OpenLabelFrames::toCloud(const std::string& system) const
{
    if (system.empty() || m_cloud.empty() || system == m_cloud)
        return Pose::Identity();
    const auto ofCloud = ancestors(m_cloud);
    for (const auto& [ancestor, ancestor_T_system] : ancestors(system)) {
        if (const auto shared = ofCloud.find(ancestor); shared != ofCloud.end())
            return shared->second.inverse() * ancestor_T_system;
    }
    return fail(
        PL_TEXT("core", "cuboids are given in the coordinate system \"%1\", and nothing in the file says where it lies from \"%2\""),
        system, m_cloud);
}

std::optional<Pose> OpenLabelFrames::worldFrom(const JsonPlace& transform) const
{
    const auto from = transform.find("src");
    const auto to = transform.find("dst");
    const auto pose = transform.find("transform_src_to_dst");
    if (m_cloud.empty() || !from || !to || !pose)
        return std::nullopt;
    const auto ofCloud = ancestors(m_cloud);
    const auto source = ofCloud.find(from->text());
    const std::string target = to->text();
    if (source == ofCloud.end() || isFixed(target) || hangsOn(target, source->first))
        return std::nullopt;  // a camera whose place the frames tell is no world
    return openLabelPose(*pose) * source->second;
}

/// Whether a system keeps its place as seen from the cloud.
bool OpenLabelFrames::isFixed(const std::string& system) const
{
    return toCloud(system).has_value();
}

/// Whether a system is below another one in the tree, wherever it lies from there.
bool OpenLabelFrames::hangsOn(const std::string& system, const std::string& ancestor) const
{
    std::string here = system;
    for (std::size_t steps = 0; steps <= m_systems.size(); ++steps) {  // a file may name its systems in a circle
        const auto found = m_systems.find(here);
        if (found == m_systems.end() || found->second.parent.empty())
            return false;
        if (found->second.parent == ancestor)
            return true;
        here = found->second.parent;
    }
    return false;
}

Pose openLabelPose(const JsonPlace& data)
{
    Pose pose = Pose::Identity();
    if (const auto matrix = data.find("matrix4x4")) {
        const std::vector<double> values = matrix->numbers(16);
        pose.matrix() = Eigen::Map<const Eigen::Matrix<double, 4, 4, Eigen::RowMajor>>(values.data());
        pose.makeAffine();
        return pose;
    }
    pose.translation() = vectorAt(data.at("translation").numbers(3));
    if (const auto quaternion = data.find("quaternion")) {
        pose.linear() = fromQuaternion(quaternion->numbers(4));
        return pose;
    }
    const Eigen::Vector3d zyx = vectorAt(data.at("euler_angles").numbers(3));
    pose.linear() = fromEuler(zyx.z(), zyx.y(), zyx.x());
    return pose;
}

std::optional<OrientedBox> openLabelBox(const JsonPlace& place, const Pose& cloud_T_system)
{
    constexpr std::size_t withEuler = 9;
    constexpr std::size_t withQuaternion = 10;
    if (place.isNull())
        return std::nullopt;
    const std::size_t count = place.items().size();
    if (count != withEuler && count != withQuaternion) {
        place.refuse(message(PL_TEXT("core", "a cuboid has %1 values; it needs 9 or 10"), count));
        return std::nullopt;
    }
    const std::vector<double> values = place.numbers(count);
    const Eigen::Vector3d size_m = vectorAt(values, count - 3);
    if ((size_m.array() <= 0).any())
        return std::nullopt;
    const Eigen::Vector3d angles = vectorAt(values, 3);
    const Eigen::Matrix3d rotation =
        count == withQuaternion ? fromQuaternion(std::span(values).subspan(3, 4)) : fromEuler(angles.x(), angles.y(), angles.z());
    const Eigen::Matrix3d turned = cloud_T_system.linear() * rotation;
    const OrientedBox upright = standUp(cloud_T_system * vectorAt(values), turned, size_m);
    const bool sameVertical = cloud_T_system.linear()(2, 2) > 1 - levelTo;
    const bool isTilted = turned(2, 2) < 0 || turned.row(2).head<2>().norm() > levelTo;
    return sameVertical && isTilted ? withRotation({upright.centre_m, size_m, 0}, turned) : upright;
}

}  // namespace pointloom
