// SPDX-License-Identifier: Apache-2.0
#include "core/base/Simd.h"

namespace pointloom {

std::string_view simdLevel()
{
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
    if (__builtin_cpu_supports("avx2"))
        return "AVX2";
#endif
    return "baseline";
}

}  // namespace pointloom
