// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/SideViews.h"

#include "ui/docks/Panels.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int sideViewsLeastWidth_px = 240;
constexpr int leastHeight_px = 60;

const char* nameOf(ViewKind kind)
{
    return kind == ViewKind::top ? "topView" : kind == ViewKind::side ? "sideView" : "frontView";
}

}  // namespace

SideViews::SideViews(SceneModel& scene, QWidget* parent) : QWidget(parent)
{
    setObjectName("rightPanel");
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(sideViewsLeastWidth_px);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setHandleWidth(2);
    m_splitter->setChildrenCollapsible(false);
    for (const ViewKind kind : {ViewKind::top, ViewKind::side, ViewKind::front}) {
        auto* view = new SceneView(scene, kind, m_splitter);
        view->setObjectName(nameOf(kind));
        view->setMinimumHeight(leastHeight_px);
        m_splitter->addWidget(view);
        m_views.push_back(view);
    }
    column->addWidget(m_splitter);
}

/// They are the window's own: tools and layouts know them before any session.
PanelEntry viewsPanel()
{
    return {.key = "dock.views", .title = QT_TRANSLATE_NOOP("Panels", "Views"), .area = Qt::RightDockWidgetArea, .share = 3};
}

}  // namespace pointloom

#include "moc_SideViews.cpp"
