// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSlot.h"
#include "ui/session/Session.h"
#include "ui/strip/StripCrops.h"

#include <QObject>
#include <QTimer>

namespace pointloom {

/// One object as all of its frames together show it, in its own axes: x along its heading, from the middle of its box. Gathered on a
/// worker, and again when its boxes have changed and rest.
class ObjectCloud : public QObject
{
    Q_OBJECT

public:
    explicit ObjectCloud(Session& session, QObject* parent = nullptr);

    /// Of this track from now on; none: of nothing.
    void show(Id<Track> track);
    /// Its boxes changed.
    void boxesChanged();

    /// Null until it has been gathered.
    [[nodiscard]] const StripCrop* crop() const { return m_crop ? &*m_crop : nullptr; }
    [[nodiscard]] std::size_t frames() const { return m_frames; }

Q_SIGNALS:
    void changed();

private:
    void gather();

    struct Gathered
    {
        StripCrop crop;
        std::size_t frames = 0;
    };

    Session& m_session;
    Id<Track> m_track;
    std::optional<StripCrop> m_crop;
    std::size_t m_frames = 0;
    QTimer m_rest;
    JobSlot<std::optional<Gathered>> m_gathering;
};

}  // namespace pointloom
