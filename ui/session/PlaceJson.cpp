// SPDX-License-Identifier: Apache-2.0
#include "ui/session/PlaceJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

// In the order of the enumerations.
constexpr std::array<const char*, colourModes> colourNames{"height",   "intensity", "class", "ring", "time",
                                                           "instance", "distance",  "plain", "rgb"};
constexpr std::array groundNames{"faded", "shown", "hidden"};
constexpr std::array boxNames{"wire", "filled", "corners"};
constexpr std::array sweepNames{"asMeasured", "start", "middle", "end"};
constexpr std::array backdropNames{"night", "black", "slate", "graphite"};

template <class Choice, std::size_t count> QString nameOf(Choice choice, const std::array<const char*, count>& names)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(choice)));
}

/// Reads numbers too: the first program wrote them, and one out of range is the nearest. A name that is not known leaves things as they are
/// as a rule.
template <class Choice, std::size_t count>
Choice choiceOf(const QJsonValue& value, const std::array<const char*, count>& names, Choice usual)
{
    if (value.isDouble())
        return static_cast<Choice>(std::clamp(value.toInt(), 0, static_cast<int>(count) - 1));
    const auto found = std::ranges::find_if(names, [&](const char* name) { return value.toString() == QLatin1String(name); });
    return found == names.end() ? usual : static_cast<Choice>(found - names.begin());
}

QJsonArray toArray(const Eigen::Vector3d& v)
{
    return {v.x(), v.y(), v.z()};
}

Eigen::Vector3d toVector(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    return {array.at(0).toDouble(), array.at(1).toDouble(), array.at(2).toDouble()};
}

QJsonArray toArray(const ValueRange& range)
{
    return {range.low, range.high};
}

std::optional<ValueRange> toRange(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    const ValueRange range{static_cast<float>(array.at(0).toDouble()), static_cast<float>(array.at(1).toDouble())};
    return array.size() == 2 && range.low <= range.high ? std::optional(range) : std::nullopt;
}

QJsonObject toObject(const PointFilter& filter)
{
    QJsonObject object;
    if (filter.height_m)
        object["height"] = toArray(*filter.height_m);
    if (filter.farthest_m)
        object["farthest"] = *filter.farthest_m;
    if (filter.crop) {
        QJsonObject crop{{"centre", toArray(filter.crop->centre_m)}, {"size", toArray(filter.crop->size_m)}, {"yaw", filter.crop->yaw_rad}};
        if (!isUpright(*filter.crop)) {
            crop["pitch"] = filter.crop->pitch_rad;
            crop["roll"] = filter.crop->roll_rad;
        }
        object["crop"] = crop;
    }
    return object;
}

PointFilter toFilter(const QJsonObject& object)
{
    PointFilter filter;
    filter.height_m = toRange(object["height"]);
    if (const double farthest_m = object["farthest"].toDouble(); farthest_m > 0)
        filter.farthest_m = static_cast<float>(farthest_m);
    if (const QJsonObject crop = object["crop"].toObject(); !crop.isEmpty())
        filter.crop = OrientedBox{toVector(crop["centre"]), toVector(crop["size"]), crop["yaw"].toDouble(), crop["pitch"].toDouble(),
                                  crop["roll"].toDouble()};
    return filter;
}

void write(QJsonObject& object, const PointStyle& style)
{
    object["colourBy"] = nameOf(style.colourBy, colourNames);
    object["ground"] = nameOf(style.ground, groundNames);
    object["pointSize"] = style.pointSize_px;
    object["round"] = style.roundPoints;
    object["markNear"] = style.markNear;
    QJsonObject ranges;
    for (std::size_t mode = 0; mode < colourModes; ++mode)
        if (style.ranges[mode])
            ranges[colourNames[mode]] = toArray(*style.ranges[mode]);
    object["ranges"] = ranges;
    object["filter"] = toObject(style.filter);
}

PointStyle toStyle(const QJsonObject& object)
{
    PointStyle style;
    style.colourBy = choiceOf(object["colourBy"], colourNames, style.colourBy);
    style.ground = choiceOf(object["ground"], groundNames, style.ground);
    style.pointSize_px = static_cast<float>(std::clamp(object["pointSize"].toDouble(2), 1.0, 10.0));
    style.roundPoints = object["round"].toBool(style.roundPoints);
    style.markNear = object["markNear"].toBool(style.markNear);
    for (std::size_t mode = 0; mode < colourModes; ++mode)
        style.ranges[mode] = toRange(object["ranges"].toObject()[QLatin1String(colourNames[mode])]);
    style.filter = toFilter(object["filter"].toObject());
    return style;
}

void write(QJsonObject& object, const CameraState& camera)
{
    object["position"] = toArray(camera.position_m);
    object["focus"] = toArray(camera.focus_m);
    object["up"] = toArray(camera.up);
    object["parallelScale"] = camera.parallelScale_m;
    object["parallel"] = camera.parallel;
}

std::optional<CameraState> toCamera(const QJsonObject& object)
{
    CameraState camera;
    camera.position_m = toVector(object["position"]);
    camera.focus_m = toVector(object["focus"]);
    camera.up = toVector(object["up"]);
    camera.parallelScale_m = object["parallelScale"].toDouble(camera.parallelScale_m);
    camera.parallel = object["parallel"].toBool();
    const bool sane = camera.position_m.allFinite() && (camera.position_m - camera.focus_m).norm() > 1e-6 && camera.up.norm() > 1e-6
        && camera.parallelScale_m > 0;
    return sane ? std::optional(camera) : std::nullopt;
}

QJsonObject toObject(const ViewOptions& options)
{
    return {{"backdrop", nameOf(options.backdrop, backdropNames)},
            {"boxes", nameOf(options.boxes, boxNames)},
            {"grid", options.grid},
            {"rangeRings", options.rangeRings},
            {"axes", options.axes},
            {"evidence", options.evidence},
            {"followSelection", options.followSelection},
            {"sweep", nameOf(options.sweep, sweepNames)}};
}

ViewOptions toOptions(const QJsonObject& object)
{
    const ViewOptions usual;
    return {.backdrop = choiceOf(object["backdrop"], backdropNames, usual.backdrop),
            .boxes = choiceOf(object["boxes"], boxNames, usual.boxes),
            .grid = object["grid"].toBool(usual.grid),
            .rangeRings = object["rangeRings"].toBool(usual.rangeRings),
            .axes = object["axes"].toBool(usual.axes),
            .evidence = object["evidence"].toBool(usual.evidence),
            .followSelection = object["followSelection"].toBool(usual.followSelection),
            .sweep = choiceOf(object["sweep"], sweepNames, usual.sweep)};
}

QJsonArray toArray(const SavedViews& views)
{
    QJsonArray array;
    for (std::size_t slot = 0; slot < savedViewSlots; ++slot) {
        if (!views[slot])
            continue;
        QJsonObject object{{"slot", static_cast<int>(slot)}, {"name", views[slot]->name}};
        write(object, views[slot]->camera);
        write(object, views[slot]->style);
        array.append(object);
    }
    return array;
}

SavedViews toViews(const QJsonArray& array)
{
    SavedViews views;
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        const int slot = object["slot"].toInt(-1);
        if (const auto camera = toCamera(object); camera && slot >= 0 && slot < static_cast<int>(savedViewSlots))
            views[static_cast<std::size_t>(slot)] = SavedView{object["name"].toString(), *camera, toStyle(object)};
    }
    return views;
}

QJsonArray toArray(const std::vector<std::uint64_t>& numbers)
{
    QJsonArray array;
    for (const std::uint64_t number : numbers)
        array.append(static_cast<qint64>(number));
    return array;
}

std::vector<std::uint64_t> toNumbers(const QJsonArray& array)
{
    std::vector<std::uint64_t> numbers;
    for (const QJsonValue& value : array)
        if (const qint64 number = value.toInteger(); number > 0)
            numbers.push_back(static_cast<std::uint64_t>(number));
    return numbers;
}

}  // namespace

std::string toJson(const Place& place)
{
    QJsonObject root;
    write(root, place.camera);
    write(root, place.style);
    root["options"] = toObject(place.options);
    root["cropMargin"] = place.cropMargin_m;
    root["views"] = toArray(place.views);
    root["locked"] = toArray(place.locked);
    root["hidden"] = toArray(place.hidden);
    return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<Place> placeFromJson(const std::string& json)
{
    const QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    const auto camera = toCamera(root);
    if (!camera)
        return std::nullopt;
    return Place{.camera = *camera,
                 .style = toStyle(root),
                 .options = toOptions(root["options"].toObject()),
                 .cropMargin_m = std::clamp(root["cropMargin"].toDouble(Place{}.cropMargin_m), 0.2, 20.0),
                 .views = toViews(root["views"].toArray()),
                 .locked = toNumbers(root["locked"].toArray()),
                 .hidden = toNumbers(root["hidden"].toArray())};
}

}  // namespace pointloom
