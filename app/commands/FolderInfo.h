// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/InfoOutput.h"
#include "core/dataset/Sequence.h"

namespace pointloom {

/// What info says about a folder of frames.
[[nodiscard]] InfoJson folderInfoJson(const Sequence& sequence);
[[nodiscard]] QString folderInfoText(const Sequence& sequence);

/// Why label files and calibrations of the folder cannot be read.
[[nodiscard]] std::vector<Error> brokenLabelFiles(const Sequence& sequence);

}  // namespace pointloom
