// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/jobs/TrackJobs.h"

#include <span>

namespace pointloom {

/// A job on tracks: the action that starts it, whose text is its name, and what it does with the box that is selected.
struct TrackJobEntry
{
    ActionId action;
    void (*run)(TrackJobs& jobs, const Cuboid& selected);
};

/// To add one: a file with the job and the function that tells about it, and its line here. (Its action, with name and keys, is a row of
/// the table of actions.)
// clang-format off
#define POINTLOOM_TRACK_JOBS(job) \
    job(followOnJob) \
    job(followBackJob) \
    job(interpolateJob) \
    job(standStillJob) \
    job(oneSizeJob)
// clang-format on

#define POINTLOOM_DECLARE(job) [[nodiscard]] TrackJobEntry job();
POINTLOOM_TRACK_JOBS(POINTLOOM_DECLARE)
#undef POINTLOOM_DECLARE

[[nodiscard]] std::span<const TrackJobEntry> trackJobs();

}  // namespace pointloom
