// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/Docks.h"

#include "ui/application/Settings.h"
#include "ui/docks/DockTitle.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMainWindow>
#include <QSplitter>

#include <algorithm>

namespace pointloom {
namespace {

constexpr int leftWidth_px = 300;
constexpr int rightWidth_px = 366;
constexpr int stateVersion = 1;  ///< of what QMainWindow saves; docks may come and go within it
constexpr auto settingsKey = "window/docks";

QByteArray bytes(const QJsonObject& object, const char* key)
{
    return QByteArray::fromBase64(object[QLatin1StringView(key)].toString().toLatin1());
}

QString text(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

}  // namespace

Docks::Docks(QMainWindow& window, std::span<const PanelEntry> entries) : QObject(&window), m_window(window), m_entries(entries)
{
    window.setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);  // not animated: nothing jumps
    window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    for (const PanelEntry& entry : m_entries) {
        auto* dock = new QDockWidget(&window);
        dock->setObjectName(entry.key);
        dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable
                          | (entry.isLow ? QDockWidget::DockWidgetVerticalTitleBar : QDockWidget::NoDockWidgetFeatures));
        dock->setTitleBarWidget(new DockTitle(*dock, entry.isLow ? Qt::Vertical : Qt::Horizontal));
        m_docks.push_back(dock);
    }
    retranslate();
    placeAll();
    for (QDockWidget* dock : m_docks)
        dock->hide();
}

std::size_t Docks::numberOf(std::string_view key) const
{
    const auto found = std::ranges::find(m_entries, key, &PanelEntry::key);
    Q_ASSERT(found != m_entries.end());
    return static_cast<std::size_t>(found - m_entries.begin());
}

QDockWidget& Docks::operator[](std::string_view key) const
{
    return *m_docks[numberOf(key)];
}

DockTitle& Docks::title(std::string_view key) const
{
    return *static_cast<DockTitle*>((*this)[key].titleBarWidget());
}

void Docks::retranslate()
{
    for (std::size_t i = 0; i < m_docks.size(); ++i)
        m_docks[i]->setWindowTitle(QCoreApplication::translate("Panels", m_entries[i].title));
}

QDockWidget* Docks::firstIn(Qt::DockWidgetArea area) const
{
    const auto found = std::ranges::find(m_entries, area, &PanelEntry::area);
    return found == m_entries.end() ? nullptr : m_docks[static_cast<std::size_t>(found - m_entries.begin())];
}

/// The layout of the first start.
void Docks::placeAll()
{
    for (QDockWidget* dock : m_docks)
        dock->setFloating(false);
    std::map<Qt::DockWidgetArea, QDockWidget*> lowest;
    for (std::size_t i = 0; i < m_docks.size(); ++i) {
        const PanelEntry& entry = m_entries[i];
        QDockWidget*& above = lowest[entry.area];
        if (above == nullptr)
            m_window.addDockWidget(entry.area, m_docks[i]);
        else if (entry.place == PanelEntry::Place::tab)
            m_window.tabifyDockWidget(firstIn(entry.area), m_docks[i]);
        else
            m_window.splitDockWidget(above, m_docks[i], Qt::Vertical);
        if (above == nullptr || entry.place == PanelEntry::Place::below)
            above = m_docks[i];
    }
    for (const auto& [area, dock] : lowest)
        firstIn(area)->raise();
}

/// A saved layout may be older than a panel.
void Docks::placeUnknown()
{
    for (std::size_t i = 0; i < m_docks.size(); ++i) {
        if (m_window.dockWidgetArea(m_docks[i]) != Qt::NoDockWidgetArea)
            continue;
        m_window.addDockWidget(m_entries[i].area, m_docks[i]);
        m_docks[i]->setVisible(m_open && m_entries[i].shown);
    }
}

void Docks::shareHeights(Qt::DockWidgetArea area)
{
    QList<QDockWidget*> docks;
    QList<int> shares;
    for (std::size_t i = 0; i < m_docks.size(); ++i) {
        if (m_entries[i].area == area && m_entries[i].share > 0) {
            docks << m_docks[i];
            shares << m_entries[i].share;
        }
    }
    m_window.resizeDocks(docks, shares, Qt::Vertical);  // each as high as it asks to be, the rest by its share
}

void Docks::reset()
{
    placeAll();
    for (std::size_t i = 0; i < m_docks.size(); ++i)
        m_docks[i]->setVisible(m_entries[i].shown);
    m_window.resizeDocks({firstIn(Qt::LeftDockWidgetArea), firstIn(Qt::RightDockWidgetArea)}, {leftWidth_px, rightWidth_px},
                         Qt::Horizontal);
    for (const Qt::DockWidgetArea area : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea})
        shareHeights(area);
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

void Docks::toggle(std::string_view key)
{
    QDockWidget& dock = (*this)[key];
    const bool isInSight = dock.isVisible() && !dock.visibleRegion().isEmpty();  // not behind another tab
    if (!isInSight) {
        m_heights_px.clear();
        for (std::size_t i = 0; i < m_docks.size(); ++i)
            if (m_entries[i].area == m_entries[numberOf(key)].area && m_docks[i] != &dock && m_docks[i]->isVisible())
                m_heights_px[m_docks[i]] = m_docks[i]->height();
    }
    dock.setVisible(!isInSight);
    if (!isInSight)
        dock.raise();
    QMetaObject::invokeMethod(
        this,  // once the layout knows of it: the room goes to and comes from the views, not its neighbours
        [this, &dock] {
            QList<QDockWidget*> docks;
            QList<int> heights_px;
            for (const auto& [neighbour, height_px] : m_heights_px) {
                docks << neighbour;
                heights_px << height_px;
            }
            if (dock.isVisible() && !dock.isFloating()) {
                docks.prepend(&dock);
                heights_px.prepend(std::max(dock.height(), dock.sizeHint().height()));
            }
            if (!docks.isEmpty())
                m_window.resizeDocks(docks, heights_px, Qt::Vertical);
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
    placeUnknown();
    if (m_splitter != nullptr)
        m_splitter->restoreState(bytes(root, "views"));
    return true;
}

}  // namespace pointloom

#include "moc_Docks.cpp"
