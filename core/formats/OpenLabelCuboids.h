// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"
#include "core/formats/OpenLabelBox.h"
#include "core/formats/OpenLabelParts.h"
#include "core/formats/OpenLabelSystems.h"

#include <map>
#include <string>
#include <vector>

namespace pointloom {

/// Reads the cuboids of one frame into it.
class OpenLabelCuboids
{
public:
    /// An object as it stands in the frame, or once for all of them.
    struct Object
    {
        std::string uid;
        const OpenLabelStatic* known;  ///< none where the file has no such object
        const JsonPlace& object;
        bool isStill;
    };

    /// The systems, the options and the frame must outlive it.
    OpenLabelCuboids(const OpenLabelSystems& systems, const FormatOptions& options, std::vector<OpenLabelMove> moves, LabelledFrame& frame)
        : m_systems(systems), m_options(options), m_moves(std::move(moves)), m_frame(frame)
    {}

    /// One cuboid after the other; there is one as a rule.
    void read(const Object& here);

private:
    struct Cuboid
    {
        const Object& of;
        const JsonPlace& data;
        const JsonPlace& cuboid;
        const std::string& where;
    };
    void readCuboid(const Cuboid& here, bool isRegion);
    void take(const OpenLabelBox& read, const Cuboid& here);
    [[nodiscard]] LabelledBox labelled(const Cuboid& here, const OrientedBox& box);
    [[nodiscard]] const Result<Pose>& toCloud(const std::string& system);

    const OpenLabelSystems& m_systems;
    const FormatOptions& m_options;
    std::vector<OpenLabelMove> m_moves;
    LabelledFrame& m_frame;
    std::map<std::string, Result<Pose>> m_toCloud;  ///< cloud_T_system of those that were asked for
};

}  // namespace pointloom
