// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/ViewWindow.h"

#include "ui/application/Settings.h"
#include "ui/scene/SceneView.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr auto geometryKey = "viewWindow/geometry";
constexpr QSize firstSize_px(960, 640);

}  // namespace

ViewWindow::ViewWindow(SceneModel& scene, QWidget& mainWindow) : QWidget(&mainWindow, Qt::Window), m_mainWindow(mainWindow)
{
    setObjectName("viewWindow");
    setAttribute(Qt::WA_DeleteOnClose);
    m_view = new SceneView(scene, ViewKind::main, this);
    m_view->setObjectName("secondView");
    auto* place = new QVBoxLayout(this);
    place->setContentsMargins(0, 0, 0, 0);
    place->addWidget(m_view);
    addActions(mainWindow.actions());  // their shortcuts
    setFocusProxy(m_view);
    resize(firstSize_px);
    restoreGeometry(settings().value(geometryKey).toByteArray());
    retranslate();
}

void ViewWindow::retranslate()
{
    setWindowTitle(tr("View - Pointloom"));
}

void ViewWindow::closeEvent(QCloseEvent* event)
{
    settings().setValue(geometryKey, saveGeometry());
    Q_EMIT closed();
    QWidget::closeEvent(event);
}

/// Classes and attributes by key are the main window's business.
void ViewWindow::keyPressEvent(QKeyEvent* event)
{
    QCoreApplication::sendEvent(&m_mainWindow, event);
}

void ViewWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace pointloom

#include "moc_ViewWindow.cpp"
