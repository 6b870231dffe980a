// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/PointStyle.h"

#include <QString>

namespace pointloom {

/// "Height"
[[nodiscard]] QString nameOf(ColourBy mode);
/// Why a mode cannot be chosen for a cloud that lacks its column.
[[nodiscard]] QString whyMissing(ColourBy mode);
/// A value with its unit, as precise as a range of that width asks for: "1.3 m", "48 ms", "62".
[[nodiscard]] QString valueText(float value, ColourBy mode, const ValueRange& range);

}  // namespace pointloom
