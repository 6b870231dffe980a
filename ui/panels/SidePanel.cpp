// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/SidePanel.h"

#include "ui/Theme.h"
#include "ui/panels/AttributesPanel.h"
#include "ui/panels/BoxPanel.h"

#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace pointloom {
namespace {

const char* nameOf(ViewKind kind)
{
    return kind == ViewKind::top ? "topView" : kind == ViewKind::side ? "sideView" : "frontView";
}

}  // namespace

SidePanel::SidePanel(SceneModel& scene, QWidget* parent) : QWidget(parent)
{
    setObjectName("rightPanel");
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(width_px);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* views = new QSplitter(Qt::Vertical, this);
    views->setHandleWidth(2);
    for (const ViewKind kind : {ViewKind::top, ViewKind::side, ViewKind::front}) {
        auto* view = new SceneView(scene, kind, views);
        view->setObjectName(nameOf(kind));
        views->addWidget(view);
        m_views.push_back(view);
    }
    column->addWidget(views, 3);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_details = new QWidget(scroll);
    m_details->setObjectName("rightPanel");
    auto* details = new QVBoxLayout(m_details);
    details->setContentsMargins(rhythm_px * 3 / 2, rhythm_px, rhythm_px * 3 / 2, rhythm_px);
    details->setSpacing(rhythm_px * 3 / 2);
    scroll->setWidget(m_details);
    column->addWidget(scroll, 2);
}

AttributesPanel* SidePanel::begin(Session& session, ToolController& tools)
{
    auto* details = static_cast<QVBoxLayout*>(m_details->layout());
    auto* box = new BoxPanel(session, m_details);
    auto* attributes = new AttributesPanel(session, m_details);
    details->addWidget(box);
    details->addWidget(attributes);
    details->addStretch(1);
    connect(box, &BoxPanel::left, this, &SidePanel::left);
    connect(&tools, &ToolController::dragging, box, [&session, box](const std::optional<OrientedBox>& dragged) {
        if (dragged)
            box->showBox(*dragged);
        else if (const Cuboid* cuboid = session.selectedCuboid())
            box->showBox(cuboid->box);
    });
    return attributes;
}

void SidePanel::end()
{
    while (QLayoutItem* item = m_details->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

}  // namespace pointloom
