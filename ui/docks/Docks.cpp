// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/Docks.h"

#include "ui/docks/DockTitle.h"
#include "ui/application/Settings.h"

#include <QDockWidget>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMainWindow>
#include <QSplitter>

namespace pointloom {
namespace {

constexpr int leftWidth_px = 300;
constexpr int rightWidth_px = 366;
constexpr int stateVersion = 1;  ///< of what QMainWindow saves: counts up when docks come or go
constexpr auto settingsKey = "window/docks";

constexpr std::array names{"dock.objects", "dock.classes", "dock.views", "dock.details", "dock.frames", "dock.strip", "dock.findings"};

QByteArray bytes(const QJsonObject& object, const char* key)
{
    return QByteArray::fromBase64(object[QLatin1StringView(key)].toString().toLatin1());
}

QString text(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

}  // namespace

Docks::Docks(QMainWindow& window) : QObject(&window), m_window(window)
{
    window.setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);  // not animated: nothing jumps
    window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool low = static_cast<Dock>(i) == Dock::frames;
        auto* dock = new QDockWidget(&window);
        dock->setObjectName(names[i]);
        dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable
                          | (low ? QDockWidget::DockWidgetVerticalTitleBar : QDockWidget::NoDockWidgetFeatures));
        dock->setTitleBarWidget(new DockTitle(*dock, low ? Qt::Vertical : Qt::Horizontal));
        m_docks[i] = dock;
    }
    retranslate();
    placeAll();
    for (QDockWidget* dock : m_docks)
        dock->hide();
}

DockTitle& Docks::title(Dock which) const
{
    return *static_cast<DockTitle*>((*this)[which].titleBarWidget());
}

void Docks::retranslate()
{
    const std::array titles{tr("Objects"), tr("Class"), tr("Views"), tr("Selected box"), tr("Frames"), tr("Object in all frames"),
                            tr("Findings")};
    for (std::size_t i = 0; i < titles.size(); ++i)
        m_docks[i]->setWindowTitle(titles[i]);
}

/// The layout of the first start.
void Docks::placeAll()
{
    for (QDockWidget* dock : m_docks)
        dock->setFloating(false);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_docks[0]);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_docks[1]);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_docks[2]);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_docks[3]);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_docks[5]);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_docks[4]);
    m_window.splitDockWidget(m_docks[5], m_docks[4], Qt::Vertical);
    m_window.splitDockWidget(m_docks[0], m_docks[1], Qt::Vertical);
    m_window.splitDockWidget(m_docks[2], m_docks[3], Qt::Vertical);
    m_window.tabifyDockWidget(m_docks[0], m_docks[6]);
    m_docks[0]->raise();
}

void Docks::reset()
{
    placeAll();
    for (QDockWidget* dock : m_docks)
        dock->setVisible(dock != m_docks[static_cast<std::size_t>(Dock::strip)]);  // there is something in it only when it is asked for
    m_window.resizeDocks({m_docks[0], m_docks[2]}, {leftWidth_px, rightWidth_px}, Qt::Horizontal);
    m_window.resizeDocks({m_docks[0], m_docks[1]}, {1, 1}, Qt::Vertical);  // each as high as it asks to be, the rest to the views
    m_window.resizeDocks({m_docks[2], m_docks[3]}, {3, 2}, Qt::Vertical);
    if (m_splitter != nullptr)
        m_splitter->setSizes(QList<int>(m_splitter->count(), 1000));
}

void Docks::begin()
{
    m_open = true;
    if (!restore(settings().value(settingsKey).toByteArray()))
        reset();
}

void Docks::end()
{
    remember();
    m_open = false;
    for (QDockWidget* dock : m_docks)
        dock->hide();
}

void Docks::toggle(Dock which)
{
    QDockWidget& dock = (*this)[which];
    const bool isInSight = dock.isVisible() && !dock.visibleRegion().isEmpty();  // not behind another tab
    QDockWidget& frames = (*this)[Dock::frames];
    if (!isInSight)
        m_framesHeight_px = frames.height();
    dock.setVisible(!isInSight);
    if (!isInSight)
        dock.raise();
    QMetaObject::invokeMethod(
        this,  // once the layout knows of it: the room goes to and comes from the views, not the neighbours below
        [this, &dock, &frames] {
            if (dock.isVisible() && !dock.isFloating())
                m_window.resizeDocks({&dock, &frames}, {std::max(dock.height(), dock.sizeHint().height()), m_framesHeight_px},
                                     Qt::Vertical);
            else if (m_framesHeight_px > 0)
                m_window.resizeDocks({&frames}, {m_framesHeight_px}, Qt::Vertical);
        },
        Qt::QueuedConnection);
}

void Docks::remember() const
{
    if (m_open)
        settings().setValue(settingsKey, state());
}

QByteArray Docks::state() const
{
    QJsonObject root{{"window", text(m_window.saveState(stateVersion))}};
    if (m_splitter != nullptr)
        root["views"] = text(m_splitter->saveState());
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

bool Docks::restore(const QByteArray& state)
{
    const QJsonObject root = QJsonDocument::fromJson(state).object();
    if (!m_window.restoreState(bytes(root, "window"), stateVersion))
        return false;
    if (m_splitter != nullptr)
        m_splitter->restoreState(bytes(root, "views"));
    return true;
}

}  // namespace pointloom
