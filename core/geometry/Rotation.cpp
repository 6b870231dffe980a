// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/Rotation.h"

#include <Eigen/LU>
#include <Eigen/SVD>

namespace pointloom {

std::optional<Eigen::Matrix3d> nearestRotation(const Eigen::Matrix3d& given)
{
    constexpr double tolerance = 1e-3;
    const bool isRotation =
        (given.transpose() * given - Eigen::Matrix3d::Identity()).cwiseAbs().maxCoeff() < tolerance && given.determinant() > 0;
    if (!isRotation)
        return std::nullopt;
    const Eigen::JacobiSVD<Eigen::Matrix3d> svd(given, Eigen::ComputeFullU | Eigen::ComputeFullV);
    return Eigen::Matrix3d(svd.matrixU() * svd.matrixV().transpose());
}

}  // namespace pointloom
