// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/ViewControl.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QSlider;

namespace pointloom {

class Segments;

/// Size and shape of the points, the ground, what is behind them.
class ViewPointsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ViewPointsPage(ViewControl& control);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();

    ViewControl& m_control;
    QSlider* m_size = nullptr;
    Segments* m_shape = nullptr;
    Segments* m_ground = nullptr;
    Segments* m_backdrop = nullptr;
    QCheckBox* m_near = nullptr;
    QLabel* m_sizeName = nullptr;
    QLabel* m_shapeName = nullptr;
    QLabel* m_groundName = nullptr;
    QLabel* m_backdropName = nullptr;
};

}  // namespace pointloom
