// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelCuboids.h"

#include "core/base/Text.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiText.h"
#include "core/formats/OpenLabelObjects.h"

#include <cmath>
#include <numbers>

namespace pointloom {

void OpenLabelCuboids::read(const Object& here)
{
    const std::string where = "frame " + m_frame.name + ", object " + here.uid;
    const auto data = here.object.find("object_data");
    if (here.object.has("cuboid"))
        m_frame.tally.leave(PL_TEXT("core", "cuboids that do not stand under \"object_data\" are left out: %1 (%2)"), where);
    if (!data)
        return;
    const auto cuboids = data->find("cuboid");
    const bool isRegion = here.known != nullptr && here.known->type == kittiRegion;
    if (!isRegion && !here.isStill)
        tallyOtherShapes(*data, cuboids.has_value(), where, m_frame.tally);
    if (!cuboids)
        return;
    if (here.known == nullptr)
        return here.object.refuse(message(PL_TEXT("core", "has no entry under \"objects\", so its type is not known")));
    if (const std::string type = here.object.textOr("type", here.known->type); type != here.known->type)
        m_frame.tally.remark(
            PL_TEXT("core", "objects that have another type in a frame keep the one that stands under \"objects\": %1 (%2)"),
            where + ": " + type);
    for (const JsonPlace& cuboid : cuboids->items())
        readCuboid({here, *data, cuboid, where}, isRegion);
}

void OpenLabelCuboids::readCuboid(const Cuboid& here, bool isRegion)
{
    const OpenLabelStatic& known = *here.of.known;
    const Result<Pose>& cloud_T_system = toCloud(openLabelSystemOf(here.cuboid, here.of.object, &known));
    if (!cloud_T_system)
        return here.cuboid.refuse(cloud_T_system.error().what);
    const OpenLabelBox read = openLabelBox(here.cuboid.at("val"), *cloud_T_system, m_options.reading);
    if (isRegion)
        return m_frame.tally.leave(PL_TEXT("core", "regions that nobody labelled (DontCare) are left out: %1 (%2)"), here.where);
    if (!read.box && read.why.empty())
        return;
    if (known.type.empty())
        m_frame.tally.leave(PL_TEXT("core", "objects without a type are left out: %1 (%2)"), here.where);
    else if (!read.box)
        m_frame.tally.leave(read.why, read.what.empty() ? here.where : here.where + ": " + read.what);
    else
        take(read, here);
}

/// Many cuboids are given in few systems.
const Result<Pose>& OpenLabelCuboids::toCloud(const std::string& system)
{
    auto known = m_toCloud.find(system);
    if (known == m_toCloud.end())
        known = m_toCloud.emplace(system, m_systems.toCloud(system, m_moves)).first;
    return known->second;
}

void OpenLabelCuboids::take(const OpenLabelBox& read, const Cuboid& here)
{
    constexpr double worthTelling_rad = 0.03;  // below 2 degrees it is how the sensor sits
    if (read.flattened_rad > worthTelling_rad)
        m_frame.tally.remark(PL_TEXT("core", "tilted boxes of coordinate systems with another vertical are put upright: %1 (%2)"),
                             here.where + ": " + shown(std::round(read.flattened_rad * 180 / std::numbers::pi)) + "°");
    for (const double angle : read.angles)
        m_frame.facts.sawAngle(angle);
    const bool isWorld = m_options.reading.axes == BoxReading::Axes::world && m_frame.world_T_cloud;
    const OrientedBox box = isWorld ? transformed(m_frame.world_T_cloud->inverse(), *read.box) : *read.box;
    m_frame.boxes.push_back(labelled(here, box));
    m_frame.tally.take(1);
}

LabelledBox OpenLabelCuboids::labelled(const Cuboid& here, const OrientedBox& box)
{
    LabelledBox out{.track = here.of.uid,
                    .classKey = nameToClass(here.of.known->type, openLabelClassNames, m_options.schema),
                    .box = box,
                    .attributes = here.of.known->attributes,
                    .score = 1};
    LabelTally toldBefore;
    for (auto& [key, value] : openLabelAttributes(here.data, here.where, here.of.isStill ? toldBefore : m_frame.tally))
        out.attributes[key] = value;
    AttributeMap ofCuboid;
    if (const auto attributes = here.cuboid.find("attributes"))
        ofCuboid = openLabelAttributes(*attributes, here.where, m_frame.tally);
    if (const auto score = ofCuboid.extract("score"); !score.empty()) {
        if (const double* value = std::get_if<double>(&score.mapped()))
            out.score = *value;
    }
    if (const auto state = ofCuboid.find(openLabelState); state != ofCuboid.end()) {
        if (const auto named = openLabelStateNamed(state->second)) {
            out.state = *named;
            ofCuboid.erase(state);
        }
    }
    out.attributes.merge(ofCuboid);
    if (const auto track = out.attributes.extract(openLabelTrackName); !track.empty()) {
        if (const auto* name = std::get_if<std::string>(&track.mapped()))
            out.track = *name;
    }
    return out;
}

}  // namespace pointloom
