// SPDX-License-Identifier: Apache-2.0
#include "ui/session/CloudNotes.h"

#include "core/store/FrameClouds.h"

#include <utility>
#include <vector>

namespace pointloom {

CloudNotes::CloudNotes(JobRunner& jobs, std::shared_ptr<Workspace> workspace, std::int64_t task, std::shared_ptr<const Sequence> sequence,
                       const Editing& editing)
    : m_workspace(std::move(workspace)), m_task(task), m_sequence(std::move(sequence)), m_editing(editing), m_noting(jobs)
{
    if (!editing.readOnly())
        connect(&editing, &Editing::changed, this, &CloudNotes::follow);
}

void CloudNotes::follow(const Edit& edit)
{
    const auto frames = m_editing.labels().sharedFrames();
    std::vector<int> fresh;
    const auto meet = [&](const FrameKey& key) {
        if (const auto position = frames->find(key); position && m_noted.insert(*position).second)
            fresh.push_back(*position);
    };
    for (const auto& change : edit.cuboids)
        if (change.after)
            meet(change.after->frame);
    for (const auto& change : edit.imageBoxes)
        if (change.after)
            meet(change.after->frame);
    for (const auto& change : edit.pointLabels)
        meet(change.frame);
    if (fresh.empty())
        return;
    JobRequest request;
    request.priority = JobPriority::background;
    // The workspace stays out of the job: whoever closes it finds nobody else that holds it.
    m_noting.ask<std::vector<NotedCloud>>(
        std::move(request),
        [sequence = m_sequence, frames, fresh](const JobContext&) {
            auto clouds = cloudsOf(*sequence, *frames, fresh);
            addPoints(clouds, *sequence, *frames);
            return clouds;
        },
        [this](const std::vector<NotedCloud>& clouds) {
            m_workspace->noteClouds(m_task, clouds, [](const Result<void>&) {});  // what could not be noted is at the next opening
        });
}

}  // namespace pointloom

#include "moc_CloudNotes.cpp"
