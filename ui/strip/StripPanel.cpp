// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripPanel.h"

#include "ui/application/Plain.h"
#include "ui/application/Settings.h"
#include "ui/application/Theme.h"
#include "ui/docks/Panels.h"
#include "ui/panels/FlowLayout.h"
#include "ui/session/Naming.h"
#include "ui/strip/StripModel.h"
#include "ui/strip/StripView.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr auto cameraKey = "strip/camera";

}  // namespace

StripPanel::StripPanel(Session& session, TrackJobs& trackJobs, ProgressCentre& progress, QWidget* parent)
    : QWidget(parent), m_session(session), m_trackJobs(trackJobs)
{
    setObjectName("stripPanel");
    setAttribute(Qt::WA_StyledBackground);
    m_jobs = new FrameJobs(session, progress, this);
    m_model = new StripModel(session, trackJobs, this);
    m_editor = new StripEditor(session, *m_model, *m_jobs, this);
    m_view = new StripView(session, *m_model, *m_editor, this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* inset = new QVBoxLayout;
    inset->setContentsMargins(rhythm_px, 4, rhythm_px, 4);
    auto* bar = new FlowLayout(nullptr, rhythm_px / 2);
    inset->addLayout(bar);
    column->addLayout(inset);
    m_what = new PlainLabel(this);
    m_what->setObjectName("stripTitle");
    bar->addWidget(m_what);
    using P = StripPanel;
    addDeed(*bar, "stripBack", QT_TR_NOOP("◀ Propagate"), QT_TR_NOOP("Follow the object from this frame back to earlier ones"),
            &P::propagateBack);
    addDeed(*bar, "stripOn", QT_TR_NOOP("Propagate ▶"), QT_TR_NOOP("Follow the object from this frame to later ones"), &P::propagateOn);
    addDeed(*bar, "stripInterpolate", QT_TR_NOOP("Interpolate"), QT_TR_NOOP("Put boxes between the keyframes"), &P::interpolate);
    addDeed(*bar, "stripOneSize", QT_TR_NOOP("One size"),
            QT_TR_NOOP("Propose one size for all frames, from those that show each face best"), &P::oneSize);
    addDeed(*bar, "stripRefit", QT_TR_NOOP("Fit again"), QT_TR_NOOP("Fit every box to its points again, at the size of the object"),
            &P::refit);
    addDeed(*bar, "stripSnap", QT_TR_NOOP("Snap"), QT_TR_NOOP("Move the faces on to their points"), &P::snap);
    addDeed(*bar, "stripCopySize", QT_TR_NOOP("Copy size"),
            QT_TR_NOOP("Give the size of the box in this frame to the others; faces that points lie on stay"), &P::copySize);
    addDeed(*bar, "stripFlip", QT_TR_NOOP("Flip"), QT_TR_NOOP("Turn the heading round"), &P::flip);
    addDeed(*bar, "stripKeyframe", QT_TR_NOOP("Keyframe"), QT_TR_NOOP("Make keyframes: no automatic step changes them"), &P::makeKeyframes);
    addDeed(*bar, "stripFinalise", QT_TR_NOOP("Finalise"), QT_TR_NOOP("Declare final: no automatic step changes them"), &P::finalise);
    addDeed(*bar, "stripDelete", QT_TR_NOOP("Delete"), QT_TR_NOOP("Delete the boxes of the chosen frames"), &P::remove);
    addChoices(*bar);
    column->addWidget(m_proposal);
    column->addWidget(m_view, 1);

    connect(m_model, &StripModel::reset, this, &StripPanel::refresh);
    connect(m_model, &StripModel::chosenChanged, this, &StripPanel::refresh);
    connect(&m_model->crops(), &StripCrops::failed, this, [this](int, const QString& reason) { Q_EMIT said(reason); });
    connect(m_jobs, &FrameJobs::said, this, &StripPanel::said);
    connect(&trackJobs, &TrackJobs::proposalChanged, this, &StripPanel::refreshProposal);
    retranslate();
}

void StripPanel::addDeed(QLayout& bar, const char* name, const char* text, const char* tip, void (StripPanel::*what)())
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, what);
    bar.addWidget(button);
    m_deeds.push_back({button, text, tip});
}

void StripPanel::addChoices(QLayout& bar)
{
    m_motion = new QComboBox(this);
    m_motion->setObjectName("stripMotion");
    m_motion->addItems({{}, {}, {}});
    connect(m_motion, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_trackJobs.setMotion(static_cast<MotionChoice>(index)); });
    m_worst = new QToolButton(this);
    m_worst->setObjectName("stripWorst");
    m_worst->setCheckable(true);
    connect(m_worst, &QToolButton::toggled, this,
            [this](bool on) { m_model->setOrder(on ? StripModel::Order::worstFirst : StripModel::Order::byFrame); });
    m_noPoses = new PlainLabel(this);
    m_noPoses->setProperty("role", "warning");
    m_noPoses->setVisible(!m_session.poses().known);
    bar.addWidget(m_motion);
    bar.addWidget(m_worst);
    addCamera(bar);
    bar.addWidget(m_noPoses);

    m_proposal = new QWidget(this);
    m_proposal->setObjectName("stripProposal");
    auto* row = new QHBoxLayout(m_proposal);
    row->setContentsMargins(rhythm_px, 2, rhythm_px, 4);
    m_proposed = new PlainLabel(m_proposal);
    auto* take = new QToolButton(m_proposal);
    take->setObjectName("stripTake");
    auto* leave = new QToolButton(m_proposal);
    leave->setObjectName("stripLeave");
    row->addWidget(m_proposed);
    row->addWidget(take);
    row->addWidget(leave);
    row->addStretch(1);
    connect(take, &QToolButton::clicked, &m_trackJobs, &TrackJobs::takeSize);
    connect(leave, &QToolButton::clicked, &m_trackJobs, &TrackJobs::dropSize);
}

/// Where the dataset has no pictures there is nothing to switch.
void StripPanel::addCamera(QLayout& bar)
{
    const bool hasPictures = hasCameraPictures(m_session.sequence());
    const bool wanted = settings().value(cameraKey, true).toBool();
    m_camera = new QToolButton(this);
    m_camera->setObjectName("stripCamera");
    m_camera->setCheckable(true);
    m_camera->setChecked(wanted);
    m_camera->setVisible(hasPictures);
    bar.addWidget(m_camera);
    m_view->setCameraWanted(hasPictures && wanted);
    connect(m_camera, &QToolButton::toggled, this, [this](bool on) {
        settings().setValue(cameraKey, on);
        m_view->setCameraWanted(on);
        if (on && !m_view->columnLayout().hasCamera)
            Q_EMIT said(tr("There is no room for pictures: make the strip higher."));
    });
    connect(&m_view->cameraCrops(), &CameraCrops::failed, this, [this](int, const QString& reason) { Q_EMIT said(reason); });
}

void StripPanel::retranslate()
{
    for (const Deed& deed : m_deeds) {
        deed.button->setText(tr(deed.text));
        deed.button->setToolTip(tr(deed.tip));
    }
    m_motion->setItemText(0, tr("Moves or not: as seen"));
    m_motion->setItemText(1, tr("Stands still"));
    m_motion->setItemText(2, tr("Moves"));
    m_motion->setToolTip(tr("Whether propagation takes the object to stand still in the world"));
    m_worst->setText(tr("Worst first"));
    m_worst->setToolTip(tr("Put the frames first that most likely need a hand"));
    m_camera->setText(tr("Camera"));
    m_camera->setToolTip(tr("Show under each frame what the camera sees of the object; a low strip has no room for it"));
    m_noPoses->setText(tr("No poses: the sensor is taken to stand still"));
    m_noPoses->setToolTip(
        tr("The dataset does not say how the sensor moved. Put a poses.txt beside the frames to interpolate and propagate in the world."));
    m_proposal->findChild<QToolButton*>("stripTake")->setText(tr("Take  Enter"));
    m_proposal->findChild<QToolButton*>("stripLeave")->setText(tr("Leave"));
    refresh();
    refreshProposal();
}

void StripPanel::refreshProposal()
{
    const auto& proposal = m_trackJobs.proposal();
    m_proposal->setVisible(proposal.has_value());
    if (!proposal)
        return;
    const SizeSolve& solve = proposal->solve;
    const auto metres = [](double value) { return QString::number(value, 'f', 2); };
    m_proposed->setText(tr("One size: %1 × %2 × %3 m  ·  corners move by up to %4 m  ·  overlap with the boxes now: %5 %")
                            .arg(metres(solve.size_m.x()), metres(solve.size_m.y()), metres(solve.size_m.z()), metres(solve.largestShift_m))
                            .arg(std::lround(100 * solve.meanIou)));
}

void StripPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StripPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_model->setActive(true);
}

void StripPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_model->setActive(false);
}

void StripPanel::refresh()
{
    const TrackBoxes& boxes = m_session.editing().labels().boxesOf(m_model->track());
    const QSignalBlocker quiet(m_worst);
    m_worst->setChecked(m_model->order() == StripModel::Order::worstFirst);
    m_worst->setEnabled(!boxes.empty());
    for (const Deed& deed : m_deeds)
        deed.button->setEnabled(!boxes.empty() && !m_session.editing().readOnly());
    m_deeds.back().button->setEnabled(!m_model->chosen().empty() && !m_session.editing().readOnly());  // nothing is deleted by not choosing
    if (boxes.empty()) {
        m_what->clear();
        return;
    }
    const QString name = displayName(m_session, *m_model->anyBox());
    const int chosen = static_cast<int>(m_model->chosen().size());
    m_what->setText(chosen > 0 ? tr("%1  ·  frames chosen: %2").arg(name).arg(chosen)
                               : tr("%1  ·  frames: %2").arg(name).arg(boxes.size()));
}

PanelEntry stripPanel()
{
    return {.key = "dock.strip",
            .title = QT_TRANSLATE_NOOP("Panels", "Object in all frames"),
            .area = Qt::BottomDockWidgetArea,
            .shown = false,  // there is something in it only when it is asked for
            .toggle = ActionId::strip,
            .make = [](const PanelContext& context) {
                auto* panel = new StripPanel(context.session, context.trackJobs, context.progress);
                QObject::connect(panel, &StripPanel::said, &context.talk, &PanelTalk::said);
                QObject::connect(&context.talk, &PanelTalk::framesChosen, panel, [panel](Id<Track> track, const FrameRange& frames) {
                    if (track != panel->model().track())
                        return;
                    std::set<int> chosen;
                    for (int frame = frames.first; frame <= frames.last; ++frame)
                        chosen.insert(frame);
                    panel->model().choose(std::move(chosen));
                });
                return MadePanel{.widget = panel};
            }};
}

}  // namespace pointloom

#include "moc_StripPanel.cpp"
