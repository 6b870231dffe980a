// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/baselines/PclCloud.h"

#include <opencv2/imgproc.hpp>
#include <pcl/pcl_config.h>

#include <numbers>

namespace pointloom::bench {
namespace {

class PclAndOpenCv final : public Baselines
{
public:
    [[nodiscard]] std::string versions() const override { return "PCL " PCL_VERSION_PRETTY ", OpenCV " CV_VERSION; }

    [[nodiscard]] std::shared_ptr<const PclCloud> prepare(std::span<const Eigen::Vector3f> points_m) const override
    {
        auto cloud = std::make_shared<PclCloud>();
        cloud->points = pcl::make_shared<pcl::PointCloud<pcl::PointXYZ>>();
        cloud->points->reserve(points_m.size());
        for (const Eigen::Vector3f& p : points_m)
            cloud->points->emplace_back(p.x(), p.y(), p.z());
        return cloud;
    }

    [[nodiscard]] std::size_t loadPcd(const std::string& path) const override { return pclLoad(path); }
    [[nodiscard]] std::unique_ptr<RadiusSearch> kdTree(const PclCloud& cloud) const override { return pclKdTree(cloud); }
    [[nodiscard]] std::unique_ptr<RadiusSearch> octree(const PclCloud& cloud) const override { return pclOctree(cloud); }
    [[nodiscard]] std::size_t plane(const PclCloud& cloud) const override { return pclPlane(cloud); }
    [[nodiscard]] std::vector<std::int32_t> clusters(const PclCloud& cloud, double radius_m) const override
    {
        return pclClusters(cloud, radius_m);
    }
    [[nodiscard]] bool boxAt(const PclCloud& cloud, const Eigen::Vector3f& click_m, double radius_m) const override
    {
        return pclBoxAt(cloud, click_m, radius_m);
    }

    [[nodiscard]] double rectangleYaw_rad(std::span<const Eigen::Vector2f> points_m) const override
    {
        static_assert(sizeof(Eigen::Vector2f) == sizeof(cv::Point2f));
        const cv::Mat points(static_cast<int>(points_m.size()), 1, CV_32FC2, const_cast<Eigen::Vector2f*>(points_m.data()));
        return cv::minAreaRect(points).angle * std::numbers::pi / 180;
    }
};

}  // namespace
}  // namespace pointloom::bench

const pointloom::bench::Baselines* pointloomBaselines()
{
    static const pointloom::bench::PclAndOpenCv baselines;
    return &baselines;
}
