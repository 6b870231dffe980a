// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace pointloom {

/// Lets the program keep memory that it frees, up to a bound, instead of giving it back at once: each frame works in some megabytes of
/// arrays, and fresh ones cost a page fault for every 4 KB, a tenth of the time a frame takes. Call it once, first thing.
void keepFreedMemory();

}  // namespace pointloom
