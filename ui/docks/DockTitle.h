// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QAbstractButton;
class QDockWidget;
class QLabel;

namespace pointloom {

/// The calm title bar of a dock: its heading, a note, and two buttons that show while the mouse is over it. Along the side of a low
/// dock it is a narrow grip without words. Dragging and double-clicking it is the dock's own business.
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    DockTitle(QDockWidget& dock, Qt::Orientation orientation);

    /// Instead of the dock's own title: "CAR 2". Empty: the dock's title again.
    void setHeading(const QString& text);
    void setNote(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void showButtons(bool shown);

    QDockWidget& m_dock;
    Qt::Orientation m_orientation;
    QLabel* m_heading = nullptr;
    QLabel* m_note = nullptr;
    QString m_ownHeading;
    QAbstractButton* m_float = nullptr;
    QAbstractButton* m_close = nullptr;
};

}  // namespace pointloom
