// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/DetailsPanel.h"

#include "ui/application/Theme.h"
#include "ui/docks/Panels.h"
#include "ui/panels/AttributesPanel.h"
#include "ui/panels/BoxPanel.h"

#include <QAction>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int leastWidth_px = 300;

}  // namespace

DetailsPanel::DetailsPanel(Session& session, ToolController& tools, QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(leastWidth_px);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(this);
    content->setObjectName("rightPanel");
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(rhythm_px * 3 / 2, rhythm_px / 2, rhythm_px * 3 / 2, rhythm_px);
    column->setSpacing(rhythm_px * 3 / 2);
    m_box = new BoxPanel(session, content);
    m_attributes = new AttributesPanel(session, content);
    column->addWidget(m_box);
    column->addWidget(m_attributes);
    column->addStretch(1);
    setWidget(content);
    connect(m_box, &BoxPanel::left, this, &DetailsPanel::left);
    connect(m_attributes, &AttributesPanel::left, this, &DetailsPanel::left);
    connect(&tools, &ToolController::dragging, this, [this, &session](const std::optional<OrientedBox>& dragged) {
        if (dragged)
            m_box->showBox(*dragged);
        else if (const Cuboid* cuboid = session.selection().currentCuboid())
            m_box->showBox(cuboid->box);
    });
}

PanelEntry detailsPanel()
{
    return {.key = "dock.details",
            .title = QT_TRANSLATE_NOOP("Panels", "Selected box"),
            .area = Qt::RightDockWidgetArea,
            .share = 2,
            .make = [](const PanelContext& context) {
                auto* panel = new DetailsPanel(context.session, context.tools);
                AttributesPanel& attributes = panel->attributes();
                attributes.setRepeatKey(context.actions.keyOf(ActionId::repeatAttributes));
                QObject::connect(&context.actions[ActionId::repeatAttributes], &QAction::triggered, &attributes,
                                 &AttributesPanel::repeatLast);
                QObject::connect(panel, &DetailsPanel::left, &context.talk, &PanelTalk::left);
                return MadePanel{.widget = panel, .pressKey = [&attributes](const QString& text) { return attributes.pressKey(text); }};
            }};
}

}  // namespace pointloom

#include "moc_DetailsPanel.cpp"
