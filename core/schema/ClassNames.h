// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/LabelSchema.h"

namespace pointloom {

/// The class that is called so: its own key or the name any format has for it, without regard to case.
[[nodiscard]] const ClassDef* findClassCalled(const LabelSchema& schema, const std::string& name);

}  // namespace pointloom
