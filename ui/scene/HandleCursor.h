// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/BoxHandles.h"

#include <Qt>

namespace pointloom {

/// The cursor that shows which way a handle goes in the picture.
[[nodiscard]] Qt::CursorShape cursorFor(const OrientedBox& box, const Handle& handle, const ViewTransform& view);

}  // namespace pointloom
