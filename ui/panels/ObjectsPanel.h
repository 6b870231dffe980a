// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/panels/ObjectsModel.h"

#include <QItemSelection>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace pointloom {

class ObjectsProxy;

/// The table of the frame's objects: sorted by any column, filtered, under headings when wanted. What is chosen here is chosen
/// everywhere.
class ObjectsPanel : public QWidget
{
    Q_OBJECT

public:
    ObjectsPanel(Session& session, const ActionSet& actions, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {300, 400}; }

Q_SIGNALS:
    /// A row was double-clicked: bring the object into view.
    void showRequested();
    /// "6", or "2 of 6" while a filter is on.
    void counted(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QTreeView* makeTable();
    [[nodiscard]] QWidget* makeTools();
    void group(Grouping grouping);
    void fitColumns();
    void count();
    void tellGone();
    void retranslate();
    void followSession();
    void followChange(const SelectionDelta& change);
    void showCurrent();
    [[nodiscard]] QItemSelection rowsOf(const auto& ids) const;
    void tellSession(const QItemSelection& chosen, const QItemSelection& left);
    void showMenu(const QPoint& at);
    void expandAndSpan();

    Session& m_session;
    const ActionSet& m_actions;
    ObjectsModel* m_model = nullptr;
    ObjectsProxy* m_proxy = nullptr;
    QLineEdit* m_filter = nullptr;
    QToolButton* m_groups = nullptr;
    QLabel* m_empty = nullptr;
    QTreeView* m_table = nullptr;
    QLabel* m_gone = nullptr;
    bool m_following = false;  ///< the table is being made equal to the session, not the other way round
};

}  // namespace pointloom
