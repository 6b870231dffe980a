// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QWidget>

#include <vector>

class QSplitter;
class QVBoxLayout;

namespace pointloom {

class SceneView;

/// The middle of the window. As a rule the main view is there; a side view can take its place, large, and the main view can go where
/// the side view was.
class ViewStage : public QWidget
{
    Q_OBJECT

public:
    /// The side views stand in the splitter in this order.
    ViewStage(SceneView& main, std::vector<SceneView*> sides, QSplitter& splitter, QWidget* parent = nullptr);

    [[nodiscard]] SceneView& inTheMiddle() const { return *m_middle; }

    /// The side view under the mouse, else the first one, fills the middle; again: everything is where it belongs.
    void toggleEnlarged();
    /// The same, but the main view takes the side view's place.
    void toggleSwapped();
    void putBack();

Q_SIGNALS:
    void rearranged();

private:
    [[nodiscard]] SceneView* sideToTake() const;
    void arrange(SceneView& middle, bool swapped);

    SceneView& m_main;
    std::vector<SceneView*> m_sides;
    QPointer<QSplitter> m_splitter;
    QVBoxLayout* m_place = nullptr;
    SceneView* m_middle = nullptr;
    bool m_swapped = false;
    QList<int> m_sizes;  ///< of the splitter while all side views are at home
};

}  // namespace pointloom
