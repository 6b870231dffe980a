// SPDX-License-Identifier: Apache-2.0
#include "core/formats/GeometryRivals.h"

#include "core/formats/NamedReadings.h"

#include <optional>

namespace pointloom {
namespace {

/// Right labels lose points by any other reading: of real ones four boxes lose for each that gains, at least. Where nearly none loses, a
/// few that gain are enough, since many boxes look alike either way; and fewer still where all were empty before.
bool isConvincing(const RivalEvidence& evidence)
{
    constexpr std::size_t many = 5;
    constexpr std::size_t few = 3;
    constexpr std::size_t leastShare = 30;  // one in so many
    const bool isRule = evidence.better >= many && evidence.better >= 4 * evidence.worse && leastShare * evidence.better >= evidence.boxes;
    const bool areAll = evidence.better >= few && evidence.better == evidence.boxes && 2 * evidence.noneNow >= evidence.boxes;
    return (isRule || areAll) && evidence.objects.size() >= few;  // one object in many frames is one witness
}

Message shiftedBy(int framesOn, const RivalEvidence& evidence)
{
    return message(framesOn > 0 ? PL_TEXT("core",
                                          "the boxes of the next frame fit the clouds better: %1 of %2 hold clearly more points, and %3 "
                                          "hold fewer; labels and clouds look shifted by a frame")
                                : PL_TEXT("core",
                                          "the boxes of the previous frame fit the clouds better: %1 of %2 hold clearly more points, and "
                                          "%3 hold fewer; labels and clouds look shifted by a frame"),
                   evidence.better, evidence.boxes, evidence.worse);
}

}  // namespace

RivalFindings lookForRivals(const GeometryClouds& clouds, LabelSource& labels)
{
    RivalFindings out;
    std::optional<RivalEvidence> best;
    for (const NamedReading& named : namedReadings()) {
        const auto evidence = named.forPoints ? clouds.rivalEvidence(labels, named.reading) : RivalEvidence{};
        if (!isConvincing(evidence))
            continue;
        out.better.push_back(named.key);
        if (!best || evidence.better > best->better)
            best = evidence;
    }
    if (best) {
        out.reasons.push_back(
            message(PL_TEXT("core", "read in another way, %1 of %2 boxes hold clearly more points of their clouds, and %3 hold fewer"),
                    best->better, best->boxes, best->worse));
        return out;
    }
    for (const int framesOn : {1, -1}) {
        const RivalEvidence evidence = clouds.neighbourEvidence(labels, framesOn);
        if (isConvincing(evidence))
            out.reasons.push_back(shiftedBy(framesOn, evidence));
    }
    return out;
}

}  // namespace pointloom
