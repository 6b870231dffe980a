// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/frame/Frame.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace pointloom {

/// Reads the frames of a sequence and keeps some, within a number of bytes that all who read share: what is kept, what is being read,
/// what was read for a job and is in its hands, and what was made of them. Beyond it go the frame in sight, what is shown in its place, and
/// one that a job cannot do without. For any thread.
class FrameLoader
{
public:
    /// Where frames come from; called on any thread.
    struct Source
    {
        std::function<Result<std::shared_ptr<const Frame>>(int index, const std::stop_token& stop)> frame;
        std::function<Result<PointCloud>(int index, const std::stop_token& stop)> cloud;
        std::function<std::size_t(int index)> fileBytes;  ///< as many as a frame's file has, asked before it is read
    };
    using FramePtr = std::shared_ptr<const Frame>;
    using CloudPtr = std::shared_ptr<const PointCloud>;

    [[nodiscard]] static Source sourceOf(std::shared_ptr<const Sequence> sequence);

    FrameLoader(Source source, std::size_t bytesAllowed);

    /// The frame when it is kept, else null.
    [[nodiscard]] FramePtr kept(int index) const;
    [[nodiscard]] std::size_t bytesKept() const;
    /// All that is held by anybody, and what is being read.
    [[nodiscard]] std::size_t bytesInUse() const;
    [[nodiscard]] std::size_t bytesAllowed() const;
    /// Gives up at once what no longer fits, but never the frame in sight.
    void setBytesAllowed(std::size_t bytes);

    /// The frame in sight, which all that is kept is measured by: the farthest goes first.
    void setInSight(int index);
    /// Reads a frame and keeps it. The one in sight is read at once; another one only where there is room beside what is nearer.
    /// @returns whether it is kept now
    [[nodiscard]] Result<bool> fetch(int index, const std::stop_token& stop);

    /// Whether somebody who asks for a frame holds another one, for which others might wait.
    enum class Holds { nothing, another };
    /// A frame for a job: one that is kept, else it is read, and counts until it is given back. Waits for room where others hold it; who
    /// holds a frame while asking says so, and only waits while others read. Stopped, it fails.
    [[nodiscard]] Result<FramePtr> borrow(int index, const std::stop_token& stop, Holds holds = Holds::nothing);
    /// Its points alone.
    [[nodiscard]] Result<CloudPtr> borrowCloud(int index, const std::stop_token& stop, Holds holds = Holds::nothing);

    /// A frame that was made out of others, to be shown in their place: it counts for as long as somebody holds it, and what is kept gives
    /// way to it.
    [[nodiscard]] FramePtr counted(FramePtr made);

private:
    /// What is in use; frames that are held outlive the loader, and give back what they took.
    struct Ledger
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::uint64_t changes = 0;
        std::size_t used = 0;
        int reading = 0;
        int lent = 0;  ///< frames and clouds in the hands of jobs
    };
    /// A part of the bytes in use, until it ends.
    class Share;

    [[nodiscard]] std::shared_ptr<Share> reserve(std::size_t bytes, bool isLent);
    [[nodiscard]] std::shared_ptr<Share> awaitRoom(std::size_t bytes, const std::stop_token& stop, Holds holds);
    [[nodiscard]] std::size_t expectedBytes(int index) const;
    void learn(int index, const Frame& frame);
    void keep(int index, FramePtr frame, std::shared_ptr<Share> share);
    [[nodiscard]] bool makeRoom(std::size_t bytes, std::optional<int> fartherThan);

    Source m_source;
    std::shared_ptr<Ledger> m_ledger = std::make_shared<Ledger>();  ///< its mutex guards what follows, too
    std::size_t m_allowed;
    int m_inSight = -1;
    double m_perFileByte;  ///< what a frame takes, besides what any takes
    std::map<int, FramePtr> m_kept;
};

}  // namespace pointloom
