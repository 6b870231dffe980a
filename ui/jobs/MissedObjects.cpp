// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/MissedObjects.h"

#include "core/geometry/BoxOverlap.h"
#include "ui/jobs/UsualSizes.h"

#include <algorithm>
#include <chrono>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto quiet = 250ms;  ///< the search takes a core for a moment: it waits until the hand rests, and lets all else go first

std::vector<MissedObjects::Missed> missedIn(const Frame& frame, const LabelSchema& schema, const std::vector<OrientedBox>& taken,
                                            const std::stop_token& stop)
{
    const ClickParams params = clickParamsFor(*frame.index);
    std::vector<MissedObjects::Missed> missed;
    for (const Candidate& candidate : findObjects(*frame.index, schema, taken, params, stop))
        missed.push_back({candidate.fit, candidate.what->key});
    return missed;
}

}  // namespace

MissedObjects::MissedObjects(Session& session, SceneBinding& binding, QObject* parent)
    : QObject(parent), m_session(session), m_binding(binding), m_looking(session.jobs())
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    connect(&m_quiet, &QTimer::timeout, this, &MissedObjects::look);
    connect(&session.view(), &FrameInView::frameChanged, this, [this] {
        m_found.clear();
        giveUp();
        Q_EMIT counted({});
        m_quiet.start();
    });
    connect(&session.view().frames(), &FrameCache::frameReady, this, [this](int index) {
        if (index == m_session.view().frameIndex())
            m_quiet.start();
    });
    connect(&session.editing(), &Editing::changed, this, [this] {
        dropTaken();
        m_quiet.start();
    });
    m_quiet.start();
}

std::vector<OrientedBox> MissedObjects::taken() const
{
    std::vector<OrientedBox> boxes;
    for (const auto& [id, cuboid] : m_session.editing().labels().frame(m_session.view().frameIndex()))
        boxes.push_back(m_binding.toScene(cuboid.box));
    return boxes;
}

/// What was just boxed is not offered again while the next search is still to come.
void MissedObjects::dropTaken()
{
    const std::vector<OrientedBox> boxes = taken();
    std::erase_if(m_found, [&](const Missed& missed) {
        return std::ranges::any_of(boxes, [&](const OrientedBox& box) { return footprintOverlap_m2(missed.fit.box, box) > 0; });
    });
}

void MissedObjects::look()
{
    const auto frame = m_session.view().frame();
    if (frame == nullptr)
        return;
    JobRequest request;
    request.priority = JobPriority::background;
    m_looking.ask(
        std::move(request),
        [frame, schema = m_session.sizes().schema(), boxes = taken()](const JobContext& context) {
            return missedIn(*frame, schema, boxes, context.stop());
        },
        [this](std::vector<Missed> missed) {
            Q_EMIT looking(false);
            m_found = std::move(missed);
            Q_EMIT counted(static_cast<int>(m_found.size()));
        });
    Q_EMIT looking(true);
}

void MissedObjects::giveUp()
{
    m_looking.drop();
    Q_EMIT looking(false);
}

std::optional<MissedObjects::Missed> MissedObjects::next()
{
    if (m_found.empty())
        return std::nullopt;
    Missed missed = m_found.front();
    std::ranges::rotate(m_found, std::next(m_found.begin()));
    return missed;
}

}  // namespace pointloom

#include "moc_MissedObjects.cpp"
