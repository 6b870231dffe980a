// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/labels/Labels.h"
#include "core/store/Workspace.h"

#include <optional>
#include <span>
#include <vector>

namespace pointloom {

/// Labels belong to the clouds that they were made on, not to names that other clouds may get. Compares the cloud of each frame that holds
/// labels with what the workspace knows of it, and answers what a person must be told when some are others now: a file with the same
/// points is none. A workspace open for writing notes the clouds that it did not know. Reads a few blocks of each file, and the points of
/// files that are new to it.
[[nodiscard]] Result<std::optional<Message>> checkClouds(Workspace& workspace, std::int64_t task, const Sequence& sequence,
                                                         const Labels& labels);

/// Adds to clouds that are to be noted what their points are known by. Text and compressed files are read as a whole.
void addPoints(std::span<NotedCloud> clouds, const Sequence& sequence, const FrameList& keys);

/// The clouds of some frames, by position, as they are to be noted; without their points.
[[nodiscard]] std::vector<NotedCloud> cloudsOf(const Sequence& sequence, const FrameList& keys, std::span<const int> positions);

}  // namespace pointloom
