// SPDX-License-Identifier: Apache-2.0
#include "core/base/Memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace pointloom {

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int kept = 64 << 20;             // bytes free at the end of the heap
    constexpr int largestFromHeap = 16 << 20;  // larger arrays, whole clouds of millions of points, go back as they did
    mallopt(M_TRIM_THRESHOLD, kept);
    mallopt(M_MMAP_THRESHOLD, largestFromHeap);
#endif
}

}  // namespace pointloom
