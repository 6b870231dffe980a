// SPDX-License-Identifier: Apache-2.0
// Every interaction tool without a window: what a hand does goes in, what is wanted comes out.
#include "core/geometry/BoxOverlap.h"
#include "core/tools/Tools.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <cmath>
#include <set>
#include <string>

using namespace pointloom;
using Kind = PointerEvent::Kind;

namespace {

/// A street with one car, and a tool in the hand.
struct Hand
{
    explicit Hand(ToolMaker make) : tool(make()) {}

    [[nodiscard]] ToolContext context() const { return {.index = index.get(), .what = what, .boxes = boxes, .readOnly = readOnly}; }
    [[nodiscard]] ToolReply does(const PointerEvent& event) { return tool->on(event, context()); }
    /// As the window does: the fit that is asked for runs, and its answer comes back.
    [[nodiscard]] ToolReply answered(const ToolReply& reply)
    {
        const FitRequest request = reply.fit.value();
        return tool->on(FitAnswer{request, fitsFor(request, *index, clickParamsFor(*index))}, context());
    }

    [[nodiscard]] ScenePoint on(double along, double across) const
    {
        const Eigen::Vector3d at = fromBox(car, {along * car.size_m.x() / 2, across * car.size_m.y() / 2, -car.size_m.z() / 2});
        return ScenePoint(at.cast<float>());
    }
    [[nodiscard]] ScenePoint side() const { return ScenePoint(on(0, -0.98) + Eigen::Vector3f(0, 0, 0.8F)); }

    OrientedBox car = test::standing(11, 5, {4.4, 1.8, 1.6}, 0.4);
    std::shared_ptr<const CloudIndex> index = CloudIndex::build(test::FitScene().ground().object(car).cloud());
    ClassDef what = test::carClass();
    std::vector<ToolContext::Box> boxes;
    bool readOnly = false;
    std::unique_ptr<Tool> tool;
};

bool saysNothing(const ToolReply& reply)
{
    return !reply.preview && !reply.sketch && !reply.fit && !reply.made && !reply.selection && !reply.say && !reply.ended;
}

PointerEvent clickOn(Id<Cuboid> box, bool control = false)
{
    PointerEvent event{.kind = Kind::click};
    event.box = box;
    event.control = control;
    return event;
}

PointerEvent clickAt(const std::optional<ScenePoint>& point_m)
{
    return {.kind = Kind::click, .point_m = point_m};
}

}  // namespace

class TestTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHasAnActionOfItsOwn()
    {
        std::set<std::string> actions;
        for (const ToolMaker make : interactionTools())
            QVERIFY(actions.insert(make()->traits().action).second);
        QCOMPARE(interactionTools().front()()->traits().pointer, PointerMode::look);
    }

    void aClickOnABoxSelectsItWhateverTheTool()
    {
        for (const ToolMaker make : interactionTools()) {
            Hand hand(make);
            const ToolReply alone = hand.does(clickOn({7}));
            QVERIFY(alone.selection && alone.selection->kind == SelectionChange::Kind::only);
            QCOMPARE(alone.selection->ids, std::vector<Id<Cuboid>>{{7}});
            const ToolReply with = hand.does(clickOn({7}, true));
            QVERIFY(with.selection && with.selection->kind == SelectionChange::Kind::toggle);
            QVERIFY(!alone.made && !alone.fit);
        }
    }

    void selectingLetsGoBesideABoxUnlessCtrlIsHeld()
    {
        Hand hand(makeSelectTool);
        const ToolReply beside = hand.does(clickAt(hand.side()));
        QVERIFY(beside.selection && beside.selection->ids.empty());
        PointerEvent missed = clickAt(hand.side());
        missed.control = true;
        QVERIFY(saysNothing(hand.does(missed)));
        PointerEvent band{.kind = Kind::band};
        band.boxes = {{2}, {5}};
        const ToolReply several = hand.does(band);
        QVERIFY(several.selection && several.selection->kind == SelectionChange::Kind::add);
        QCOMPARE(several.selection->ids, band.boxes);
        QVERIFY(saysNothing(hand.does({.kind = Kind::hover, .point_m = hand.side()})));
    }

    void oneClickGivesTheFitUnderIt()
    {
        Hand hand(makeOneClickTool);
        const ToolReply asked = hand.does(clickAt(hand.side()));
        QVERIFY(asked.fit && !asked.fit->forPreview && !asked.made);
        const ToolReply made = hand.answered(asked);
        QVERIFY(made.made.has_value());
        QCOMPARE(made.made->origin, BoxOrigin::fitted);
        QVERIFY(made.made->box == made.made->alternatives.front().box);
        QVERIFY(iouBirdsEye(made.made->box, hand.car) > 0.5);
        QVERIFY(!made.say);

        const ToolReply nothing = hand.answered(hand.does(clickAt(ScenePoint({-20, -20, 0}))));
        QVERIFY(!nothing.made && nothing.say);
    }

    void restingShowsWhatAClickWouldGive()
    {
        Hand hand(makeOneClickTool);
        const PointerEvent over{.kind = Kind::hover, .point_m = hand.side()};
        const ToolReply asked = hand.does(over);
        QVERIFY(asked.fit && asked.fit->forPreview);
        const ToolReply shown = hand.answered(asked);
        QVERIFY(shown.preview && shown.preview->box && !shown.made);
        QVERIFY(*shown.preview->box == hand.answered(hand.does(clickAt(hand.side()))).made->box);

        const auto isCleared = [](const ToolReply& reply) { return reply.preview && !reply.preview->box && !reply.fit; };
        QVERIFY(isCleared(hand.does({.kind = Kind::hover})));
        hand.boxes = {{.box = hand.car}};
        QVERIFY(isCleared(hand.does(over)));  // it is boxed already
        hand.boxes.front().hidden = true;
        QVERIFY(hand.does(over).fit.has_value());
        hand.readOnly = true;
        QVERIFY(isCleared(hand.does(over)));
    }

    void shiftPutsTheUsualSizeLikeItsNeighbour()
    {
        Hand hand(makeOneClickTool);
        hand.boxes = {{.box = test::standing(14, 9, {4, 2, 1.5}, 1.1)}, {.box = test::standing(-30, 9, {4, 2, 1.5}, 2)}};
        PointerEvent click = clickAt(hand.side());
        click.shift = true;
        const ToolReply reply = hand.does(click);
        QVERIFY(reply.made && !reply.fit);
        QCOMPARE(reply.made->origin, BoxOrigin::drawn);
        QCOMPARE(reply.made->box.size_m, hand.what.size.typical_m);
        QCOMPARE(reply.made->box.yaw_rad, 1.1);
        QVERIFY(std::abs(reply.made->box.centre_m.z() - reply.made->box.size_m.z() / 2) < 0.1);
    }

    void aBandGivesWhatIsInIt()
    {
        Hand hand(makeOneClickTool);
        const ToolReply nothing = hand.answered(hand.does({.kind = Kind::band}));
        QVERIFY(!nothing.made && nothing.say);
    }

    void whileNoFrameIsInSightNothingIsAsked()
    {
        for (const ToolMaker make : interactionTools()) {
            Hand hand(make);
            const ScenePoint at = hand.side();
            hand.index.reset();
            QVERIFY(!hand.does(clickAt(at)).fit);
            QVERIFY(!hand.does({.kind = Kind::hover, .point_m = at}).fit);
            QVERIFY(!hand.does({.kind = Kind::strokeEnd, .ground_m = at, .startGround_m = ScenePoint(at * 0.5F)}).fit);
        }
    }

    void aLineGivesTheHeading()
    {
        for (const double way : {1.0, -1.0}) {
            Hand hand(makeDrawTool);
            PointerEvent line{.kind = Kind::stroke, .ground_m = hand.on(0.8 * way, 0), .startGround_m = hand.on(-0.8 * way, 0)};
            const ToolReply drawing = hand.does(line);
            QVERIFY(drawing.preview && drawing.preview->box);
            QVERIFY(std::abs(drawing.preview->box->size_m.x() - 0.8 * hand.car.size_m.x()) < 1e-3);
            line.kind = Kind::strokeEnd;
            line.along_m = {hand.side()};
            const ToolReply made = hand.answered(hand.does(line));
            QVERIFY(made.made.has_value());
            QCOMPARE(made.made->origin, BoxOrigin::fitted);
            QVERIFY(iouBirdsEye(made.made->box, hand.car) > 0.5);
            const OrientedBox truth = way > 0 ? hand.car : flipped(hand.car);
            QVERIFY(std::abs(wrapAngle(made.made->box.yaw_rad - truth.yaw_rad)) < 0.2);
        }
    }

    void aLineOverBareGroundIsABoxItself()
    {
        Hand hand(makeDrawTool);
        const ToolReply made = hand.answered(
            hand.does({.kind = Kind::strokeEnd, .ground_m = ScenePoint({-18, -20, 0}), .startGround_m = ScenePoint({-22, -20, 0})}));
        QVERIFY(made.made && !made.say);
        QCOMPARE(made.made->origin, BoxOrigin::drawn);
        QVERIFY(std::abs(made.made->box.size_m.x() - 4) < 1e-3);
        QVERIFY(std::abs(made.made->box.yaw_rad) < 1e-6);
    }

    void threeCornersAreABox()
    {
        Hand hand(makeDrawTool);
        const auto corner = [&](double along, double across) {
            return hand.does({.kind = Kind::place, .ground_m = hand.on(along, across)});
        };
        QVERIFY(saysNothing(hand.does({.kind = Kind::move, .ground_m = hand.on(0, 0)})));
        QVERIFY(corner(-1, 1).say.has_value());
        QCOMPARE(hand.does({.kind = Kind::move, .ground_m = hand.on(0, 1)}).sketch->places_m.size(), 2U);
        QVERIFY(corner(1, 1).say.has_value());
        const ToolReply over = hand.does({.kind = Kind::move, .ground_m = hand.on(0.3, -1)});
        QVERIFY(over.preview && over.preview->box);
        QCOMPARE(over.sketch->places_m.size(), 3U);
        const ToolReply made = corner(0.3, -1);
        QVERIFY(made.made && made.made->box == *over.preview->box);
        QVERIFY(iouBirdsEye(made.made->box, hand.car) > 0.95);
        QVERIFY(std::abs(wrapAngle(made.made->box.yaw_rad - hand.car.yaw_rad)) < 1e-3);
        QVERIFY(made.sketch && made.sketch->places_m.empty());
        QVERIFY(!hand.tool->cancel().ended);  // nothing is half done any more
    }

    void cancelEndsWhatIsHalfDoneOnce()
    {
        Hand drawing(makeDrawTool);
        (void)drawing.does({.kind = Kind::place, .ground_m = drawing.on(-1, 1)});
        Hand measuring(makeRulerTool);
        (void)measuring.does(clickAt(measuring.side()));
        for (Hand* hand : {&drawing, &measuring}) {
            const ToolReply reply = hand->tool->cancel();
            QVERIFY(reply.ended && reply.sketch && reply.sketch->places_m.empty());
            QVERIFY(saysNothing(hand->tool->cancel()));
        }
    }

    void theRulerGoesFromPointToPoint()
    {
        Hand hand(makeRulerTool);
        const ScenePoint a({1, 2, 3});
        const ScenePoint b({4, 5, 6});
        const auto places = [](const ToolReply& reply) { return reply.sketch.value().places_m; };
        using Places = std::vector<Eigen::Vector3d>;
        QVERIFY(saysNothing(hand.does({.kind = Kind::hover, .point_m = a})));
        QCOMPARE(places(hand.does(clickAt(a))), (Places{{1, 2, 3}}));
        QCOMPARE(places(hand.does({.kind = Kind::hover, .point_m = b})), (Places{{1, 2, 3}, {4, 5, 6}}));
        QCOMPARE(places(hand.does({.kind = Kind::hover})), (Places{{1, 2, 3}}));
        QCOMPARE(places(hand.does(clickAt(b))), (Places{{1, 2, 3}, {4, 5, 6}}));
        QVERIFY(saysNothing(hand.does({.kind = Kind::hover, .point_m = a})));
        QCOMPARE(places(hand.does(clickAt(a))), (Places{{1, 2, 3}}));
        QVERIFY(hand.tool->traits().letsGo);
    }
};

POINTLOOM_TEST(TestTools, withoutApplication)
#include "tst_tools.moc"
