// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/propagation/PclAlign.h"

#include <pcl/point_cloud.h>
#include <pcl/point_types.h>
#include <pcl/registration/gicp.h>
#include <pcl/registration/icp.h>
#include <pcl/registration/ndt.h>

namespace pointloom::bench {
namespace {

using Point = pcl::PointXYZ;
using Cloud = pcl::PointCloud<Point>;

constexpr double farthest_m = 1.0;  // between two points that may belong together
constexpr int iterations = 20;

Eigen::Matrix4f alignBy(pcl::Registration<Point, Point>& registration, const Cloud::ConstPtr& source, const Cloud::ConstPtr& target)
{
    registration.setMaximumIterations(iterations);
    registration.setTransformationEpsilon(1e-6);
    registration.setInputSource(source);
    registration.setInputTarget(target);
    Cloud moved;
    registration.align(moved);
    return registration.getFinalTransformation();
}

Cloud::Ptr cloudOf(std::span<const Eigen::Vector3f> points_m)
{
    auto cloud = pcl::make_shared<Cloud>();
    for (const Eigen::Vector3f& p : points_m)
        cloud->emplace_back(p.x(), p.y(), p.z());
    return cloud;
}

}  // namespace

Eigen::Matrix4f pclAlign(AlignMethod method, std::span<const Eigen::Vector3f> source_m, std::span<const Eigen::Vector3f> target_m)
{
    const Cloud::Ptr source = cloudOf(source_m);
    const Cloud::Ptr target = cloudOf(target_m);
    switch (method) {
    case AlignMethod::icp: {
        pcl::IterativeClosestPoint<Point, Point> icp;
        icp.setMaxCorrespondenceDistance(farthest_m);
        return alignBy(icp, source, target);
    }
    case AlignMethod::gicp: {
        pcl::GeneralizedIterativeClosestPoint<Point, Point> gicp;
        gicp.setMaxCorrespondenceDistance(farthest_m);
        return alignBy(gicp, source, target);
    }
    case AlignMethod::ndt: {
        constexpr float cell_m = 0.5F;
        constexpr double step_m = 0.1;
        pcl::NormalDistributionsTransform<Point, Point> ndt;
        ndt.setResolution(cell_m);
        ndt.setStepSize(step_m);
        return alignBy(ndt, source, target);
    }
    }
    return Eigen::Matrix4f::Identity();
}

}  // namespace pointloom::bench
