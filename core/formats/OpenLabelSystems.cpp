// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelSystems.h"

#include "core/base/Text.h"
#include "core/formats/OpenLabelBox.h"

#include <algorithm>
#include <array>
#include <deque>

namespace pointloom {
namespace {

Eigen::Vector3d vectorAt(const std::vector<double>& list)
{
    return {list[0], list[1], list[2]};
}

bool saysLidar(std::string_view name)
{
    constexpr std::array<std::string_view, 7> words{"lidar", "velo", "laser", "pandar", "ouster", "livox", "pointcloud"};
    const std::string low = lowered(name);
    return std::ranges::any_of(words, [&](std::string_view word) { return low.find(word) != std::string::npos; });
}

}  // namespace

void OpenLabelSystems::addSystems(const JsonPlace& systems)
{
    for (const JsonPlace& system : systems.entries()) {
        System& added = m_systems[system.key()];
        added.parent = system.textOr("parent");
        added.type = lowered(system.textOr("type"));
        if (const auto pose = system.find("pose_wrt_parent"))
            added.parent_T_system = openLabelPose(*pose);
    }
}

void OpenLabelSystems::addStreams(const JsonPlace& streams)
{
    for (const JsonPlace& stream : streams.entries()) {
        const bool isLidar = lowered(stream.textOr("type")) == "lidar";
        m_streams[stream.key()] = isLidar;
        if (isLidar)
            m_lidars.push_back(stream.key());
    }
}

std::string OpenLabelSystems::systemNamed(const std::string& name) const
{
    if (m_systems.contains(name))
        return name;
    std::string found;
    for (const auto& [key, system] : m_systems) {
        if (lowered(key) != lowered(name))
            continue;
        if (!found.empty())
            return name;
        found = key;
    }
    return found.empty() ? name : found;
}

/// The system that a LiDAR's clouds are in: called like its stream, else the only one of a sensor that is no other stream's, else the only
/// one whose name says it. Empty when nothing does.
std::string OpenLabelSystems::systemOfLidar(const std::string& stream) const
{
    if (const std::string same = systemNamed(stream); m_systems.contains(same))
        return same;
    const auto onlyOne = [&](const auto& fits) {
        std::string found;
        std::size_t count = 0;
        for (const auto& [name, system] : m_systems) {
            if (fits(name, system)) {
                found = name;
                ++count;
            }
        }
        return count == 1 ? found : std::string();
    };
    const auto isFree = [&](const std::string& name) { return !m_streams.contains(name); };
    if (const std::string sensor =
            onlyOne([&](const std::string& name, const System& system) { return system.type == "sensor_cs" && isFree(name); });
        !sensor.empty() && m_lidars.size() <= 1)
        return sensor;
    return onlyOne([&](const std::string& name, const System&) { return saysLidar(name) && isFree(name); });
}

std::string OpenLabelSystems::systemNames() const
{
    std::string out;
    for (const auto& [name, system] : m_systems)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

std::string OpenLabelSystems::lidarOf(const std::string& system) const
{
    for (const std::string& lidar : m_lidars) {
        if (systemOfLidar(lidar) == systemNamed(system))
            return lidar;
    }
    return {};
}

Result<void> OpenLabelSystems::choose(const std::string& lidar)
{
    if (lidar.empty()) {
        m_stream = m_lidars.empty() ? std::string() : m_lidars.front();
        m_cloud = systemOfLidar(m_stream);
        return {};
    }
    const auto stream = std::ranges::find_if(m_lidars, [&](const std::string& name) { return lowered(name) == lowered(lidar); });
    const std::string system = systemNamed(lidar);
    if (stream != m_lidars.end()) {
        m_stream = *stream;
        m_cloud = systemOfLidar(m_stream);
        return {};
    }
    if (!m_systems.contains(system)) {
        std::string names;
        for (const std::string& name : m_lidars)
            names += (names.empty() ? "" : ", ") + name;
        return fail(PL_TEXT("core", "knows no LiDAR \"%1\"; its LiDARs: %2; its coordinate systems: %3"), lidar, names, systemNames());
    }
    m_stream = lidarOf(system);
    m_cloud = system;
    return {};
}

std::map<std::string, Pose> OpenLabelSystems::ancestors(const std::string& system) const
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

std::map<std::string, Pose> OpenLabelSystems::reachable(const std::vector<OpenLabelMove>& moves) const
{
    std::vector<OpenLabelMove> links = moves;
    for (const auto& [name, system] : m_systems) {
        if (!system.parent.empty() && system.parent_T_system)
            links.push_back({name, system.parent, *system.parent_T_system});
    }
    std::map<std::string, Pose> out{{m_cloud, Pose::Identity()}};
    for (std::deque<std::string> open{m_cloud}; !open.empty(); open.pop_front()) {
        const Pose cloud_T_here = out.at(open.front());
        for (const OpenLabelMove& link : links) {
            if (link.to == open.front() && out.emplace(link.from, cloud_T_here * link.to_T_from).second)
                open.push_back(link.from);
            if (link.from == open.front() && out.emplace(link.to, cloud_T_here * link.to_T_from.inverse()).second)
                open.push_back(link.to);
        }
    }
    return out;
}

Result<Pose> OpenLabelSystems::toCloud(const std::string& told, const std::vector<OpenLabelMove>& moves) const
{
    const std::string system = systemNamed(told);
    if (system.empty() || system == m_cloud || m_systems.empty())
        return Pose::Identity();
    if (m_cloud.empty() && m_systems.size() == 1 && m_systems.contains(system))
        return Pose::Identity();  // there is nothing else that the clouds could be in
    if (m_cloud.empty())
        return fail(PL_TEXT("core",
                            "cuboids are given in the coordinate system \"%1\", and nothing in the file says which system is the LiDAR's: "
                            "%2; name it (--lidar NAME)"),
                    told, systemNames());
    for (const auto& known : {std::vector<OpenLabelMove>(), moves}) {
        const auto poses = reachable(known);
        if (const auto found = poses.find(system); found != poses.end())
            return found->second;
    }
    return fail(
        PL_TEXT("core", "cuboids are given in the coordinate system \"%1\", and nothing in the file says where it lies from \"%2\""),
        system, m_cloud);
}

std::optional<Pose> OpenLabelSystems::worldFrom(const JsonPlace& transform) const
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
bool OpenLabelSystems::isFixed(const std::string& system) const
{
    return reachable({}).contains(system);
}

/// Whether a system is below another one in the tree, wherever it lies from there.
bool OpenLabelSystems::hangsOn(const std::string& system, const std::string& ancestor) const
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
    const auto matrix = data.isList() ? std::optional(data) : data.find("matrix4x4");
    if (matrix) {
        const std::vector<double> values = matrix->numbers(16);
        pose.matrix() = Eigen::Map<const Eigen::Matrix<double, 4, 4, Eigen::RowMajor>>(values.data());
        pose.makeAffine();
        return pose;
    }
    pose.translation() = vectorAt(data.at("translation").numbers(3));
    if (const auto quaternion = data.find("quaternion")) {
        const std::vector<double> q = quaternion->numbers(4);
        const auto rotation = openLabelQuaternion(q[0], q[1], q[2], q[3]);
        if (!rotation)
            quaternion->refuse(message(PL_TEXT("core", "is a quaternion without a length, which is no rotation")));
        pose.linear() = rotation.value_or(Eigen::Matrix3d::Identity());
        return pose;
    }
    const Eigen::Vector3d zyx = vectorAt(data.at("euler_angles").numbers(3));
    pose.linear() = openLabelEuler(zyx.z(), zyx.y(), zyx.x());
    return pose;
}

}  // namespace pointloom
