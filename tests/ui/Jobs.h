// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/EventJobs.h"

namespace pointloom::test {

/// A runner for all sessions of a test program, which outlives them.
inline JobRunner& jobs()
{
    static EventJobs jobs;
    return jobs.runner();
}

}  // namespace pointloom::test
