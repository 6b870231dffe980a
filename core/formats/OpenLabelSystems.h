// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/JsonPlace.h"
#include "core/geometry/OrientedBox.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// What moves between two coordinate systems at one frame.
struct OpenLabelMove
{
    std::string from;
    std::string to;
    Pose to_T_from;
};

/// The coordinate systems of an OpenLABEL file and how they hang together: how a cuboid that is given in the frame of a camera, of the car
/// or of the world gets into that of the cloud.
class OpenLabelSystems
{
public:
    OpenLabelSystems() = default;

    /// Learns the "coordinate_systems" of the file, and its "streams".
    void addSystems(const JsonPlace& systems);
    void addStreams(const JsonPlace& streams);

    /// The streams of LiDARs.
    [[nodiscard]] const std::vector<std::string>& lidars() const { return m_lidars; }
    /// Says which LiDAR the clouds are of, by the name of its stream or of its coordinate system; fails when there is no such. Without a
    /// name the only one that there is.
    [[nodiscard]] Result<void> choose(const std::string& lidar);

    /// The stream of that LiDAR, and its coordinate system; empty when the file does not say.
    [[nodiscard]] const std::string& stream() const { return m_stream; }
    [[nodiscard]] const std::string& cloud() const { return m_cloud; }
    /// The stream of a LiDAR whose coordinate system this is; empty when it is none.
    [[nodiscard]] std::string lidarOf(const std::string& system) const;

    /// world_T_cloud from a frame's transform, when it leads from the cloud, or from something that the cloud is fixed to, to something
    /// that it moves in: from the vehicle to the map.
    [[nodiscard]] std::optional<Pose> worldFrom(const JsonPlace& transform) const;

    /// cloud_T_system, by what is fixed, else by what a frame says as well. The identity where there is nothing to tell systems apart;
    /// fails when nothing connects them or nothing says which is the cloud's.
    [[nodiscard]] Result<Pose> toCloud(const std::string& system, const std::vector<OpenLabelMove>& moves = {}) const;

private:
    struct System
    {
        std::string type;
        std::string parent;
        std::optional<Pose> parent_T_system;
    };
    /// ancestor_T_system by ancestor, as far up as fixed poses go.
    [[nodiscard]] std::map<std::string, Pose> ancestors(const std::string& system) const;
    /// cloud_T_system of every system that can be reached.
    [[nodiscard]] std::map<std::string, Pose> reachable(const std::vector<OpenLabelMove>& moves) const;

    [[nodiscard]] bool isFixed(const std::string& system) const;
    [[nodiscard]] bool hangsOn(const std::string& system, const std::string& ancestor) const;
    /// The system that a name means, without regard to capitals where that is one; the name itself when there is none.
    [[nodiscard]] std::string systemNamed(const std::string& name) const;
    [[nodiscard]] std::string systemOfLidar(const std::string& stream) const;
    [[nodiscard]] std::string systemNames() const;

    std::map<std::string, System> m_systems;
    std::map<std::string, bool> m_streams;  ///< whether it is a LiDAR's
    std::vector<std::string> m_lidars;
    std::string m_stream;
    std::string m_cloud;
};

/// A transform as OpenLABEL writes it: a row-major matrix, a quaternion (w last) or Euler angles (order ZYX) with a translation. The older
/// format has the matrix without a name.
[[nodiscard]] Pose openLabelPose(const JsonPlace& data);

}  // namespace pointloom
