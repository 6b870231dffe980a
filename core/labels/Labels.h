// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/ByFrame.h"
#include "core/labels/ByTrack.h"
#include "core/labels/Cuboid.h"
#include "core/labels/FrameList.h"
#include "core/labels/ImageRectangle.h"
#include "core/labels/PointLabels.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pointloom {

struct Edit;

using FrameLabels = ByFrame<Cuboid>::Objects;
using ImageBoxes = ByFrame<ImageRectangle>::Objects;
using TrackMap = std::map<Id<Track>, Track>;
using TrackBoxes = ByTrack<Cuboid, int>::Places;  ///< by position of the frame: a track has at most one box in each

/// All labels of a sequence at one moment. A copy is cheap and stays as it is: the per-frame maps are shared until changed.
///
/// Labels name frames by key. While a sequence is open its frames go by their positions: whatever takes or answers an int means these
/// frames and no others. Labels of frames that are no longer in the sequence are kept and are asked for by key.
class Labels
{
public:
    /// Of a sequence without frames.
    Labels() : Labels(std::make_shared<FrameList>()) {}
    explicit Labels(std::shared_ptr<const FrameList> frames);

    [[nodiscard]] const FrameList& frames() const { return *m_list; }
    [[nodiscard]] const std::shared_ptr<const FrameList>& sharedFrames() const { return m_list; }
    /// The position must be one of the sequence.
    [[nodiscard]] const FrameKey& keyOf(int position) const { return m_list->key(position); }
    /// Nothing when its frame is gone.
    [[nodiscard]] std::optional<int> positionOf(const Cuboid& cuboid) const { return m_list->find(cuboid.frame); }

    [[nodiscard]] const FrameLabels& frame(int position) const;
    [[nodiscard]] const FrameLabels& frame(const FrameKey& key) const;
    [[nodiscard]] const TrackMap& tracks() const { return *m_tracks; }
    [[nodiscard]] const Cuboid* find(Id<Cuboid> id) const { return m_cuboids.find(id); }
    [[nodiscard]] const Track* find(Id<Track> id) const;
    [[nodiscard]] const ImageRectangle* find(Id<ImageRectangle> id) const { return m_imageBoxes.find(id); }
    [[nodiscard]] const Track* trackOf(const Cuboid& cuboid) const { return find(cuboid.track); }
    /// Key of the class of its track; empty when there is no such track.
    [[nodiscard]] const std::string& classKeyOf(const Cuboid& cuboid) const;

    /// The boxes of a track through its life, in the frames of the sequence.
    [[nodiscard]] const TrackBoxes& boxesOf(Id<Track> track) const { return m_boxesOf.of(track); }
    [[nodiscard]] const Cuboid* boxOf(Id<Track> track, int position) const;
    /// Also in a frame that is gone.
    [[nodiscard]] const Cuboid* boxOf(Id<Track> track, const FrameKey& key) const;

    /// The frames of the sequence that hold at least one box, ascending.
    [[nodiscard]] std::vector<int> labelledFrames() const;
    /// Of all frames, those that are gone included.
    [[nodiscard]] std::size_t cuboidCount() const { return m_cuboids.size(); }

    /// The frames that hold boxes and are not in the sequence, in the order in which they became known.
    [[nodiscard]] std::vector<FrameKey> goneFrames() const;
    /// The boxes of a track in such frames.
    [[nodiscard]] std::vector<Id<Cuboid>> goneBoxesOf(Id<Track> track) const;
    [[nodiscard]] std::size_t goneCuboidCount() const;

    /// Rectangles in the images of a frame.
    [[nodiscard]] const ImageBoxes& imageBoxes(const FrameKey& frame) const;
    [[nodiscard]] std::vector<Id<ImageRectangle>> imageBoxesOf(Id<Track> track) const;
    [[nodiscard]] const ImageRectangle* imageBoxOf(Id<Track> track, const FrameKey& frame, const std::string& camera) const;
    [[nodiscard]] std::size_t imageBoxCount() const { return m_imageBoxes.size(); }

    /// Labels of the points of a frame's cloud.
    [[nodiscard]] const PointLabels& points(const FrameKey& frame, const std::string& sensor) const;
    /// The clouds with labelled points: frame and sensor.
    using CloudKey = std::pair<FrameKey, std::string>;
    [[nodiscard]] std::vector<CloudKey> labelledClouds() const;

    /// How many boxes a track has at all, of either kind, in whatever frames: without any it is no object.
    [[nodiscard]] std::size_t sizeOf(Id<Track> track) const;

    /// The number by which a frame goes inside: its position, and past the last one for frames that are gone. Nothing when it was never
    /// heard of. The number of a frame stays what it is.
    [[nodiscard]] std::optional<int> slotOf(const FrameKey& key) const;

private:
    friend class Document;

    using ImagePlace = std::pair<int, std::string>;  ///< slot, camera

    /// Takes over an edit that fits.
    void put(const Edit& edit);
    void put(const std::vector<Change<Track>>& changes);
    void put(const std::vector<Change<Cuboid>>& changes);
    void put(const std::vector<Change<ImageRectangle>>& changes);
    void put(const std::vector<PointLabelChange>& changes);
    /// Gives numbers to frames that are heard of for the first time.
    void meetFrames(const Edit& edit);
    [[nodiscard]] bool isGone(int slot) const { return slot >= m_list->size(); }

    std::shared_ptr<const FrameList> m_list;
    std::shared_ptr<const FrameList> m_gone;
    std::shared_ptr<const TrackMap> m_tracks = std::make_shared<TrackMap>();
    ByFrame<Cuboid> m_cuboids;
    ByTrack<Cuboid, int> m_boxesOf;
    ByTrack<Cuboid, int> m_goneBoxesOf;  ///< by slot
    ByFrame<ImageRectangle> m_imageBoxes;
    ByTrack<ImageRectangle, ImagePlace> m_imageBoxesOf;
    std::map<CloudKey, std::shared_ptr<const PointLabels>> m_points;
};

}  // namespace pointloom
