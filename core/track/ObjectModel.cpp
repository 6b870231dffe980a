// SPDX-License-Identifier: Apache-2.0
#include "core/track/ObjectModel.h"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace pointloom {
namespace {

constexpr float margin_m = 0.6F;   // around the box: as far as a surfel may be from a point that it explains
constexpr float outside_m = 0.1F;  // mirrors stick out of boxes, and boxes are a little small now and then
constexpr float forgotten = 0.3F;  // points
constexpr float betweenRings_m = 0.2F;
constexpr std::array<std::array<int, 3>, 6> neighbours{{{-1, 0, 0}, {1, 0, 0}, {0, -1, 0}, {0, 1, 0}, {0, 0, -1}, {0, 0, 1}}};

struct Deviations
{
    float longer_m = 0;
    float shorter_m = 0;
};

/// How far points spread along the two axes of their outline seen from above.
Deviations seenFromAbove(const Eigen::Matrix3f& spread)
{
    const float middle = (spread(0, 0) + spread(1, 1)) / 2;
    const float apart = std::hypot((spread(0, 0) - spread(1, 1)) / 2, spread(0, 1));
    return {.longer_m = std::sqrt(std::max(0.0F, middle + apart)), .shorter_m = std::sqrt(std::max(0.0F, middle - apart))};
}

constexpr float thin_m = 0.05F;  // deviation of points that lie on one line, as well as it can be told

/// Whether points lie along one level line: a single ring of the scanner, which does not tell whether the surface rises from it or lies
/// flat. What the next frame sees of it is above or below.
bool isOneRing(const Eigen::Matrix3f& spread)
{
    return spread(2, 2) < thin_m * thin_m && seenFromAbove(spread).shorter_m < thin_m;
}

/// Whether points lie above each other: a single firing of the scanner, which does not tell which way the surface runs.
bool isOneFiring(const Eigen::Matrix3f& spread)
{
    return seenFromAbove(spread).longer_m < thin_m;
}

/// Keeps the weight across a surface, and those of ways in which it is as thin: a corner's. Smaller ones, which the width of the
/// neighbourhood makes rather than that of the surface, go down to their third power.
Eigen::Matrix3f sharpened(const Eigen::Matrix3f& shape)
{
    Eigen::SelfAdjointEigenSolver<Eigen::Matrix3f> solver;
    solver.computeDirect(shape, Eigen::EigenvaluesOnly);
    const float across = solver.eigenvalues().maxCoeff();
    return shape * shape * shape / (across * across);
}

}  // namespace

ObjectModel::ObjectModel(const Eigen::Vector3d& size_m, const ObjectModelParams& params) : m_params(params)
{
    const Eigen::Vector3f size = size_m.cast<float>();
    m_cell_m = std::max(params.finest_m, size.maxCoeff() / static_cast<float>(params.mostCellsAlong));
    m_perMetre = 1 / m_cell_m;
    m_low_m = {-size.x() / 2 - margin_m, -size.y() / 2 - margin_m, -margin_m};
    m_cells = ((size.array() + 2 * margin_m) * m_perMetre).ceil().cast<int>();
    m_own.assign(static_cast<std::size_t>(m_cells.prod()), -1);
    m_nearest = m_own;
}

Eigen::Vector3f ObjectModel::middleOf(const Eigen::Array3i& cell) const
{
    return m_low_m + ((cell.cast<float>() + 0.5F) * m_cell_m).matrix();
}

void ObjectModel::add(std::span<const Eigen::Vector3f> points_m)
{
    const Eigen::Array3f lowest = m_low_m.array() + (margin_m - outside_m);
    const Eigen::Array3f highest = m_low_m.array() + m_cells.cast<float>() * m_cell_m - (margin_m - outside_m);
    const std::size_t known = m_moments.size();
    std::vector<std::int32_t> changed;
    for (const Eigen::Vector3f& p : points_m) {
        if ((p.array() < lowest).any() || (p.array() > highest).any())
            continue;
        const Eigen::Array3i cell = ((p - m_low_m) * m_perMetre).array().floor().cast<int>().min(m_cells - 1);
        std::int32_t& own = m_own[static_cast<std::size_t>(numberOf(cell))];
        if (own < 0) {
            own = static_cast<std::int32_t>(m_moments.size());
            m_moments.push_back({.cell = cell});
        }
        Moments& moments = m_moments[static_cast<std::size_t>(own)];
        if (moments.points >= m_params.mostPoints)
            continue;
        const Eigen::Vector3f off = p - middleOf(cell);
        moments.points += 1;
        moments.sum += off;
        moments.squares += off * off.transpose();
        changed.push_back(own);
    }
    m_surfels.resize(m_moments.size());
    refresh(changed);
    std::vector<std::int32_t> added(m_moments.size() - known);
    std::iota(added.begin(), added.end(), static_cast<std::int32_t>(known));
    spreadFrom(added);
}

void ObjectModel::fade(float factor)
{
    for (Moments& moments : m_moments) {
        moments.points *= factor;
        moments.sum *= factor;
        moments.squares *= factor;
    }
    std::erase_if(m_moments, [](const Moments& moments) { return moments.points < forgotten; });
    std::ranges::fill(m_own, -1);
    std::ranges::fill(m_nearest, -1);
    std::vector<std::int32_t> all(m_moments.size());
    std::iota(all.begin(), all.end(), 0);
    for (const std::int32_t number : all)
        m_own[static_cast<std::size_t>(numberOf(m_moments[static_cast<std::size_t>(number)].cell))] = number;
    m_surfels.resize(m_moments.size());
    refresh(all);
    spreadFrom(all);
}

template <class Visit> void ObjectModel::forEachAround(const Eigen::Array3i& cell, int reach, Visit&& visit) const
{
    const Eigen::Array3i first = (cell - reach).max(0);
    const Eigen::Array3i last = (cell + reach).min(m_cells - 1);
    for (int z = first.z(); z <= last.z(); ++z) {
        for (int y = first.y(); y <= last.y(); ++y) {
            for (int x = first.x(); x <= last.x(); ++x) {
                if (const std::int32_t number = m_own[static_cast<std::size_t>(numberOf({x, y, z}))]; number >= 0)
                    visit(number);
            }
        }
    }
}

ObjectModel::Spread ObjectModel::spreadAround(const Moments& own, int reach) const
{
    float points = 0;
    Eigen::Vector3f sum = Eigen::Vector3f::Zero();
    Eigen::Matrix3f squares = Eigen::Matrix3f::Zero();
    forEachAround(own.cell, reach, [&](std::int32_t number) {
        const Moments& other = m_moments[static_cast<std::size_t>(number)];
        const Eigen::Vector3f shift = (other.cell - own.cell).cast<float>().matrix() * m_cell_m;
        const Eigen::Matrix3f mixed = other.sum * shift.transpose();
        points += other.points;
        sum += other.sum + other.points * shift;
        squares += other.squares + mixed + mixed.transpose() + other.points * shift * shift.transpose();
    });
    const Eigen::Vector3f mean = sum / points;
    return {.points = points, .squares_m2 = squares / points - mean * mean.transpose()};
}

Surfel ObjectModel::surfelOf(Moments& own) const
{
    constexpr float fewest = 3;       // points that say anything about a direction
    constexpr int farthestReach = 4;  // 0.6 m: firings 0.2 degrees apart on a side 30 m away that is seen at 10 degrees
    own.reach = 1;
    Spread around = spreadAround(own, own.reach);
    while (own.reach < farthestReach && (around.points < fewest || isOneFiring(around.squares_m2))) {
        own.reach *= 2;
        around = spreadAround(own, own.reach);
    }
    Surfel surfel{.mean_m = middleOf(own.cell) + own.sum / own.points, .points = own.points};
    if (around.points < fewest)
        return surfel;
    const float variance = m_params.thickness_m * m_params.thickness_m;
    if (isOneRing(around.squares_m2))
        around.squares_m2(2, 2) += betweenRings_m * betweenRings_m;
    surfel.shape = variance * (around.squares_m2 + variance * Eigen::Matrix3f::Identity()).inverse();
    surfel.pull = sharpened(surfel.shape);
    return surfel;
}

/// Surfels are shaped by the cells around them: what is near a change changes too, and so may what had to look far for neighbours.
void ObjectModel::refresh(std::span<const std::int32_t> changed)
{
    std::vector<std::uint8_t> stale(m_moments.size(), 0);
    std::vector<std::uint8_t> seen(m_moments.size(), 0);
    for (const std::int32_t number : changed) {
        if (std::exchange(seen[static_cast<std::size_t>(number)], std::uint8_t{1}) == 0)
            forEachAround(m_moments[static_cast<std::size_t>(number)].cell, 1,
                          [&](std::int32_t other) { stale[static_cast<std::size_t>(other)] = 1; });
    }
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        if (stale[i] != 0 || m_moments[i].reach > 1)
            m_surfels[i] = surfelOf(m_moments[i]);
    }
}

float ObjectModel::squaredDistance(std::int32_t surfel, const Eigen::Array3i& cell) const
{
    return (m_surfels[static_cast<std::size_t>(surfel)].mean_m - middleOf(cell)).squaredNorm();
}

/// A wave from each of them at once: a cell takes the surfel that gets there if it is nearer than the one it had.
void ObjectModel::spreadFrom(std::span<const std::int32_t> surfels)
{
    const int rounds = static_cast<int>(std::ceil(margin_m * m_perMetre));
    std::vector<Eigen::Array3i> front;
    std::vector<Eigen::Array3i> next;
    for (const std::int32_t surfel : surfels) {
        front.push_back(m_moments[static_cast<std::size_t>(surfel)].cell);
        m_nearest[static_cast<std::size_t>(numberOf(front.back()))] = surfel;
    }
    for (int round = 0; round < rounds && !front.empty(); ++round) {
        next.clear();
        for (const Eigen::Array3i& cell : front) {
            const std::int32_t surfel = m_nearest[static_cast<std::size_t>(numberOf(cell))];
            for (const auto& step : neighbours) {
                const Eigen::Array3i there = cell + Eigen::Array3i(step[0], step[1], step[2]);
                if ((there < 0).any() || (there >= m_cells).any())
                    continue;
                const auto number = static_cast<std::size_t>(numberOf(there));
                const bool isTaken = m_own[number] >= 0
                    || (m_nearest[number] >= 0 && squaredDistance(m_nearest[number], there) <= squaredDistance(surfel, there));
                if (isTaken)
                    continue;
                m_nearest[number] = surfel;
                next.push_back(there);
            }
        }
        front.swap(next);
    }
}

}  // namespace pointloom
