// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Column.h"
#include "core/cloud/PointCloud.h"

#include <string>
#include <vector>

namespace pointloom {

/// A column on its way to a file, its values one after the other in this machine's byte order.
struct OutColumn
{
    std::string name;
    NumberType type = NumberType::f32;
    std::vector<std::byte> values;
};

/// How a format stores a colour.
enum class ColourStyle {
    packedFloat,    ///< one column rgb, the bits of 0x00RRGGBB as float32: what PCL reads
    packedInteger,  ///< one column rgb, uint32: survives as text
    threeBytes,     ///< red, green, blue, uint8: PLY
};

/// All columns that the cloud has: x y z (float64 when there is an origin), intensity, ring, time, colour, label.
[[nodiscard]] std::vector<OutColumn> outColumns(const PointCloud& cloud, ColourStyle style);

/// x y z intensity [ring], all float32; what the cloud lacks is 0.
[[nodiscard]] std::vector<OutColumn> outFloats(const PointCloud& cloud, bool withRing);

/// Point after point, as binary files hold them.
[[nodiscard]] std::string asRecords(const std::vector<OutColumn>& columns, std::size_t points, bool swapped);

/// One line per point; numbers as short as they stay exact.
[[nodiscard]] std::string asLines(const std::vector<OutColumn>& columns, std::size_t points);

}  // namespace pointloom
