// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Edit.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace pointloom {

void Labels::put(const Edit& edit)
{
    meetFrames(edit);
    forEachLayer([&](const auto& layer) {
        if (const auto& changes = edit.*layer.changes; !changes.empty())
            put(changes);
    });
}

void Labels::meetFrames(const Edit& edit)
{
    std::vector<FrameKey> met;
    std::set<FrameKey> isNew;
    const auto meet = [&](const auto& changes) {
        for (const auto& change : changes)
            if (change.after && !slotOf(change.after->frame) && isNew.insert(change.after->frame).second)
                met.push_back(change.after->frame);
    };
    meet(edit.cuboids);
    meet(edit.imageBoxes);
    if (met.empty())
        return;
    std::vector<FrameKey> all(m_gone->keys().begin(), m_gone->keys().end());
    std::ranges::move(met, std::back_inserter(all));
    m_gone = std::make_shared<FrameList>(std::move(all));
}

void Labels::put(const std::vector<Change<Track>>& changes)
{
    auto own = std::make_shared<TrackMap>(*m_tracks);
    for (const auto& change : changes) {
        if (change.after)
            own->insert_or_assign(change.id, *change.after);
        else
            own->erase(change.id);
    }
    m_tracks = std::move(own);
}

void Labels::put(const std::vector<Change<Cuboid>>& changes)
{
    const auto slot = [this](const Cuboid& cuboid) { return *slotOf(cuboid.frame); };
    m_cuboids.put(changes, slot);
    m_boxesOf.put(changes, [this](const Cuboid& cuboid) { return positionOf(cuboid); });
    m_goneBoxesOf.put(changes, [&](const Cuboid& cuboid) {
        const int at = slot(cuboid);
        return isGone(at) ? std::optional(at) : std::nullopt;
    });
}

void Labels::put(const std::vector<Change<ImageRectangle>>& changes)
{
    const auto slot = [this](const ImageRectangle& box) { return *slotOf(box.frame); };
    m_imageBoxes.put(changes, slot);
    m_imageBoxesOf.put(changes, [&](const ImageRectangle& box) { return std::optional(ImagePlace(slot(box), box.camera)); });
}

void Labels::put(const std::vector<PointLabelChange>& changes)
{
    for (const PointLabelChange& change : changes) {
        PointLabels now = *points(change.frame, change.sensor).with(change.runs);
        if (now.empty())
            m_points.erase({change.frame, change.sensor});
        else
            m_points[{change.frame, change.sensor}] = std::make_shared<PointLabels>(std::move(now));
    }
}

}  // namespace pointloom
