// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/session/ViewControl.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace pointloom {

class Segments;

/// What is around the points: boxes, grid, rings, axes; the projection; saved views.
class ViewScenePage : public QWidget
{
    Q_OBJECT

public:
    ViewScenePage(ViewControl& control, const ActionSet& actions);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct SavedRow
    {
        QLineEdit* name = nullptr;
        QToolButton* show = nullptr;
        QToolButton* store = nullptr;
    };

    QCheckBox* addSwitch(const char* name, bool ViewOptions::* option);
    void addSavedRows();
    void retranslate();
    void refresh();

    ViewControl& m_control;
    const ActionSet& m_actions;
    Segments* m_boxes = nullptr;
    Segments* m_projection = nullptr;
    Segments* m_sweep = nullptr;
    QLabel* m_boxesName = nullptr;
    QLabel* m_projectionName = nullptr;
    QLabel* m_sweepName = nullptr;
    QCheckBox* m_grid = nullptr;
    QCheckBox* m_rings = nullptr;
    QCheckBox* m_axes = nullptr;
    QCheckBox* m_evidence = nullptr;
    QCheckBox* m_follow = nullptr;
    QLabel* m_savedName = nullptr;
    std::array<SavedRow, savedViewSlots> m_saved;
};

}  // namespace pointloom
