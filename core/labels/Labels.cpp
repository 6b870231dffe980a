// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Labels.h"

#include <utility>

namespace pointloom {
namespace {

template <class Places> auto idsOf(const Places& places)
{
    std::vector<typename Places::mapped_type> ids;
    ids.reserve(places.size());
    for (const auto& [place, id] : places)
        ids.push_back(id);
    return ids;
}

}  // namespace

Labels::Labels(std::shared_ptr<const FrameList> frames) : m_list(std::move(frames)), m_gone(std::make_shared<FrameList>()) {}

std::optional<int> Labels::slotOf(const FrameKey& key) const
{
    if (const auto position = m_list->find(key))
        return position;
    if (const auto place = m_gone->find(key))
        return m_list->size() + *place;
    return std::nullopt;
}

const FrameLabels& Labels::frame(int position) const
{
    return m_cuboids.at(isGone(position) ? -1 : position);
}

const FrameLabels& Labels::frame(const FrameKey& key) const
{
    return m_cuboids.at(slotOf(key).value_or(-1));
}

const Track* Labels::find(Id<Track> id) const
{
    const auto found = m_tracks->find(id);
    return found == m_tracks->end() ? nullptr : &found->second;
}

const std::string& Labels::classKeyOf(const Cuboid& cuboid) const
{
    static const std::string none;
    const Track* track = trackOf(cuboid);
    return track != nullptr ? track->classKey : none;
}

const Cuboid* Labels::boxOf(Id<Track> track, int position) const
{
    const TrackBoxes& boxes = boxesOf(track);
    const auto found = boxes.find(position);
    return found == boxes.end() ? nullptr : find(found->second);
}

const Cuboid* Labels::boxOf(Id<Track> track, const FrameKey& key) const
{
    const auto slot = slotOf(key);
    if (!slot)
        return nullptr;
    const TrackBoxes& boxes = isGone(*slot) ? m_goneBoxesOf.of(track) : m_boxesOf.of(track);
    const auto found = boxes.find(*slot);
    return found == boxes.end() ? nullptr : find(found->second);
}

std::vector<int> Labels::labelledFrames() const
{
    std::vector<int> out;
    for (const auto& [slot, labels] : m_cuboids.slots())
        if (!isGone(slot))
            out.push_back(slot);
    return out;
}

std::vector<FrameKey> Labels::goneFrames() const
{
    std::vector<FrameKey> out;
    for (auto slot = m_cuboids.slots().lower_bound(m_list->size()); slot != m_cuboids.slots().end(); ++slot)
        out.push_back(m_gone->key(slot->first - m_list->size()));
    return out;
}

std::vector<Id<Cuboid>> Labels::goneBoxesOf(Id<Track> track) const
{
    return idsOf(m_goneBoxesOf.of(track));
}

std::size_t Labels::goneCuboidCount() const
{
    std::size_t count = 0;
    for (auto slot = m_cuboids.slots().lower_bound(m_list->size()); slot != m_cuboids.slots().end(); ++slot)
        count += slot->second->size();
    return count;
}

const ImageBoxes& Labels::imageBoxes(const FrameKey& frame) const
{
    return m_imageBoxes.at(slotOf(frame).value_or(-1));
}

std::vector<Id<ImageRectangle>> Labels::imageBoxesOf(Id<Track> track) const
{
    return idsOf(m_imageBoxesOf.of(track));
}

const ImageRectangle* Labels::imageBoxOf(Id<Track> track, const FrameKey& frame, const std::string& camera) const
{
    const auto& places = m_imageBoxesOf.of(track);
    const auto found = places.find({slotOf(frame).value_or(-1), camera});
    return found == places.end() ? nullptr : find(found->second);
}

const PointLabels& Labels::points(const FrameKey& frame, const std::string& sensor) const
{
    static const PointLabels none;
    const auto found = m_points.find({frame, sensor});
    return found == m_points.end() ? none : *found->second;
}

std::vector<Labels::CloudKey> Labels::labelledClouds() const
{
    std::vector<CloudKey> out;
    out.reserve(m_points.size());
    for (const auto& [cloud, labels] : m_points)
        out.push_back(cloud);
    return out;
}

std::size_t Labels::sizeOf(Id<Track> track) const
{
    return m_boxesOf.of(track).size() + m_goneBoxesOf.of(track).size() + m_imageBoxesOf.of(track).size();
}

}  // namespace pointloom
