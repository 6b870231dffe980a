// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/job/JobSlot.h"

#include <functional>
#include <map>
#include <span>

namespace pointloom {

/// Cuts one crop out of each of many frames on workers, those first that are wanted first, and keeps the crops until others are wanted.
/// Place has a member `frame`, Crop a function `bytes()`. Lives on the owner's thread.
template <class Place, class Crop> class CropQueue
{
public:
    struct Rules
    {
        std::function<bool(const Crop& there, const Place& wanted)> serves;     ///< whether it need not be cut anew
        std::function<bool(const Place& running, const Place& wanted)> isSame;  ///< whether what is being cut is what is wanted
    };
    /// On a worker: it holds nothing of the owner's.
    using Cut = std::function<Result<Crop>(const Place& place, const JobContext& context)>;
    /// What was cut, on the owner's thread: to be put here, or to be told about.
    using Take = std::function<void(int frame, Result<Crop> crop)>;

    CropQueue(JobRunner& jobs, Rules rules, Take take) : m_jobs(jobs), m_rules(std::move(rules)), m_take(std::move(take)) {}

    /// From now on these and no others, at most one of a frame. What is there already is not cut again, and stays until what replaces it is
    /// there.
    void want(std::span<const Place> places, const Cut& cut)
    {
        keepOnly(places);
        int urgency = static_cast<int>(places.size());
        for (const Place& place : places) {
            --urgency;
            const Crop* there = crop(place.frame);
            if ((there == nullptr || !m_rules.serves(*there, place)) && !m_running.contains(place.frame))
                start(place, urgency, cut);
        }
    }
    /// The first half of that: gives up what else there is.
    void keepOnly(std::span<const Place> places)
    {
        std::map<int, const Place*> wanted;
        for (const Place& place : places)
            wanted[place.frame] = &place;
        std::erase_if(m_crops, [&](const auto& entry) { return !wanted.contains(entry.first); });
        std::erase_if(m_running, [&](const auto& entry) {
            const auto found = wanted.find(entry.first);
            return found == wanted.end() || !m_rules.isSame(entry.second.place, *found->second);
        });
    }
    void put(int frame, Crop crop) { m_crops.insert_or_assign(frame, std::move(crop)); }
    template <class Which> void eraseIf(const Which& which)
    {
        std::erase_if(m_crops, [&](const auto& entry) { return which(entry.second); });
    }
    /// All are to be cut anew.
    void forget()
    {
        m_crops.clear();
        m_running.clear();
    }

    /// Null until it has been cut.
    [[nodiscard]] const Crop* crop(int frame) const
    {
        const auto found = m_crops.find(frame);
        return found == m_crops.end() ? nullptr : &found->second;
    }
    [[nodiscard]] std::size_t missing() const { return m_running.size(); }
    [[nodiscard]] std::size_t bytes() const
    {
        std::size_t bytes = 0;
        for (const auto& [frame, crop] : m_crops)
            bytes += crop.bytes();
        return bytes;
    }

private:
    struct Running
    {
        Place place;
        JobSlot<Result<Crop>> slot;
    };

    void start(const Place& place, int urgency, const Cut& cut)
    {
        JobRequest request;
        request.urgency = urgency;
        Running& running = m_running.try_emplace(place.frame, place, JobSlot<Result<Crop>>(m_jobs)).first->second;
        running.slot.ask(
            std::move(request), [place, cut](const JobContext& context) { return cut(place, context); },
            [this, frame = place.frame](Result<Crop> crop) {
                m_running.erase(frame);
                m_take(frame, std::move(crop));
            });
    }

    JobRunner& m_jobs;
    Rules m_rules;
    Take m_take;
    std::map<int, Crop> m_crops;
    std::map<int, Running> m_running;
};

}  // namespace pointloom
