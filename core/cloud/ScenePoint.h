// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/geometry/OrientedBox.h"

#include <Eigen/Core>

namespace pointloom {

// Coordinates come in two kinds: labels, files and the status line have those of the cloud's file; views, tools and fits have those of the
// scene, from which the cloud's origin was taken off. Far from zero (UTM) they differ by kilometres, near it not at all, which is why a
// mix-up would not show in most datasets. What crosses the border from one to the other has a type of its own, and this is the one place
// where it does so. A type is made from bare numbers by name only; arithmetic within one kind is Eigen's.

/// A place relative to the cloud's origin, metres: what is drawn, picked and dragged.
class ScenePoint : public Eigen::Vector3f
{
public:
    ScenePoint() : Eigen::Vector3f(Eigen::Vector3f::Zero()) {}
    explicit ScenePoint(const Eigen::Vector3f& place_m) : Eigen::Vector3f(place_m) {}
};

/// A place in the coordinates of the cloud's file, metres, as labels have it.
class FilePoint : public Eigen::Vector3d
{
public:
    FilePoint() : Eigen::Vector3d(Eigen::Vector3d::Zero()) {}
    explicit FilePoint(const Eigen::Vector3d& place_m) : Eigen::Vector3d(place_m) {}
};

[[nodiscard]] inline FilePoint toFile(const ScenePoint& place_m, const PointCloud& cloud)
{
    return FilePoint(cloud.origin_m + place_m.cast<double>());
}

[[nodiscard]] inline ScenePoint toScene(const FilePoint& place_m, const PointCloud& cloud)
{
    return ScenePoint((place_m - cloud.origin_m).cast<float>());
}

/// A box of the labels as it stands in the scene. All clouds of a sequence have its origin, also those that are not read yet.
[[nodiscard]] inline OrientedBox toScene(OrientedBox box, const Eigen::Vector3d& origin_m)
{
    box.centre_m -= origin_m;
    return box;
}
[[nodiscard]] inline OrientedBox toScene(const OrientedBox& box, const PointCloud& cloud)
{
    return toScene(box, cloud.origin_m);
}

/// A box of the scene as labels have it.
[[nodiscard]] inline OrientedBox toFile(OrientedBox box, const Eigen::Vector3d& origin_m)
{
    box.centre_m += origin_m;
    return box;
}
[[nodiscard]] inline OrientedBox toFile(const OrientedBox& box, const PointCloud& cloud)
{
    return toFile(box, cloud.origin_m);
}

}  // namespace pointloom
