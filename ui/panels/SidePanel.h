// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"
#include "ui/session/Session.h"
#include "ui/session/ToolController.h"

#include <QWidget>

#include <vector>

namespace pointloom {

class AttributesPanel;

/// The right side of the window: the selected box from above, from the side and from the front, and below that its numbers and
/// attributes. The views stay; what is below belongs to a session.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int width_px = 366;

    explicit SidePanel(SceneModel& scene, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<SceneView*>& views() const { return m_views; }

    /// Fills the part below the views; answers the attributes, which want to hear of keys.
    AttributesPanel* begin(Session& session, ToolController& tools);
    void end();

Q_SIGNALS:
    /// The person is done typing: back to the view.
    void left();

private:
    std::vector<SceneView*> m_views;
    QWidget* m_details = nullptr;
};

}  // namespace pointloom
