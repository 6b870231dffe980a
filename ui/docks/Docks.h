// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>

#include <array>

class QAction;
class QDockWidget;
class QMainWindow;
class QSplitter;

namespace pointloom {

class DockTitle;

enum class Dock { objects, classes, views, details, frames, strip, findings };

/// The docks around the main view: they can be resized, closed, floated, and are found again as they were left. They show only
/// while a session is open.
class Docks : public QObject
{
    Q_OBJECT

public:
    explicit Docks(QMainWindow& window);

    [[nodiscard]] QDockWidget& operator[](Dock which) const { return *m_docks[static_cast<std::size_t>(which)]; }
    [[nodiscard]] DockTitle& title(Dock which) const;
    /// A splitter inside a dock, whose sizes belong to the layout as well.
    void setSplitter(QSplitter* splitter) { m_splitter = splitter; }

    /// Shows a dock and brings it to the front, or hides it.
    void toggle(Dock which);

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
    void placeAll();

    QMainWindow& m_window;
    std::array<QDockWidget*, 7> m_docks{};
    QSplitter* m_splitter = nullptr;
    int m_framesHeight_px = 0;  ///< before something was shown above them
    bool m_open = false;
};

}  // namespace pointloom
