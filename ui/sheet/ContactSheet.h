// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/geometry/OrientedBox.h"
#include "core/schema/LabelSchema.h"

#include <QImage>
#include <QString>

#include <memory>
#include <vector>

namespace pointloom {

/// One box of a contact sheet.
struct SheetEntry
{
    std::shared_ptr<const PointCloud> cloud;
    OrientedBox box;  ///< relative to the cloud's origin
    Rgb colour;
    QString title;     ///< "Car 2"
    QString subtitle;  ///< "000008 - 1,933 points - 8.2 m"
};

/// Draws every box as three thumbnails (top, side, front) with the points around it. Without OpenGL: QPainter alone, so that it
/// works without a display (a QGuiApplication on the offscreen platform is needed for the letters).
[[nodiscard]] QImage drawContactSheet(const std::vector<SheetEntry>& entries, const QString& heading);

}  // namespace pointloom
