// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "ui/session/PlaceJson.h"

using namespace pointloom;

namespace {

Place unusual()
{
    Place place;
    place.camera = {.position_m = {1, -2.5, 3}, .focus_m = {4, 5, 6}, .up = {0, 0.6, 0.8}, .parallelScale_m = 12.5, .parallel = true};
    place.style.colourBy = ColourBy::ring;
    place.style.ground = GroundStyle::hidden;
    place.style.pointSize_px = 3.5F;
    place.style.roundPoints = true;
    place.style.markNear = false;
    place.style.rangeOf(ColourBy::intensity) = ValueRange{0.25F, 0.75F};
    place.style.rangeOf(ColourBy::height) = ValueRange{-1, 2.5F};
    place.style.filter.height_m = ValueRange{0.5F, 2};
    place.style.filter.farthest_m = 40;
    place.style.filter.crop = OrientedBox{{1, 2, 3}, {4, 5, 6}, 0.7, -0.1, 0.2};
    place.options = {
        .backdrop = Backdrop::slate, .boxes = BoxStyle::corners, .grid = true, .rangeRings = true, .axes = false, .followSelection = true};
    place.cropMargin_m = 3.5;
    SavedView view{.name = QString::fromUtf8("路口"), .camera = place.camera, .style = place.style};
    view.style.colourBy = ColourBy::rgb;
    place.views[2] = view;
    place.locked = {3, 8};
    place.hidden = {5};
    return place;
}

void compare(const CameraState& a, const CameraState& b)
{
    QCOMPARE(a.position_m, b.position_m);
    QCOMPARE(a.focus_m, b.focus_m);
    QCOMPARE(a.up, b.up);
    QCOMPARE(a.parallelScale_m, b.parallelScale_m);
    QCOMPARE(a.parallel, b.parallel);
}

}  // namespace

class TestPlaceJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack()
    {
        const Place before = unusual();
        const auto after = placeFromJson(toJson(before));
        QVERIFY(after.has_value());
        compare(after->camera, before.camera);
        QVERIFY(after->style == before.style);
        QVERIFY(after->options == before.options);
        QCOMPARE(after->cropMargin_m, before.cropMargin_m);
        QCOMPARE(after->locked, before.locked);
        QCOMPARE(after->hidden, before.hidden);
        QVERIFY(!after->views[0] && !after->views[1] && !after->views[3]);
        QCOMPARE(after->views[2]->name, before.views[2]->name);
        QVERIFY(after->views[2]->style == before.views[2]->style);
        compare(after->views[2]->camera, before.views[2]->camera);
    }

    void everyChoiceComesBack()
    {
        for (int i = 0; i < 9; ++i) {
            Place place = unusual();
            place.style.colourBy = static_cast<ColourBy>(i);
            place.style.ground = static_cast<GroundStyle>(i % 3);
            place.options.boxes = static_cast<BoxStyle>(i % 3);
            place.options.backdrop = static_cast<Backdrop>(i % 4);
            const auto after = placeFromJson(toJson(place));
            QVERIFY(after && after->style == place.style && after->options == place.options);
        }
    }

    void whatTheFirstProgramWroteIsRead()
    {
        const auto place = placeFromJson(R"({"position":[1,2,3],"focus":[0,0,0],"up":[0,0,1],"parallelScale":30,"parallel":false,
                                             "colourBy":1,"ground":2,"pointSize":4})");
        QVERIFY(place.has_value());
        QCOMPARE(place->style.colourBy, ColourBy::intensity);
        QCOMPARE(place->style.ground, GroundStyle::hidden);
        QCOMPARE(place->style.pointSize_px, 4.F);
        QVERIFY(place->options == ViewOptions());
    }

    void nonsenseIsNoPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("no object") << QByteArray("[1,2]");
        QTest::addRow("no camera") << QByteArray(R"({"colourBy":"ring"})");
        QTest::addRow("eye in the focus") << QByteArray(R"({"position":[1,2,3],"focus":[1,2,3],"up":[0,0,1]})");
    }

    void nonsenseIsNoPlace()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!placeFromJson(text.toStdString()));
    }

    void valuesOutOfRangeBecomeUsual()
    {
        const auto place = placeFromJson(R"({"position":[1,2,3],"focus":[0,0,0],"up":[0,0,1],"colourBy":"smell","ground":77,"pointSize":900,
                                             "ranges":{"height":[5,1],"ring":"x"},"filter":{"farthest":-3,"height":[1]},
                                             "views":[{"slot":99,"position":[1,2,3],"focus":[0,0,0],"up":[0,0,1]},{"slot":1}]})");
        QVERIFY(place.has_value());
        QCOMPARE(place->style.colourBy, ColourBy::height);
        QCOMPARE(place->style.ground, GroundStyle::hidden);
        QCOMPARE(place->style.pointSize_px, 10.F);
        QVERIFY(!place->style.rangeOf(ColourBy::height) && !place->style.rangeOf(ColourBy::ring));
        QVERIFY(place->style.filter.empty());
        QVERIFY(std::ranges::none_of(place->views, [](const auto& view) { return view.has_value(); }));
    }
};

POINTLOOM_TEST(TestPlaceJson, withoutApplication)
#include "tst_place_json.moc"
