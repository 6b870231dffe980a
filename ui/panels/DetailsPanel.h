// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"
#include "ui/tools/ToolController.h"

#include <QScrollArea>

namespace pointloom {

class AttributesPanel;
class BoxPanel;

/// The numbers and the attributes of what is selected.
class DetailsPanel : public QScrollArea
{
    Q_OBJECT

public:
    DetailsPanel(Session& session, ToolController& tools, QWidget* parent = nullptr);

    /// Wants to hear of keys.
    [[nodiscard]] AttributesPanel& attributes() const { return *m_attributes; }
    [[nodiscard]] QSize sizeHint() const override { return {366, 320}; }

Q_SIGNALS:
    /// The person is done typing: back to the view.
    void left();

private:
    BoxPanel* m_box = nullptr;
    AttributesPanel* m_attributes = nullptr;
};

}  // namespace pointloom
