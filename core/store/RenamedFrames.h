// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/store/Workspace.h"

#include <optional>
#include <span>
#include <vector>

namespace pointloom {

/// Which frames of a sequence hold the clouds that a task knows, whatever their files are called now.
struct KnownClouds
{
    std::size_t known = 0;          ///< clouds that the task knows by their contents
    std::size_t found = 0;          ///< of these, the ones that the sequence has
    std::size_t renamed = 0;        ///< of these, the ones that have another name now
    std::vector<std::string> keys;  ///< by frame its key in the task; empty where its name tells
};

/// Compares contents: files, and where these are others the points in them, which a converter leaves as they are. Frames whose clouds are
/// not known keep their names; but where clouds have changed their names, a name that belonged to another cloud stands for that one no
/// longer. Reads a few blocks of the files that may be meant.
[[nodiscard]] KnownClouds findClouds(std::span<const NotedFrame> noted, const Sequence& sequence);

/// Gives frames that were renamed since the task was opened last the keys by which its labels know their clouds, so that each label stays
/// with its cloud. Answers what a person should know about it; nothing when no name has changed. Call it before frameListOf.
[[nodiscard]] Result<std::optional<Message>> recogniseFrames(const Workspace& workspace, std::int64_t task, Sequence& sequence);

}  // namespace pointloom
