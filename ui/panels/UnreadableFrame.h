// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/session/Session.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace pointloom {

class SceneView;

/// Stands in the middle of a view as long as the frame in sight cannot be read: says why, and what can be done about it.
class UnreadableFrame : public QFrame
{
    Q_OBJECT

public:
    /// Over the view, whose child it is.
    UnreadableFrame(SceneView& view, ActionSet& actions);

    /// @param session  null when it ends
    void setSession(Session* session);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void place();

    SceneView& m_view;
    ActionSet& m_actions;
    Session* m_session = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_reason = nullptr;
    QLabel* m_advice = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_columns = nullptr;  ///< for clouds without a header: other columns may be what is wrong
};

}  // namespace pointloom
