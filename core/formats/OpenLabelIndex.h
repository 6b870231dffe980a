// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/TextFile.h"

#include <map>
#include <string>

namespace pointloom {

/// Where the parts of an OpenLABEL file stand: found in one pass that keeps nothing else of it.
struct OpenLabelIndex
{
    std::map<std::string, TextPiece> sections;       ///< "metadata", "coordinate_systems", "streams": their objects
    std::map<std::string, TextPiece> objects;        ///< by their keys
    std::map<unsigned long long, TextPiece> frames;  ///< by their numbers
};

/// Fails when the file is no JSON, or no OpenLABEL.
[[nodiscard]] Result<OpenLabelIndex> openLabelIndex(const std::filesystem::path& path);

}  // namespace pointloom
