// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/session/ViewControl.h"

#include <QFrame>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace pointloom {

class Segments;

/// Everything about how the main view looks, floating over it: colours, points, what is left out, what is around. It stays while one works
/// in the view and goes with its button, its key or Esc.
class ViewPanel : public QFrame
{
    Q_OBJECT

public:
    ViewPanel(ViewControl& control, const ActionSet& actions);

    /// Comes with the focus, so that Esc closes it, and gives that back to the view.
    void toggle();
    /// How high it may be; a page that is higher scrolls.
    void setRoom(int height_px);

Q_SIGNALS:
    /// It has another height, came or went.
    void resized();

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void retranslate();
    void turnTo(int page);
    void fit();  ///< the height of the page in sight

    ViewControl& m_control;
    Segments* m_tabs = nullptr;
    QToolButton* m_close = nullptr;
    QStackedWidget* m_pages = nullptr;
    QScrollArea* m_scroll = nullptr;
    int m_room_px = 0;  ///< 0: as much as it wants
};

/// One line of a page: a quiet name at the left, what it is about beside it.
QLabel* addRow(QWidget& page, QWidget* content);

}  // namespace pointloom
