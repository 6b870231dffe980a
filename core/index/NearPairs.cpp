// SPDX-License-Identifier: Apache-2.0
#include "core/index/NearPairs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>

namespace pointloom {
namespace {

using Points = std::span<const Eigen::Vector3f>;

constexpr std::size_t fewPairs = 1024;  // as many are compared at once
constexpr std::size_t leafPairs = 256;

/// In one order everywhere: the bounds below hold because each step rounds the same way.
float squaredNorm(float dx, float dy, float dz)
{
    return dx * dx + dy * dy + dz * dz;
}

float squaredDistance(const Eigen::Vector3f& p, const Eigen::Vector3f& q)
{
    return squaredNorm(p.x() - q.x(), p.y() - q.y(), p.z() - q.z());
}

}  // namespace

NearPairs::Box::Box(Points points) : low(points.front().array()), high(low)
{
    for (const Eigen::Vector3f& point : points) {
        low = low.min(point.array());
        high = high.max(point.array());
    }
}

Eigen::Vector3d NearPairs::Box::middle() const
{
    return (low.cast<double>() + high.cast<double>()) / 2;
}

double NearPairs::Box::halfAlong(const Eigen::Vector3d& line) const
{
    return (high.cast<double>() - low.cast<double>()).matrix().dot(line.cwiseAbs()) / 2;
}

void NearPairs::Halves::begin(Points set)
{
    points.assign(set.begin(), set.end());
    all.clear();
    all.push_back({0, static_cast<std::uint32_t>(points.size()), Box(set)});
}

Points NearPairs::Halves::pointsOf(std::uint32_t half) const
{
    return Points(points).subspan(all[half].first, all[half].last - all[half].first);
}

double NearPairs::Halves::boundOf(std::uint32_t half, const Eigen::Vector3d& line, const Eigen::Vector3d& from) const
{
    return line.dot(all[half].box.middle() - from) + all[half].box.halfAlong(line);
}

/// Halves at the median along the longest side.
std::uint32_t NearPairs::Halves::childrenOf(std::uint32_t half)
{
    if (all[half].children == 0) {
        const auto [first, last, box, none] = all[half];
        Eigen::Index axis = 0;
        (box.high - box.low).maxCoeff(&axis);
        const std::uint32_t middle = first + (last - first) / 2;
        std::nth_element(points.begin() + first, points.begin() + middle, points.begin() + last,
                         [axis](const Eigen::Vector3f& p, const Eigen::Vector3f& q) { return p[axis] < q[axis]; });
        all[half].children = static_cast<std::uint32_t>(all.size());
        all.push_back({first, middle, Box(Points(points).subspan(first, middle - first))});
        all.push_back({middle, last, Box(Points(points).subspan(middle, last - middle))});
    }
    return all[half].children;
}

bool NearPairs::touch(Points a, Points b)
{
    if (a.size() * b.size() <= fewPairs)
        return anyPair(a, b);
    if (const Answer soon = firstPairs(a, b); soon != Answer::unknown)
        return soon == Answer::touching;
    const auto nearA = nearTo(Box(b), a);
    const auto nearB = nearTo(Box(a), b);
    if (nearA.empty() || nearB.empty())
        return false;
    m_a.begin(nearA);
    m_b.begin(nearB);
    return halvesTouch(0, 0);
}

bool NearPairs::anyPair(Points a, Points b)
{
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            if (squaredDistance(a[i], b[j]) < m_squaredRadius) {
                m_looks += i * b.size() + j + 1;
                return true;
            }
        }
    }
    m_looks += a.size() * b.size();
    return false;
}

bool NearPairs::isNear(const Eigen::Vector3f& p, const Box& box) const
{
    const Eigen::Vector3f nearest = p.array().max(box.low).min(box.high);
    return squaredDistance(p, nearest) < m_squaredRadius;
}

std::vector<Eigen::Vector3f> NearPairs::nearTo(const Box& box, Points set)
{
    m_looks += set.size();
    std::vector<Eigen::Vector3f> near;
    std::ranges::copy_if(set, std::back_inserter(near), [&](const Eigen::Vector3f& p) { return isNear(p, box); });
    return near;
}

/// Compares the points that are near the other set's box, until that has taken as long as halving would.
NearPairs::Answer NearPairs::firstPairs(Points a, Points b)
{
    constexpr std::size_t pairsPerPoint = 16;
    m_looks += a.size() + b.size();
    std::size_t left = pairsPerPoint * (a.size() + b.size());
    const Box box(b);
    for (const Eigen::Vector3f& p : a) {
        if (!isNear(p, box))
            continue;
        if (left < b.size())
            return Answer::unknown;
        left -= b.size();
        if (anyPair(Points(&p, 1), b))
            return Answer::touching;
    }
    return Answer::apart;
}

bool NearPairs::halvesTouch(std::uint32_t a, std::uint32_t b)
{
    ++m_looks;
    if (const Answer whole = byBoxes(m_a.all[a].box, m_b.all[b].box); whole != Answer::unknown)
        return whole == Answer::touching;
    const Points ofA = m_a.pointsOf(a);
    const Points ofB = m_b.pointsOf(b);
    if (ofA.size() * ofB.size() <= leafPairs)
        return anyPair(ofA, ofB);
    if (areSheetsApart(a, b))
        return false;
    if (m_a.extentOf(a) > m_b.extentOf(b)) {  // one has an extent: else the boxes were exact
        const std::uint32_t first = m_a.childrenOf(a);
        return halvesTouch(first, b) || halvesTouch(first + 1, b);
    }
    const std::uint32_t first = m_b.childrenOf(b);
    return halvesTouch(a, first) || halvesTouch(a, first + 1);
}

/// No pair of points is nearer than the boxes' nearest places or farther apart than their farthest ones, rounding included: float
/// subtraction, squares and sums are monotonic.
NearPairs::Answer NearPairs::byBoxes(const Box& a, const Box& b) const
{
    std::array<float, 3> gap{};
    std::array<float, 3> reach{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto i = static_cast<Eigen::Index>(axis);
        gap[axis] = std::max({0.0F, b.low[i] - a.high[i], a.low[i] - b.high[i]});
        reach[axis] = std::max(b.high[i] - a.low[i], a.high[i] - b.low[i]);
    }
    if (squaredNorm(gap[0], gap[1], gap[2]) >= m_squaredRadius)
        return Answer::apart;
    return squaredNorm(reach[0], reach[1], reach[2]) < m_squaredRadius ? Answer::touching : Answer::unknown;
}

/// Whether a slab as thick as the radius, across the line between the middles, lies between the halves. The boxes tell how far each reaches
/// at most; their points are only looked at where that can decide.
bool NearPairs::areSheetsApart(std::uint32_t a, std::uint32_t b)
{
    constexpr double rounding = 1 + 4e-7;      // five roundings of a float distance, each by 2^-24, squared
    constexpr float leastSquared_m2 = 1e-30F;  // below it floats round more coarsely
    if (m_squaredRadius < leastSquared_m2)
        return false;
    const Eigen::Vector3d from = m_a.all[a].box.middle();
    const Eigen::Vector3d line = m_b.all[b].box.middle() - from;
    const double needed = std::sqrt(rounding * m_squaredRadius * line.squaredNorm());
    const double halfA = m_a.all[a].box.halfAlong(line);
    const double halfB = m_b.all[b].box.halfAlong(line);
    double reachA = halfA;                       // of its points along the line, from its middle on
    double reachB = line.squaredNorm() - halfB;  // where the other's begin
    const auto isApart = [&] { return reachB - reachA >= needed; };
    const std::size_t sizeA = m_a.pointsOf(a).size();
    const std::size_t sizeB = m_b.pointsOf(b).size();
    const auto lookAtA = [&] { reachA = reachOf(m_a, a, line, from, sizeB); };
    const auto lookAtB = [&] { reachB = -reachOf(m_b, b, -line, from, sizeA); };
    if (isApart())
        return true;
    if (reachB - reachA + 2 * halfA + 2 * halfB < needed)
        return false;
    halfA > halfB ? lookAtA() : lookAtB();
    if (isApart())
        return true;
    if (reachB - reachA + 2 * std::min(halfA, halfB) < needed)
        return false;
    halfA > halfB ? lookAtB() : lookAtA();
    return isApart();
}

/// How far the points of a half reach along a line. A half that is no larger than others is read through; a much larger one, which many
/// small ones ask in turn, is searched by its own halves, those first that may reach furthest.
double NearPairs::reachOf(Halves& set, std::uint32_t half, const Eigen::Vector3d& line, const Eigen::Vector3d& from, std::size_t others)
{
    constexpr std::size_t timesLarger = 4;
    constexpr std::size_t few = 16;
    const std::size_t readThrough = few + timesLarger * others >= set.pointsOf(half).size() ? set.pointsOf(half).size() : few;
    double reach = std::numeric_limits<double>::lowest();
    m_open.assign(1, half);
    while (!m_open.empty()) {
        const std::uint32_t next = m_open.back();
        m_open.pop_back();
        ++m_looks;
        if (set.boundOf(next, line, from) <= reach)
            continue;
        if (const Points points = set.pointsOf(next); points.size() <= readThrough || set.extentOf(next) <= 0) {
            m_looks += points.size();
            for (const Eigen::Vector3f& p : points)
                reach = std::max(reach, line.dot(p.cast<double>() - from));
            continue;
        }
        const std::uint32_t first = set.childrenOf(next);
        const bool isFirstFurther = set.boundOf(first, line, from) > set.boundOf(first + 1, line, from);
        m_open.push_back(isFirstFurther ? first + 1 : first);
        m_open.push_back(isFirstFurther ? first : first + 1);
    }
    return reach;
}

}  // namespace pointloom
