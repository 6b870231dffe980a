// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/labels/Edit.h"

namespace pointloom {

/// Whether an edit fits labels; see Document::apply().
[[nodiscard]] Result<void> checkEdit(const Labels& labels, const Edit& edit);

}  // namespace pointloom
