// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/ScenePoint.h"
#include "ui/application/Actions.h"
#include "ui/session/Session.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace pointloom {

class ElidedLabel;
class ProgressCentre;

/// One quiet line: frame, place under the cursor, points, what is odd about the frame; saved or not, memory, frame rate.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    StatusLine(const ActionSet& actions, ProgressCentre& progress, QWidget* parent = nullptr);

    void setSession(Session* session);
    void setCursorPlace(const std::optional<FilePoint>& place_m);
    void setFrameTime(double seconds);
    /// How many objects seem to be without a box; nothing while that is not known.
    void setMissed(std::optional<int> count);
    /// How many remarks there are on what is open; they can be read as long as it is open.
    void setRemarks(std::size_t count);
    /// A short word about what just happened; fades after a while.
    void say(const QString& text);

Q_SIGNALS:
    void missedClicked();
    void remarksClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void refreshSaved();

    const ActionSet& m_actions;
    Session* m_session = nullptr;
    QLabel* m_frame = nullptr;
    QLabel* m_cursor = nullptr;
    QLabel* m_points = nullptr;
    QPushButton* m_missed = nullptr;
    QPushButton* m_remarks = nullptr;
    ElidedLabel* m_note = nullptr;
    ElidedLabel* m_message = nullptr;
    QPushButton* m_retry = nullptr;
    ElidedLabel* m_saved = nullptr;
    QLabel* m_memory = nullptr;
    QLabel* m_rate = nullptr;
    std::optional<int> m_missedCount;
    std::size_t m_remarkCount = 0;
};

}  // namespace pointloom
