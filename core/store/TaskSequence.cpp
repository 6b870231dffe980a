// SPDX-License-Identifier: Apache-2.0
#include "core/store/TaskSequence.h"

#include "core/store/RenamedFrames.h"
#include "core/store/ToldOpening.h"

#include <utility>

namespace pointloom {

std::vector<Message> SequenceRemarks::all() const
{
    std::vector<Message> remarks;
    for (const std::optional<Message>* remark : {&told, &renamed})
        if (*remark)
            remarks.push_back(**remark);
    return remarks;
}

Result<SequenceRemarks> fitToTask(Workspace& workspace, std::int64_t task, Sequence& sequence, const OpenOptions& told)
{
    auto before = reopenAsTold(workspace, task, sequence, told);
    if (!before)
        return std::unexpected(before.error());
    auto renamed = recogniseFrames(workspace, task, sequence);  // of the sequence that stays: opening anew forgets it
    if (!renamed)
        return std::unexpected(renamed.error());
    return SequenceRemarks{.told = std::move(*before), .renamed = std::move(*renamed)};
}

}  // namespace pointloom
