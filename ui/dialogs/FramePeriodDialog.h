// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"

#include <QDialog>

#include <optional>

class QDoubleSpinBox;
class QLabel;

namespace pointloom {

/// The time from frame to frame, for datasets that do not say when their frames were measured, or say it wrongly.
class FramePeriodDialog : public QDialog
{
    Q_OBJECT

public:
    FramePeriodDialog(const Sequence& sequence, QWidget* parent);

Q_SIGNALS:
    /// @param period_s  nothing: as the dataset says
    void chosen(std::optional<double> period_s);

private:
    void showRate();

    QDoubleSpinBox* m_period = nullptr;
    QLabel* m_rate = nullptr;
};

}  // namespace pointloom
