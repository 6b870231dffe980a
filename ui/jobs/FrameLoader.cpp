// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/FrameLoader.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace pointloom {
namespace {

constexpr std::size_t anyFrame_bytes = std::size_t{3} << 19;  ///< its columns and azimuths, however many points
constexpr double perFileByteAtFirst = 4.5;  ///< a binary file of x, y, z and intensity has 16 bytes a point, a frame some 60

}  // namespace

class FrameLoader::Share
{
public:
    Share(std::shared_ptr<Ledger> ledger, std::size_t bytes, bool isLent) : m_ledger(std::move(ledger)), m_bytes(bytes), m_isLent(isLent) {}
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;
    ~Share()
    {
        const std::lock_guard lock(m_ledger->mutex);
        m_ledger->lent -= m_isLent ? 1 : 0;
        change(0);
    }

    /// It has been read, and this is what it takes.
    void settle(std::size_t bytes)
    {
        const std::lock_guard lock(m_ledger->mutex);
        change(bytes);
    }
    /// The same with the ledger locked.
    void change(std::size_t bytes)
    {
        m_ledger->used += bytes - m_bytes;
        m_ledger->reading -= m_isReading ? 1 : 0;
        ++m_ledger->changes;
        m_ledger->changed.notify_all();
        m_bytes = bytes;
        m_isReading = false;
    }

private:
    std::shared_ptr<Ledger> m_ledger;
    std::size_t m_bytes;
    bool m_isLent;
    bool m_isReading = true;
};

FrameLoader::Source FrameLoader::sourceOf(std::shared_ptr<const Sequence> sequence)
{
    return {.frame = [sequence](int index, const std::stop_token& stop) { return readFrame(*sequence, index, stop); },
            .cloud = [sequence](int index, const std::stop_token& stop) { return readFrameCloud(*sequence, index, stop); },
            .fileBytes =
                [sequence](int index) {
                    std::error_code none;
                    const auto bytes = std::filesystem::file_size(sequence->frames[static_cast<std::size_t>(index)].cloud(), none);
                    return none ? std::size_t{0} : static_cast<std::size_t>(bytes);
                }};
}

FrameLoader::FrameLoader(Source source, std::size_t bytesAllowed)
    : m_source(std::move(source)), m_allowed(bytesAllowed), m_perFileByte(perFileByteAtFirst)
{}

FrameLoader::FramePtr FrameLoader::kept(int index) const
{
    const std::lock_guard lock(m_ledger->mutex);
    const auto found = m_kept.find(index);
    return found == m_kept.end() ? nullptr : found->second;
}

std::size_t FrameLoader::bytesKept() const
{
    const std::lock_guard lock(m_ledger->mutex);
    std::size_t bytes = 0;
    for (const auto& [index, frame] : m_kept)
        bytes += frame->bytes();
    return bytes;
}

std::size_t FrameLoader::bytesInUse() const
{
    const std::lock_guard lock(m_ledger->mutex);
    return m_ledger->used;
}

std::size_t FrameLoader::bytesAllowed() const
{
    const std::lock_guard lock(m_ledger->mutex);
    return m_allowed;
}

void FrameLoader::setBytesAllowed(std::size_t bytes)
{
    {
        const std::lock_guard lock(m_ledger->mutex);
        m_allowed = bytes;
    }
    (void)makeRoom(0, std::nullopt);
}

void FrameLoader::setInSight(int index)
{
    const std::lock_guard lock(m_ledger->mutex);
    m_inSight = index;
    ++m_ledger->changes;  // what had to wait for room may be nearer now than what is kept
    m_ledger->changed.notify_all();
}

/// Gives up kept frames, the farthest first, until so many more bytes fit. What somebody is using frees nothing, and stays.
/// @param fartherThan  only those that are farther from the one in sight than this one
bool FrameLoader::makeRoom(std::size_t bytes, std::optional<int> fartherThan)
{
    const auto distance = [this](int index) { return std::abs(index - m_inSight); };
    while (true) {
        FramePtr gone;  // ends outside of the lock, which its share takes
        const std::lock_guard lock(m_ledger->mutex);
        if (m_ledger->used + bytes <= m_allowed)
            return true;
        auto farthest = m_kept.end();
        for (auto it = m_kept.begin(); it != m_kept.end(); ++it) {
            const bool mayGo =
                it->first != m_inSight && it->second.use_count() == 1 && (!fartherThan || distance(it->first) > distance(*fartherThan));
            if (mayGo && (farthest == m_kept.end() || distance(it->first) > distance(farthest->first)))
                farthest = it;
        }
        if (farthest == m_kept.end())
            return false;
        gone = std::move(farthest->second);
        m_kept.erase(farthest);
    }
}

std::shared_ptr<FrameLoader::Share> FrameLoader::reserve(std::size_t bytes, bool isLent)
{
    m_ledger->used += bytes;
    ++m_ledger->reading;
    m_ledger->lent += isLent ? 1 : 0;
    return std::make_shared<Share>(m_ledger, bytes, isLent);
}

std::shared_ptr<FrameLoader::Share> FrameLoader::awaitRoom(std::size_t bytes, const std::stop_token& stop, Holds holds)
{
    while (!stop.stop_requested()) {
        (void)makeRoom(bytes, std::nullopt);
        std::unique_lock lock(m_ledger->mutex);
        const bool fits = m_ledger->used + bytes <= m_allowed;
        const bool isTheOne = m_ledger->reading == 0 && (holds == Holds::another || m_ledger->lent == 0);
        if (fits || isTheOne)
            return reserve(bytes, true);
        m_ledger->changed.wait(lock, stop, [&, before = m_ledger->changes] { return m_ledger->changes != before; });
    }
    return nullptr;
}

std::size_t FrameLoader::expectedBytes(int index) const
{
    const auto file = static_cast<double>(m_source.fileBytes(index));
    const std::lock_guard lock(m_ledger->mutex);
    return anyFrame_bytes + static_cast<std::size_t>(file * m_perFileByte);
}

/// The next file is likely packed as this one is.
void FrameLoader::learn(int index, const Frame& frame)
{
    const std::size_t file = m_source.fileBytes(index);
    const std::size_t bytes = frame.bytes();
    if (file == 0 || bytes <= anyFrame_bytes)
        return;
    const std::lock_guard lock(m_ledger->mutex);
    m_perFileByte = static_cast<double>(bytes - anyFrame_bytes) / static_cast<double>(file);
}

namespace {

/// The value, which holds its share of the bytes for as long as somebody holds it.
template <class T, class Share> std::shared_ptr<const T> withShare(std::shared_ptr<const T> value, std::shared_ptr<Share> share)
{
    struct Both
    {
        std::shared_ptr<Share> share;  // ends last
        std::shared_ptr<const T> value;
    };
    const T* const there = value.get();
    return {std::make_shared<const Both>(std::move(share), std::move(value)), there};
}

}  // namespace

Result<bool> FrameLoader::fetch(int index, const std::stop_token& stop)
{
    const std::size_t bytes = expectedBytes(index);
    std::shared_ptr<Share> share;
    while (share == nullptr) {
        (void)makeRoom(bytes, index);
        std::unique_lock lock(m_ledger->mutex);
        if (m_kept.contains(index))
            return true;
        if (index == m_inSight || m_ledger->used + bytes <= m_allowed)
            share = reserve(bytes, false);
        else if (m_ledger->reading == 0 || stop.stop_requested())
            return false;
        else  // what is being read may not be wanted any more
            m_ledger->changed.wait(lock, stop, [&, before = m_ledger->changes] { return m_ledger->changes != before; });
    }
    auto frame = m_source.frame(index, stop);
    if (!frame)
        return std::unexpected(frame.error());
    learn(index, **frame);
    keep(index, *std::move(frame), std::move(share));
    return true;
}

/// In one step, so that whoever waits for room finds it either being read or kept.
void FrameLoader::keep(int index, FramePtr frame, std::shared_ptr<Share> share)
{
    Share& settled = *share;
    const std::size_t bytes = frame->bytes();
    FramePtr held = withShare(std::move(frame), std::move(share));
    FramePtr before;  // ends outside of the lock, as in makeRoom()
    {
        const std::lock_guard lock(m_ledger->mutex);
        settled.change(bytes);
        before = std::exchange(m_kept[index], std::move(held));
    }
    (void)makeRoom(0, std::nullopt);
}

Result<FrameLoader::FramePtr> FrameLoader::borrow(int index, const std::stop_token& stop, Holds holds)
{
    if (auto there = kept(index))
        return there;
    auto share = awaitRoom(expectedBytes(index), stop, holds);
    if (share == nullptr)
        return fail(PL_TEXT("core", "was stopped"));
    auto frame = m_source.frame(index, stop);
    if (!frame)
        return std::unexpected(frame.error());
    share->settle((*frame)->bytes());
    learn(index, **frame);
    return withShare(*std::move(frame), std::move(share));
}

Result<FrameLoader::CloudPtr> FrameLoader::borrowCloud(int index, const std::stop_token& stop, Holds holds)
{
    if (const auto there = kept(index))
        return CloudPtr(there, there->cloud.get());
    auto share = awaitRoom(m_source.fileBytes(index), stop, holds);
    if (share == nullptr)
        return fail(PL_TEXT("core", "was stopped"));
    Result<PointCloud> cloud = m_source.cloud(index, stop);
    if (!cloud)
        return std::unexpected(cloud.error());
    share->settle(cloud->size() * sizeof(Eigen::Vector3f));
    return withShare(std::make_shared<const PointCloud>(*std::move(cloud)), std::move(share));
}

/// Nobody waits until it goes, as for what jobs hold: it may be looked at for long.
FrameLoader::FramePtr FrameLoader::counted(FramePtr made)
{
    const std::size_t bytes = made->bytes();
    std::shared_ptr<Share> share;
    {
        const std::lock_guard lock(m_ledger->mutex);
        share = reserve(bytes, false);
        share->change(bytes);
    }
    (void)makeRoom(0, std::nullopt);
    return withShare(std::move(made), std::move(share));
}

}  // namespace pointloom
