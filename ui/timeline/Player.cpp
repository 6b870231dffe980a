// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/Player.h"

#include "ui/application/Settings.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace pointloom {
namespace {

constexpr double period_ms = 100;  ///< 10 Hz
constexpr auto loopsKey = "play/loop";
constexpr auto speedKey = "play/speed";

}  // namespace

Player::Player(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    const QSettings saved = settings();
    m_loops = saved.value(loopsKey).toBool();
    const double speed = saved.value(speedKey, 1.0).toDouble();
    m_speed = std::ranges::find(speeds, speed) != speeds.end() ? speed : 1;
    connect(&m_timer, &QTimer::timeout, this, &Player::playOn);
}

void Player::toggle()
{
    if (playing())
        m_timer.stop();
    else if (frameCount() > 1) {
        if (m_session.view().frameIndex() + 1 == frameCount())
            m_session.view().goToFrame(0);  // from the end it begins anew
        m_timer.start(static_cast<int>(std::lround(period_ms / m_speed)));
    }
    Q_EMIT changed();
}

void Player::setLoops(bool loops)
{
    m_loops = loops;
    settings().setValue(loopsKey, loops);
    Q_EMIT changed();
}

void Player::setSpeed(double speed)
{
    m_speed = speed;
    settings().setValue(speedKey, speed);
    m_timer.setInterval(static_cast<int>(std::lround(period_ms / m_speed)));
    Q_EMIT changed();
}

void Player::playOn()
{
    if (m_session.view().frame() == nullptr && m_session.view().failure() == nullptr)
        return;  // wait for the frame in sight to be read rather than skip over it
    const int next = m_session.view().frameIndex() + 1;
    if (next < frameCount())
        m_session.view().goToFrame(next);
    else if (m_loops)
        m_session.view().goToFrame(0);
    else
        toggle();
}

}  // namespace pointloom

#include "moc_Player.cpp"
