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
    const auto where = m_frameOf.find(id);
    if (where == m_frameOf.end())
        return nullptr;
    return &m_frames.at(where->second)->at(id);
}

const Track* Labels::find(Id<Track> id) const
{
    const auto found = m_tracks->find(id);
    return found == m_tracks->end() ? nullptr : &found->second;
}

std::vector<int> Labels::labelledFrames() const
{
    std::vector<int> out;
    for (const auto& [index, labels] : m_frames)
        out.push_back(index);
    return out;
}

}  // namespace pointloom
