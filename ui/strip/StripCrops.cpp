// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripCrops.h"

#include "core/cloud/ScenePoint.h"
#include "core/index/BoxPoints.h"
#include "ui/application/Translated.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace pointloom {
namespace {

/// Whether points that were moved for one would lie elsewhere for the other.
bool isOther(const std::optional<MovingObject>& a, const std::optional<MovingObject>& b)
{
    constexpr double sweep_s = 0.1;
    constexpr double little_m = 0.05;
    constexpr double far_m = 0.2;  // points beyond the box that are still taken for the object's lie within more
    if (!a || !b)
        return a.has_value() != b.has_value();
    return (a->motion.velocity_mps - b->motion.velocity_mps).norm() * sweep_s > little_m
        || (a->box.centre_m - b->box.centre_m).norm() > far_m;
}

bool isSamePlace(const StripCrops::Place& a, const StripCrops::Place& b)
{
    return a.middle_m == b.middle_m && a.reach_m == b.reach_m && !isOther(a.mover, b.mover);
}

bool stripCropServes(const StripCrop& there, const StripCrops::Place& wanted)
{
    return there.covers(wanted.middle_m, wanted.reach_m / 2) && !isOther(there.mover, wanted.mover);
}

}  // namespace

bool StripCrop::covers(const Eigen::Vector3d& place_m, double reach) const
{
    return (place_m - middle_m).head<2>().cwiseAbs().maxCoeff() + reach <= reach_m;
}

StripCrop cropAround(const Frame& frame, const Eigen::Vector3d& middle_m, float reach_m, std::span<const CorrectedPoint> own)
{
    std::unordered_map<std::uint32_t, Eigen::Vector3f> moved;
    for (const CorrectedPoint& point : own)
        moved.emplace(point.point, point.position_m);
    const CloudIndex& index = *frame.index;
    const ScenePoint middle = toScene(FilePoint(middle_m), *frame.cloud);
    StripCrop crop{.middle_m = middle_m, .reach_m = reach_m, .raised_m = {}, .ground_m = {}, .mover = {}, .ghosts_m = {}};
    index.forEachRun(middle.x(), middle.y(), reach_m, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t k = first; k < last; ++k) {
            const auto found = moved.find(index.pointId()[k]);
            const Eigen::Vector3f point = found == moved.end() ? Eigen::Vector3f(index.x()[k], index.y()[k], index.z()[k]) : found->second;
            const Eigen::Vector3f local = point - middle;
            if (local.head<2>().cwiseAbs().maxCoeff() <= reach_m)
                (index.aboveGround()[k] < groundLevel_m ? crop.ground_m : crop.raised_m).push_back(local);
        }
    });
    return crop;
}

PointsAtBox countAt(const StripCrop& crop, const OrientedBox& box, float shell_m)
{
    OrientedBox local = box;
    local.centre_m -= crop.middle_m;
    const Eigen::Matrix3f box_R_frame = poseOf(local).linear().transpose().cast<float>();
    const Eigen::Vector3f centre = local.centre_m.cast<float>();
    const Eigen::Vector3f half = (local.size_m / 2).cast<float>();
    PointsAtBox count;
    for (const Eigen::Vector3f& point : crop.raised_m) {
        const Eigen::Vector3f beyond = (box_R_frame * (point - centre)).cwiseAbs() - half;
        if (beyond.maxCoeff() <= 0)
            ++count.inside;
        else if (beyond.maxCoeff() <= shell_m)
            ++count.justOutside;
    }
    return count;
}

StripCrops::StripCrops(Session& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_crops(session.jobs(), {.serves = stripCropServes, .isSame = isSamePlace},
              [this](int frame, Result<StripCrop> crop) { take(frame, std::move(crop)); })
{}

void StripCrops::want(const std::vector<Place>& places)
{
    std::erase_if(m_unreadable, [&](int frame) { return std::ranges::find(places, frame, &Place::frame) == places.end(); });
    std::vector<Place> readable;
    std::ranges::copy_if(places, std::back_inserter(readable), [&](const Place& place) { return !m_unreadable.contains(place.frame); });
    m_crops.want(readable,
                 [loader = m_session.view().frames().loader(),
                  moment = m_session.view().sweepMoment()](const Place& place, const JobContext& context) -> Result<StripCrop> {
                     const auto frame = loader->borrow(place.frame, context.stop());
                     if (!frame)
                         return std::unexpected(frame.error());
                     std::vector<CorrectedPoint> own;
                     if (place.mover && moment)
                         if (const auto times = sweepTimes(*(*frame)->cloud, *moment))
                             own = pointsAtMoment(*(*frame)->cloud, *times, *place.mover);
                     StripCrop cut = cropAround(**frame, place.middle_m, place.reach_m, own);
                     cut.mover = place.mover;
                     return cut;
                 });
}

void StripCrops::take(int frame, Result<StripCrop> crop)
{
    if (!crop) {
        m_unreadable.insert(frame);
        Q_EMIT failed(frame, translated(crop.error()));
        return;
    }
    m_crops.put(frame, *std::move(crop));
    Q_EMIT ready(frame);
}

}  // namespace pointloom

#include "moc_StripCrops.cpp"
