// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Id.h"
#include "core/geometry/OrientedBox.h"
#include "core/labels/Attribute.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pointloom {

/// One real object through all the frames in which it is seen. Class and lasting attributes belong to it.
struct Track
{
    Id<Track> id;
    std::string classKey;     ///< key of a class in the scheme
    AttributeMap attributes;  ///< those of scope "track"
    std::string externalId;   ///< the id it had in imported data, given back on export; else empty

    friend bool operator==(const Track&, const Track&) = default;
};

/// How a box came to be where it is.
enum class BoxOrigin { drawn, fitted, prelabelled, imported };

/// One object in one frame. The box is in the frame of that frame's cloud, as in its file (double precision, no origin
/// taken off).
struct Cuboid
{
    Id<Cuboid> id;
    Id<Track> track;
    int frame = 0;  ///< index into the sequence
    OrientedBox box;
    AttributeMap attributes;  ///< those of scope "frame"
    BoxOrigin origin = BoxOrigin::drawn;
    double score = 1;  ///< confidence of whatever made it, 0..1

    friend bool operator==(const Cuboid&, const Cuboid&) = default;
};

using FrameLabels = std::map<Id<Cuboid>, Cuboid>;
using TrackMap = std::map<Id<Track>, Track>;

/// All labels of a sequence at one moment. A copy is cheap and stays as it is: the per-frame maps are shared until changed.
class Labels
{
public:
    [[nodiscard]] const FrameLabels& frame(int index) const;
    [[nodiscard]] const TrackMap& tracks() const { return *m_tracks; }
    [[nodiscard]] const Cuboid* find(Id<Cuboid> id) const;
    [[nodiscard]] const Track* find(Id<Track> id) const;
    [[nodiscard]] const Track* trackOf(const Cuboid& cuboid) const { return find(cuboid.track); }

    /// The frames that hold at least one box, ascending.
    [[nodiscard]] std::vector<int> labelledFrames() const;
    [[nodiscard]] std::size_t cuboidCount() const { return m_frameOf.size(); }

private:
    friend class Document;

    std::map<int, std::shared_ptr<const FrameLabels>> m_frames;
    std::shared_ptr<const TrackMap> m_tracks = std::make_shared<TrackMap>();
    std::map<Id<Cuboid>, int> m_frameOf;
};

}  // namespace pointloom
