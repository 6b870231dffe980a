// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"

#include <QWidget>

#include <vector>

class QSplitter;

namespace pointloom {

/// The selected box from above, from the side and from the front.
class SideViews : public QWidget
{
    Q_OBJECT

public:
    explicit SideViews(SceneModel& scene, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<SceneView*>& views() const { return m_views; }
    [[nodiscard]] QSplitter& splitter() const { return *m_splitter; }
    [[nodiscard]] QSize sizeHint() const override { return {366, 480}; }

private:
    QSplitter* m_splitter = nullptr;
    std::vector<SceneView*> m_views;
};

}  // namespace pointloom
