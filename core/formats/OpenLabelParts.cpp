// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelParts.h"

#include "core/formats/OpenLabelObjects.h"

#include <array>
#include <limits>

namespace pointloom {
namespace {

/// Under the schema's name or that of its reference code.
std::optional<JsonPlace> either(const JsonPlace& object, const char* key, const char* other)
{
    const auto found = object.find(key);
    return found ? found : object.find(other);
}

}  // namespace

AttributeMap openLabelAttributes(const JsonPlace& data, const std::string& where, LabelTally& tally)
{
    constexpr std::array kept{"boolean", "num", "text"};
    constexpr std::array shapes{"cuboid", "bbox",  "rbbox",  "poly2d",         "point2d",        "poly3d", "point3d",
                                "mesh",   "image", "binary", "line_reference", "area_reference", "mat"};
    AttributeMap out;
    for (const JsonPlace& item : data.itemsOf("boolean"))
        out[item.textOr("name")] = item.at("val").boolean();
    for (const JsonPlace& item : data.itemsOf("num"))
        out[item.textOr("name")] = item.at("val").number();
    for (const JsonPlace& item : data.itemsOf("text"))
        out[item.textOr("name")] = item.at("val").text();
    out.erase(std::string());  // a value without a name says nothing about anything
    for (const JsonPlace& entry : data.entries()) {
        const std::string kind = entry.key();
        if (std::ranges::find(kept, kind) != kept.end() || std::ranges::find(shapes, kind) != shapes.end() || !entry.isList())
            continue;
        for (const JsonPlace& item : entry.items())
            tally.remark(PL_TEXT("core", "attributes that are neither a number, a text nor yes or no are left out: %1 (%2)"),
                         where + ": " + item.textOr("name", kind) + " (" + kind + ")");
    }
    return out;
}

void tallyOtherShapes(const JsonPlace& data, bool hasCuboid, const std::string& where, LabelTally& tally)
{
    constexpr std::array flat{"bbox", "rbbox", "poly2d", "point2d", "image"};
    constexpr std::array solid{"poly3d", "point3d", "mesh", "mat", "binary", "line_reference", "area_reference"};
    const auto holds = [&](const auto& kinds) { return std::ranges::any_of(kinds, [&](const char* kind) { return data.has(kind); }); };
    if (hasCuboid) {
        if (holds(flat) || holds(solid))
            tally.remark(PL_TEXT("core", "shapes beside the cuboids (rectangles in images and the like) are not taken: %1 (%2)"), where);
        return;
    }
    const auto isOther = [&](const JsonPlace& entry) {  // a word that the format does not know, over something like shapes
        constexpr std::array attributes{"boolean", "num", "text", "vec"};
        return entry.isList() && !entry.items().empty() && std::ranges::find(attributes, entry.key()) == attributes.end();
    };
    if (holds(solid) || (!holds(flat) && std::ranges::any_of(data.entries(), isOther)))
        tally.leave(PL_TEXT("core", "objects whose shape is no cuboid are left out: %1 (%2)"), where);
    else if (holds(flat))
        tally.leave(PL_TEXT("core", "objects that are only in images (2D) are left out: %1 (%2)"), where);
}

std::size_t openLabelCuboidCount(const JsonPlace& object)
{
    const auto data = object.find("object_data");
    return data ? data->itemsOf("cuboid").size() : 0;
}

void tellOpenLabelRepeated(const std::string& where, const JsonPlace& object, LabelTally& tally)
{
    if (const std::size_t cuboids = openLabelCuboidCount(object); cuboids > 0)
        tally.leave(PL_TEXT("core", "labels of objects and frames that stand twice are left out, the last ones count: %1 (%2)"), where,
                    cuboids);
    else
        tally.remark(PL_TEXT("core", "objects and frames that stand twice: the last ones count: %1 (%2)"), where);
}

std::string openLabelSystemOf(const JsonPlace& cuboid, const JsonPlace& object, const OpenLabelStatic* known)
{
    const auto data = object.find("object_data");
    const std::string ofObject = object.textOr("coordinate_system", known != nullptr ? known->system : std::string());
    return cuboid.textOr("coordinate_system", data ? data->textOr("coordinate_system", ofObject) : ofObject);
}

OpenLabelStatic openLabelStatic(const JsonPlace& object, const std::string& uid, LabelTally& tally)
{
    OpenLabelStatic out{.type = object.has("type") ? object.at("type").text() : std::string(),
                        .system = object.textOr("coordinate_system")};
    const auto data = object.find("object_data");
    if (!data)
        return out;
    const std::string where = "object " + uid;
    out.attributes = openLabelAttributes(*data, where, tally);
    out.hasCuboids = data->has("cuboid");
    tallyOtherShapes(*data, out.hasCuboids, where, tally);
    for (const JsonPlace& interval : object.itemsOf("frame_intervals"))
        out.life.emplace_back(interval.numberOr("frame_start", 0), interval.numberOr("frame_end", std::numeric_limits<double>::max()));
    return out;
}

std::optional<BoxState> openLabelStateNamed(const AttributeValue& value)
{
    const auto* name = std::get_if<std::string>(&value);
    const auto found = name != nullptr ? std::ranges::find(openLabelStates, *name) : openLabelStates.end();
    return found == openLabelStates.end() ? std::nullopt : std::optional(static_cast<BoxState>(found - openLabelStates.begin()));
}

std::optional<CameraModel> openLabelIntrinsics(const JsonPlace& stream)
{
    const auto properties = stream.find("stream_properties");
    const auto pinhole = properties ? properties->find("intrinsics_pinhole") : std::nullopt;
    const auto matrix = pinhole ? either(*pinhole, "camera_matrix", "camera_matrix_3x4") : std::nullopt;
    if (!matrix)
        return std::nullopt;
    const std::vector<double> p = matrix->numbers(12);
    CameraModel out{.fx_px = p[0], .fy_px = p[5], .cx_px = p[2], .cy_px = p[6]};
    if (pinhole->has("width_px") && pinhole->has("height_px"))
        out.size_px = Eigen::Vector2d(pinhole->at("width_px").number(), pinhole->at("height_px").number())
                          .cwiseMax(0)
                          .cwiseMin(std::numeric_limits<int>::max())
                          .cast<int>();
    if (out.fx_px != 0 && out.fy_px != 0)  // the last column puts the camera beside its own frame
        out.camera_T_ego.translation() =
            Eigen::Vector3d((p[3] - out.cx_px * p[11]) / out.fx_px, (p[7] - out.cy_px * p[11]) / out.fy_px, p[11]);
    if (const auto lens = either(*pinhole, "distortion_coeffs", "distortion_coeffs_1xN")) {
        std::vector<double> coefficients;
        for (const JsonPlace& item : lens->items())
            coefficients.push_back(item.number());
        const bool bent = std::ranges::any_of(coefficients, [](double value) { return value != 0; });
        const auto model = Lens::radialTangential(coefficients);
        if (bent && !model)
            lens->refuse(model.error().what);
        else if (bent)
            out.lens = *model;
    }
    return out;
}

}  // namespace pointloom
