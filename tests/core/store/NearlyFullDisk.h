// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/Support.h"

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <filesystem>

#include <sys/resource.h>

namespace pointloom::test {

/// No file may grow past what it has plus some bytes while this lives: a disk that is nearly full.
class NearlyFullDisk
{
public:
    explicit NearlyFullDisk(std::uintmax_t largest)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{.rlim_cur = largest, .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    NearlyFullDisk(const NearlyFullDisk&) = delete;
    NearlyFullDisk& operator=(const NearlyFullDisk&) = delete;
    ~NearlyFullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, SIG_DFL);
    }

private:
    rlimit m_before{};
};

inline std::uintmax_t largestFileIn(const QTemporaryDir& folder)
{
    std::uintmax_t largest = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path(folder)))
        largest = std::max(largest, entry.file_size());
    return largest;
}

}  // namespace pointloom::test
