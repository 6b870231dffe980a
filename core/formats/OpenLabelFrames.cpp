// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelFrames.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace pointloom {
namespace {

using nlohmann::json;

constexpr double levelTo = 1e-9;  // below it a tilt is rounding

/// R = Rz Ry Rx, which is how the format's own reference code reads Euler angles.
Eigen::Matrix3d fromEuler(double x_rad, double y_rad, double z_rad)
{
    using Eigen::AngleAxisd;
    using Eigen::Vector3d;
    return (AngleAxisd(z_rad, Vector3d::UnitZ()) * AngleAxisd(y_rad, Vector3d::UnitY()) * AngleAxisd(x_rad, Vector3d::UnitX()))
        .toRotationMatrix();
}

Eigen::Matrix3d fromQuaternion(const json& xyzw, std::size_t first)
{
    const auto at = [&](std::size_t i) { return xyzw.at(first + i).get<double>(); };
    return Eigen::Quaterniond(at(3), at(0), at(1), at(2)).normalized().toRotationMatrix();
}

Eigen::Vector3d vector(const json& list, std::size_t first = 0)
{
    return {list.at(first).get<double>(), list.at(first + 1).get<double>(), list.at(first + 2).get<double>()};
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

OpenLabelFrames::OpenLabelFrames(const json& openlabel)
{
    if (const auto systems = openlabel.find("coordinate_systems"); systems != openlabel.end()) {
        for (const auto& [name, system] : systems->items()) {
            System& added = m_systems[name];
            added.parent = system.value("parent", std::string());
            if (const auto pose = system.find("pose_wrt_parent"); pose != system.end())
                added.parent_T_system = openLabelPose(*pose);
        }
    }
    if (const auto streams = openlabel.find("streams"); streams != openlabel.end()) {
        for (const auto& [name, stream] : streams->items()) {
            if (m_cloud.empty() && stream.value("type", std::string()) == "lidar" && m_systems.contains(name))
                m_cloud = name;
        }
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

std::optional<Pose> OpenLabelFrames::worldFrom(const json& transform) const
{
    const auto from = transform.find("src");
    const auto to = transform.find("dst");
    const auto pose = transform.find("transform_src_to_dst");
    if (m_cloud.empty() || from == transform.end() || to == transform.end() || pose == transform.end())
        return std::nullopt;
    const auto ofCloud = ancestors(m_cloud);
    const auto source = ofCloud.find(from->get<std::string>());
    const std::string target = to->get<std::string>();
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

Pose openLabelPose(const json& data)
{
    Pose pose = Pose::Identity();
    if (const auto matrix = data.find("matrix4x4"); matrix != data.end()) {
        for (std::size_t row = 0; row < 3; ++row) {
            for (std::size_t column = 0; column < 4; ++column)
                pose.matrix()(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) =
                    matrix->at(4 * row + column).get<double>();
        }
        return pose;
    }
    pose.translation() = vector(data.at("translation"));
    if (const auto quaternion = data.find("quaternion"); quaternion != data.end()) {
        pose.linear() = fromQuaternion(*quaternion, 0);
        return pose;
    }
    const Eigen::Vector3d zyx = vector(data.at("euler_angles"));
    pose.linear() = fromEuler(zyx.z(), zyx.y(), zyx.x());
    return pose;
}

Result<std::optional<OrientedBox>> openLabelBox(const json& values, const Pose& cloud_T_system)
{
    if (values.is_null())
        return std::nullopt;
    if (!values.is_array() || (values.size() != 9 && values.size() != 10))
        return fail(PL_TEXT("core", "a cuboid has %1 values; it needs 9 or 10"), values.size());
    const Eigen::Vector3d size_m = vector(values, values.size() - 3);
    if ((size_m.array() <= 0).any())
        return std::nullopt;
    const Eigen::Vector3d angles = vector(values, 3);
    const Eigen::Matrix3d rotation = values.size() == 10 ? fromQuaternion(values, 3) : fromEuler(angles.x(), angles.y(), angles.z());
    const Eigen::Matrix3d turned = cloud_T_system.linear() * rotation;
    const OrientedBox upright = standUp(cloud_T_system * vector(values), turned, size_m);
    const bool sameVertical = cloud_T_system.linear()(2, 2) > 1 - levelTo;
    const bool isTilted = turned(2, 2) < 0 || turned.row(2).head<2>().norm() > levelTo;
    return sameVertical && isTilted ? withRotation({upright.centre_m, size_m, 0}, turned) : upright;
}

}  // namespace pointloom
