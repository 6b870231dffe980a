// SPDX-License-Identifier: Apache-2.0
#include "core/base/Error.h"

#include <new>

namespace pointloom {

Error unforeseen(const std::exception& problem)
{
    if (dynamic_cast<const std::bad_alloc*>(&problem) != nullptr)
        return {
            message(PL_TEXT("core", "the memory of this computer does not suffice for this; close other programs or take a smaller file")),
            {}};
    return {message(PL_TEXT("core", "something went wrong that should not: %1; please report it"), problem.what()), {}};
}

}  // namespace pointloom
