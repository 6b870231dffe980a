// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Checkup.h"

#include <QString>

#include <vector>

namespace pointloom {

/// A line for each task with its number, name, folder and counts, and below it what is damaged.
/// @param sound  what is said of one where nothing is
[[nodiscard]] QString linesOf(const std::vector<TaskCheckup>& tasks, const QString& sound);

}  // namespace pointloom
