// SPDX-License-Identifier: Apache-2.0
#include "ui/session/MissedObjects.h"

#include "core/fit/Sensor.h"

#include <QFuture>
#include <QtConcurrentRun>

#include <algorithm>

namespace pointloom {
namespace {

std::vector<MissedObjects::Missed> missedIn(const Frame& frame, const LabelSchema& schema, const std::vector<OrientedBox>& taken)
{
    ClickParams params;
    params.sensor_m = likelySensor(*frame.cloud);
    std::vector<MissedObjects::Missed> missed;
    for (const Candidate& candidate : findObjects(*frame.index, schema, taken, params))
        missed.push_back({candidate.fit, candidate.what->key});
    return missed;
}

}  // namespace

MissedObjects::MissedObjects(Session& session, SceneBinding& binding, QObject* parent)
    : QObject(parent), m_session(session), m_binding(binding)
{
    m_worker.setMaxThreadCount(1);
    connect(&session, &Session::frameChanged, this, [this] {
        m_found.clear();
        Q_EMIT counted({});
        look();
    });
    connect(&session.frames(), &FrameCache::frameReady, this, [this](int index) {
        if (index == m_session.frameIndex())
            look();
    });
    connect(&session, &Session::changed, this, &MissedObjects::look);
    look();
}

MissedObjects::~MissedObjects()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void MissedObjects::look()
{
    const auto frame = m_session.frame();
    if (frame == nullptr)
        return;
    std::vector<OrientedBox> taken;
    for (const auto& [id, cuboid] : m_session.labels().frame(m_session.frameIndex()))
        taken.push_back(m_binding.toScene(cuboid.box));
    m_worker.clear();  // what waits is out of date
    Q_EMIT looking(true);
    QtConcurrent::run(&m_worker, [frame, schema = m_session.schema(), taken] {
        return missedIn(*frame, schema, taken);
    }).then(this, [this, ticket = ++m_ticket](std::vector<Missed> missed) {
        if (ticket != m_ticket)
            return;
        Q_EMIT looking(false);
        m_found = std::move(missed);
        Q_EMIT counted(static_cast<int>(m_found.size()));
    });
}

void MissedObjects::giveUp()
{
    ++m_ticket;
    m_worker.clear();
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
