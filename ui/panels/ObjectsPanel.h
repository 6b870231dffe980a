// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panels/ObjectsModel.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace pointloom {

/// The list of the frame's objects. Choosing a row selects the object everywhere.
class ObjectsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectsPanel(Session& session, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A row was double-clicked: bring the object into view.
    void showRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshHeading();
    void followSelection();

    Session& m_session;
    ObjectsModel* m_model = nullptr;
    QLabel* m_heading = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_empty = nullptr;
    QTableView* m_table = nullptr;
};

}  // namespace pointloom
