// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/Fitter.h"

#include "ui/tools/FitContexts.h"

#include <QFuture>
#include <QtConcurrentRun>

namespace pointloom {

Fitter::Fitter(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    m_worker.setMaxThreadCount(1);  // a fit takes half a millisecond: in order is better than side by side
}

Fitter::~Fitter()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void Fitter::run(Work work, Answer answer, Id<Cuboid> object)
{
    const auto frame = m_session.view().shown();
    if (frame == nullptr)
        return;
    const int index = m_session.view().frameIndex();
    QtConcurrent::run(&m_worker, [frame, context = fitContext(m_session, object), work = std::move(work)] {
        ClickParams params = clickParamsFor(*frame->index);
        params.context = context;
        return work(*frame->index, params);
    }).then(this, [this, index, answer = std::move(answer)](const RankedFits& fits) {
        if (index == m_session.view().frameIndex())
            answer(fits);
    });
}

void Fitter::click(const Eigen::Vector3f& point_m, const ClassDef& what, Answer answer, Id<Cuboid> object)
{
    run([point_m, what](const CloudIndex& index, const ClickParams& params) { return fitClick(index, point_m, what, params); },
        std::move(answer), object);
}

}  // namespace pointloom
