// SPDX-License-Identifier: Apache-2.0
#include "core/formats/GeometrySurvey.h"

#include "core/schema/ClassNames.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

/// Classes whose objects are much alike: only their sizes say something.
bool isOfOneSize(const ClassDef& what)
{
    constexpr double mostSpread = 0.32;
    return (what.size.spread_m.array() <= mostSpread * what.size.typical_m.array()).all();
}

bool isOblong(const ClassDef& what)
{
    constexpr double least = 1.5;
    return what.size.typical_m.x() > least * what.size.typical_m.y();
}

}  // namespace

void GeometrySurvey::add(std::size_t index, const LabelledFrame& frame, const std::optional<Pose>& world_T_cloud)
{
    m_facts.add(frame.facts);
    m_withoutCalibration += frame.facts.withoutCalibration ? 1 : 0;
    m_lyingCamera += frame.facts.cameraLies ? 1 : 0;
    if (!frame.boxes.empty())
        m_withBoxes.push_back(index);
    for (const LabelledBox& box : frame.boxes) {
        const ClassDef* what = findClassCalled(m_schema, box.classKey);
        if (what == nullptr || !isOfOneSize(*what))
            continue;
        addSize(box, *what);
        if (world_T_cloud && isOblong(*what) && !box.track.empty())
            addStep(index, box, *world_T_cloud);
    }
}

void GeometrySurvey::addSize(const LabelledBox& box, const ClassDef& what)
{
    constexpr double clearly = 1.15;
    for (std::size_t axis = 0; axis < m_ratios.size(); ++axis) {
        const auto at = static_cast<Eigen::Index>(axis);
        m_ratios[axis].push_back(box.box.size_m[at] / what.size.typical_m[at]);
    }
    if (!isOblong(what))
        return;
    const bool isWide = box.box.size_m.y() > clearly * box.box.size_m.x();
    m_wide += isWide ? 1 : 0;
    m_oblong += isWide || box.box.size_m.x() > clearly * box.box.size_m.y() ? 1 : 0;
}

/// A step that is large enough to have a direction, between frames that follow each other.
void GeometrySurvey::addStep(std::size_t index, const LabelledBox& box, const Pose& world_T_cloud)
{
    constexpr double least_m = 0.5;  // 5 m/s at 10 Hz: noise of labels stays below
    constexpr double most_m = 10;    // more is another object
    const Eigen::Vector3d here_m = world_T_cloud * box.box.centre_m;
    const auto [last, isNew] = m_last.try_emplace(box.track, Seen{index, here_m});
    if (isNew)
        return;
    const Eigen::Vector3d step_m = here_m - last->second.world_m;
    const bool follows = last->second.frame + 1 == index;
    last->second = {index, here_m};
    if (!follows || step_m.head<2>().norm() < least_m || step_m.head<2>().norm() > most_m)
        return;
    const Eigen::Vector3d heading = world_T_cloud.linear() * axisOf(box.box, 0);
    const double off_rad = std::abs(wrapAngle(std::atan2(heading.y(), heading.x()) - std::atan2(step_m.y(), step_m.x())));
    ++m_moving[box.track];
    if (off_rad < std::numbers::pi / 4)
        ++m_along;
    else if (off_rad > 3 * std::numbers::pi / 4)
        ++m_back;
    else
        ++m_aside;
}

std::optional<Eigen::Vector3d> GeometrySurvey::sizeRatio() const
{
    if (m_ratios.front().empty())
        return std::nullopt;
    Eigen::Vector3d out;
    for (std::size_t axis = 0; axis < m_ratios.size(); ++axis) {
        std::vector<double> ratios = m_ratios[axis];
        const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
        std::ranges::nth_element(ratios, middle);
        out[static_cast<Eigen::Index>(axis)] = *middle;
    }
    return out;
}

}  // namespace pointloom
