// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "ui/scene/BoxLayer.h"

using namespace pointloom;

class TestBoxLayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What a person can tell apart: states by the pattern, and in each of them a seen edge from an assumed one.
    void statesAndEvidenceAreToldApart()
    {
        const Rgba colour{200, 100, 50};
        using Look = std::tuple<float, bool, int>;
        std::set<Look> looks;
        for (const BoxState state : {BoxState::keyframe, BoxState::interpolated, BoxState::propagated})
            for (const bool assumed : {false, true}) {
                const Strokes::Style style = edgeStyle(state, colour, 2, assumed);
                looks.insert({style.dash_px, style.dotted, style.colour.a});
            }
        QCOMPARE(looks.size(), std::size_t(6));
    }

    void aFinalBoxIsDrawnLikeAKeyframe()
    {
        for (const bool assumed : {false, true}) {
            const Strokes::Style keyframe = edgeStyle(BoxState::keyframe, {}, 2, assumed);
            const Strokes::Style final = edgeStyle(BoxState::finalised, {}, 2, assumed);
            QCOMPARE(final.dash_px, keyframe.dash_px);
            QCOMPARE(final.width_px, keyframe.width_px);
        }
    }
};

QTEST_APPLESS_MAIN(TestBoxLayer)
#include "tst_box_layer.moc"
