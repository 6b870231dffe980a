// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ViewOverlay.h"

#include "core/index/BoxPoints.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/application/ViewActions.h"
#include "ui/panels/ColourTexts.h"
#include "ui/panels/RampLegend.h"
#include "ui/panels/ViewPanel.h"
#include "ui/scene/ColourScale.h"
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

constexpr int viewOverlayMargin_px = rhythm_px * 3 / 2;

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

ViewOverlay::ViewOverlay(ViewControl& control, ActionSet& actions)
    : QObject(&control.view()), m_control(control), m_view(control.view()), m_scene(control.scene()), m_actions(actions)
{
    buildStyle();
    buildFilters();
    m_selectedFrame = makeFrame();
    m_selectedText = new RichLabel(m_selectedFrame);
    m_selectedText->setObjectName("selectedInfo");
    m_selectedFrame->layout()->addWidget(m_selectedText);
    m_selectedFrame->layout()->setContentsMargins(viewOverlayMargin_px, 6, viewOverlayMargin_px, 6);

    m_doFrame = makeFrame();
    for (const ActionId id : {ActionId::nextFit, ActionId::snapAll, ActionId::flip, ActionId::deleteBox}) {
        m_buttons[id] = makeButton(id, m_doFrame);
        m_doFrame->layout()->addWidget(m_buttons[id]);
    }

    connect(&m_scene, &SceneModel::styleChanged, this, &ViewOverlay::showStyle);
    connect(&m_scene, &SceneModel::cloudChanged, this, &ViewOverlay::showStyle);
    connect(&m_scene, &SceneModel::selectionChanged, this, &ViewOverlay::showSelected);
    connect(&m_scene, &SceneModel::boxesChanged, this, &ViewOverlay::showSelected);
    m_view.installEventFilter(this);
    connect(&actions, &ActionSet::keysChanged, this, &ViewOverlay::retranslate);
    retranslate();
}

void ViewOverlay::buildStyle()
{
    m_styleFrame = makeFrame();
    m_colour = new QToolButton(m_styleFrame);
    m_colour->setObjectName("colourBy");
    m_colour->setProperty("role", "flat");
    m_colour->setFocusPolicy(Qt::NoFocus);
    m_colour->setPopupMode(QToolButton::InstantPopup);
    m_colourMenu = new QMenu(m_colour);
    m_colourMenu->setToolTipsVisible(true);
    connect(m_colourMenu, &QMenu::aboutToShow, this, &ViewOverlay::fillColourMenu);
    m_colour->setMenu(m_colourMenu);
    m_legend = new RampLegend(m_scene, m_styleFrame);
    m_ground = makeButton(ActionId::groundStyle, m_styleFrame);
    m_settings = makeButton(ActionId::viewPanel, m_styleFrame);
    m_settings->setObjectName("viewSettings");
    for (QWidget* widget : std::initializer_list<QWidget*>{m_colour, m_legend, m_ground, m_settings})
        m_styleFrame->layout()->addWidget(widget);
    m_panel = new ViewPanel(m_control, m_actions);
    connect(&m_actions[ActionId::viewPanel], &QAction::triggered, m_panel, [this] { m_panel->toggle(); });
    connect(m_panel, &ViewPanel::resized, this, [this] {
        place();
        m_view.repaintOverlay();  // names make room for it
    });
}

void ViewOverlay::buildFilters()
{
    m_filterFrame = makeFrame();
    const auto add = [&](const char* name, auto&& clear) {
        auto* button = new QToolButton(m_filterFrame);
        button->setObjectName(name);
        button->setProperty("role", "flat");
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QToolButton::clicked, this,
                [this, clear] { m_control.restyle([clear](PointStyle& style) { clear(style.filter); }); });
        m_filterFrame->layout()->addWidget(button);
        return button;
    };
    m_heightFilter = add("heightFilter", [](PointFilter& filter) { filter.height_m.reset(); });
    m_distanceFilter = add("distanceFilter", [](PointFilter& filter) { filter.farthest_m.reset(); });
    m_cropFilter = add("cropFilter", [](PointFilter& filter) { filter.crop.reset(); });
}

/// Made anew each time: which columns there are depends on the frame.
void ViewOverlay::fillColourMenu()
{
    m_colourMenu->clear();
    for (std::size_t i = 0; i < colourModes; ++i) {
        const auto mode = static_cast<ColourBy>(i);
        QAction& does = m_actions[actionOf(mode)];
        QAction* entry = m_colourMenu->addAction(does.text() + "\t" + m_actions.keyOf(actionOf(mode)), &does, &QAction::trigger);
        const bool there = offers(m_scene.cloud(), mode);
        entry->setEnabled(there);
        entry->setToolTip(there ? QString() : plainTip(whyMissing(mode)));
        entry->setCheckable(true);
        entry->setChecked(mode == shownMode(m_scene.cloud(), m_scene.style().colourBy));
    }
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
    showStyle();
    showSelected();
    if (session == nullptr)
        m_panel->hide();
}

void ViewOverlay::retranslate()
{
    m_settings->setText(tr("View") + QString::fromUtf8("  ▾"));
    m_settings->setToolTip(plainTip(m_actions[ActionId::viewPanel].text() + "  (" + m_actions.keyOf(ActionId::viewPanel) + ")"));
    for (const auto& [id, button] : m_buttons)
        button->setText(m_actions.keyOf(id) + "  " + m_actions[id].text());
    showStyle();
    showSelected();
}

void ViewOverlay::showStyle()
{
    const std::array groundTexts{tr("Ground faded"), tr("Ground shown"), tr("Ground hidden")};
    m_colour->setText(nameOf(shownMode(m_scene.cloud(), m_scene.style().colourBy)) + QString::fromUtf8("  ▾"));
    m_ground->setText(groundTexts.at(static_cast<std::size_t>(m_scene.style().ground)));
    m_legend->refresh();
    showFilters();
    place();
}

void ViewOverlay::showFilters()
{
    const PointFilter& filter = m_scene.style().filter;
    const QString cross = QString::fromUtf8("   ✕");
    if (filter.height_m) {
        const ValueRange& range = *filter.height_m;
        m_heightFilter->setText(
            tr("Height %1 to %2").arg(valueText(range.low, ColourBy::height, range), valueText(range.high, ColourBy::height, range))
            + cross);
    }
    if (filter.farthest_m)
        m_distanceFilter->setText(tr("Within %1").arg(valueText(*filter.farthest_m, ColourBy::distance, {0, *filter.farthest_m})) + cross);
    m_cropFilter->setText(tr("Only around the box") + cross);
    for (QToolButton* button : {m_heightFilter, m_distanceFilter, m_cropFilter})
        button->setToolTip(tr("Points are left out; a click shows them again."));
    m_heightFilter->setVisible(filter.height_m.has_value());
    m_distanceFilter->setVisible(filter.farthest_m.has_value());
    m_cropFilter->setVisible(filter.crop.has_value());
    m_filterFrame->setVisible(m_session != nullptr && !filter.empty());
}

void ViewOverlay::showSelected()
{
    const SceneBox* box = m_scene.selectedBox();
    const auto frame = m_session != nullptr ? m_session->view().frame() : nullptr;
    m_selectedFrame->setVisible(box != nullptr && frame != nullptr);
    m_doFrame->setVisible(box != nullptr && frame != nullptr);
    if (box == nullptr || frame == nullptr)
        return;
    const QString points = tr("%1 points").arg(QLocale().toString(pointsInside(*frame->index, box->box)));
    const double distance_m = (box->box.centre_m.head<2>() - frame->index->sensor_m().cast<double>()).norm();
    const QString distance = tr("%1 m").arg(distance_m, 0, 'f', 1);
    QStringList faces;  // of a box that no point supports nothing is said
    if (const QString seen = faceNames(box->seen, true); !seen.isEmpty()) {
        faces += tr("seen: %1").arg(seen);
        if (const QString assumed = faceNames(box->seen, false); !assumed.isEmpty())
            faces += tr("assumed: %1").arg(assumed);
    }
    QString text = QString("<b style='color:%1'>%2</b>&nbsp;&nbsp; %3 &nbsp;&nbsp;%4")
                       .arg(colours::selection.name(), box->label.toHtmlEscaped(), points, distance);
    text += "&nbsp;&nbsp; <span style='color:" + colours::quiet.name() + "'>" + faces.join(QString::fromUtf8(" · ")) + "</span>";
    m_selectedText->setText(text);
    place();
}

bool ViewOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    else if (event->type() == QEvent::StyleChange)
        showSelected();  // its text carries colours of the theme
    return QObject::eventFilter(watched, event);
}

void ViewOverlay::place()
{
    for (QFrame* frame : {m_styleFrame, m_filterFrame, m_selectedFrame, m_doFrame}) {
        frame->layout()->activate();
        frame->adjustSize();
        frame->raise();
    }
    m_panel->raise();
    const int bottom = m_view.height() - viewOverlayMargin_px;
    m_styleFrame->move(viewOverlayMargin_px, viewOverlayMargin_px);
    const int below = m_styleFrame->geometry().bottom() + 1 + rhythm_px;
    m_panel->move(viewOverlayMargin_px, below);
    m_panel->setRoom(bottom - below);
    m_filterFrame->move(m_panel->isVisible() ? m_panel->geometry().right() + rhythm_px : viewOverlayMargin_px, below);
    m_doFrame->move(m_view.width() - viewOverlayMargin_px - m_doFrame->width(), bottom - m_doFrame->height());
    // On a narrow window the text goes above the buttons instead of under them.
    const bool touches = viewOverlayMargin_px + m_selectedFrame->width() + rhythm_px > m_doFrame->x();
    m_selectedFrame->move(viewOverlayMargin_px, (touches ? m_doFrame->y() - rhythm_px : bottom) - m_selectedFrame->height());
}

}  // namespace pointloom

#include "moc_ViewOverlay.cpp"
