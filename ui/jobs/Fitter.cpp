// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/Fitter.h"

#include "ui/tools/FitContexts.h"

namespace pointloom {

Fitter::Fitter(Session& session, QObject* parent) : QObject(parent), m_session(session), m_jobs(session.jobs()) {}

void Fitter::run(Work work, Answer answer, Id<Cuboid> object)
{
    const auto frame = m_session.view().shown();
    if (frame == nullptr)
        return;
    JobRequest request;
    request.priority = JobPriority::interactive;
    request.seen = static_cast<std::uint64_t>(m_session.view().frameIndex());
    request.now = [this] { return static_cast<std::uint64_t>(m_session.view().frameIndex()); };
    m_jobs.ask<RankedFits>(
        std::move(request),
        [frame, context = fitContext(m_session, object), work = std::move(work)](const JobContext&) {
            ClickParams params = clickParamsFor(*frame->index);
            params.context = context;
            return work(*frame->index, params);
        },
        std::move(answer));
}

void Fitter::click(const Eigen::Vector3f& point_m, const ClassDef& what, Answer answer, Id<Cuboid> object)
{
    run([point_m, what](const CloudIndex& index, const ClickParams& params) { return fitClick(index, point_m, what, params); },
        std::move(answer), object);
}

}  // namespace pointloom

#include "moc_Fitter.cpp"
