// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/formats/LabelFormat.h"

#include <cstdint>
#include <set>
#include <span>

namespace pointloom {

/// A dataset whose labels are taken for the truth.
struct Truth
{
    Sequence sequence;
    LabelSet labels;                                 ///< as many frames as the sequence; boxes in the frames of the clouds' files
    std::vector<std::filesystem::path> pointLabels;  ///< by frame the file of its per-point classes; empty where there is none
    bool generated = false;                          ///< by Pointloom: its point classes are known
    std::vector<Message> remarks;                    ///< what was left out
    std::vector<Error> broken{};                     ///< label files that could not be read, each of which cost its own labels alone
};

/// Opens a folder of frames, or one that holds exactly one such folder. Boxes come from KITTI's own label files, else from a boxes.csv
/// beside the clouds or one folder up; classes are found by any name the scheme knows for them. Point classes come from NAME.label files
/// (SemanticKITTI: uint32 per point, the class in the low half) beside the clouds, in points/, or in labels/ next to the clouds' folder.
/// Fails when there is neither.
[[nodiscard]] Result<Truth> openTruth(const std::filesystem::path& folder, const LabelSchema& schema, const OpenOptions& options = {});

/// Which point classes are ground. Class 0 says nothing in any of them.
struct GroundClasses
{
    std::set<std::uint32_t> ids;
};

/// "generated", "semantickitti" (road, parking, sidewalk, other ground, lane marking, terrain), "rellis" (dirt, grass, asphalt, concrete,
/// puddle, mud), or numbers: "40,44,48". Nothing for anything else.
[[nodiscard]] std::optional<GroundClasses> groundClassesFrom(std::string_view text);

/// The class of every point. Fails when the file does not hold as many as the cloud.
[[nodiscard]] Result<std::vector<std::uint16_t>> readPointClasses(const std::filesystem::path& file, std::size_t points);

}  // namespace pointloom
