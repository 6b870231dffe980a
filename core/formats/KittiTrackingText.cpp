// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiTrackingText.h"

#include "core/base/Text.h"

namespace pointloom {
namespace {

constexpr std::size_t columnsBefore = 2;  // frame and track
constexpr std::size_t trackingColumns = columnsBefore + 15;

Result<long long> wholeNumber(std::string_view word, std::size_t column)
{
    if (const auto value = number<long long>(word))
        return *value;
    return fail(PL_TEXT("core", "\"%1\" in column %2 is no whole number; a line begins with the frame and the track"), std::string(word),
                column);
}

}  // namespace

Result<std::optional<KittiTrackingLine>> kittiTrackingLine(std::string_view line)
{
    const auto parts = words(line);
    if (parts.empty())
        return std::nullopt;
    if (parts.size() != trackingColumns && parts.size() != trackingColumns + 1)
        return fail(PL_TEXT("core", "there are %1 columns; KITTI tracking labels have 17, or 18 with a score"), parts.size());
    const auto frame = wholeNumber(parts[0], 1);
    const auto track = wholeNumber(parts[1], 2);
    if (!frame || !track)
        return std::unexpected(!frame ? frame.error() : track.error());
    if (*frame < 0)
        return fail(PL_TEXT("core", "the frame is %1; frames are counted from 0"), *frame);
    auto object = kittiObjectFrom(std::span(parts).subspan(columnsBefore), columnsBefore);
    if (!object)
        return std::unexpected(object.error());
    KittiTrackingLine out{.frame = *frame, .tracked = {.track = *track, .object = std::move(*object)}, .kept = {}};
    out.holdsBox = holdsBox(out.tracked.object);
    if (!out.holdsBox && mayBeKept(out.tracked.object))
        out.kept = trimmed(line.substr(static_cast<std::size_t>(parts[columnsBefore].data() - line.data())));
    return out;
}

std::string toTrackingLine(long long frame, const KittiTrackedObject& object)
{
    return shown(frame) + ' ' + shown(object.track) + ' ' + object.object.type + ' ' + shown(truncationLevel(object.object.image.truncated))
        + ' ' + columnsAfterTruncation(object.object);
}

std::string toTrackingLine(long long frame, const std::string& keptLine)
{
    return shown(frame) + " -1 " + keptLine;
}

int truncationLevel(double share)
{
    constexpr double hardly = 0.15;
    constexpr double partly = 0.5;
    if (share < 0)
        return -1;
    return share <= hardly ? 0 : share <= partly ? 1 : 2;
}

}  // namespace pointloom
