// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/store/Workspace.h"

#include <optional>
#include <vector>

namespace pointloom {

/// What a person should know about how a task knows its sequence.
struct SequenceRemarks
{
    std::optional<Message> told{};     ///< what holds because it was told when the task was opened before
    std::optional<Message> renamed{};  ///< that frames have other names now; not to be overlooked

    [[nodiscard]] std::vector<Message> all() const;
};

/// Makes a sequence what its task knows of it: opened as a person told before where nothing else is told now (see ToldOpening.h), and
/// frames that were renamed under the keys by which the labels know their clouds (see RenamedFrames.h). Call it before frameListOf.
/// @param told  what the sequence was opened with
[[nodiscard]] Result<SequenceRemarks> fitToTask(Workspace& workspace, std::int64_t task, Sequence& sequence, const OpenOptions& told);

}  // namespace pointloom
