// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"
#include "core/index/CloudIndex.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace pointloom {

/// Where the points near one face of a box lie, by strips across it: upright strips along a side, strips across the roof for the top. A
/// strip remembers which depths hold points, not how many: a face is where it has points all along, however dense they are.
class FaceProfile
{
public:
    static constexpr float reach_m = 0.4F;  ///< that far out of the face and into the box
    static constexpr int depths = 64;       ///< steps of 12.5 mm
    static constexpr float step_m = 2 * reach_m / depths;
    static constexpr int mostStrips = 64;

    FaceProfile() = default;
    FaceProfile(float extent_m, float rim_m, float strip_m);

    /// @param along_m     from the middle of the face
    /// @param outwards_m  from the face, negative in the box
    void add(float along_m, float outwards_m);

    [[nodiscard]] int strips() const { return m_strips; }
    [[nodiscard]] std::uint32_t points() const { return m_points; }
    /// Where one strip ends outwards.
    struct End
    {
        float depth_m;  ///< the outermost point
        float step_m;   ///< from there down to the next depth that holds a point; 0 where they follow each other closely
    };
    /// The ends of all strips that have a point no further out than a limit, the outermost first.
    [[nodiscard]] std::vector<End> ends(float limit_m = reach_m) const;

private:
    std::array<std::uint64_t, mostStrips> m_depths{};  ///< bit 0 is the innermost
    int m_strips = 1;
    float m_perMetre = 10;  ///< strips
    float m_half_m = 0;
    std::uint32_t m_points = 0;
};

/// The profiles of the five faces that points can lie on (by Face; the bottom's stays empty), in one walk over the points. Points of the
/// ground and those by the rims, which belong to the neighbouring faces, are left out.
[[nodiscard]] std::array<FaceProfile, 6> faceProfiles(const CloudIndex& index, const OrientedBox& box);

/// Cosine of the angle between a face's normal and the sight line to the sensor, seen from above: <= 0 for a hidden face. 1 for the top,
/// and for every face of a box that the sensor is in.
[[nodiscard]] double facing(const OrientedBox& box, Face face, const Eigen::Vector2f& sensor_m);

}  // namespace pointloom
