// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/LabelOverlay.h"

#include <QPainter>

#include <functional>
#include <span>
#include <vector>

namespace pointloom {

/// What is written and painted over the picture of one view: names, the head of a side view, distances at the rings, axes, and what others
/// add.
class SceneOverlay
{
public:
    using Painter = std::function<void(QPainter&, const ViewTransform&)>;

    explicit SceneOverlay(const SceneModel& model) : m_model(model) {}

    void add(Painter paint) { m_more.push_back(std::move(paint)); }
    void paint(QPainter& painter, const SceneView& view);

    /// As they were painted last.
    [[nodiscard]] std::span<const PlacedLabel> labels() const { return m_labels; }

private:
    const SceneModel& m_model;
    std::vector<PlacedLabel> m_labels;
    std::vector<Painter> m_more;
};

}  // namespace pointloom
