// SPDX-License-Identifier: Apache-2.0
#include "core/track/ObjectModel.h"

#include <Eigen/LU>

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

constexpr float margin_m = 0.6F;   // around the box: as far as a surfel may be from a point that it explains
constexpr float outside_m = 0.1F;  // mirrors stick out of boxes, and boxes are a little small now and then
constexpr float forgotten = 0.3F;  // points
constexpr std::array<std::array<int, 3>, 6> neighbours{{{-1, 0, 0}, {1, 0, 0}, {0, -1, 0}, {0, 1, 0}, {0, 0, -1}, {0, 0, 1}}};

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
    }
    rebuild();
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
    for (std::size_t i = 0; i < m_moments.size(); ++i)
        m_own[static_cast<std::size_t>(numberOf(m_moments[i].cell))] = static_cast<std::int32_t>(i);
    rebuild();
}

Surfel ObjectModel::surfelOf(const Moments& own) const
{
    constexpr float fewest = 3;  // points that say anything about a direction
    float points = 0;
    Eigen::Vector3f sum = Eigen::Vector3f::Zero();
    Eigen::Matrix3f squares = Eigen::Matrix3f::Zero();
    for (int z = std::max(0, own.cell.z() - 1); z <= std::min(m_cells.z() - 1, own.cell.z() + 1); ++z) {
        for (int y = std::max(0, own.cell.y() - 1); y <= std::min(m_cells.y() - 1, own.cell.y() + 1); ++y) {
            for (int x = std::max(0, own.cell.x() - 1); x <= std::min(m_cells.x() - 1, own.cell.x() + 1); ++x) {
                const std::int32_t number = m_own[static_cast<std::size_t>(numberOf({x, y, z}))];
                if (number < 0)
                    continue;
                const Moments& other = m_moments[static_cast<std::size_t>(number)];
                const Eigen::Vector3f shift = (other.cell - own.cell).cast<float>().matrix() * m_cell_m;
                points += other.points;
                squares += other.squares + other.sum * shift.transpose() + shift * other.sum.transpose()
                    + other.points * shift * shift.transpose();
                sum += other.sum + other.points * shift;
            }
        }
    }
    Surfel surfel{.mean_m = middleOf(own.cell) + own.sum / own.points, .shape = Eigen::Matrix3f::Identity(), .points = own.points};
    if (points >= fewest) {
        const Eigen::Vector3f mean = sum / points;
        const float variance = m_params.thickness_m * m_params.thickness_m;
        const Eigen::Matrix3f spread = squares / points - mean * mean.transpose() + variance * Eigen::Matrix3f::Identity();
        surfel.shape = variance * spread.inverse();
    }
    return surfel;
}

void ObjectModel::rebuild()
{
    m_surfels.resize(m_moments.size());
    std::ranges::transform(m_moments, m_surfels.begin(), [this](const Moments& own) { return surfelOf(own); });
    spread();
}

/// A wave from all surfels at once: each cell hears of the surfel that gets there first, the nearer one where two do.
void ObjectModel::spread()
{
    const int rounds = static_cast<int>(std::ceil(margin_m * m_perMetre));
    m_nearest = m_own;
    std::vector<Eigen::Array3i> front;
    std::vector<Eigen::Array3i> next;
    std::vector<std::uint8_t> arrived(m_nearest.size(), 0);  // the round, plus one
    for (const Moments& moments : m_moments) {
        front.push_back(moments.cell);
        arrived[static_cast<std::size_t>(numberOf(moments.cell))] = 1;
    }
    const auto distance = [this](std::int32_t surfel, const Eigen::Array3i& cell) {
        return (m_surfels[static_cast<std::size_t>(surfel)].mean_m - middleOf(cell)).squaredNorm();
    };
    for (int round = 1; round <= rounds; ++round) {
        next.clear();
        for (const Eigen::Array3i& cell : front) {
            const std::int32_t surfel = m_nearest[static_cast<std::size_t>(numberOf(cell))];
            for (const auto& step : neighbours) {
                const Eigen::Array3i there = cell + Eigen::Array3i(step[0], step[1], step[2]);
                if ((there < 0).any() || (there >= m_cells).any())
                    continue;
                const auto number = static_cast<std::size_t>(numberOf(there));
                if (arrived[number] == 0) {
                    arrived[number] = static_cast<std::uint8_t>(round + 1);
                    m_nearest[number] = surfel;
                    next.push_back(there);
                } else if (arrived[number] == round + 1 && distance(surfel, there) < distance(m_nearest[number], there)) {
                    m_nearest[number] = surfel;
                }
            }
        }
        front.swap(next);
    }
}

}  // namespace pointloom
