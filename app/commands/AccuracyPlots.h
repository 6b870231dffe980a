// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/FrameMeasures.h"

#include <QImage>
#include <QString>

#include <span>

namespace pointloom {

/// Four charts on one sheet: how 3D IoU is spread by class, the shares of good fits by range and by number of points, and the yaw errors.
/// Needs a QGuiApplication: Qt draws no letters without one. Any number of samples, none too.
[[nodiscard]] QImage drawAccuracy(std::span<const FitSample> samples, const QString& title, const LabelSchema& schema);

}  // namespace pointloom
