// SPDX-License-Identifier: Apache-2.0
#include "ui/session/ViewActions.h"

#include <QAction>

#include <algorithm>

namespace pointloom {
namespace {

constexpr float pointSizeStep_px = 0.5F;

}  // namespace

void connectViewActions(ActionSet& actions, SceneView& view, SceneModel& scene)
{
    const auto on = [&](ActionId id, auto&& what) { QObject::connect(&actions[id], &QAction::triggered, &view, what); };
    const auto restyle = [&](ActionId id, auto&& change) {
        on(id, [&scene, change] {
            PointStyle style = scene.style();
            change(style);
            scene.setStyle(style);
        });
    };
    on(ActionId::showAll, [&view] { view.showAll(); });
    on(ActionId::showSelected, [&view] { view.showSelected(); });
    on(ActionId::viewFromTop, [&view] { view.lookAlong(ViewKind::top); });
    on(ActionId::viewFromSide, [&view] { view.lookAlong(ViewKind::side); });
    on(ActionId::viewFromFront, [&view] { view.lookAlong(ViewKind::front); });
    restyle(ActionId::colourHeight, [](PointStyle& style) { style.colourBy = ColourBy::height; });
    restyle(ActionId::colourIntensity, [](PointStyle& style) { style.colourBy = ColourBy::intensity; });
    restyle(ActionId::colourClass, [](PointStyle& style) { style.colourBy = ColourBy::objectClass; });
    restyle(ActionId::groundStyle,
            [](PointStyle& style) { style.ground = static_cast<GroundStyle>((static_cast<int>(style.ground) + 1) % 3); });
    restyle(ActionId::largerPoints, [](PointStyle& style) { style.pointSize_px = std::min(10.0F, style.pointSize_px + pointSizeStep_px); });
    restyle(ActionId::smallerPoints, [](PointStyle& style) { style.pointSize_px = std::max(1.0F, style.pointSize_px - pointSizeStep_px); });
}

}  // namespace pointloom
