// SPDX-License-Identifier: Apache-2.0
#include "core/fit/HypothesisSearch.h"

#include "core/geometry/BoxOverlap.h"
#include "core/index/BoxPoints.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr std::size_t mostFits = 8;

/// Costs as a confidence: 1 for nothing against it; few points cannot make sure of anything.
double scoreOf(double cost, std::uint32_t points)
{
    constexpr double halfCost = 4;    // costs that leave even chances
    constexpr double fewPoints = 10;  // as many leave even chances too
    return halfCost / (halfCost + cost) * points / (points + fewPoints);
}

/// Whether a person would take two boxes for the same.
bool isSame(const OrientedBox& a, const OrientedBox& b)
{
    constexpr double muchOverlap = 0.85;
    constexpr double sameHeading_rad = 0.1745;  // 10 degrees
    return std::abs(std::remainder(a.yaw_rad - b.yaw_rad, std::numbers::pi)) < sameHeading_rad && iouBirdsEye(a, b) > muchOverlap;
}

/// What makes a box different from the best one.
FitKind kindOf(const Hypothesis& other, const Hypothesis& best)
{
    constexpr double sameYaw_rad = 0.1745;    // 10 degrees
    constexpr double otherAxis_rad = 1.2217;  // 70 degrees
    const double off = std::abs(std::remainder(other.box.yaw_rad - best.box.yaw_rad, std::numbers::pi));
    if (off > otherAxis_rad)
        return FitKind::axesSwapped;
    if (off > sameYaw_rad)
        return FitKind::otherYaw;
    if (other.segment != best.segment)
        return other.segment > best.segment ? FitKind::split : FitKind::merged;
    const double area = other.box.size_m.head<2>().prod() / best.box.size_m.head<2>().prod();
    return area > 1.05 ? FitKind::bigger : area < 0.95 ? FitKind::smaller : FitKind::shifted;
}

}  // namespace

OrientedBox facing(const OrientedBox& box, const ClickParams& params)
{
    const double wanted = params.heading_rad ? *params.heading_rad : AxisPrior(params.context, box.centre_m.head<2>()).facing(box.yaw_rad);
    return std::cos(box.yaw_rad - wanted) < 0 ? flipped(box) : box;
}

FittedBox fittedBox(const CloudIndex& index, const OrientedBox& box, double cost, FitKind kind)
{
    const std::uint32_t points = pointsInside(index, box);
    return {.box = box, .score = scoreOf(cost, points), .kind = kind, .points = points};
}

RankedFits rankedFits(const CloudIndex& index, const std::vector<Hypothesis>& boxes, const ClickParams& params)
{
    constexpr double turnedRound = 0.5;  // of the score: as likely as not, but not what was chosen
    constexpr std::ptrdiff_t mostOfKind = 2;
    RankedFits fits;
    for (const auto& hypothesis : boxes) {
        if (fits.size() + 1 >= mostFits)
            break;
        const FitKind kind = fits.empty() ? FitKind::best : kindOf(hypothesis, boxes.front());
        if (std::ranges::count(fits, kind, &FittedBox::kind) < mostOfKind
            && std::ranges::none_of(fits, [&](const FittedBox& other) { return isSame(hypothesis.box, other.box); }))
            fits.push_back(fittedBox(index, facing(hypothesis.box, params), hypothesis.cost - hypothesis.unexpected, kind));
    }
    if (!fits.empty()) {
        fits.front().seen = seenFaces(index, fits.front().box);
        FittedBox round = fits.front();
        round.box = flipped(round.box);
        round.seen = seenFaces(index, round.box);
        round.score *= turnedRound;
        round.kind = FitKind::turnedRound;
        fits.push_back(round);
    }
    std::ranges::stable_sort(fits.begin() + std::min<std::ptrdiff_t>(1, std::ssize(fits)), fits.end(), std::greater{}, &FittedBox::score);
    return fits;
}

}  // namespace pointloom
