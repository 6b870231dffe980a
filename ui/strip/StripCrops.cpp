// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripCrops.h"

#include "core/fit/BoxPoints.h"
#include "ui/session/Translated.h"

#include <algorithm>
#include <set>

namespace pointloom {
namespace {

constexpr int workers = 2;

}  // namespace

bool StripCrop::covers(const Eigen::Vector3d& place_m, double reach) const
{
    return (place_m - middle_m).head<2>().cwiseAbs().maxCoeff() + reach <= reach_m;
}

StripCrop cropAround(const Frame& frame, const Eigen::Vector3d& middle_m, float reach_m)
{
    const CloudIndex& index = *frame.index;
    const Eigen::Vector3f middle = (middle_m - frame.cloud->origin_m).cast<float>();
    StripCrop crop{.middle_m = middle_m, .reach_m = reach_m, .raised_m = {}, .ground_m = {}, .ghosts_m = {}};
    index.forEachRun(middle.x(), middle.y(), reach_m, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t k = first; k < last; ++k) {
            const Eigen::Vector3f local = Eigen::Vector3f(index.x()[k], index.y()[k], index.z()[k]) - middle;
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
    m_workers.setMaxThreadCount(workers);
}

StripCrops::~StripCrops()
{
    for (auto& [frame, cutting] : m_running)
        cutting.stop.request_stop();
    m_workers.clear();
    m_workers.waitForDone();  // the workers post to this object
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

void StripCrops::want(const std::vector<Place>& places)
{
    std::map<int, const Place*> wanted;
    for (const Place& place : places)
        wanted[place.frame] = &place;
    std::erase_if(m_crops, [&](const auto& entry) { return !wanted.contains(entry.first); });
    std::erase_if(m_running, [&](auto& entry) {
        const auto found = wanted.find(entry.first);
        const bool stays = found != wanted.end() && found->second->middle_m == entry.second.place.middle_m
            && found->second->reach_m == entry.second.place.reach_m;
        if (!stays)
            entry.second.stop.request_stop();
        return !stays;
    });
    int urgency = static_cast<int>(places.size());
    for (const Place& place : places) {
        --urgency;
        const StripCrop* there = crop(place.frame);
        if ((there == nullptr || !there->covers(place.middle_m, place.reach_m / 2)) && !m_running.contains(place.frame))
            start(place, urgency);
    }
}

void StripCrops::start(const Place& place, int urgency)
{
    Cutting& cutting = m_running[place.frame];
    cutting.place = place;
    m_workers.start(
        [this, place, held = m_session.frames().frame(place.frame), sequence = m_session.sharedSequence(),
         stop = cutting.stop.get_token()] {
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
            QMetaObject::invokeMethod(this, [this, stop, place, crop = cropAround(**frame, place.middle_m, place.reach_m)]() mutable {
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
