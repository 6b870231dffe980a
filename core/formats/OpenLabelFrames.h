// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/JsonPlace.h"
#include "core/geometry/OrientedBox.h"

#include <map>
#include <optional>
#include <string>

namespace pointloom {

/// The coordinate systems of an OpenLABEL file, as far as they hang together without moving: how a cuboid that is given in the camera's
/// frame gets into that of the cloud.
class OpenLabelFrames
{
public:
    OpenLabelFrames() = default;

    /// Learns the "coordinate_systems" of the file, and its "streams".
    void addSystems(const JsonPlace& systems);
    void addStreams(const JsonPlace& streams);

    /// The coordinate system of the first lidar stream; empty when the file does not say.
    [[nodiscard]] const std::string& cloud() const { return m_cloud; }

    /// world_T_cloud from a frame's transform, when it leads from the cloud, or from something that the cloud is fixed to, to something
    /// that it moves in: from the vehicle to the map.
    [[nodiscard]] std::optional<Pose> worldFrom(const JsonPlace& transform) const;

    /// cloud_T_system. The identity where one of them is not named; fails when nothing fixed connects them.
    [[nodiscard]] Result<Pose> toCloud(const std::string& system) const;

private:
    struct System
    {
        std::string parent;
        std::optional<Pose> parent_T_system;
    };
    /// ancestor_T_system by ancestor, as far up as fixed poses go.
    [[nodiscard]] std::map<std::string, Pose> ancestors(const std::string& system) const;

    [[nodiscard]] bool isFixed(const std::string& system) const;
    [[nodiscard]] bool hangsOn(const std::string& system, const std::string& ancestor) const;

    std::map<std::string, System> m_systems;
    std::string m_cloud;
};

/// A transform as OpenLABEL writes it: a row-major matrix, a quaternion (w last) or Euler angles (order ZYX) with a translation.
[[nodiscard]] Pose openLabelPose(const JsonPlace& data);

/// A cuboid's nine (Euler angles) or ten values (quaternion, w last) as a box of the cloud, with its tilt where its coordinate system has
/// the cloud's vertical. In another system, a camera's as a rule, it is read upright, because that is how it was drawn: the side that
/// points up most is the height, the first of the other two the length. Nothing when it has no values or no volume.
[[nodiscard]] std::optional<OrientedBox> openLabelBox(const JsonPlace& values, const Pose& cloud_T_system);

}  // namespace pointloom
