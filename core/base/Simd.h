// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// Put before a function of plain loops: it is compiled for wide registers as well, and the machine's widest is taken when the program
/// starts. Only AVX2 without FMA, which would round once where others round twice: results are the same on every machine. Only for free
/// functions without Eigen, whose alignment differs with the width. Sanitizers cannot look into the choice, so they get the plain one.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define POINTLOOM_WIDEST __attribute__((target_clones("avx2", "default")))
#else
#define POINTLOOM_WIDEST
#endif

namespace pointloom {

/// Sums that are kept in so many columns come out the same whatever the width of the registers.
inline constexpr int simdLanes = 8;

/// What POINTLOOM_WIDEST chose on this machine: "AVX2" or "baseline".
[[nodiscard]] std::string_view simdLevel();

}  // namespace pointloom
