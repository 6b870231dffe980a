// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelTally.h"
#include "core/formats/OpenLabelPose.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// The coordinate systems of an OpenLABEL file and how they hang together: how a cuboid that is given in the frame of a camera, of the car
/// or of the world gets into that of the cloud.
class OpenLabelSystems
{
public:
    OpenLabelSystems() = default;

    /// Learns the "coordinate_systems" of the file, and its "streams". Poses that lead nowhere are told.
    void addSystems(const JsonPlace& systems, LabelTally& tally);
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

    /// What a frame says moves, each two systems once and by their names here: what contradicts another leads nowhere, and is told as
    /// well as what led nowhere before.
    [[nodiscard]] std::vector<OpenLabelMove> settled(std::vector<OpenLabelMove> told, const std::string& where, LabelTally& tally) const;

    /// world_T_cloud from what a frame says, where something leads from the cloud, or from something that the cloud is fixed to, to
    /// something that it moves in: from the vehicle to the map.
    [[nodiscard]] std::optional<Pose> worldFrom(const std::vector<OpenLabelMove>& moves) const;

    /// cloud_T_system, by what a frame says and by what is fixed besides. The identity where there is nothing to tell systems apart; fails
    /// when nothing connects them, when what does is wrong, or when nothing says which is the cloud's.
    [[nodiscard]] Result<Pose> toCloud(const std::string& system, const std::vector<OpenLabelMove>& moves = {}) const;

private:
    struct System
    {
        std::string type;
        std::string parent;
        bool hasPlace = false;  ///< a pose in its parent, right or wrong
    };
    /// Where a system lies from the cloud, or why what leads there is wrong.
    struct Place
    {
        Pose cloud_T_system = Pose::Identity();
        std::optional<Message> wrong{};
    };
    using Places = std::map<std::string, Place>;
    /// Everything that can be reached; what is wrong is gone by only where nothing else leads.
    [[nodiscard]] Places reachable(const std::vector<OpenLabelMove>& moves) const;
    static void reach(Places& places, const std::vector<OpenLabelMove>& links, bool alsoWrong);
    /// Why no place can be trusted: a transform leads elsewhere than others do together.
    [[nodiscard]] static std::optional<Message> contradiction(const Places& places, const std::vector<OpenLabelMove>& links);
    [[nodiscard]] std::vector<OpenLabelMove> linksAt(const std::vector<OpenLabelMove>& moves) const;
    /// Whether the cloud is fixed to a system, as far up as fixed poses go.
    [[nodiscard]] bool isAncestor(const std::string& system) const;

    [[nodiscard]] bool isFixed(const std::string& system) const;
    [[nodiscard]] bool hangsOn(const std::string& system, const std::string& ancestor) const;
    /// The system that a name means, without regard to capitals where that is one; the name itself when there is none.
    [[nodiscard]] std::string systemNamed(const std::string& name) const;
    [[nodiscard]] std::string systemOfLidar(const std::string& stream) const;
    [[nodiscard]] std::string systemNames() const;

    std::map<std::string, System> m_systems;
    std::vector<OpenLabelMove> m_fixed;     ///< from systems to their parents
    std::map<std::string, bool> m_streams;  ///< whether it is a LiDAR's
    std::vector<std::string> m_lidars;
    std::string m_stream;
    std::string m_cloud;
};

}  // namespace pointloom
