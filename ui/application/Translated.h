// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <QString>

namespace pointloom {

/// What the core says, in the person's language.
[[nodiscard]] QString translated(const Message& message);
[[nodiscard]] QString translated(const Error& error);

}  // namespace pointloom
