// SPDX-License-Identifier: Apache-2.0
#include "ui/session/PlaceJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pointloom {
namespace {

QJsonArray toArray(const Eigen::Vector3d& v)
{
    return {v.x(), v.y(), v.z()};
}

Eigen::Vector3d toVector(const QJsonValue& value)
{
    const QJsonArray array = value.toArray();
    return {array.at(0).toDouble(), array.at(1).toDouble(), array.at(2).toDouble()};
}

}  // namespace

std::string toJson(const Place& place)
{
    const QJsonObject root{{"position", toArray(place.camera.position_m)},
                           {"focus", toArray(place.camera.focus_m)},
                           {"up", toArray(place.camera.up)},
                           {"parallelScale", place.camera.parallelScale_m},
                           {"parallel", place.camera.parallel},
                           {"colourBy", static_cast<int>(place.style.colourBy)},
                           {"ground", static_cast<int>(place.style.ground)},
                           {"pointSize", place.style.pointSize_px}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<Place> placeFromJson(const std::string& json)
{
    const QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    if (!root.contains("position") || !root.contains("focus"))
        return std::nullopt;
    Place place;
    place.camera.position_m = toVector(root["position"]);
    place.camera.focus_m = toVector(root["focus"]);
    place.camera.up = toVector(root["up"]);
    place.camera.parallelScale_m = root["parallelScale"].toDouble(place.camera.parallelScale_m);
    place.camera.parallel = root["parallel"].toBool();
    place.style.colourBy = static_cast<ColourBy>(std::clamp(root["colourBy"].toInt(), 0, static_cast<int>(ColourBy::objectClass)));
    place.style.ground = static_cast<GroundStyle>(std::clamp(root["ground"].toInt(), 0, static_cast<int>(GroundStyle::hidden)));
    place.style.pointSize_px = static_cast<float>(std::clamp(root["pointSize"].toDouble(2), 1.0, 10.0));
    const bool sane = place.camera.position_m.allFinite() && (place.camera.position_m - place.camera.focus_m).norm() > 1e-6
        && place.camera.up.norm() > 1e-6;
    return sane ? std::optional(place) : std::nullopt;
}

}  // namespace pointloom
