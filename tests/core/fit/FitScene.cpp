// SPDX-License-Identifier: Apache-2.0
#include "tests/core/fit/FitScene.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pointloom::test {
namespace {

constexpr double noise_m = 0.01;
const Eigen::Vector3d sensor_m(0, 0, 1.8);

ClassDef classOf(const std::string& key, const SizePrior& size, bool completesLength = true)
{
    ClassDef what;
    what.key = key;
    what.size = size;
    what.completesLength = completesLength;
    return what;
}

/// Whether a box stands in the way from one place to another; what lies on its surface is not hidden by it.
bool hides(const OrientedBox& box, const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m)
{
    constexpr double surface_m = 0.1;
    const Eigen::Vector3d half = (box.size_m.array() / 2 - surface_m).max(0.01);
    const Eigen::Vector3d from = toBox(box, from_m);
    const Eigen::Vector3d way = toBox(box, to_m) - from;
    double in = 0;
    double out = 1;
    for (int axis = 0; axis < 3; ++axis) {
        const double a = (-half[axis] - from[axis]) / way[axis];
        const double b = (half[axis] - from[axis]) / way[axis];
        in = std::max(in, std::min(a, b));
        out = std::min(out, std::max(a, b));
    }
    return in < out;
}

}  // namespace

ClassDef carClass()
{
    return classOf("car",
                   {.typical_m = {4.4, 1.8, 1.6}, .spread_m = {0.5, 0.15, 0.15}, .min_m = {2.2, 1.2, 1.0}, .max_m = {6.4, 3.0, 2.4}});
}

ClassDef pedestrianClass()
{
    return classOf("pedestrian",
                   {.typical_m = {0.7, 0.7, 1.7}, .spread_m = {0.2, 0.15, 0.15}, .min_m = {0.2, 0.2, 0.6}, .max_m = {2.2, 1.6, 2.3}});
}

ClassDef truckClass()
{
    return classOf("truck", {.typical_m = {8.0, 2.5, 3.2}, .spread_m = {2.5, 0.3, 0.5}, .min_m = {4.0, 1.6, 1.6}, .max_m = {25, 3.6, 5.0}},
                   false);
}

LabelSchema fitSchema()
{
    LabelSchema schema;
    schema.classes = {carClass(), truckClass(), pedestrianClass()};
    return schema;
}

double FitScene::noise()
{
    return std::normal_distribution<double>(0, noise_m)(m_random);
}

FitScene& FitScene::ground(double half_m, double slope, double height_m)
{
    // Rings around the sensor as a spinning one leaves them: their distance grows with the range.
    for (double range = 3; range < half_m * std::numbers::sqrt2; range *= 1.03) {
        const double step = std::max(0.2, 0.01 * range) / range;
        for (double angle = 0; angle < 2 * std::numbers::pi; angle += step) {
            const double x = range * std::cos(angle);
            const double y = range * std::sin(angle);
            if (std::abs(x) < half_m && std::abs(y) < half_m)
                m_points.emplace_back(x, y, height_m + slope * x + noise());
        }
    }
    return *this;
}

FitScene& FitScene::object(const OrientedBox& box, double spacing_m)
{
    std::erase_if(m_points, [&](const Eigen::Vector3d& p) { return contains(box, p, noise_m * 5); });
    const Eigen::Vector3d half = box.size_m / 2;
    const Eigen::Vector3d sensor = toBox(box, {0, 0, box.centre_m.z() + 10});
    for (const Face face : {Face::back, Face::front, Face::right, Face::left, Face::top}) {
        const int axis = axisOf(face);
        const int second = (axis + 1) % 3;
        const int third = (axis + 2) % 3;
        if (sensor[axis] * signOf(face) <= half[axis])
            continue;
        for (double u = -half[second]; u <= half[second]; u += spacing_m) {
            for (double v = -half[third]; v <= half[third]; v += spacing_m) {
                Eigen::Vector3d local;
                local[axis] = signOf(face) * half[axis] + noise() / 2;
                local[second] = u;
                local[third] = v;
                m_points.push_back(fromBox(box, local));
            }
        }
    }
    m_objects.push_back(box);
    return *this;
}

FitScene& FitScene::wall(const Eigen::Vector2d& from_m, const Eigen::Vector2d& to_m, double height_m, double spacing_m)
{
    const double length = (to_m - from_m).norm();
    for (double s = 0; s <= length; s += spacing_m) {
        const Eigen::Vector2d foot = from_m + (to_m - from_m) * (s / length);
        for (double z = 0; z <= height_m; z += spacing_m)
            m_points.emplace_back(foot.x() + noise(), foot.y() + noise(), z);
    }
    return *this;
}

FitScene& FitScene::point(const Eigen::Vector3d& p)
{
    m_points.push_back(p);
    return *this;
}

PointCloud FitScene::cloud(double turn_rad, const Eigen::Vector3d& origin_m) const
{
    const Eigen::AngleAxisd turn(turn_rad, Eigen::Vector3d::UnitZ());
    PointCloud cloud;
    cloud.origin_m = origin_m;
    for (const auto& p : m_points) {
        if (std::ranges::none_of(m_objects, [&](const OrientedBox& box) { return hides(box, sensor_m, p); }))
            cloud.positions_m.push_back((turn * p).cast<float>());
    }
    cloud.width = cloud.size();
    return cloud;
}

OrientedBox standing(double x_m, double y_m, const Eigen::Vector3d& size_m, double yaw_rad)
{
    return {{x_m, y_m, size_m.z() / 2}, size_m, yaw_rad};
}

double axisDifference_rad(double a_rad, double b_rad)
{
    return std::abs(std::remainder(a_rad - b_rad, std::numbers::pi));
}

}  // namespace pointloom::test
