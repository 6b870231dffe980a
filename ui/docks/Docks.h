// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/docks/Panels.h"

#include <QByteArray>
#include <QObject>

#include <map>
#include <string_view>
#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QSplitter;

namespace pointloom {

class DockTitle;

/// The docks around the main view, one for each panel: they can be resized, closed, floated, and are found again as they were left. They
/// show only while a session is open.
class Docks : public QObject
{
    Q_OBJECT

public:
    explicit Docks(QMainWindow& window, std::span<const PanelEntry> entries = panels());

    /// By the key of its panel, which must be in the list.
    [[nodiscard]] QDockWidget& operator[](std::string_view key) const;
    [[nodiscard]] DockTitle& title(std::string_view key) const;
    /// All of them in the order of the list.
    [[nodiscard]] const std::vector<QDockWidget*>& all() const { return m_docks; }
    /// A splitter inside a dock, whose sizes belong to the layout as well.
    void setSplitter(QSplitter* splitter) { m_splitter = splitter; }

    /// Shows a dock and brings it to the front, or hides it.
    void toggle(std::string_view key);

    void begin();  ///< shows them as they were last
    void end();    ///< remembers how they are, and hides them
    void remember() const;

    /// How all of them are now, as text that restore() understands.
    [[nodiscard]] QByteArray state() const;
    /// Nothing changes when the text is no layout.
    bool restore(const QByteArray& state);
    void reset();
    void retranslate();

private:
    [[nodiscard]] std::size_t numberOf(std::string_view key) const;
    void placeAll();
    void placeUnknown();
    void shareHeights(Qt::DockWidgetArea area);
    [[nodiscard]] QDockWidget* firstIn(Qt::DockWidgetArea area) const;

    QMainWindow& m_window;
    std::span<const PanelEntry> m_entries;
    std::vector<QDockWidget*> m_docks;  ///< by entry
    QSplitter* m_splitter = nullptr;
    std::map<QDockWidget*, int> m_heights_px;  ///< of its neighbours, before a dock was shown between them
    bool m_open = false;
};

}  // namespace pointloom
