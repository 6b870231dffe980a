// SPDX-License-Identifier: Apache-2.0
#include "core/track/Registration.h"

#include "core/geometry/OrientedBox.h"

#include <Eigen/Geometry>
#include <Eigen/LU>

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

/// A box at a pose: takes points of the frame to the box's axes.
class PlacedBox
{
public:
    PlacedBox(const Eigen::Vector3d& size_m, const FlatPose& pose)
        : m_x(static_cast<float>(pose.x())),
          m_y(static_cast<float>(pose.y())),
          m_cos(static_cast<float>(std::cos(pose.z()))),
          m_sin(static_cast<float>(std::sin(pose.z()))),
          m_half((size_m.head<2>() / 2).cast<float>())
    {}

    [[nodiscard]] Eigen::Vector3f local(const Eigen::Vector3f& p) const
    {
        const float dx = p.x() - m_x;
        const float dy = p.y() - m_y;
        return {m_cos * dx + m_sin * dy, m_cos * dy - m_sin * dx, p.z()};
    }

    /// How far outside the footprint; negative inside.
    [[nodiscard]] float beyond(const Eigen::Vector3f& local) const
    {
        return std::max(std::abs(local.x()) - m_half.x(), std::abs(local.y()) - m_half.y());
    }

private:
    float m_x;
    float m_y;
    float m_cos;
    float m_sin;
    Eigen::Vector2f m_half;
};

/// Gauss-Newton's equations in the box's own axes: unknown are the way along, the way across and the turn of the box.
struct Equations
{
    Eigen::Matrix3d matrix = Eigen::Matrix3d::Zero();
    Eigen::Vector3d slope = Eigen::Vector3d::Zero();
    double weight = 0;
    double upright = 0;  ///< the height by itself: information, and its product with how high the points are
    double up = 0;

    void add(const Eigen::Vector3f& local, const Eigen::Vector3f& residual, const Eigen::Matrix3f& shape, float weight_)
    {
        // A point slides backwards in the box's axes when the box moves on: d local = -t + turn * (y, -x).
        const Eigen::Vector2f sideways(local.y(), -local.x());
        const Eigen::Matrix2f flat = shape.topLeftCorner<2, 2>() * weight_;
        const Eigen::Vector2f pull = weight_ * (shape.topRows<2>() * residual);
        const Eigen::Vector2f mixed = flat * sideways;
        matrix.topLeftCorner<2, 2>() += flat.cast<double>();
        matrix.block<2, 1>(0, 2) -= mixed.cast<double>();
        matrix(2, 2) += static_cast<double>(sideways.dot(mixed));
        slope.head<2>() -= pull.cast<double>();
        slope.z() += static_cast<double>(sideways.dot(pull));
        weight += static_cast<double>(weight_);
        const float level = weight_ * shape(2, 2);
        upright += static_cast<double>(level);
        up += static_cast<double>(level * residual.z());
    }
    void finish(double scale)
    {
        upright *= scale;
        up *= scale;
        matrix.block<1, 2>(2, 0) = matrix.block<2, 1>(0, 2).transpose();
        matrix *= scale;
        slope *= scale;
    }
};

Equations equationsAt(const ObjectModel& model, const Eigen::Vector3d& size_m, std::span<const Eigen::Vector3f> scene_m,
                      const FlatPose& pose, float scale_m, const RegistrationParams& params)
{
    const PlacedBox box(size_m, pose);
    const float scale_m2 = scale_m * scale_m;
    Equations equations;
    for (const Eigen::Vector3f& p : scene_m) {
        const Eigen::Vector3f local = box.local(p);
        if (box.beyond(local) > params.around_m)
            continue;
        const Surfel* surfel = model.near(local);
        if (surfel == nullptr)
            continue;
        const Eigen::Vector3f residual = local - surfel->mean_m;
        const float explained = scale_m2 / (scale_m2 + residual.dot(surfel->shape * residual));
        equations.add(local, residual, surfel->pull, explained * explained);
    }
    const double few = std::min(1.0, params.independent / std::max(equations.weight, 1e-9));
    equations.finish(few / (params.noise_m * params.noise_m));
    return equations;
}

/// Takes what is said in the box's axes to the frame's.
Eigen::Matrix3d turnedBy(double yaw_rad)
{
    Eigen::Matrix3d turn = Eigen::Matrix3d::Identity();
    turn.topLeftCorner<2, 2>() = Eigen::Rotation2Dd(yaw_rad).toRotationMatrix();
    return turn;
}

FlatPose difference(const FlatPose& a, const FlatPose& b)
{
    FlatPose d = a - b;
    d.z() = wrapAngle(d.z());
    return d;
}

/// The information of something that errs by itself as well: (I^-1 + F)^-1, also where I has no inverse.
Eigen::Matrix3d withFloor(const Eigen::Matrix3d& information, const RegistrationParams& params)
{
    const Eigen::Vector3d floor(params.floor_m, params.floor_m, params.floor_rad);
    const Eigen::Matrix3d variance = floor.cwiseAbs2().asDiagonal();
    const Eigen::Matrix3d out = information * (Eigen::Matrix3d::Identity() + variance * information).inverse();
    return (out + out.transpose()) / 2;
}

}  // namespace

std::vector<Eigen::Vector3f> inObjectAxes(std::span<const Eigen::Vector3f> points_m, const FlatPose& pose)
{
    const PlacedBox axes(Eigen::Vector3d::Zero(), pose);
    std::vector<Eigen::Vector3f> out;
    out.reserve(points_m.size());
    for (const Eigen::Vector3f& p : points_m)
        out.push_back(axes.local(p));
    return out;
}

Registration explain(const ObjectModel& model, const Eigen::Vector3d& size_m, std::span<const Eigen::Vector3f> scene_m,
                     const FlatPose& pose, float scale_m, const RegistrationParams& params)
{
    const PlacedBox box(size_m, pose);
    const float scale_m2 = scale_m * scale_m;
    Registration found{.pose = pose};
    for (const Eigen::Vector3f& p : scene_m) {
        const Eigen::Vector3f local = box.local(p);
        if (box.beyond(local) > params.outside_m)
            continue;
        found.inside += 1;
        const Surfel* surfel = model.near(local);
        if (surfel == nullptr) {
            found.strange += 1;
            continue;
        }
        const Eigen::Vector3f residual = local - surfel->mean_m;
        found.matched += scale_m2 / (scale_m2 + residual.dot(surfel->shape * residual));
    }
    return found;
}

Registration registerModel(const ObjectModel& model, const Eigen::Vector3d& size_m, std::span<const Eigen::Vector3f> scene_m,
                           const PosePrior& prior, const FlatPose& start, const RegistrationParams& params)
{
    constexpr double longestStep_rad = 0.1;
    constexpr double still = 1e-4;  // metres and radians
    FlatPose pose = start;
    const double shrink = std::pow(params.nearest_m / params.farthest_m, 2.0 / params.iterations);
    double scale_m = params.farthest_m;
    for (int i = 0; i < params.iterations; ++i) {
        const Equations at = equationsAt(model, size_m, scene_m, pose, static_cast<float>(scale_m), params);
        const Eigen::Matrix3d frame_T_box = turnedBy(pose.z());
        const Eigen::Matrix3d expected = frame_T_box.transpose() * prior.information * frame_T_box;
        const Eigen::Vector3d off = frame_T_box.transpose() * difference(pose, prior.mean);
        const Eigen::Matrix3d matrix = at.matrix + expected + Eigen::Matrix3d::Identity() * 1e-6;
        Eigen::Vector3d step = -matrix.inverse() * (at.slope + expected * off);
        step.z() = std::clamp(step.z(), -longestStep_rad, longestStep_rad);
        pose += frame_T_box * step;
        const bool isFinest = scale_m <= params.nearest_m;
        scale_m = std::max<double>(params.nearest_m, scale_m * shrink);  // reached half way through
        if (isFinest && step.cwiseAbs().maxCoeff() < still)
            break;
    }
    Registration found = explain(model, size_m, scene_m, pose, params.nearest_m, params);
    const Equations at = equationsAt(model, size_m, scene_m, pose, params.nearest_m, params);
    const Eigen::Matrix3d frame_T_box = turnedBy(pose.z());
    found.information = frame_T_box * withFloor(at.matrix, params) * frame_T_box.transpose();
    if (at.upright > 0) {
        found.up_m = at.up / at.upright;
        found.upInformation = 1 / (1 / at.upright + params.floor_m * params.floor_m);
    }
    const FlatPose off = difference(pose, prior.mean);
    found.surprise = off.dot(prior.information * off) / 2;
    return found;
}

}  // namespace pointloom
