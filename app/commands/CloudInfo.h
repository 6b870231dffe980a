// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/InfoOutput.h"
#include "core/cloud/CloudReader.h"

#include <filesystem>

namespace pointloom {

/// What info says about one cloud.
struct CloudInfo
{
    std::filesystem::path path;
    CloudFacts facts;
    PointCloud cloud;
    double read_ms = 0;  ///< from opening the file to the complete cloud
};

[[nodiscard]] InfoJson cloudInfoJson(const CloudInfo& info);
[[nodiscard]] QString cloudInfoText(const CloudInfo& info);

}  // namespace pointloom
