// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/FrameCache.h"

#include "ui/application/Translated.h"

#include <algorithm>
#include <cstdlib>

namespace pointloom {
namespace {

constexpr int workers = 2;

}  // namespace

FrameCache::FrameCache(std::shared_ptr<const Sequence> sequence, Limits limits, QObject* parent)
    : QObject(parent), m_sequence(std::move(sequence)), m_limits(limits)
{
    m_pool.setMaxThreadCount(workers);
}

FrameCache::~FrameCache()
{
    for (auto& [index, reading] : m_reading)
        reading.stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();  // the workers post to this object
}

std::shared_ptr<const Frame> FrameCache::frame(int index) const
{
    const auto found = m_frames.find(index);
    return found == m_frames.end() ? nullptr : found->second;
}

void FrameCache::want(int index)
{
    m_wanted = index;
    for (auto it = m_reading.begin(); it != m_reading.end(); ++it)
        if (std::abs(it->first - index) > m_limits.neighbours)
            it->second.stop.request_stop();

    startReading(index);
    for (int step = 1; step <= m_limits.neighbours; ++step) {
        startReading(index + step);
        startReading(index - step);
    }
}

void FrameCache::startReading(int index)
{
    const bool outside = index < 0 || index >= static_cast<int>(m_sequence->frames.size());
    if (outside || m_frames.contains(index))
        return;
    if (const auto running = m_reading.find(index); running != m_reading.end() && !running->second.stop.stop_requested())
        return;
    Reading& reading = m_reading[index];
    reading.stop = {};
    const int urgency = index == m_wanted ? 1 : 0;
    m_pool.start(
        [this, index, sequence = m_sequence, stop = reading.stop.get_token()] {
            if (stop.stop_requested())
                return;
            auto frame = readFrame(*sequence, index, stop);
            if (!stop.stop_requested())
                QMetaObject::invokeMethod(this, [this, index, frame = std::move(frame)] { accept(index, frame); }, Qt::QueuedConnection);
        },
        urgency);
}

void FrameCache::accept(int index, const Result<std::shared_ptr<const Frame>>& frame)
{
    m_reading.erase(index);
    if (!frame) {
        Q_EMIT frameFailed(index, translated(frame.error()));
        return;
    }
    m_frames[index] = *frame;
    dropFarthest();
    Q_EMIT frameReady(index);
}

std::size_t FrameCache::bytesHeld() const
{
    std::size_t bytes = 0;
    for (const auto& [index, frame] : m_frames)
        bytes += frame->bytes();
    return bytes;
}

void FrameCache::setBytesAllowed(std::size_t bytes)
{
    m_limits.bytes = bytes;
    dropFarthest();
}

void FrameCache::dropFarthest()
{
    const auto distance = [&](const auto& entry) { return std::abs(entry.first - m_wanted); };
    while (m_frames.size() > 1 && bytesHeld() > m_limits.bytes)
        m_frames.erase(std::ranges::max_element(m_frames, {}, distance));
}

}  // namespace pointloom
