// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/jobs/Findings.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace pointloom {

/// What the checks found, worst first: click one to go there, one key fixes it.
class FindingsPanel : public QWidget
{
    Q_OBJECT

public:
    FindingsPanel(Session& session, Findings& findings, const ActionSet& actions, QWidget* parent = nullptr);

    /// "3", for the dock's title; empty without any.
    [[nodiscard]] QString countText() const;

Q_SIGNALS:
    /// Whenever the list was made anew.
    void counted(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void markCurrent();

    Session& m_session;
    Findings& m_findings;
    const ActionSet& m_actions;
    QListWidget* m_list = nullptr;
    QLabel* m_none = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_fix = nullptr;
};

}  // namespace pointloom
