// SPDX-License-Identifier: Apache-2.0
#include "ui/application/ViewActions.h"

#include <QAction>

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

constexpr float pointSizeStep_px = 0.5F;
constexpr std::array storeActions{ActionId::storeView1, ActionId::storeView2, ActionId::storeView3, ActionId::storeView4};
constexpr std::array recallActions{ActionId::recallView1, ActionId::recallView2, ActionId::recallView3, ActionId::recallView4};
static_assert(storeActions.size() == savedViewSlots && recallActions.size() == savedViewSlots);

void connectCamera(ActionSet& actions, ViewControl& control)
{
    SceneView& view = control.view();
    const auto on = [&](ActionId id, auto&& what) { QObject::connect(&actions[id], &QAction::triggered, &view, what); };
    on(ActionId::showAll, [&view] { view.showAll(); });
    on(ActionId::showSelected, [&view] { view.showSelected(); });
    on(ActionId::viewFromTop, [&view] { view.lookAlong(ViewKind::top); });
    on(ActionId::viewFromSide, [&view] { view.lookAlong(ViewKind::side); });
    on(ActionId::viewFromFront, [&view] { view.lookAlong(ViewKind::front); });
    on(ActionId::toggleProjection, [&view] { view.toggleProjection(); });
    for (std::size_t slot = 0; slot < savedViewSlots; ++slot) {
        on(storeActions[slot], [&control, slot] { control.storeView(slot); });
        on(recallActions[slot], [&control, slot] { control.showView(slot); });
    }
}

void connectPoints(ActionSet& actions, ViewControl& control)
{
    const auto restyle = [&](ActionId id, auto&& change) {
        QObject::connect(&actions[id], &QAction::triggered, &control, [&control, change] { control.restyle(change); });
    };
    for (std::size_t mode = 0; mode < colourModes; ++mode)
        restyle(actionOf(static_cast<ColourBy>(mode)), [mode](PointStyle& style) { style.colourBy = static_cast<ColourBy>(mode); });
    restyle(ActionId::groundStyle,
            [](PointStyle& style) { style.ground = static_cast<GroundStyle>((static_cast<int>(style.ground) + 1) % 3); });
    restyle(ActionId::largerPoints, [](PointStyle& style) { style.pointSize_px = std::min(10.0F, style.pointSize_px + pointSizeStep_px); });
    restyle(ActionId::smallerPoints, [](PointStyle& style) { style.pointSize_px = std::max(1.0F, style.pointSize_px - pointSizeStep_px); });
}

/// What is on or off.
void connectSwitches(ActionSet& actions, ViewControl& control)
{
    const auto toggle = [&](ActionId id, bool ViewOptions::* option) {
        QAction& action = actions[id];
        action.setCheckable(true);
        QObject::connect(&action, &QAction::triggered, &control,
                         [&control, option] { control.arrange([option](ViewOptions& options) { options.*option = !(options.*option); }); });
        const auto show = [&action, &control, option] { action.setChecked(control.scene().options().*option); };
        QObject::connect(&control.scene(), &SceneModel::optionsChanged, &action, show);
        show();
    };
    toggle(ActionId::showGrid, &ViewOptions::grid);
    toggle(ActionId::showRangeRings, &ViewOptions::rangeRings);
    toggle(ActionId::showEvidence, &ViewOptions::evidence);
    toggle(ActionId::followSelection, &ViewOptions::followSelection);

    QAction& crop = actions[ActionId::cropToBox];
    crop.setCheckable(true);
    const auto showCrop = [&crop, &control] { crop.setChecked(control.isCropped()); };
    QObject::connect(&crop, &QAction::triggered, &control, [&control, showCrop] {
        control.setCropped(!control.isCropped());
        showCrop();  // it may have been refused
    });
    QObject::connect(&control.scene(), &SceneModel::styleChanged, &crop, showCrop);
}

}  // namespace

ActionId actionOf(ColourBy mode)
{
    using enum ActionId;
    constexpr std::array<ActionId, colourModes> ids{colourHeight,   colourIntensity, colourClass, colourRing, colourTime,
                                                    colourInstance, colourDistance,  colourPlain, colourRgb};
    return ids[static_cast<std::size_t>(mode)];
}

void connectViewActions(ActionSet& actions, ViewControl& control)
{
    connectCamera(actions, control);
    connectPoints(actions, control);
    connectSwitches(actions, control);
}

}  // namespace pointloom
