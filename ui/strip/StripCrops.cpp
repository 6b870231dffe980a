// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripCrops.h"

#include "core/index/BoxPoints.h"
#include "ui/application/Translated.h"

#include <algorithm>
#include <unordered_map>

namespace pointloom {
namespace {

constexpr int stripCropsWorkers = 2;

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
    const Eigen::Vector3f middle = (middle_m - frame.cloud->origin_m).cast<float>();
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

StripCrops::StripCrops(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    m_workers.setMaxThreadCount(stripCropsWorkers);
}

StripCrops::~StripCrops()
{
    for (auto& [frame, cutting] : m_running)
        cutting.stop.request_stop();
    m_workers.clear();
    m_workers.waitForDone();  // the stripCropsWorkers post to this object
}

const StripCrop* StripCrops::crop(int frame) const
{
    const auto found = m_crops.find(frame);
    return found == m_crops.end() ? nullptr : &found->second;
}

std::size_t StripCrops::bytes() const
{
    std::size_t bytes = 0;
    for (const auto& [frame, crop] : m_crops)
        bytes += crop.bytes();
    return bytes;
}

void StripCrops::forget()
{
    m_crops.clear();
    want({});
}

void StripCrops::want(const std::vector<Place>& places)
{
    std::map<int, const Place*> wanted;
    for (const Place& place : places)
        wanted[place.frame] = &place;
    std::erase_if(m_crops, [&](const auto& entry) { return !wanted.contains(entry.first); });
    std::erase_if(m_running, [&](auto& entry) {
        const auto found = wanted.find(entry.first);
        const bool stays = found != wanted.end() && found->second->middle_m == entry.second.place.middle_m
            && found->second->reach_m == entry.second.place.reach_m && !isOther(found->second->mover, entry.second.place.mover);
        if (!stays)
            entry.second.stop.request_stop();
        return !stays;
    });
    int urgency = static_cast<int>(places.size());
    for (const Place& place : places) {
        --urgency;
        const StripCrop* there = crop(place.frame);
        const bool isThere = there != nullptr && there->covers(place.middle_m, place.reach_m / 2) && !isOther(there->mover, place.mover);
        if (!isThere && !m_running.contains(place.frame))
            start(place, urgency);
    }
}

void StripCrops::start(const Place& place, int urgency)
{
    Cutting& cutting = m_running[place.frame];
    cutting.place = place;
    m_workers.start(
        [this, place, held = m_session.view().frames().frame(place.frame), sequence = m_session.sharedSequence(),
         moment = m_session.view().sweepMoment(), stop = cutting.stop.get_token()] {
            if (stop.stop_requested())
                return;
            FrameMap at;
            if (held)
                at[place.frame] = held;
            const auto frame = frameFrom(at, *sequence, place.frame, stop);
            if (stop.stop_requested())
                return;
            if (!frame) {
                const QString reason = translated(frame.error());
                QMetaObject::invokeMethod(this, [this, stop, place, reason] {
                    if (stop.stop_requested())
                        return;
                    m_running.erase(place.frame);
                    Q_EMIT failed(place.frame, reason);
                });
                return;
            }
            std::vector<CorrectedPoint> own;
            if (place.mover && moment)
                if (const auto times = sweepTimes(*(*frame)->cloud, *moment))
                    own = pointsAtMoment(*(*frame)->cloud, *times, *place.mover);
            StripCrop cut = cropAround(**frame, place.middle_m, place.reach_m, own);
            cut.mover = place.mover;
            QMetaObject::invokeMethod(this, [this, stop, place, crop = std::move(cut)]() mutable {
                if (stop.stop_requested())
                    return;  // another place is wanted by now
                m_running.erase(place.frame);
                m_crops[place.frame] = std::move(crop);
                Q_EMIT ready(place.frame);
            });
        },
        urgency);
}

}  // namespace pointloom
