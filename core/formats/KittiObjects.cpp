// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiObjects.h"

#include "core/formats/FormatSupport.h"
#include "core/formats/KittiNotes.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace pointloom {
namespace {

constexpr std::array<std::string_view, 4> occlusions{"visible", "partly", "largely", "unknown"};  // KITTI's 0 to 3

template <class T> const T* answer(const LabelledBox& box, const std::string& key)
{
    const auto found = box.attributes.find(key);
    return found == box.attributes.end() ? nullptr : std::get_if<T>(&found->second);
}

int occludedOf(const LabelledBox& box)
{
    const auto* key = answer<std::string>(box, occlusionKey);
    const auto found = key != nullptr ? std::ranges::find(occlusions, *key) : occlusions.end();
    return found == occlusions.end() ? -1 : static_cast<int>(found - occlusions.begin());
}

/// The columns of a box as they are meant, in whatever axes they are.
KittiBox columnsMeant(KittiBox box, const BoxReading& reading)
{
    box.rotationY_rad = angleMeant_rad(box.rotationY_rad, reading);
    box.size_m = sizeMeant_m(box.size_m.reverse(), reading).reverse();
    if (reading.bottomIsMiddle)
        box.bottom_m.y() += box.size_m.x() / 2;  // y points down
    return box;
}

OrientedBox boxIn(const KittiBox& told, const Pose& camera_T_lidar, const BoxReading& reading)
{
    using Axes = BoxReading::Axes;
    const KittiBox box = columnsMeant(told, reading);
    if (reading.axes == Axes::inverse)
        return fromKitti(box, camera_T_lidar.inverse());
    if (reading.axes == Axes::ideal)
        return fromKitti(box, idealCalibration().camera_T_lidar);
    if (reading.axes != Axes::cloud && reading.axes != Axes::cloudCentre)
        return fromKitti(box, camera_T_lidar);
    const double up_m = reading.axes == Axes::cloud ? box.size_m.x() / 2 : 0;
    return {box.bottom_m + Eigen::Vector3d::UnitZ() * up_m, box.size_m.reverse(),
            wrapAngle(reading.cloudYaw ? box.rotationY_rad : -box.rotationY_rad - std::numbers::pi / 2)};
}

}  // namespace

bool isSeen(const KittiObject& object)
{
    return object.image.right_px >= 0;
}

KittiObject toKittiObject(const KittiFrame& frame, const LabelledBox& box, const LabelSchema* schema)
{
    KittiObject out;
    out.type = classToName(box.classKey, kittiClassNames, schema);
    out.box = toKitti(box.box, frame.calibration.camera_T_lidar);
    out.occluded = occludedOf(box);
    if (frame.camera) {
        if (const auto seen = imageBox(box.box, *frame.camera, frame.image_px.value_or(kittiImage_px))) {
            out.image = *seen;
            out.alpha_rad = observationAngle(out.box);
        }
    }
    if (const double* told = answer<double>(box, truncationKey); told != nullptr && *told >= 0 && *told <= 1)
        out.image.truncated = *told;
    return out;
}

AttributeMap answersIn(const KittiObject& object, const LabelSchema* schema)
{
    AttributeMap out;
    const AttributeDef* occlusion = schema != nullptr ? schema->findAttribute(occlusionKey) : nullptr;
    if (object.occluded >= 0 && occlusion != nullptr && occlusion->type == AttributeType::choice) {
        const std::string key(occlusions.at(static_cast<std::size_t>(object.occluded)));
        if (std::ranges::find(occlusion->choices, key, &Choice::key) != occlusion->choices.end())
            out[occlusionKey] = key;
    }
    const AttributeDef* truncation = schema != nullptr ? schema->findAttribute(truncationKey) : nullptr;
    if (object.image.truncated >= 0 && truncation != nullptr && truncation->type == AttributeType::number)
        out[truncationKey] = object.image.truncated;
    return out;
}

LabelledBox fromKittiObject(const KittiObject& object, const Pose& camera_T_lidar, const LabelSchema* schema, const BoxReading& reading)
{
    return {.track = {},
            .classKey = nameToClass(object.type, kittiClassNames, schema),
            .box = standingMeant(boxIn(object.box, camera_T_lidar, reading), reading),
            .attributes = answersIn(object, schema),
            .score = object.score.value_or(1)};
}

void noteKittiGeometry(const KittiFrame& frame, const BoxReading& reading, LabelledFrame& out)
{
    constexpr double leastUpright = 0.7;  // 45 degrees: cameras are not mounted like that, and rotation_y would mean nothing
    if (out.boxes.empty() || reading.axes != BoxReading::Axes::told)
        return;
    out.facts.withoutCalibration = !frame.isCalibrated;
    out.facts.cameraLies = -frame.calibration.camera_T_lidar.linear()(1, 2) < leastUpright;
}

Result<void> checkKittiType(const std::string& type, const std::string& classKey)
{
    if (type == "DontCare")
        return fail(
            PL_TEXT(
                "core",
                "the class %1 cannot be written as DontCare, which means \"no box\" in KITTI; give it another KITTI name in the scheme"),
            classKey);
    if (type.find_first_of(" \t\r\n") != std::string::npos)
        return fail(
            PL_TEXT("core",
                    "the class %1 cannot be written as \"%2\", KITTI names have no blanks; give it another KITTI name in the scheme"),
            classKey, type);
    return {};
}

LabelledBox representableIn(const KittiObject& object, const LabelledBox& box, const LabelSchema* schema)
{
    return {.track = {},
            .classKey = nameToClass(object.type, kittiClassNames, schema),
            .box = levelled(box.box),
            .attributes = answersIn(object, schema),
            .score = 1};
}

}  // namespace pointloom
