// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Labels.h"

namespace pointloom {

const FrameLabels& Labels::frame(int index) const
{
    static const FrameLabels none;
    const auto found = m_frames.find(index);
    return found == m_frames.end() ? none : *found->second;
}

const Cuboid* Labels::find(Id<Cuboid> id) const
{
    const auto frame = m_frameOf.find(id.value);
    return frame ? &m_frames.at(*frame)->at(id) : nullptr;
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

const TrackBoxes& Labels::boxesOf(Id<Track> track) const
{
    static const TrackBoxes none;
    const auto found = m_boxesOf.find(track);
    return found == m_boxesOf.end() ? none : *found->second;
}

const Cuboid* Labels::boxOf(Id<Track> track, int frame) const
{
    const TrackBoxes& boxes = boxesOf(track);
    const auto found = boxes.find(frame);
    return found == boxes.end() ? nullptr : find(found->second);
}

std::vector<int> Labels::labelledFrames() const
{
    std::vector<int> out;
    for (const auto& [index, labels] : m_frames)
        out.push_back(index);
    return out;
}

}  // namespace pointloom
