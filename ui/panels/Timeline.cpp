// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/Timeline.h"

#include "ui/LineIcon.h"
#include "ui/Theme.h"
#include "ui/panels/FrameBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <chrono>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto playPeriod = 100ms;  ///< 10 Hz, as LiDARs turn

QToolButton* makeButton(const QString& icon, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(lineIcon(icon));
    button->setProperty("role", "icon");
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(30, 28);
    return button;
}

}  // namespace

Timeline::Timeline(Session& session, const ActionSet& actions, QWidget* parent) : QWidget(parent), m_session(session), m_actions(actions)
{
    setObjectName("timeline");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(rhythm_px, 2, rhythm_px, 2);
    row->setSpacing(2);
    m_back = makeButton("previousFrame", this);
    m_play = makeButton("play", this);
    m_forward = makeButton("nextFrame", this);
    m_where = new QLabel(this);
    m_where->setMinimumWidth(150);
    m_bar = new FrameBar(this);
    row->addWidget(m_back);
    row->addWidget(m_play);
    row->addWidget(m_forward);
    row->addSpacing(rhythm_px);
    row->addWidget(m_where);
    row->addWidget(m_bar, 1);

    m_player.setInterval(playPeriod);
    connect(&m_player, &QTimer::timeout, this, &Timeline::playOn);
    connect(m_back, &QToolButton::clicked, this, [this] { m_session.goToFrame(m_session.frameIndex() - 1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { m_session.goToFrame(m_session.frameIndex() + 1); });
    connect(m_play, &QToolButton::clicked, this, &Timeline::togglePlaying);
    connect(m_bar, &FrameBar::chosen, &session, &Session::goToFrame);
    connect(&session, &Session::frameChanged, this, &Timeline::refresh);
    connect(&session, &Session::changed, this, &Timeline::refresh);
    connect(&actions, &ActionSet::keysChanged, this, &Timeline::refresh);
    refresh();
}

void Timeline::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void Timeline::togglePlaying()
{
    if (playing())
        m_player.stop();
    else if (m_session.sequence().frames.size() > 1)
        m_player.start();
    refresh();
}

void Timeline::playOn()
{
    if (m_session.frame() == nullptr)
        return;  // wait for the frame in sight to be read rather than skip over it
    const int next = m_session.frameIndex() + 1;
    if (next >= static_cast<int>(m_session.sequence().frames.size()))
        togglePlaying();
    else
        m_session.goToFrame(next);
}

void Timeline::refresh()
{
    const auto& frames = m_session.sequence().frames;
    const int index = m_session.frameIndex();
    std::vector<int> boxes(frames.size(), 0);
    for (const int frame : m_session.labels().labelledFrames())
        if (frame >= 0 && frame < static_cast<int>(frames.size()))
            boxes[static_cast<std::size_t>(frame)] = static_cast<int>(m_session.labels().frame(frame).size());
    m_bar->setFrames(static_cast<int>(frames.size()), std::move(boxes));
    m_bar->setCurrent(index);
    m_where->setText(QString::fromStdString(frames[static_cast<std::size_t>(index)].name));
    m_back->setEnabled(index > 0);
    m_forward->setEnabled(index + 1 < static_cast<int>(frames.size()));
    m_play->setEnabled(frames.size() > 1);
    m_play->setIcon(lineIcon(playing() ? "pause" : "play"));
    m_back->setToolTip(m_actions.tipOf(ActionId::previousFrame));
    m_forward->setToolTip(m_actions.tipOf(ActionId::nextFrame));
    m_play->setToolTip(m_actions.tipOf(ActionId::play));
    m_bar->setToolTip(tr("Click or drag to go to a frame. Frames with boxes are marked."));
}

}  // namespace pointloom
