// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/labels/FrameList.h"

#include <memory>

namespace pointloom {

/// The keys of a sequence's frames, in order: their names. Frames of the same name (clouds that differ by their extensions alone) go by the
/// names of their files; bytes that are no UTF-8 are written out (%FF), as keys are stored as text. Frames that were renamed go by the key
/// that labels know them by.
[[nodiscard]] std::shared_ptr<const FrameList> frameListOf(const Sequence& sequence);

}  // namespace pointloom
