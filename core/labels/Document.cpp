// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Document.h"

#include "core/labels/EditCheck.h"

#include <algorithm>

namespace pointloom {
namespace {

template <class T> void raise(std::uint64_t& last, const std::vector<Change<T>>& changes)
{
    for (const Change<T>& change : changes)
        last = std::max(last, change.id.value);
}

}  // namespace

Result<void> Document::apply(const Edit& edit)
{
    if (auto fits = checkEdit(m_labels, edit); !fits)
        return fits;
    m_labels.put(edit);
    raise(m_lastTrack, edit.tracks);
    raise(m_lastCuboid, edit.cuboids);
    raise(m_lastImageBox, edit.imageBoxes);
    ++m_revision;
    return {};
}

void Document::reserveIds(Id<Cuboid> lastCuboid, Id<Track> lastTrack, Id<ImageRectangle> lastImageBox)
{
    m_lastCuboid = std::max(m_lastCuboid, lastCuboid.value);
    m_lastTrack = std::max(m_lastTrack, lastTrack.value);
    m_lastImageBox = std::max(m_lastImageBox, lastImageBox.value);
}

}  // namespace pointloom
