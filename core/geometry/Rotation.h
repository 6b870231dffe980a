// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <optional>

namespace pointloom {

/// The true rotation next to a matrix that was printed with few digits, so that its inverse is its transpose; nothing for one that is off
/// by more than 1e-3 in orthogonality, or mirrors.
[[nodiscard]] std::optional<Eigen::Matrix3d> nearestRotation(const Eigen::Matrix3d& given);

}  // namespace pointloom
