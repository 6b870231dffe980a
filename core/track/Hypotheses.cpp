// SPDX-License-Identifier: Apache-2.0
#include "core/track/Hypotheses.h"

#include <Eigen/LU>

#include <algorithm>
#include <vector>

namespace pointloom {
namespace {

/// A surface shows most of what is new about it at first; later frames repeat each other.
bool isWorthLearning(int sightings)
{
    constexpr int first = 3;
    constexpr int every = 3;
    return sightings <= first || sightings % every == 0;
}

/// The points of a frame in the axes of an object that was found there.
void learn(ObjectModel& model, const ObjectView& view, const FlatPose& pose)
{
    constexpr double margin_m = 0.1;
    constexpr std::size_t mostPoints = 2000;
    const auto crop = view.pointsAround(pose, margin_m, margin_m, mostPoints);
    model.add(inObjectAxes(crop.points_m, pose));
}

}  // namespace

Sighting StillHypothesis::look(const ObjectView& view, const LookParams& params)
{
    constexpr double pose_m = 0.15;  // GPS and inertial poses drift by a decimetre or two in seconds
    constexpr double pose_rad = 0.02;
    constexpr double sure = 0.4;     // known share from which on a sighting may teach,
    constexpr double near_m = 0.12;  // this near to where it was boxed: else something else has come to the place
    PosePrior prior{.mean = m_pose};
    prior.information.diagonal() << 1 / (pose_m * pose_m), 1 / (pose_m * pose_m), 1 / (pose_rad * pose_rad);
    LookParams here = params;
    here.deviations = 0;  // only where it was
    const double range_m = view.range_m(m_pose);
    Sighting sighting = lookFor(m_model, view, prior, m_seen.expectedAt(range_m), here);
    if (!sighting.found())
        return sighting;
    m_seen = {sighting.points, range_m};
    m_offset_m = (sighting.pose - m_pose).head<2>().norm();
    if (sighting.known > sure && m_offset_m < near_m && isWorthLearning(++m_sightings))
        learn(m_model, view, sighting.pose);
    return sighting;
}

Sighting MovingHypothesis::look(const TrackFrame& frame, const ObjectFrame& object, double dt_s, const LookParams& params)
{
    constexpr double sure = 0.5;  // known share from which on a sighting may teach
    constexpr float kept = 0.7F;  // of the shape of a walking body from frame to frame
    const FlatPose before = m_filter.pose();
    m_filter.predict(dt_s);
    const PosePrior prior{.mean = m_filter.pose(), .information = m_filter.covariance().inverse()};
    const ObjectView view(frame, object, m_height.bottom_m());
    const double range_m = view.range_m(prior.mean);
    const Sighting sighting = lookFor(m_model, view, prior, m_seen.expectedAt(range_m), params);
    if (sighting.found())
        m_filter.update(sighting.pose, sighting.information);
    m_height.move((m_filter.pose() - before).head<2>().norm());
    if (const auto ground = view.groundUnder(m_filter.pose()))
        m_height.seeGround(ground->height_m, ground->deviation_m);
    if (!sighting.found())
        return sighting;
    m_height.seePoints(sighting.up_m + view.bottom_m() - m_height.bottom_m(), sighting.upInformation);
    m_seen = {sighting.points, view.range_m(sighting.pose)};
    if (sighting.known > sure && (isWorthLearning(++m_sightings) || m_deforms)) {
        if (m_deforms)
            m_model.fade(kept);
        learn(m_model, ObjectView(frame, object, m_height.bottom_m()), m_filter.pose());
    }
    return sighting;
}

}  // namespace pointloom
