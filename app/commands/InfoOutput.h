// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <Eigen/Core>
#include <nlohmann/json.hpp>

namespace pointloom {

/// What info answers for programs: keys stay in the order in which they were put in.
using InfoJson = nlohmann::ordered_json;

/// File names need not be UTF-8; JSON must.
void printInfoJson(const InfoJson& json);

[[nodiscard]] InfoJson asJson(const Eigen::Vector3d& vector);

/// To the millimetre: "1.000 -2.500 0.120".
[[nodiscard]] QString metres(const Eigen::Vector3d& vector);

}  // namespace pointloom
