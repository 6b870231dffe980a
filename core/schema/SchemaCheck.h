// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/schema/LabelSchema.h"

#include <cstddef>

namespace pointloom {

struct SchemaLimits
{
    std::size_t classes = 500;  ///< more than any list a person can choose from
    std::size_t attributes = 500;
    std::size_t choices = 500;  ///< of one attribute
    std::size_t keyBytes = 64;
    double size_m = 1000;  ///< no side of a box is longer
};

/// Whether a scheme makes sense as a whole: keys and shortcuts that occur once, sizes in order, conditions that lead somewhere. The
/// error's place is the JSON pointer of the first value that is wrong.
[[nodiscard]] Result<void> checkSchema(const LabelSchema& schema, const SchemaLimits& limits = {});

}  // namespace pointloom
