// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/Timeline.h"

#include "ui/application/LineIcon.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/docks/Panels.h"
#include "ui/jobs/Findings.h"
#include "ui/jobs/Following.h"
#include "ui/timeline/FrameBar.h"
#include "ui/timeline/TrackMenu.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace pointloom {
namespace {

constexpr int lowButton_px = 18;

QToolButton* makeButton(const QString& icon, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName("timeline." + icon);
    button->setIcon(lineIcon(icon));
    button->setProperty("role", "icon");
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(30, 28);
    return button;
}

QToolButton* makeMenuButton(const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setProperty("role", "small");
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    return button;
}

/// "¼×", "2×"
QString speedText(double speed)
{
    const QString number = speed == 0.25 ? QString::fromUtf8("¼") : speed == 0.5 ? QString::fromUtf8("½") : QString::number(speed);
    return number + QString::fromUtf8("×");
}

QAction* addChoice(QMenu& menu, const QString& text, bool chosen)
{
    QAction* choice = menu.addAction(text);
    choice->setCheckable(true);
    choice->setChecked(chosen);
    return choice;
}

std::vector<TimelineFinding> marksOf(const Findings& findings)
{
    std::vector<TimelineFinding> marks;
    for (const Finding& finding : findings.all())
        marks.push_back(
            {.track = finding.track,
             .frame = finding.frames.first,
             .severity = finding.severity == Severity::error ? TimelineFinding::Severity::error : TimelineFinding::Severity::warning,
             .text = Findings::textOf(finding)});
    return marks;
}

}  // namespace

Timeline::Timeline(TrackActions& tracks, QWidget* parent)
    : QWidget(parent), m_tracks(tracks), m_session(tracks.session()), m_actions(tracks.actions()), m_player(m_session), m_list(m_session)
{
    setObjectName("timeline");
    setAttribute(Qt::WA_StyledBackground);
    m_axis.setCount(static_cast<int>(m_session.sequence().frames.size()));
    m_bar = new FrameBar(m_axis, this);
    m_rows = new TrackRows(tracks, m_list, m_axis, this);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(0, 2, TrackRows::rightGap_px, 2);
    header->setSpacing(0);
    header->addWidget(makeControls());
    header->addWidget(m_bar, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_rows, 1);

    connect(m_bar, &FrameBar::chosen, &m_session.view(), &FrameInView::goToFrame);
    connect(m_rows, &TrackRows::extendRequested, this, &Timeline::extendRequested);
    connect(m_rows, &TrackRows::rangeChosen, this, &Timeline::rangeChosen);
    connect(m_rows, &TrackRows::showRequested, this, &Timeline::showRequested);
    connect(m_rows, &TrackRows::menuRequested, this, [this](Id<Track> track, int frame, const QPoint& at) {
        QMenu* menu = makeTrackMenu(m_tracks, {track, frame, track == m_tracks.track() ? m_rows->chosen() : std::nullopt}, this);
        connect(menu->addAction(tr("Show")), &QAction::triggered, this, [this, track, frame] {
            m_tracks.choose(track, frame);
            Q_EMIT showRequested();
        });
        menu->popup(at);
    });
    connect(&m_player, &Player::changed, this, &Timeline::refreshPlaying);
    connect(&m_session.view(), &FrameInView::frameChanged, this, &Timeline::refresh);
    connect(&m_session.editing(), &Editing::changed, this, &Timeline::refresh);
    connect(&m_actions, &ActionSet::keysChanged, this, &Timeline::retranslate);
    connect(&m_actions[ActionId::play], &QAction::triggered, &m_player, &Player::toggle);
    connect(&m_actions[ActionId::loopPlay], &QAction::triggered, &m_player, [this] { m_player.setLoops(!m_player.loops()); });
    retranslate();
}

/// Playing above, where one is below: as wide as the names of the rows under it.
QWidget* Timeline::makeControls()
{
    auto* controls = new QWidget(this);
    controls->setFixedWidth(TrackRows::names_px);
    m_back = makeButton("previousFrame", controls);
    m_play = makeButton("play", controls);
    m_forward = makeButton("nextFrame", controls);
    m_loop = makeButton("loopPlay", controls);
    m_loop->setCheckable(true);
    m_speed = makeMenuButton("timeline.speed", controls);
    m_order = makeMenuButton("timeline.order", controls);
    m_order->setFixedHeight(lowButton_px);
    m_where = new PlainLabel(controls);
    m_where->setProperty("role", "quiet");
    auto* above = new QHBoxLayout;
    above->setSpacing(2);
    for (QWidget* button : {m_back, m_play, m_forward, m_loop, m_speed})
        above->addWidget(button);
    above->addStretch(1);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(rhythm_px, 0, 0, 0);
    below->addWidget(m_where, 1);
    below->addWidget(m_order);
    auto* column = new QVBoxLayout(controls);
    column->setContentsMargins(0, 0, rhythm_px / 2, 0);
    column->setSpacing(0);
    column->addLayout(above);
    column->addLayout(below);

    connect(m_back, &QToolButton::clicked, this, [this] { m_session.view().goToFrame(m_session.view().frameIndex() - 1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { m_session.view().goToFrame(m_session.view().frameIndex() + 1); });
    connect(m_play, &QToolButton::clicked, &m_player, &Player::toggle);
    connect(m_loop, &QToolButton::clicked, &m_player, &Player::setLoops);
    return controls;
}

QSize Timeline::minimumSizeHint() const
{
    return {TrackRows::names_px + 200, m_bar->sizeHint().height() + 4};
}

void Timeline::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_list.rebuild();
        retranslate();
    }
}

void Timeline::fillMenus()
{
    m_speed->menu()->clear();
    for (const double speed : Player::speeds)
        connect(addChoice(*m_speed->menu(), speedText(speed), speed == m_player.speed()), &QAction::triggered, this,
                [this, speed] { m_player.setSpeed(speed); });
    m_speed->menu()->addSeparator();
    const auto addAbout = [this](ActionId id) { m_speed->menu()->addAction(m_actions[id].text(), &m_actions[id], &QAction::trigger); };
    addAbout(ActionId::framePeriod);
    if (m_session.sequence().firstHeaderlessCloud() != nullptr)
        addAbout(ActionId::cloudColumns);

    QMenu& order = *m_order->menu();
    order.clear();
    const std::array orders{tr("By first frame"), tr("By class"), tr("By number")};
    for (int i = 0; i < static_cast<int>(orders.size()); ++i)
        connect(addChoice(order, orders.at(static_cast<std::size_t>(i)), i == static_cast<int>(m_list.order())), &QAction::triggered, this,
                [this, i] {
                    m_list.setOrder(static_cast<TrackList::Order>(i));
                    QMetaObject::invokeMethod(this, &Timeline::fillMenus, Qt::QueuedConnection);  // not while its menu is open
                });
    order.addSeparator();
    connect(addChoice(order, tr("Only those in this frame"), m_list.onlyHere()), &QAction::toggled, &m_list, &TrackList::setOnlyHere);
    m_order->setText(orders.at(static_cast<std::size_t>(m_list.order())) + QString::fromUtf8(" ▾"));
}

void Timeline::retranslate()
{
    fillMenus();
    m_back->setToolTip(m_actions.tipOf(ActionId::previousFrame));
    m_forward->setToolTip(m_actions.tipOf(ActionId::nextFrame));
    m_play->setToolTip(m_actions.tipOf(ActionId::play));
    m_loop->setToolTip(m_actions.tipOf(ActionId::loopPlay));
    m_speed->setToolTip(tr("How fast it plays: 1× is ten frames a second"));
    m_order->setToolTip(tr("The order of the tracks, and which are shown"));
    m_bar->setToolTip(tr("Click or drag to go to a frame. Frames with boxes are marked. Ctrl+wheel zooms."));
    refreshPlaying();
    refresh();
}

void Timeline::refreshPlaying()
{
    m_play->setIcon(lineIcon(m_player.playing() ? "pause" : "play"));
    m_loop->setChecked(m_player.loops());
    m_speed->setText(speedText(m_player.speed()) + QString::fromUtf8(" ▾"));
    const auto& speeds = Player::speeds;
    for (std::size_t i = 0; i < speeds.size(); ++i)
        m_speed->menu()->actions().at(static_cast<int>(i))->setChecked(speeds[i] == m_player.speed());
}

void Timeline::refresh()
{
    const auto& frames = m_session.sequence().frames;
    const int index = m_session.view().frameIndex();
    std::vector<int> boxes(frames.size(), 0);
    for (const int frame : m_session.editing().labels().labelledFrames())
        if (frame >= 0 && frame < static_cast<int>(frames.size()))
            boxes[static_cast<std::size_t>(frame)] = static_cast<int>(m_session.editing().labels().frame(frame).size());
    m_bar->setBoxes(std::move(boxes));
    m_bar->setCurrent(index);
    const QString name = QString::fromStdString(frames[static_cast<std::size_t>(index)].name);
    m_where->setText(m_where->fontMetrics().elidedText(name, Qt::ElideMiddle, TrackRows::names_px / 2));
    m_where->setToolTip(plainTip(name));
    m_back->setEnabled(index > 0);
    m_forward->setEnabled(index + 1 < static_cast<int>(frames.size()));
    m_play->setEnabled(frames.size() > 1);
}

PanelEntry timelinePanel()
{
    return {.key = "dock.frames",
            .title = QT_TRANSLATE_NOOP("Panels", "Frames"),
            .area = Qt::BottomDockWidgetArea,
            .isLow = true,
            .make = [](const PanelContext& context) {
                auto* panel = new Timeline(context.tracks);
                QObject::connect(panel, &Timeline::showRequested, &context.talk, &PanelTalk::showRequested);
                QObject::connect(
                    panel, &Timeline::extendRequested, &context.trackJobs,
                    [&jobs = context.trackJobs](Id<Track> track, const FrameRange& frames) { extendTrack(jobs, track, frames); });
                QObject::connect(panel, &Timeline::rangeChosen, &context.talk, &PanelTalk::framesChosen);
                const auto mark = [panel, &findings = context.findings] { panel->setFindings(marksOf(findings)); };
                QObject::connect(&context.findings, &Findings::changed, panel, mark);
                mark();
                return MadePanel{.widget = panel};
            }};
}

}  // namespace pointloom

#include "moc_Timeline.cpp"
