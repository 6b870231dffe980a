// SPDX-License-Identifier: Apache-2.0
// What the buttons of the strip do to many frames.
#include "core/fit/ClickFit.h"
#include "core/labels/TrackGestures.h"
#include "core/tools/Resize.h"
#include "ui/jobs/Following.h"
#include "ui/jobs/Interpolating.h"
#include "ui/jobs/OneSize.h"
#include "ui/jobs/UsualSizes.h"
#include "ui/strip/StripModel.h"
#include "ui/strip/StripPanel.h"

namespace pointloom {
namespace {

/// The box at another size; the faces that points lie on stay.
OrientedBox sizedLike(const CloudIndex& index, OrientedBox box, const Eigen::Vector3d& size_m)
{
    const SeenFaces seen = seenFaces(index, box);
    for (int axis = 0; axis < 3; ++axis)
        box = resized(box, axis, size_m[axis], SizeAnchor::seenFace, seen, index.sensor_m().cast<double>());
    return box;
}

std::vector<Id<Cuboid>> idsOf(const std::map<int, Id<Cuboid>>& targets)
{
    std::vector<Id<Cuboid>> ids;
    for (const auto& [frame, id] : targets)
        ids.push_back(id);
    return ids;
}

}  // namespace

void StripPanel::forTargets(const Gesture& gesture)
{
    const auto ids = idsOf(m_model->targets());
    m_session.editing().pushMade([&](Document& document) { return forEach(document, ids, gesture); });
}

void StripPanel::propagateBack()
{
    propagate(-1);
}

void StripPanel::propagateOn()
{
    propagate(1);
}

/// From the frame in sight or the one that is chosen, as far as the object is seen; in several chosen ones from the first box to their end.
void StripPanel::propagate(int direction)
{
    const std::set<int>& chosen = m_model->chosen();
    const auto targets = m_model->targets();
    std::optional<int> upTo;
    Id<Cuboid> seed;
    if (chosen.size() > 1 && !targets.empty()) {
        seed = direction > 0 ? targets.begin()->second : targets.rbegin()->second;
        upTo = direction > 0 ? *chosen.rbegin() : *chosen.begin();
    } else if (const auto* box =
                   m_session.editing().labels().boxOf(m_model->track(), chosen.empty() ? m_session.view().frameIndex() : *chosen.begin())) {
        seed = box->id;
    }
    if (seed)
        follow(m_trackJobs, {seed}, direction, upTo);
    else
        Q_EMIT said(tr("The object has no box in this frame to start from."));
}

void StripPanel::interpolate()
{
    const auto& chosen = m_model->chosen();
    const FrameRange all{0, static_cast<int>(m_session.sequence().frames.size()) - 1};
    interpolateBoxes(m_trackJobs, m_model->track(), chosen.empty() ? all : FrameRange{*chosen.begin(), *chosen.rbegin()});
}

void StripPanel::oneSize()
{
    measureSize(m_trackJobs, m_model->track());
}

void StripPanel::refit()
{
    const auto targets = m_model->targets();
    const Cuboid* any = targets.empty() ? nullptr : m_session.editing().labels().find(targets.begin()->second);
    const auto what = any != nullptr ? m_session.sizes().of(*any) : std::nullopt;
    if (!what)
        return;
    m_jobs->reshape(
        targets,
        [what = *what](const Frame& frame, const Cuboid& cuboid, const OrientedBox& box) -> std::optional<OrientedBox> {
            if (cuboid.state == BoxState::finalised)
                return std::nullopt;
            ClickParams params = clickParamsFor(*frame.index);
            params.context.motion_rad = box.yaw_rad;
            const RankedFits fits = fitClick(*frame.index, box.centre_m.cast<float>(), what, params);
            return fits.empty() ? std::nullopt : std::optional(fits.front().box);
        },
        tr("Fitting again"), PL_TEXT("core", "Fit again"));
}

void StripPanel::snap()
{
    m_jobs->reshape(
        m_model->targets(),
        [](const Frame& frame, const Cuboid& cuboid, const OrientedBox& box) -> std::optional<OrientedBox> {
            return cuboid.state == BoxState::finalised ? std::nullopt : std::optional(snapFaces(*frame.index, box));
        },
        tr("Snapping"), PL_TEXT("core", "Snap to points"));
}

void StripPanel::copySize()
{
    const Cuboid* from = m_session.editing().labels().boxOf(m_model->track(), m_session.view().frameIndex());
    if (from == nullptr) {
        Q_EMIT said(tr("Go to a frame in which the object has the right size first."));
        return;
    }
    m_jobs->reshape(
        m_model->targets(),
        [size = from->box.size_m](const Frame& frame, const Cuboid& cuboid, const OrientedBox& box) -> std::optional<OrientedBox> {
            if (cuboid.state == BoxState::finalised)
                return std::nullopt;
            return sizedLike(*frame.index, box, size);
        },
        tr("Copying the size"), PL_TEXT("core", "Copy size"));
}

void StripPanel::flip()
{
    forTargets([](const Labels& labels, Id<Cuboid> id) {
        return reshapeBox(labels, id, flipped(labels.find(id)->box), PL_TEXT("core", "Flip heading"));
    });
}

void StripPanel::finalise()
{
    forTargets([](const Labels& labels, Id<Cuboid> id) { return setState(labels, {id}, BoxState::finalised); });
}

void StripPanel::makeKeyframes()
{
    forTargets([](const Labels& labels, Id<Cuboid> id) { return setState(labels, {id}, BoxState::keyframe); });
}

void StripPanel::remove()
{
    if (!m_model->chosen().empty())
        forTargets([](const Labels& labels, Id<Cuboid> id) { return removeBox(labels, id); });
}

}  // namespace pointloom
