// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Id.h"
#include "core/geometry/OrientedBox.h"
#include "core/labels/Attribute.h"
#include "core/labels/FrameNumbers.h"

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

/// What a box in a sequence rests on. Keyframes and finalised boxes are anchors: no automatic step changes them.
enum class BoxState {
    keyframe,      ///< a person put it there
    interpolated,  ///< lies between anchors and follows them
    propagated,    ///< found by following the object from an anchor
    finalised,     ///< a person declared it final
};

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
    BoxState state = BoxState::keyframe;

    [[nodiscard]] bool isAnchor() const { return state == BoxState::keyframe || state == BoxState::finalised; }
    friend bool operator==(const Cuboid&, const Cuboid&) = default;
};

using FrameLabels = std::map<Id<Cuboid>, Cuboid>;
using TrackMap = std::map<Id<Track>, Track>;
using TrackBoxes = std::map<int, Id<Cuboid>>;  ///< by frame: a track has at most one box in each

/// All labels of a sequence at one moment. A copy is cheap and stays as it is: the per-frame maps are shared until changed.
class Labels
{
public:
    [[nodiscard]] const FrameLabels& frame(int index) const;
    [[nodiscard]] const TrackMap& tracks() const { return *m_tracks; }
    [[nodiscard]] const Cuboid* find(Id<Cuboid> id) const;
    [[nodiscard]] const Track* find(Id<Track> id) const;
    [[nodiscard]] const Track* trackOf(const Cuboid& cuboid) const { return find(cuboid.track); }
    /// Key of the class of its track; empty when there is no such track.
    [[nodiscard]] const std::string& classKeyOf(const Cuboid& cuboid) const;

    /// The boxes of a track through its life.
    [[nodiscard]] const TrackBoxes& boxesOf(Id<Track> track) const;
    [[nodiscard]] const Cuboid* boxOf(Id<Track> track, int frame) const;

    /// The frames that hold at least one box, ascending.
    [[nodiscard]] std::vector<int> labelledFrames() const;
    [[nodiscard]] std::size_t cuboidCount() const { return m_cuboids; }

private:
    friend class Document;

    std::map<int, std::shared_ptr<const FrameLabels>> m_frames;
    std::shared_ptr<const TrackMap> m_tracks = std::make_shared<TrackMap>();
    std::map<Id<Track>, std::shared_ptr<const TrackBoxes>> m_boxesOf;
    FrameNumbers m_frameOf;
    std::size_t m_cuboids = 0;
};

}  // namespace pointloom
