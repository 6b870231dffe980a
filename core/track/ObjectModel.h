// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// A small piece of an object's surface.
struct Surfel
{
    Eigen::Vector3f mean_m = Eigen::Vector3f::Zero();
    Eigen::Matrix3f shape = Eigen::Matrix3f::Identity();  ///< weighs a residual: 1 across the surface, little along it
    Eigen::Matrix3f pull = Eigen::Matrix3f::Identity();   ///< the same where it is to move the object: next to nothing along it
    float points = 0;
};

struct ObjectModelParams
{
    float finest_m = 0.15F;     ///< edge of a cell that becomes one surfel
    int mostCellsAlong = 48;    ///< longer objects get larger cells
    float thickness_m = 0.04F;  ///< of a surface: range noise, and what one cell cannot tell
    float mostPoints = 60;      ///< a surfel that has so many learns no more: what a person has placed outlasts what followed
};

/// The surface of one object as far as it was seen, gathered over frames in the object's own axes: x along its heading, y to its left, z
/// above its bottom, from the middle of its footprint; metres.
///
/// Points fall into cells; a cell's mean and its spread together with its neighbours' make a surfel, whose distribution serves as in
/// generalised ICP (Segal, Haehnel and Thrun, RSS 2009): a residual counts in full across the surface and little along it, so that the rows
/// in which a scanner draws on a side do not hold it in place. Two things would else drag what stands still along with the sensor:
/// - a surface goes on beyond the edge of what was seen of it, and what comes into sight there has nothing to be compared with (Turk and
///   Levoy, SIGGRAPH 1994, leave out all points at edges): along a surface a residual moves the object hardly at all;
/// - far away and on sides seen at a flat angle, points lie farther apart than cells are wide, and fall elsewhere in each frame: a lone one
///   is a sample of a surface, not a thing that can be found again. Neighbours are therefore as far away as it takes to see a surface.
class ObjectModel
{
public:
    explicit ObjectModel(const Eigen::Vector3d& size_m, const ObjectModelParams& params = {});

    /// Takes in points; those too far outside the box are left out. O(points + surfels around them + cells around new ones).
    void add(std::span<const Eigen::Vector3f> points_m);
    /// Lets what was seen count less, and forgets what hardly counts any more: for bodies that change their shape.
    void fade(float factor);

    /// The surfel near a place; nothing where none is within reach.
    [[nodiscard]] const Surfel* near(const Eigen::Vector3f& place_m) const
    {
        const Eigen::Array3i cell = ((place_m - m_low_m) * m_perMetre).array().floor().cast<int>();
        if ((cell < 0).any() || (cell >= m_cells).any())
            return nullptr;
        const std::int32_t surfel = m_nearest[static_cast<std::size_t>(numberOf(cell))];
        return surfel < 0 ? nullptr : &m_surfels[static_cast<std::size_t>(surfel)];
    }

    [[nodiscard]] std::span<const Surfel> surfels() const { return m_surfels; }

private:
    struct Moments
    {
        float points = 0;
        Eigen::Vector3f sum = Eigen::Vector3f::Zero();  ///< from the middle of the cell
        Eigen::Matrix3f squares = Eigen::Matrix3f::Zero();
        Eigen::Array3i cell = Eigen::Array3i::Zero();
        int reach = 1;  ///< cells to either side that its surfel is shaped by
    };
    /// How points lie around a cell.
    struct Spread
    {
        float points = 0;
        Eigen::Matrix3f squares_m2 = Eigen::Matrix3f::Zero();  ///< their covariance
    };

    [[nodiscard]] int numberOf(const Eigen::Array3i& cell) const { return (cell.z() * m_cells.y() + cell.y()) * m_cells.x() + cell.x(); }
    [[nodiscard]] Eigen::Vector3f middleOf(const Eigen::Array3i& cell) const;
    /// Calls visit(number among the moments) for what is in a cell and in those around it, so many to either side.
    template <class Visit> void forEachAround(const Eigen::Array3i& cell, int reach, Visit&& visit) const;
    [[nodiscard]] Spread spreadAround(const Moments& own, int reach) const;
    [[nodiscard]] Surfel surfelOf(Moments& own) const;
    [[nodiscard]] float squaredDistance(std::int32_t surfel, const Eigen::Array3i& cell) const;
    void refresh(std::span<const std::int32_t> changed);
    void spreadFrom(std::span<const std::int32_t> surfels);

    ObjectModelParams m_params;
    Eigen::Vector3f m_low_m;
    Eigen::Array3i m_cells;
    float m_cell_m = 0;
    float m_perMetre = 0;
    std::vector<std::int32_t> m_own;      ///< by cell: its moments, -1 without
    std::vector<std::int32_t> m_nearest;  ///< by cell: the surfel that is nearest, -1 where none is in reach
    std::vector<Moments> m_moments;
    std::vector<Surfel> m_surfels;  ///< in the order of the moments
};

}  // namespace pointloom
