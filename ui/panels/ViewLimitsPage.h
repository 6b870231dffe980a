// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/ViewControl.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;

namespace pointloom {

class RangeSlider;

/// Which points are left out: by height, by distance, by the selected box.
class ViewLimitsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ViewLimitsPage(ViewControl& control);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void refreshScales();  ///< costs a pass over the cloud: only while it is in sight
    void refresh();

    ViewControl& m_control;
    QLabel* m_heightName = nullptr;
    RangeSlider* m_height = nullptr;
    QLabel* m_distanceName = nullptr;
    RangeSlider* m_distance = nullptr;
    QCheckBox* m_crop = nullptr;
    QDoubleSpinBox* m_margin = nullptr;
    ValueRange m_wholeHeight;
    ValueRange m_wholeDistance;
};

}  // namespace pointloom
