// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneModel.h"

#include <QWidget>

namespace pointloom {

/// What the colours of the points mean: the ramp between the values at its ends. Hidden for modes without a scale.
class RampLegend : public QWidget
{
    Q_OBJECT

public:
    explicit RampLegend(const SceneModel& scene, QWidget* parent = nullptr);

    void refresh();
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const SceneModel& m_scene;
    QString m_low;
    QString m_high;
};

}  // namespace pointloom
