// SPDX-License-Identifier: Apache-2.0
#include "core/labels/EditCheck.h"

#include "core/geometry/Plausible.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace pointloom {
namespace {

Result<void> checkFinite(bool allFinite)
{
    return allFinite ? Result<void>() : fail(PL_TEXT("core", "a number is not finite"));
}

Result<void> checkNumbers(const Track& track)
{
    return checkFinite(isFinite(track.attributes));
}

Result<void> checkNumbers(const Cuboid& cuboid)
{
    auto finite = checkFinite(std::isfinite(cuboid.score) && isFinite(cuboid.attributes));
    return finite ? checkPlausible(cuboid.box) : finite;
}

Result<void> checkNumbers(const ImageRectangle& box)
{
    if (auto finite = checkFinite(std::isfinite(box.score) && isFinite(box.attributes)); !finite)
        return finite;
    for (const double value_px : {box.left_px, box.top_px, box.right_px, box.bottom_px}) {
        if (!(std::abs(value_px) <= farthest_px))  // also what is no number
            return fail(PL_TEXT("core", "a place in an image of %1 pixels cannot be: none is beyond %2"), value_px, farthest_px);
    }
    return {};
}

/// What the values will be, change by change, on top of what the document holds.
template <class T> class Preview
{
public:
    explicit Preview(const Labels& labels) : m_labels(labels) {}

    [[nodiscard]] const T* find(Id<T> id) const
    {
        const auto found = m_changed.find(id);
        if (found == m_changed.end())
            return m_labels.find(id);
        return *found->second ? &**found->second : nullptr;
    }

    [[nodiscard]] Result<void> apply(const std::vector<Change<T>>& changes)
    {
        for (const Change<T>& change : changes)
            if (auto fits = apply(change); !fits)
                return fits;
        return {};
    }

private:
    [[nodiscard]] Result<void> apply(const Change<T>& change)
    {
        const T* now = find(change.id);
        const bool sameIds = (!change.before || change.before->id == change.id) && (!change.after || change.after->id == change.id);
        const bool asExpected = now != nullptr ? change.before && *change.before == *now : !change.before;
        if (!change.id || !sameIds || !asExpected)
            return fail(PL_TEXT("core", "the change to object %1 does not fit what is there now"), change.id.value);
        if (change.after) {
            if (const auto numbers = checkNumbers(*change.after); !numbers)
                return std::unexpected(numbers.error().in("object " + shown(change.id.value)));
        }
        m_changed[change.id] = &change.after;
        return {};
    }

    const Labels& m_labels;
    std::map<Id<T>, const std::optional<T>*> m_changed;
};

template <class T> Result<void> checkHasTrack(const Preview<Track>& tracks, const Preview<T>& objects, Id<T> id)
{
    const T* kept = objects.find(id);
    if (kept != nullptr && tracks.find(kept->track) == nullptr)
        return fail(PL_TEXT("core", "box %1 belongs to track %2, which is not there"), id.value, kept->track.value);
    return {};
}

/// Every box that comes or changes has a track, and none stays behind when its track goes.
Result<void> checkTracks(const Edit& edit, const Labels& labels, const Preview<Track>& tracks, const Preview<Cuboid>& cuboids,
                         const Preview<ImageRectangle>& imageBoxes)
{
    const auto checkAll = [&](const auto& objects, const auto& ids) -> Result<void> {
        for (const auto& id : ids)
            if (auto fits = checkHasTrack(tracks, objects, id); !fits)
                return fits;
        return {};
    };
    std::vector<Id<Cuboid>> touched;
    std::vector<Id<ImageRectangle>> touchedInImages;
    touched.reserve(edit.cuboids.size());
    touchedInImages.reserve(edit.imageBoxes.size());
    for (const auto& change : edit.cuboids)
        touched.push_back(change.id);
    for (const auto& change : edit.imageBoxes)
        touchedInImages.push_back(change.id);
    for (const auto& change : edit.tracks) {
        if (change.after)
            continue;
        for (const auto& [frame, id] : labels.boxesOf(change.id))
            touched.push_back(id);
        std::ranges::copy(labels.goneBoxesOf(change.id), std::back_inserter(touched));
        std::ranges::copy(labels.imageBoxesOf(change.id), std::back_inserter(touchedInImages));
    }
    auto fits = checkAll(cuboids, touched);
    return fits ? checkAll(imageBoxes, touchedInImages) : fits;
}

/// Numbers for the frames of labels and of an edit on them: an edit may bring frames that were never heard of.
class Slots
{
public:
    explicit Slots(const Labels& labels) : m_labels(labels) {}

    [[nodiscard]] int of(const FrameKey& key)
    {
        if (const auto known = m_labels.slotOf(key))
            return *known;
        return m_new.try_emplace(key, -1 - static_cast<int>(m_new.size())).first->second;
    }

private:
    const Labels& m_labels;
    std::unordered_map<FrameKey, int> m_new;
};

/// No two things of a track are at one place. placeOf(thing) tells its place, before(thing) what is at its place now.
template <class T, class PlaceOf, class ThereBefore>
const T* findSecond(const std::vector<Change<T>>& changes, const Preview<T>& after, const PlaceOf& placeOf, const ThereBefore& thereBefore)
{
    std::map<decltype(placeOf(std::declval<const T&>())), Id<T>> places;
    for (const auto& change : changes) {
        const T* kept = after.find(change.id);
        if (kept == nullptr)
            continue;
        const auto at = placeOf(*kept);
        Id<T>& place = places[at];
        const T* before = thereBefore(*kept);
        const T* there = before != nullptr ? after.find(before->id) : nullptr;
        const bool stays = there != nullptr && placeOf(*there) == at;
        if ((place && place != kept->id) || (stays && there->id != kept->id))
            return kept;
        place = kept->id;
    }
    return nullptr;
}

Result<void> checkPlaces(const Edit& edit, const Labels& labels, const Preview<Cuboid>& cuboids, const Preview<ImageRectangle>& imageBoxes)
{
    Slots slots(labels);
    const Cuboid* cuboid = findSecond(
        edit.cuboids, cuboids, [&](const Cuboid& one) { return std::pair(one.track, slots.of(one.frame)); },
        [&](const Cuboid& one) { return labels.boxOf(one.track, one.frame); });
    if (cuboid != nullptr)
        return fail(PL_TEXT("core", "track %1 would have two boxes in frame %2"), cuboid->track.value, cuboid->frame.name);
    const ImageRectangle* box = findSecond(
        edit.imageBoxes, imageBoxes, [&](const ImageRectangle& one) { return std::tuple(one.track, slots.of(one.frame), one.camera); },
        [&](const ImageRectangle& one) { return labels.imageBoxOf(one.track, one.frame, one.camera); });
    if (box != nullptr)
        return fail(PL_TEXT("core", "track %1 would have two boxes in one image of frame %2"), box->track.value, box->frame.name);
    return {};
}

Result<void> checkRectangles(const std::vector<Change<ImageRectangle>>& changes)
{
    for (const auto& change : changes)
        if (change.after && (change.after->right_px < change.after->left_px || change.after->bottom_px < change.after->top_px))
            return fail(PL_TEXT("core", "box %1 ends before it begins"), change.id.value);
    return {};
}

Result<void> checkPoints(const std::vector<PointLabelChange>& changes, const Labels& labels)
{
    std::set<Labels::CloudKey> seen;
    for (const PointLabelChange& change : changes) {
        if (!seen.emplace(change.frame, change.sensor).second)
            return fail(PL_TEXT("core", "the points of frame %1 are changed twice by one edit"), change.frame.name);
        if (auto fits = labels.points(change.frame, change.sensor).with(change.runs); !fits)
            return std::unexpected(fits.error());
    }
    return {};
}

}  // namespace

Result<void> checkEdit(const Labels& labels, const Edit& edit)
{
    Preview<Track> tracks(labels);
    Preview<Cuboid> cuboids(labels);
    Preview<ImageRectangle> imageBoxes(labels);
    if (auto fits = tracks.apply(edit.tracks); !fits)
        return fits;
    if (auto fits = cuboids.apply(edit.cuboids); !fits)
        return fits;
    if (auto fits = imageBoxes.apply(edit.imageBoxes); !fits)
        return fits;
    if (auto fits = checkRectangles(edit.imageBoxes); !fits)
        return fits;
    if (auto fits = checkTracks(edit, labels, tracks, cuboids, imageBoxes); !fits)
        return fits;
    if (auto fits = checkPlaces(edit, labels, cuboids, imageBoxes); !fits)
        return fits;
    return checkPoints(edit.pointLabels, labels);
}

}  // namespace pointloom
