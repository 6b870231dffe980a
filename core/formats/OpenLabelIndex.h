// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/TextFile.h"

#include <map>
#include <set>
#include <string>

namespace pointloom {

/// Where the parts of an OpenLABEL file stand: found in one pass that keeps nothing else of it.
struct OpenLabelIndex
{
    std::map<std::string, TextPiece> sections;       ///< "metadata", "coordinate_systems", "streams": their objects
    std::map<std::string, TextPiece> objects;        ///< by their keys
    std::map<unsigned long long, TextPiece> frames;  ///< by their numbers
    std::string root{};                              ///< the key that all of it stands under: "openlabel", or "vcd" of the older format
    std::string version{};                           ///< where it stands beside the sections, as in the older format
    std::set<std::string> unread{};                  ///< sections with something in them that nobody reads: "actions"
};

/// Fails when the file is no JSON, or no OpenLABEL. NaN and Infinity, which some programs write where JSON knows no number, are let pass.
[[nodiscard]] Result<OpenLabelIndex> openLabelIndex(const std::filesystem::path& path);

/// A piece of such a file as JSON: null in place of NaN and Infinity.
[[nodiscard]] std::string withoutOddNumbers(const std::string& text);

}  // namespace pointloom
