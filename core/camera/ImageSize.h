// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <filesystem>
#include <optional>

namespace pointloom {

/// Width and height of a PNG or JPEG file from its header, without decoding it; nothing when it is neither or is damaged.
[[nodiscard]] std::optional<Eigen::Vector2i> imageSize(const std::filesystem::path& path);

}  // namespace pointloom
