// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Column.h"

namespace pointloom {

enum class PlyData { ascii, littleEndian, bigEndian };

struct PlyProperty
{
    Column column;
    bool isList = false;
    NumberType lengthType = NumberType::u8;  ///< of a list: how its length is stored
};

struct PlyElement
{
    std::string name;
    std::size_t count = 0;
    std::vector<PlyProperty> properties;

    /// The bytes of one item in a binary file; nothing when a list makes items differ.
    [[nodiscard]] std::optional<std::size_t> recordBytes() const;
};

struct PlyHeader
{
    PlyData data = PlyData::ascii;
    std::vector<PlyElement> elements;  ///< in file order
    std::size_t dataOffset = 0;        ///< first byte after end_header
    std::size_t lines = 0;             ///< of the header

    [[nodiscard]] const PlyElement* vertices() const;
};

/// Reads the header of a PLY file; both sets of type names (float, float32) are known.
[[nodiscard]] Result<PlyHeader> plyHeaderFrom(std::string_view text);

}  // namespace pointloom
