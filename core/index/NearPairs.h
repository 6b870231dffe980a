// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pointloom {

/// Tells whether some point of one set is nearer than a radius to some point of another. Float arithmetic and a strict comparison, as
/// FLANN's under pcl::EuclideanClusterExtraction: two points at exactly the radius are apart.
///
/// Small sets are compared pair by pair, and large ones as long as that finds an answer soon. Else both are halved again and again, and
/// halves that are apart or together as a whole are looked at no closer: by their boxes, with bounds that round as the distances of their
/// points do, and by a gap across the line between their middles, so that parallel sheets of points cost no more than other sets.
class NearPairs
{
public:
    explicit NearPairs(float squaredRadius_m2) : m_squaredRadius(squaredRadius_m2) {}

    [[nodiscard]] bool touch(std::span<const Eigen::Vector3f> a, std::span<const Eigen::Vector3f> b);

    /// Pairs of points and of halves, and single points, that were looked at so far.
    [[nodiscard]] std::size_t looks() const { return m_looks; }

private:
    enum class Answer { touching, apart, unknown };

    struct Box
    {
        explicit Box(std::span<const Eigen::Vector3f> points);
        [[nodiscard]] Eigen::Vector3d middle() const;
        [[nodiscard]] double halfAlong(const Eigen::Vector3d& line) const;  ///< half its extent along a line, times the line's length
        Eigen::Array3f low;
        Eigen::Array3f high;
    };

    /// A set halved as far as that was asked for.
    struct Half
    {
        std::uint32_t first;
        std::uint32_t last;
        Box box;
        std::uint32_t children = 0;  ///< the number of the first of two; 0: not halved yet
    };
    struct Halves
    {
        void begin(std::span<const Eigen::Vector3f> set);
        [[nodiscard]] std::uint32_t childrenOf(std::uint32_t half);
        [[nodiscard]] std::span<const Eigen::Vector3f> pointsOf(std::uint32_t half) const;
        /// No point of a half is further along a line from a place on.
        [[nodiscard]] double boundOf(std::uint32_t half, const Eigen::Vector3d& line, const Eigen::Vector3d& from) const;
        [[nodiscard]] float extentOf(std::uint32_t half) const { return (all[half].box.high - all[half].box.low).maxCoeff(); }

        std::vector<Eigen::Vector3f> points;
        std::vector<Half> all;
    };

    [[nodiscard]] bool anyPair(std::span<const Eigen::Vector3f> a, std::span<const Eigen::Vector3f> b);
    [[nodiscard]] bool isNear(const Eigen::Vector3f& p, const Box& box) const;
    [[nodiscard]] std::vector<Eigen::Vector3f> nearTo(const Box& box, std::span<const Eigen::Vector3f> set);
    [[nodiscard]] Answer firstPairs(std::span<const Eigen::Vector3f> a, std::span<const Eigen::Vector3f> b);
    [[nodiscard]] bool halvesTouch(std::uint32_t a, std::uint32_t b);
    [[nodiscard]] Answer byBoxes(const Box& a, const Box& b) const;
    [[nodiscard]] bool areSheetsApart(std::uint32_t a, std::uint32_t b);
    [[nodiscard]] double reachOf(Halves& set, std::uint32_t half, const Eigen::Vector3d& line, const Eigen::Vector3d& from,
                                 std::size_t others);

    float m_squaredRadius;
    std::size_t m_looks = 0;
    Halves m_a;
    Halves m_b;
    std::vector<std::uint32_t> m_open;  ///< halves that a search has still to look at
};

}  // namespace pointloom
