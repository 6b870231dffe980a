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

Result<void> Document::fits(const Edit& edit) const
{
    return checkEdit(m_labels, edit);
}

Result<void> Document::apply(const Edit& edit)
{
    if (auto fitting = fits(edit); !fitting)
        return fitting;
    put(edit);
    ++m_revision;
    return {};
}

Result<Edit> Document::apply(const Edit& edit, const std::function<Edit(const Labels& labels)>& consequence)
{
    if (auto fitting = fits(edit); !fitting)
        return std::unexpected(fitting.error());
    put(edit);
    const Edit further = consequence(m_labels);
    if (auto fitting = fits(further); !fitting) {
        put(inverse(edit));
        return std::unexpected(fitting.error());
    }
    if (!further.empty())
        put(further);
    ++m_revision;
    return composed(edit, further);
}

void Document::put(const Edit& edit)
{
    m_labels.put(edit);
    raise(m_lastTrack, edit.tracks);
    raise(m_lastCuboid, edit.cuboids);
    raise(m_lastImageBox, edit.imageBoxes);
}

void Document::reserveIds(Id<Cuboid> lastCuboid, Id<Track> lastTrack, Id<ImageRectangle> lastImageBox)
{
    m_lastCuboid = std::max(m_lastCuboid, lastCuboid.value);
    m_lastTrack = std::max(m_lastTrack, lastTrack.value);
    m_lastImageBox = std::max(m_lastImageBox, lastImageBox.value);
}

}  // namespace pointloom
