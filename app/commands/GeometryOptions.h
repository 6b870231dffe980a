// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/GeometryCheck.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace pointloom {

/// How a person says what the numbers of labels mean.
struct GeometryArguments
{
    std::vector<std::string> correct;
    std::string angles;
    std::string lidar;
    bool accept = false;

    [[nodiscard]] BoxReading reading() const;
    [[nodiscard]] bool anglesAreSure() const { return !angles.empty(); }
};

void addGeometryOptions(CLI::App& command, GeometryArguments& arguments);

/// Says what speaks against the geometry of labels and what can be done about it; answers exit code 1.
int refuseGeometry(const GeometryDoubt& doubt);

}  // namespace pointloom
