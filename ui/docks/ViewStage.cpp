// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/ViewStage.h"

#include "ui/scene/SceneView.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace pointloom {

ViewStage::ViewStage(SceneView& main, std::vector<SceneView*> sides, QSplitter& splitter, QWidget* parent)
    : QWidget(parent), m_main(main), m_sides(std::move(sides)), m_splitter(&splitter), m_middle(&main)
{
    m_place = new QVBoxLayout(this);
    m_place->setContentsMargins(0, 0, 0, 0);
    m_place->addWidget(&main);
    setFocusProxy(&main);
}

SceneView* ViewStage::sideToTake() const
{
    const auto under = std::ranges::find_if(m_sides, [](const SceneView* view) { return view->underMouse(); });
    return under != m_sides.end() ? *under : m_sides.front();
}

void ViewStage::toggleEnlarged()
{
    if (m_middle != &m_main)
        putBack();
    else
        arrange(*sideToTake(), false);
}

void ViewStage::toggleSwapped()
{
    if (m_middle != &m_main && m_swapped)
        putBack();
    else
        arrange(m_middle != &m_main ? *m_middle : *sideToTake(), true);
}

void ViewStage::putBack()
{
    if (m_middle != &m_main)
        arrange(m_main, false);
}

void ViewStage::arrange(SceneView& middle, bool swapped)
{
    if (m_splitter == nullptr)
        return;
    if (m_middle == &m_main)
        m_sizes = m_splitter->sizes();
    m_middle = &middle;
    m_swapped = swapped;
    int slot = 0;
    for (SceneView* side : m_sides) {
        SceneView* shown = side != &middle ? side : swapped ? &m_main : nullptr;
        if (shown == nullptr)
            continue;
        m_splitter->insertWidget(slot++, shown);
        shown->show();
    }
    m_place->addWidget(&middle);
    middle.show();
    if (!swapped && &middle != &m_main) {  // kept, out of sight
        m_main.setParent(this);
        m_main.hide();
    }
    if (m_splitter->count() == m_sizes.size())
        m_splitter->setSizes(m_sizes);
    setFocusProxy(&middle);
    middle.setFocus();
    Q_EMIT rearranged();
}

}  // namespace pointloom

#include "moc_ViewStage.cpp"
