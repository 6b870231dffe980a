// SPDX-License-Identifier: Apache-2.0
#include "core/store/DatasetKey.h"

#include <system_error>

namespace pointloom::store {

std::filesystem::path datasetKey(const std::filesystem::path& dataset)
{
    std::error_code problem;
    std::filesystem::path key = std::filesystem::weakly_canonical(dataset, problem);
    if (problem)
        key = std::filesystem::absolute(dataset, problem).lexically_normal();
    return key.has_filename() ? key : key.parent_path();
}

}  // namespace pointloom::store
