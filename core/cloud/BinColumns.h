// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"

namespace pointloom {

/// The columns of one record of a file without a header, as one line: "x,y,z,intensity:u8,_:u8,ring:u16". A column without a type is
/// float32; "_" is passed over; "x:i16*0.01" is in centimetres.
[[nodiscard]] Result<std::vector<Column>> binColumnsFrom(std::string_view text);
[[nodiscard]] std::string binColumnsText(std::span<const Column> columns);

/// The columns that a format without a header has by custom: x y z intensity, for nuScenes with ring.
[[nodiscard]] std::vector<Column> usualBinColumns(CloudFormat format);

[[nodiscard]] std::size_t bytesPerRecord(std::span<const Column> columns);

}  // namespace pointloom
