// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/StripPanel.h"

#include "core/fit/ClickFit.h"
#include "core/labels/TrackGestures.h"
#include "core/tools/Resize.h"
#include "ui/Theme.h"
#include "ui/session/Naming.h"
#include "ui/session/UsualSizes.h"
#include "ui/strip/StripView.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace pointloom {
namespace {

/// The box at another size; the faces that points lie on stay.
OrientedBox sizedLike(const CloudIndex& index, OrientedBox box, const Eigen::Vector3d& size_m)
{
    const SeenFaces seen = seenFaces(index, box);
    for (int axis = 0; axis < 3; ++axis)
        box = resized(box, axis, size_m[axis], SizeAnchor::seenFace, seen, index.sensor_m().cast<double>());
    return box;
}

std::vector<Id<Cuboid>> idsOf(const std::map<int, Id<Cuboid>>& targets)
{
    std::vector<Id<Cuboid>> ids;
    for (const auto& [frame, id] : targets)
        ids.push_back(id);
    return ids;
}

}  // namespace

StripPanel::StripPanel(Session& session, ProgressCentre& progress, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName("stripPanel");
    setAttribute(Qt::WA_StyledBackground);
    m_jobs = new FrameJobs(session, progress, this);
    m_model = new StripModel(session, this);
    m_editor = new StripEditor(session, *m_model, *m_jobs, this);
    m_view = new StripView(session, *m_model, *m_editor, this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(rhythm_px, 4, rhythm_px, 4);
    bar->setSpacing(4);
    m_what = new QLabel(this);
    m_what->setObjectName("stripTitle");
    bar->addWidget(m_what);
    bar->addSpacing(rhythm_px);
    column->addLayout(bar);
    column->addWidget(m_view, 1);
    for (QToolButton* button : {addButton("stripRefit", &StripPanel::refit), addButton("stripSnap", &StripPanel::snap),
                                addButton("stripCopySize", &StripPanel::copySize), addButton("stripFlip", &StripPanel::flip),
                                addButton("stripKeyframe", &StripPanel::makeKeyframes), addButton("stripFinalise", &StripPanel::finalise),
                                addButton("stripDelete", &StripPanel::remove)})
        bar->addWidget(button);
    bar->addStretch(1);
    m_worst = new QToolButton(this);
    m_worst->setObjectName("stripWorst");
    m_worst->setCheckable(true);
    bar->addWidget(m_worst);

    connect(m_worst, &QToolButton::toggled, this,
            [this](bool on) { m_model->setOrder(on ? StripModel::Order::worstFirst : StripModel::Order::byFrame); });
    connect(m_model, &StripModel::reset, this, &StripPanel::refresh);
    connect(m_model, &StripModel::chosenChanged, this, &StripPanel::refresh);
    connect(m_jobs, &FrameJobs::said, this, &StripPanel::said);
    retranslate();
}

QToolButton* StripPanel::addButton(const QString& name, void (StripPanel::*what)())
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, what);
    m_buttons.push_back(button);
    return button;
}

void StripPanel::retranslate()
{
    const std::array<std::pair<QString, QString>, 7> texts{
        {{tr("Fit again"), tr("Fit every box to its points again, at the size of the object")},
         {tr("Snap"), tr("Move the faces on to their points")},
         {tr("Copy size"), tr("Give the size of the box in this frame to the others; faces that points lie on stay")},
         {tr("Flip"), tr("Turn the heading round")},
         {tr("Keyframe"), tr("Make keyframes: no automatic step changes them")},
         {tr("Finalise"), tr("Declare final: no automatic step changes them")},
         {tr("Delete"), tr("Delete the boxes of the chosen frames")}}};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        m_buttons[i]->setText(texts[i].first);
        m_buttons[i]->setToolTip(texts[i].second);
    }
    m_worst->setText(tr("Worst first"));
    m_worst->setToolTip(tr("Put the frames first that most likely need a hand"));
    refresh();
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
    const TrackBoxes& boxes = m_session.labels().boxesOf(m_model->track());
    const QSignalBlocker quiet(m_worst);
    m_worst->setChecked(m_model->order() == StripModel::Order::worstFirst);
    m_worst->setEnabled(!boxes.empty());
    for (QToolButton* button : m_buttons)
        button->setEnabled(!boxes.empty() && !m_session.readOnly());
    m_buttons.back()->setEnabled(!m_model->chosen().empty() && !m_session.readOnly());
    if (boxes.empty()) {
        m_what->clear();
        return;
    }
    const QString name = displayName(m_session, *m_session.labels().find(boxes.begin()->second));
    const int chosen = static_cast<int>(m_model->chosen().size());
    m_what->setText(chosen > 0 ? tr("%1  ·  frames chosen: %2").arg(name).arg(chosen)
                               : tr("%1  ·  frames: %2").arg(name).arg(boxes.size()));
}

void StripPanel::forTargets(const Gesture& gesture)
{
    const auto ids = idsOf(m_model->targets());
    m_session.pushMade([&](Document& document) { return forEach(document, ids, gesture); });
}

void StripPanel::refit()
{
    const auto targets = m_model->targets();
    const Cuboid* any = targets.empty() ? nullptr : m_session.labels().find(targets.begin()->second);
    const auto what = any != nullptr ? m_session.sizes().of(*any) : std::nullopt;
    if (!what)
        return;
    m_jobs->reshape(
        targets,
        [what = *what](const Frame& frame, const Cuboid& cuboid, const OrientedBox& box) -> std::optional<OrientedBox> {
            if (cuboid.state == BoxState::finalised)
                return std::nullopt;
            ClickParams params = clickParamsFor(*frame.index);
            params.context.motion_rad = box.yaw_rad;
            const RankedFits fits = fitClick(*frame.index, box.centre_m.cast<float>(), what, params);
            return fits.empty() ? std::nullopt : std::optional(fits.front().box);
        },
        tr("Fitting again"), PL_TEXT("core", "Fit again"));
}

void StripPanel::snap()
{
    m_jobs->reshape(
        m_model->targets(),
        [](const Frame& frame, const Cuboid& cuboid, const OrientedBox& box) -> std::optional<OrientedBox> {
            return cuboid.state == BoxState::finalised ? std::nullopt : std::optional(snapFaces(*frame.index, box));
        },
        tr("Snapping"), PL_TEXT("core", "Snap to points"));
}

void StripPanel::copySize()
{
    const Cuboid* from = m_session.labels().boxOf(m_model->track(), m_session.frameIndex());
    if (from == nullptr) {
        Q_EMIT said(tr("Go to a frame in which the object has the right size first."));
        return;
    }
    m_jobs->reshape(
        m_model->targets(),
        [size = from->box.size_m](const Frame& frame, const Cuboid& cuboid, const OrientedBox& box) -> std::optional<OrientedBox> {
            if (cuboid.state == BoxState::finalised)
                return std::nullopt;
            return sizedLike(*frame.index, box, size);
        },
        tr("Copying the size"), PL_TEXT("core", "Copy size"));
}

void StripPanel::flip()
{
    forTargets([](const Labels& labels, Id<Cuboid> id) {
        return reshapeBox(labels, id, flipped(labels.find(id)->box), PL_TEXT("core", "Flip heading"));
    });
}

void StripPanel::finalise()
{
    forTargets([](const Labels& labels, Id<Cuboid> id) { return setState(labels, {id}, BoxState::finalised); });
}

void StripPanel::makeKeyframes()
{
    forTargets([](const Labels& labels, Id<Cuboid> id) { return setState(labels, {id}, BoxState::keyframe); });
}

void StripPanel::remove()
{
    if (!m_model->chosen().empty())
        forTargets([](const Labels& labels, Id<Cuboid> id) { return removeBox(labels, id); });
}

}  // namespace pointloom
