// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/TextFile.h"

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>

namespace pointloom {

/// Where a frame stands: there may be millions of them.
struct OpenLabelFramePiece
{
    unsigned long long number = 0;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

/// Where the parts of an OpenLABEL file stand: found in one pass that keeps nothing else of it.
struct OpenLabelIndex
{
    std::map<std::string, TextPiece> sections;  ///< "metadata", "coordinate_systems", "streams", "objects": their objects
    std::deque<OpenLabelFramePiece> frames;     ///< in the order of their numbers, each once
    std::deque<OpenLabelFramePiece> repeated;   ///< those before the last of their number
    std::string root{};                         ///< the key that all of it stands under: "openlabel", or "vcd" of the older format
    std::string version{};                      ///< where it stands beside the sections, as in the older format
    std::set<std::string> unread{};             ///< sections with something in them that nobody reads: "actions"
};

/// Fails when the file is no JSON, or no OpenLABEL, or when a key stands twice in one object where that is neither a frame nor an object's.
/// NaN and Infinity, which some programs write where JSON knows no number, are let pass.
[[nodiscard]] Result<OpenLabelIndex> openLabelIndex(TextFile& file);

}  // namespace pointloom
