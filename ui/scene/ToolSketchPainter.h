// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/Tool.h"
#include "ui/scene/SceneView.h"

#include <QCoreApplication>

class QPainter;

namespace pointloom {

class SketchLayer;

/// Draws what a tool sketches over a view: corners as thin lines, what is measured with its numbers.
class ToolSketchPainter
{
    Q_DECLARE_TR_FUNCTIONS(pointloom::ToolSketchPainter)

public:
    ToolSketchPainter(SceneView& view, SketchLayer& lines) : m_view(view), m_lines(lines) {}

    void show(const ToolSketch& sketch);
    /// The camera moved: corners are lines of pixels.
    void follow();
    /// What belongs on the picture itself.
    void paint(QPainter& painter, const ViewTransform& view) const;

private:
    [[nodiscard]] bool shows(ToolSketch::Look look) const { return m_sketch.look == look && !m_sketch.places_m.empty(); }
    void showCorners();

    SceneView& m_view;
    SketchLayer& m_lines;
    ToolSketch m_sketch;
};

}  // namespace pointloom
