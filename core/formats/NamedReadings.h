// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// The ways to read boxes that can be asked for by name, and what each does.
struct NamedReading
{
    std::string key;
    std::string title;  ///< a sentence for the translators, context "core"
    BoxReading reading;
    bool forPoints = false;  ///< whether the points in the boxes alone can tell that it is meant
};
[[nodiscard]] const std::vector<NamedReading>& namedReadings();
[[nodiscard]] const NamedReading* findReading(std::string_view key);

/// What lift=METRES begins with: all boxes straight up, down where it is negative.
inline constexpr std::string_view liftKey = "lift=";

/// The reading of a name, or of lift=METRES. Nothing for other words.
[[nodiscard]] std::optional<BoxReading> readingCalled(std::string_view key);

}  // namespace pointloom
