// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// What the numbers of boxes show without any cloud: whether they have the sizes of their classes and head where they go.
class GeometrySurvey
{
public:
    explicit GeometrySurvey(const LabelSchema& schema) : m_schema(schema) {}

    /// All frames, in order; where the frame stood, when that is known.
    void add(std::size_t index, const LabelledFrame& frame, const std::optional<Pose>& world_T_cloud);

    [[nodiscard]] const GeometryFacts& facts() const { return m_facts; }
    [[nodiscard]] const std::vector<std::size_t>& framesWithBoxes() const { return m_withBoxes; }
    [[nodiscard]] std::size_t framesWithoutCalibration() const { return m_withoutCalibration; }
    [[nodiscard]] std::size_t framesWithLyingCamera() const { return m_lyingCamera; }

    /// How large boxes are against the middle of their classes, along each axis; nothing where there are none to compare.
    [[nodiscard]] std::optional<Eigen::Vector3d> sizeRatio() const;
    /// Of vehicles, those that are clearly wider than long, and all that are clearly longer one way.
    [[nodiscard]] std::size_t wide() const { return m_wide; }
    [[nodiscard]] std::size_t oblong() const { return m_oblong; }

    /// Steps of moving objects, by where the box heads: along them, aside, back.
    [[nodiscard]] std::size_t steps() const { return m_along + m_aside + m_back; }
    [[nodiscard]] std::size_t aside() const { return m_aside; }
    [[nodiscard]] std::size_t back() const { return m_back; }
    /// Of how many tracks.
    [[nodiscard]] std::size_t movingTracks() const { return m_moving.size(); }

private:
    struct Seen
    {
        std::size_t frame;
        Eigen::Vector3d world_m;
    };
    void addSize(const LabelledBox& box, const ClassDef& what);
    void addStep(std::size_t index, const LabelledBox& box, const Pose& world_T_cloud);

    const LabelSchema& m_schema;
    GeometryFacts m_facts;
    std::vector<std::size_t> m_withBoxes;
    std::size_t m_withoutCalibration = 0;
    std::size_t m_lyingCamera = 0;
    std::array<std::vector<double>, 3> m_ratios;
    std::size_t m_wide = 0;
    std::size_t m_oblong = 0;
    std::map<std::string, Seen> m_last;
    std::map<std::string, std::size_t> m_moving;
    std::size_t m_along = 0;
    std::size_t m_aside = 0;
    std::size_t m_back = 0;
};

}  // namespace pointloom
