// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QTimer>

#include <array>

namespace pointloom {

/// Plays the frames of a session, once or round and round. A frame is left only when it has been shown. Remembers how one likes it.
class Player : public QObject
{
    Q_OBJECT

public:
    static constexpr std::array speeds{0.25, 0.5, 1.0, 2.0, 4.0};  ///< times the 10 Hz at which LiDARs turn

    explicit Player(Session& session, QObject* parent = nullptr);

    void toggle();
    [[nodiscard]] bool playing() const { return m_timer.isActive(); }
    [[nodiscard]] bool loops() const { return m_loops; }
    void setLoops(bool loops);
    [[nodiscard]] double speed() const { return m_speed; }
    void setSpeed(double speed);

Q_SIGNALS:
    void changed();

private:
    void playOn();
    [[nodiscard]] int frameCount() const { return static_cast<int>(m_session.sequence().frames.size()); }

    Session& m_session;
    QTimer m_timer;
    bool m_loops = false;
    double m_speed = 1;
};

}  // namespace pointloom
