// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pointloom::bench {

/// A cloud as PCL wants it; prepared beforehand, so that no time is charged for it.
struct PclCloud;

/// A search structure over a cloud.
class RadiusSearch
{
public:
    virtual ~RadiusSearch() = default;
    /// How many points lie within the radius.
    [[nodiscard]] virtual std::size_t within(const Eigen::Vector3f& place_m, float radius_m) const = 0;
};

/// What Pointloom is compared with: the named functions of PCL and OpenCV, asked as fairly as they can be (nothing sorted that need not
/// be). They live in a module of their own that is loaded for the bench alone: PCL would cost every start of the program a tenth of a
/// second. The module's C++ types are the program's, since one build makes both.
class Baselines
{
public:
    virtual ~Baselines() = default;

    [[nodiscard]] virtual std::string versions() const = 0;  ///< "PCL 1.13.0, OpenCV 4.6.0"

    [[nodiscard]] virtual std::shared_ptr<const PclCloud> prepare(std::span<const Eigen::Vector3f> points_m) const = 0;

    /// pcl::PCDReader; how many points there were.
    [[nodiscard]] virtual std::size_t loadPcd(const std::string& path) const = 0;
    [[nodiscard]] virtual std::unique_ptr<RadiusSearch> kdTree(const PclCloud& cloud) const = 0;
    [[nodiscard]] virtual std::unique_ptr<RadiusSearch> octree(const PclCloud& cloud) const = 0;
    /// pcl::SACSegmentation, RANSAC for a plane; how many points are on it.
    [[nodiscard]] virtual std::size_t plane(const PclCloud& cloud) const = 0;
    /// pcl::EuclideanClusterExtraction with a minimum size of one on an unsorted kd-tree: by point the number of its cluster.
    [[nodiscard]] virtual std::vector<std::int32_t> clusters(const PclCloud& cloud, double radius_m) const = 0;
    /// pcl::CropBox around a click, Euclidean clusters in it, and the oriented box of pcl::MomentOfInertiaEstimation around the cluster
    /// at the click. Whether there was one.
    [[nodiscard]] virtual bool boxAt(const PclCloud& cloud, const Eigen::Vector3f& click_m, double radius_m) const = 0;
    /// cv::minAreaRect; the direction of one of its sides.
    [[nodiscard]] virtual double rectangleYaw_rad(std::span<const Eigen::Vector2f> points_m) const = 0;
};

}  // namespace pointloom::bench

/// What the module offers, under a name that can be looked up.
extern "C" __attribute__((visibility("default"))) const pointloom::bench::Baselines* pointloomBaselines();
