// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelSystems.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pointloom {
namespace {

bool saysLidar(std::string_view name)
{
    constexpr std::array<std::string_view, 7> words{"lidar", "velo", "laser", "pandar", "ouster", "livox", "pointcloud"};
    const std::string low = lowered(name);
    return std::ranges::any_of(words, [&](std::string_view word) { return low.find(word) != std::string::npos; });
}

}  // namespace

void OpenLabelSystems::addSystems(const JsonPlace& systems, LabelTally& tally)
{
    std::vector<OpenLabelMove> told;
    for (const JsonPlace& system : systems.entries()) {
        System& added = m_systems[system.key()];
        added.parent = system.textOr("parent");
        added.type = lowered(system.textOr("type"));
        if (const auto pose = system.find("pose_wrt_parent"); pose && !added.parent.empty()) {
            told.push_back(openLabelMove(system.key(), added.parent, *pose));
            added.hasPlace = true;
        }
    }
    m_fixed = settled(std::move(told), {}, tally);
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
    if (m_systems.empty() && lowered(name) == lowered(m_cloud))
        return m_cloud;
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
    if (m_systems.empty())
        return stream;  // which has a system of its own, told or not
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
    const bool tellsSystems = !m_systems.empty() || m_lidars.size() > 1;
    if (!m_systems.contains(system) && tellsSystems) {
        std::string names;
        for (const std::string& name : m_lidars)
            names += (names.empty() ? "" : ", ") + name;
        return fail(PL_TEXT("core", "knows no LiDAR \"%1\"; its LiDARs: %2; its coordinate systems: %3"), lidar, names, systemNames());
    }
    m_stream = lidarOf(system);
    m_cloud = system;
    return {};
}

std::vector<OpenLabelMove> OpenLabelSystems::settled(std::vector<OpenLabelMove> told, const std::string& where, LabelTally& tally) const
{
    const std::string before = where.empty() ? where : where + ", ";
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    std::vector<OpenLabelMove> out;
    for (OpenLabelMove& move : told) {
        move.from = systemNamed(move.from);
        move.to = systemNamed(move.to);
        if (move.byColumns)
            tally.remark(PL_TEXT("core", "matrices that are rigid motions only when they are read column by column are read so: %1 (%2)"),
                         before + move.named());
        const auto [same, isNew] = known.try_emplace(std::minmax(move.from, move.to), out.size());
        OpenLabelMove& first = isNew ? out.emplace_back(move) : out[same->second];
        if (!isNew && !first.wrong && (move.wrong || contradict(first, move)))
            first.wrong = move.wrong.value_or(
                message(PL_TEXT("core", "two transforms between \"%1\" and \"%2\" contradict each other"), first.from, first.to));
    }
    for (const OpenLabelMove& move : out) {
        if (move.wrong)
            tally.remark(
                PL_TEXT("core", "transforms that are no rigid motion, cannot be read or contradict each other are not used: %1 (%2)"),
                before + move.named());
    }
    return out;
}

Result<Pose> OpenLabelSystems::toCloud(const std::string& told, const std::vector<OpenLabelMove>& moves) const
{
    const std::string system = systemNamed(told);
    if (system.empty() || system == m_cloud)
        return Pose::Identity();
    if (m_cloud.empty() && m_systems.size() == 1 && m_systems.contains(system))
        return Pose::Identity();  // there is nothing else that the clouds could be in
    const Places places = reachable(moves);
    const auto found = places.find(system);
    if (m_systems.empty() && (m_cloud.empty() || found == places.end())) {
        if (m_lidars.size() <= 1 && saysLidar(system))
            return Pose::Identity();
        return fail(PL_TEXT("core",
                            "cuboids are given in the coordinate system \"%1\", which the file does not describe; if it is that of "
                            "the clouds, say so (--lidar %1)"),
                    told);
    }
    if (m_cloud.empty())
        return fail(PL_TEXT("core",
                            "cuboids are given in the coordinate system \"%1\", and nothing in the file says which system is the LiDAR's: "
                            "%2; name it (--lidar NAME)"),
                    told, systemNames());
    if (found == places.end())
        return fail(
            PL_TEXT("core", "cuboids are given in the coordinate system \"%1\", and nothing in the file says where it lies from \"%2\""),
            system, m_cloud);
    if (found->second.wrong)
        return std::unexpected(Error{*found->second.wrong, {}});
    if (auto why = contradiction(places, linksAt(moves)))
        return std::unexpected(Error{std::move(*why), {}});
    return found->second.cloud_T_system;
}

std::optional<Pose> OpenLabelSystems::worldFrom(const std::vector<OpenLabelMove>& moves) const
{
    if (m_cloud.empty())
        return std::nullopt;
    const auto isWorld = [&](const OpenLabelMove& move) {  // a camera whose place the frames tell is no world
        return !move.wrong && isAncestor(move.from) && !isFixed(move.to) && !hangsOn(move.to, move.from);
    };
    const auto world = std::ranges::find_if(moves, isWorld);
    if (world == moves.end())
        return std::nullopt;
    const Places places = reachable(moves);
    const auto source = places.find(world->from);
    if (source == places.end() || source->second.wrong)
        return std::nullopt;
    return world->to_T_from * source->second.cloud_T_system.inverse();
}

bool OpenLabelSystems::isAncestor(const std::string& system) const
{
    std::string here = m_cloud;
    for (std::size_t steps = 0; steps <= m_systems.size() && here != system; ++steps) {  // a file may name its systems in a circle
        const auto found = m_systems.find(here);
        if (found == m_systems.end() || !found->second.hasPlace)
            return false;
        here = found->second.parent;
    }
    return here == system;
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

}  // namespace pointloom
