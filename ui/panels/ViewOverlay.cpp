// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ViewOverlay.h"

#include "ui/Theme.h"
#include "ui/scene/SceneView.h"
#include "ui/session/Naming.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <array>

namespace pointloom {
namespace {

constexpr int margin_px = rhythm_px * 3 / 2;

QString faceName(Face face)
{
    switch (face) {
    case Face::back:
        return ViewOverlay::tr("back");
    case Face::front:
        return ViewOverlay::tr("front");
    case Face::right:
        return ViewOverlay::tr("right");
    case Face::left:
        return ViewOverlay::tr("left");
    case Face::bottom:
        return ViewOverlay::tr("bottom");
    case Face::top:
        break;
    }
    return ViewOverlay::tr("top");
}

/// The faces of one kind by name; those a person cares about: bottom is always on the ground.
QString faceNames(const SeenFaces& seen, bool which)
{
    QStringList names;
    for (const Face face : {Face::front, Face::back, Face::left, Face::right, Face::top})
        if (seen[static_cast<std::size_t>(face)] == which)
            names += faceName(face);
    return names.join(", ");
}

}  // namespace

ViewOverlay::ViewOverlay(SceneView& view, SceneModel& scene, ActionSet& actions)
    : QObject(&view), m_view(view), m_scene(scene), m_actions(actions)
{
    m_styleFrame = makeFrame();
    m_colour = new QToolButton(m_styleFrame);
    m_colour->setObjectName("colourBy");
    m_colour->setProperty("role", "flat");
    m_colour->setFocusPolicy(Qt::NoFocus);
    m_colour->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_colour);
    for (const ActionId id : {ActionId::colourHeight, ActionId::colourIntensity, ActionId::colourClass})
        menu->addAction(&actions[id]);
    m_colour->setMenu(menu);
    m_ground = makeButton(ActionId::groundStyle, m_styleFrame);
    m_styleFrame->layout()->addWidget(m_colour);
    m_styleFrame->layout()->addWidget(m_ground);

    m_selectedFrame = makeFrame();
    m_selectedText = new QLabel(m_selectedFrame);
    m_selectedText->setObjectName("selectedInfo");
    m_selectedFrame->layout()->addWidget(m_selectedText);
    m_selectedFrame->layout()->setContentsMargins(margin_px, 6, margin_px, 6);

    m_doFrame = makeFrame();
    for (const ActionId id : {ActionId::nextFit, ActionId::snapAll, ActionId::flip, ActionId::deleteBox}) {
        m_buttons[id] = makeButton(id, m_doFrame);
        m_doFrame->layout()->addWidget(m_buttons[id]);
    }

    connect(&scene, &SceneModel::styleChanged, this, &ViewOverlay::showStyle);
    connect(&scene, &SceneModel::selectionChanged, this, &ViewOverlay::showSelected);
    connect(&scene, &SceneModel::boxesChanged, this, &ViewOverlay::showSelected);
    view.installEventFilter(this);
    retranslate();
}

QFrame* ViewOverlay::makeFrame()
{
    auto* frame = new QFrame(&m_view);
    frame->setProperty("role", "floating");
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(3, 3, 3, 3);
    row->setSpacing(2);
    return frame;
}

QToolButton* ViewOverlay::makeButton(ActionId id, QFrame* frame)
{
    auto* button = new QToolButton(frame);
    button->setProperty("role", "flat");
    button->setFocusPolicy(Qt::NoFocus);
    connect(button, &QToolButton::clicked, &m_actions[id], &QAction::trigger);
    return button;
}

void ViewOverlay::setSession(Session* session)
{
    m_session = session;
    for (QFrame* frame : {m_styleFrame, m_doFrame, m_selectedFrame})
        frame->setVisible(session != nullptr);
    showSelected();
}

void ViewOverlay::retranslate()
{
    for (const auto& [id, button] : m_buttons)
        button->setText(m_actions.keyOf(id) + "  " + m_actions[id].text());
    showStyle();
    showSelected();
}

void ViewOverlay::showStyle()
{
    const std::array colourTexts{tr("Height"), tr("Intensity"), tr("Class")};
    const std::array groundTexts{tr("Ground faded"), tr("Ground shown"), tr("Ground hidden")};
    m_colour->setText(colourTexts.at(static_cast<std::size_t>(m_scene.style().colourBy)) + QString::fromUtf8("  ▾"));
    m_ground->setText(groundTexts.at(static_cast<std::size_t>(m_scene.style().ground)));
    place();
}

void ViewOverlay::showSelected()
{
    const SceneBox* box = m_scene.selectedBox();
    const auto frame = m_session != nullptr ? m_session->frame() : nullptr;
    m_selectedFrame->setVisible(box != nullptr && frame != nullptr);
    m_doFrame->setVisible(box != nullptr && frame != nullptr);
    if (box == nullptr || frame == nullptr)
        return;
    const QString points = tr("%1 points").arg(QLocale().toString(pointsInside(*frame->index, box->box)));
    const QString distance = tr("%1 m").arg(box->box.centre_m.head<2>().norm(), 0, 'f', 1);
    const QString assumed = faceNames(box->seen, false);
    QString text = QString("<b style='color:%1'>%2</b>&nbsp;&nbsp; %3 &nbsp;&nbsp;%4")
                       .arg(colours::selection.name(), box->label.toHtmlEscaped(), points, distance);
    text += "&nbsp;&nbsp; <span style='color:" + colours::quiet.name() + "'>" + tr("seen: %1").arg(faceNames(box->seen, true));
    if (!assumed.isEmpty())
        text += QString::fromUtf8(" · ") + tr("assumed: %1").arg(assumed);
    m_selectedText->setText(text + "</span>");
    place();
}

bool ViewOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

void ViewOverlay::place()
{
    for (QFrame* frame : {m_styleFrame, m_selectedFrame, m_doFrame}) {
        frame->adjustSize();
        frame->raise();
    }
    const int bottom = m_view.height() - margin_px;
    m_styleFrame->move(margin_px, margin_px);
    m_doFrame->move(m_view.width() - margin_px - m_doFrame->width(), bottom - m_doFrame->height());
    // On a narrow window the text goes above the buttons instead of under them.
    const bool touches = margin_px + m_selectedFrame->width() + rhythm_px > m_doFrame->x();
    m_selectedFrame->move(margin_px, (touches ? m_doFrame->y() - rhythm_px : bottom) - m_selectedFrame->height());
}

}  // namespace pointloom
