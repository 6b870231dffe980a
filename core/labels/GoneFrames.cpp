// SPDX-License-Identifier: Apache-2.0
#include "core/labels/GoneFrames.h"

#include <string>
#include <vector>

namespace pointloom {
namespace {

/// "000003, 000007, …"
std::string listed(const std::vector<FrameKey>& frames)
{
    constexpr std::size_t mostNamed = 5;
    std::string out;
    for (std::size_t i = 0; i < frames.size() && i < mostNamed; ++i)
        out += (i == 0 ? "" : ", ") + frames[i].name;
    return frames.size() > mostNamed ? out + ", …" : out;
}

std::optional<Message> remark(const Labels& labels, const char* pattern)
{
    const std::vector<FrameKey> frames = labels.goneFrames();
    if (frames.empty() || labels.frames().isPart())
        return std::nullopt;
    return message(pattern, labels.goneCuboidCount(), frames.size(), listed(frames));
}

}  // namespace

std::optional<Message> remarkOnGone(const Labels& labels)
{
    return remark(
        labels,
        PL_TEXT("core",
                "Boxes of frames that are no longer in the folder: %1, frames: %2 (%3). They are kept; an export can take them along."));
}

std::optional<Message> remarkOnLeftOut(const Labels& labels)
{
    return remark(
        labels,
        PL_TEXT("core",
                "Boxes of frames that are no longer in the folder are left out: %1, frames: %2 (%3). An export can take them along."));
}

}  // namespace pointloom
