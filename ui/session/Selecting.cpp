// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Selecting.h"

#include "ui/session/Placing.h"

#include <algorithm>
#include <vector>

namespace pointloom {
namespace {

std::set<Id<Cuboid>> boxesWhere(const Session& session, auto&& wanted)
{
    std::set<Id<Cuboid>> ids;
    for (const auto& [id, cuboid] : session.editing().labels().frame(session.view().frameIndex()))
        if (!session.editing().isHidden(id) && wanted(cuboid))
            ids.insert(id);
    return ids;
}

double keyOf(const Session& session, const Cuboid& cuboid, WalkOrder order)
{
    switch (order) {
    case WalkOrder::distance:
        return distanceOf(cuboid.box, session.view().frame().get());
    case WalkOrder::score:
        return cuboid.score;
    case WalkOrder::number:
        break;
    }
    return static_cast<double>(cuboid.track.value);
}

}  // namespace

Id<Cuboid> neighbourOf(const Session& session, WalkOrder order, int step)
{
    std::vector<std::pair<double, Id<Cuboid>>> walk;
    for (const Id<Cuboid> id : allBoxes(session))
        walk.emplace_back(keyOf(session, *session.editing().labels().find(id), order), id);
    if (walk.empty())
        return {};
    std::ranges::sort(walk);
    const auto here = std::ranges::find(walk, session.selection().current(), &std::pair<double, Id<Cuboid>>::second);
    if (here == walk.end())
        return step > 0 ? walk.front().second : walk.back().second;
    const auto size = static_cast<std::ptrdiff_t>(walk.size());
    return walk[static_cast<std::size_t>((here - walk.begin() + step % size + size) % size)].second;
}

std::set<Id<Cuboid>> sameClass(const Session& session)
{
    const Cuboid* selected = session.selection().currentCuboid();
    const std::string wanted =
        selected != nullptr ? session.editing().labels().classKeyOf(*selected) : session.selection().currentClass().key;
    return boxesWhere(session, [&](const Cuboid& cuboid) { return session.editing().labels().classKeyOf(cuboid) == wanted; });
}

std::set<Id<Cuboid>> allBoxes(const Session& session)
{
    return boxesWhere(session, [](const Cuboid&) { return true; });
}

}  // namespace pointloom
