// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulate/Shapes.h"

/// What stands and moves in a street. A model with a size fills a box of exactly that size (length, width, height): it touches every
/// face of it and does not stick out.
namespace pointloom::simulation {

enum class CarBody { saloon, hatchback, offRoader };

[[nodiscard]] Shape carModel(const Eigen::Vector3d& size_m, CarBody body, Material paint);
[[nodiscard]] Shape busModel(const Eigen::Vector3d& size_m, Material paint);

/// A cab in front of a closed body or, with flatbed, of an open one with freight on it.
[[nodiscard]] Shape truckModel(const Eigen::Vector3d& size_m, bool flatbed, Material paint);

/// The length is from the heel of the rear foot to the toes of the front one.
[[nodiscard]] Shape pedestrianModel(const Eigen::Vector3d& size_m);
[[nodiscard]] Shape cyclistModel(const Eigen::Vector3d& size_m, Material frame);

[[nodiscard]] Shape treeModel(double trunkHeight_m, double crownRadius_m, std::uint64_t seed);
[[nodiscard]] Shape hedgeModel(const Eigen::Vector3d& size_m, std::uint64_t seed);
[[nodiscard]] Shape lampModel(double height_m);
[[nodiscard]] Shape signModel(double height_m);
[[nodiscard]] Shape wallModel(const Eigen::Vector3d& size_m);

/// The front is the face at low x, towards the street; it has a door bay.
[[nodiscard]] Shape buildingModel(const Eigen::Vector3d& size_m, double doorAt_m);

}  // namespace pointloom::simulation
