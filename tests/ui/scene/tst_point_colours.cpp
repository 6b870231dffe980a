// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "tests/ui/scene/Scenes.h"
#include "ui/scene/ColourRamp.h"
#include "ui/scene/ObjectColours.h"
#include "ui/scene/PointColours.h"
#include "ui/scene/RgbPalette.h"

#include <numbers>

using namespace pointloom;

namespace {

SceneCloud indexed(SceneCloud scene)
{
    scene.index = CloudIndex::build(*scene.cloud);
    return scene;
}

/// Points along x, a metre apart, every column rising.
SceneCloud columns()
{
    auto cloud = std::make_shared<PointCloud>();
    for (std::uint32_t i = 0; i <= 100; ++i) {
        cloud->positions_m.emplace_back(static_cast<float>(i), 0.F, 0.F);
        cloud->intensity.push_back(static_cast<float>(i) * 2.55F);
        cloud->ring.push_back(static_cast<std::uint16_t>(i));
        cloud->time_s.push_back(1.7e9 + 0.001 * i);
        cloud->rgb.push_back(i << 16U | 0x3030U);
    }
    cloud->width = cloud->size();
    return {cloud, nullptr};
}

bool isInCar(const PointCloud& cloud, std::size_t i)
{
    return contains(test::carBox(), cloud.positions_m[i].cast<double>());
}

/// What the picture shows of every point.
std::vector<Rgba> seenColours(const SceneModel& model)
{
    const PlainColours plain = plainColours(model.cloud(), model.style());
    const ColourColumn column = withBoxes(plain.column, model);
    const Palette palette = paletteOf(model, plain.ramp);
    std::vector<Rgba> colours;
    for (const std::uint8_t slot : column)
        colours.push_back(palette[slot]);
    return colours;
}

}  // namespace

class TestPointColours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRampGoesFromBlueToAmberWithoutJumps()
    {
        QVERIFY(rampColour(0).b > rampColour(0).r);
        QVERIFY(rampColour(1).r > rampColour(1).b);
        for (int i = 0; i < 100; ++i) {
            const Rgba a = rampColour(static_cast<float>(i) / 100);
            const Rgba b = rampColour(static_cast<float>(i + 1) / 100);
            QVERIFY(std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b) < 24);
        }
        QCOMPARE(rampColour(-5), rampColour(0));
        QCOMPARE(rampColour(5), rampColour(1));
    }

    void everyPointOfABoxHasTheColourOfItsClass()
    {
        SceneModel model;
        model.setCloud(test::street());
        model.setStyle({.colourBy = ColourBy::objectClass, .ground = GroundStyle::shown});
        model.setBoxes({test::car()});
        const auto colours = seenColours(model);
        for (std::size_t i = 0; i < colours.size(); ++i)
            QCOMPARE(colours[i], isInCar(*model.cloud().cloud, i) ? opaque(test::car().colour) : sceneColour::unlabelled);
    }

    void theSelectedBoxStandsOut()
    {
        SceneModel model;
        model.setCloud(test::street());
        model.setBoxes({test::car()});
        const auto before = seenColours(model);
        model.setSelected(1);
        const auto after = seenColours(model);
        for (std::size_t i = 0; i < before.size(); ++i)
            QCOMPARE(after[i] != before[i], isInCar(*model.cloud().cloud, i));
    }

    void aHiddenBoxColoursNothing()
    {
        SceneModel model;
        model.setCloud(test::street());
        const auto without = seenColours(model);
        SceneBox box = test::car();
        box.hidden = true;
        model.setBoxes({box});
        QCOMPARE(seenColours(model), without);
    }

    void groundIsFadedShownOrHidden_data()
    {
        QTest::addColumn<int>("style");
        QTest::addRow("faded") << static_cast<int>(GroundStyle::faded);
        QTest::addRow("shown") << static_cast<int>(GroundStyle::shown);
        QTest::addRow("hidden") << static_cast<int>(GroundStyle::hidden);
    }

    void groundIsFadedShownOrHidden()
    {
        QFETCH(int, style);
        SceneModel model;
        model.setCloud(indexed(test::street()));
        model.setStyle({.ground = static_cast<GroundStyle>(style)});
        const auto colours = seenColours(model);
        const auto heights_m = model.cloud().index->aboveGroundByPoint();
        std::size_t ground = 0;
        for (std::size_t i = 0; i < colours.size(); ++i) {
            const bool isGround = heights_m[i] < 0.15F;
            ground += isGround ? 1 : 0;
            const bool ordinary = colours[i].a == 255 && colours[i] != sceneColour::ground;
            QCOMPARE(ordinary, !isGround || style == static_cast<int>(GroundStyle::shown));
            QCOMPARE(colours[i].a == 0, isGround && style == static_cast<int>(GroundStyle::hidden));
        }
        QVERIFY(ground > 1000);
    }

    void pointsThatAreNotFiniteAreHidden()
    {
        auto cloud = std::make_shared<PointCloud>();
        const float nan = std::numeric_limits<float>::quiet_NaN();
        cloud->positions_m = {{1, 2, 3}, {nan, 0, 0}, {0, 0, std::numeric_limits<float>::infinity()}};
        cloud->intensity = {nan, 0.5F, 1};
        for (const ColourBy by : {ColourBy::height, ColourBy::intensity, ColourBy::objectClass}) {
            SceneModel model;
            model.setStyle({.colourBy = by});
            model.setCloud({cloud, nullptr});
            const auto colours = seenColours(model);
            QCOMPARE(colours[0].a, std::uint8_t(255));
            QCOMPARE(colours[1].a, std::uint8_t(0));
            QCOMPARE(colours[2].a, std::uint8_t(0));
        }
    }

    void intensityGoesUpTheRampWhateverItsRange_data()
    {
        QTest::addColumn<float>("top");
        QTest::addRow("0..1") << 1.F;
        QTest::addRow("0..255") << 255.F;
        QTest::addRow("0..65535") << 65535.F;
        QTest::addRow("all zero") << 0.F;
    }

    void intensityGoesUpTheRampWhateverItsRange()
    {
        QFETCH(float, top);
        auto cloud = std::make_shared<PointCloud>();
        for (int i = 0; i <= 100; ++i) {
            cloud->positions_m.emplace_back(static_cast<float>(i), 0.F, 0.F);
            cloud->intensity.push_back(top * static_cast<float>(i) / 100);
        }
        const ColourColumn column = plainColours({cloud, nullptr}, {.colourBy = ColourBy::intensity}).column;
        QVERIFY(std::ranges::is_sorted(column));
        QCOMPARE(int(column.back()), top > 0 ? 99 : 0);
        QCOMPARE(int(column.front()), 0);
    }

    void moreClassesThanSlotsStillHaveColours()
    {
        SceneModel model;
        model.setCloud(test::street());
        std::vector<SceneBox> boxes;
        for (int i = 0; i < 80; ++i) {
            SceneBox box = test::car(static_cast<std::uint64_t>(i) + 1);
            box.colour = {static_cast<std::uint8_t>(i * 3), 10, 20};
            box.box.centre_m.x() += 5 * i;
            boxes.push_back(box);
        }
        model.setBoxes(boxes);
        for (const Rgba& colour : seenColours(model))
            QCOMPARE(colour.a, std::uint8_t(255));
    }

    void aSideViewTellsTheObjectFromItsSurroundings()
    {
        SceneModel model;
        model.setCloud(test::street());
        model.setBoxes({test::car()});
        model.setSelected(1);
        std::vector<std::uint32_t> ids(model.cloud().cloud->size());
        for (std::uint32_t i = 0; i < ids.size(); ++i)
            ids[i] = i;
        const ColourColumn column = sideColours(model, ids);
        const Palette palette = sidePaletteOf(model);
        for (std::size_t i = 0; i < ids.size(); ++i)
            QCOMPARE(palette[column[i]], isInCar(*model.cloud().cloud, i) ? opaque(test::car().colour) : sceneColour::sideSurroundings);
    }

    void aModeThatTheCloudLacksShowsHeight_data()
    {
        QTest::addColumn<int>("mode");
        for (const ColourBy mode : {ColourBy::intensity, ColourBy::ring, ColourBy::time, ColourBy::rgb})
            QTest::addRow("%d", static_cast<int>(mode)) << static_cast<int>(mode);
    }

    void aModeThatTheCloudLacksShowsHeight()
    {
        QFETCH(int, mode);
        const SceneCloud scene = indexed(test::street());
        QVERIFY(!offers(scene, static_cast<ColourBy>(mode)));
        QCOMPARE(plainColours(scene, {.colourBy = static_cast<ColourBy>(mode)}).column, plainColours(scene, {}).column);
    }

    void everyScaleGoesUpTheRampWithItsValues_data()
    {
        QTest::addColumn<int>("mode");
        for (const ColourBy mode : {ColourBy::intensity, ColourBy::ring, ColourBy::time, ColourBy::distance})
            QTest::addRow("%d", static_cast<int>(mode)) << static_cast<int>(mode);
    }

    void everyScaleGoesUpTheRampWithItsValues()
    {
        QFETCH(int, mode);
        const SceneCloud scene = columns();
        PointStyle style{.colourBy = static_cast<ColourBy>(mode)};
        const ColourColumn usual = plainColours(scene, style).column;
        QVERIFY(std::ranges::is_sorted(usual));
        QCOMPARE(int(usual.front()), 0);
        QCOMPARE(int(usual.back()), 99);
        const auto spread = spreadOf(scene, style.colourBy);
        QVERIFY(spread && spread->bulk.low > spread->whole.low && spread->bulk.high < spread->whole.high);
        QCOMPARE(std::ranges::max(spread->histogram), 1.F);

        const ValueRange upperHalf{(spread->whole.low + spread->whole.high) / 2, spread->whole.high};
        style.rangeOf(style.colourBy) = upperHalf;
        QVERIFY(shownRange(scene, style) == upperHalf);
        const ColourColumn chosen = plainColours(scene, style).column;
        QVERIFY(std::ranges::count(chosen, 0) >= 50);
        QCOMPARE(int(chosen.back()), 99);
    }

    void timeKeepsMicrosecondsOfLargeClocks()
    {
        auto cloud = std::make_shared<PointCloud>();
        for (int i = 0; i < 3; ++i) {
            cloud->positions_m.emplace_back(static_cast<float>(i), 0.F, 0.F);
            cloud->time_s.push_back(1.7e9 + 0.001 * i);
        }
        const auto values = valuesOf({cloud, nullptr}, ColourBy::time);
        QVERIFY(std::abs(values[2] - 0.002F) < 1e-6F);
    }

    void objectsHaveColoursOfTheirOwn()
    {
        SceneModel model;
        model.setCloud(test::street());
        model.setStyle({.colourBy = ColourBy::instance});
        std::vector<SceneBox> boxes;
        for (std::uint64_t i = 1; i <= 2; ++i) {
            boxes.push_back(test::car(i));
            boxes.back().track = i;
        }
        boxes[1].box.centre_m.x() += 50;
        model.setBoxes(boxes);
        QVERIFY(!(shownColour(boxes[0], ColourBy::instance) == shownColour(boxes[1], ColourBy::instance)));
        const auto colours = seenColours(model);
        for (std::size_t i = 0; i < colours.size(); ++i)
            if (isInCar(*model.cloud().cloud, i))
                QCOMPARE(colours[i], opaque(instanceColour(1)));
        for (std::uint64_t a = 0; a < instanceColours; ++a)
            for (std::uint64_t b = 0; b < a; ++b)
                QVERIFY2(!(instanceColour(a) == instanceColour(b)), qPrintable(QString("%1 %2").arg(a).arg(b)));
    }

    void coloursOfTheCloudAreKeptAsFarAsAPaletteCan()
    {
        auto cloud = std::make_shared<PointCloud>();
        std::mt19937 random(3);
        std::uniform_int_distribution<std::uint32_t> level(0, 255);
        for (int i = 0; i < 5000; ++i) {  // a grey street with a little of everything
            const std::uint32_t grey = level(random);
            cloud->positions_m.emplace_back(static_cast<float>(i), 0.F, 0.F);
            cloud->rgb.push_back(i % 10 == 0 ? level(random) << 16U | level(random) << 8U | level(random)
                                             : grey << 16U | grey << 8U | grey);
        }
        SceneModel model;
        model.setCloud({cloud, nullptr});
        model.setStyle({.colourBy = ColourBy::rgb});
        const auto colours = seenColours(model);
        double off = 0;
        for (std::size_t i = 0; i < colours.size(); ++i)
            off += std::abs(static_cast<int>(cloud->rgb[i] >> 8U & 255U) - colours[i].g);
        QVERIFY2(off / 5000 < 8, qPrintable(QString::number(off / 5000)));
    }

    void fewColoursAreKeptExactlyToTheirStep()
    {
        const std::vector<std::uint32_t> rgb{0x000000, 0xffffff, 0xff0000, 0x000000, 0x00ff00, 0x0000ff};
        const RgbPalette palette = quantised(rgb, 100);
        QCOMPARE(palette.colours.size(), std::size_t(5));
        for (std::size_t i = 0; i < rgb.size(); ++i) {
            const Rgba colour = palette.colours[palette.slots[i]];
            QCOMPARE(static_cast<std::uint32_t>(colour.r << 16 | colour.g << 8 | colour.b), rgb[i]);
        }
        QVERIFY(quantised({}, 100).colours.empty());
    }

    void theSelectedBoxStandsOutInEveryMode()
    {
        for (std::size_t mode = 0; mode < colourModes; ++mode) {
            SceneModel model;
            model.setCloud(columns());
            model.setStyle({.colourBy = static_cast<ColourBy>(mode)});
            SceneBox box = test::car();
            box.box = {{50, 0, 0}, {20, 4, 4}, 0};
            model.setBoxes({box});
            const auto before = seenColours(model);
            model.setSelected(1);
            const auto after = seenColours(model);
            for (std::size_t i = 0; i < before.size(); ++i)
                QVERIFY2((before[i] != after[i]) == (i >= 40 && i <= 60), qPrintable(QString("mode %1 point %2").arg(mode).arg(i)));
        }
    }

    void whatTheSelectedBoxLeavesOutIsMarked()
    {
        auto cloud = std::make_shared<PointCloud>();
        // In a box of 4 x 2 x 2 m around the origin: inside, just outside of each face, farther outside, under it.
        cloud->positions_m = {{0, 0, 0},     {2.1F, 0, 0}, {-2.1F, 0, 0}, {0, 1.1F, 0},
                              {0, -1.1F, 0}, {0, 0, 1.1F}, {2.2F, 0, 0},  {0, 0, -1.1F}};
        SceneModel model;
        model.setCloud({cloud, nullptr});
        SceneBox box = test::car();
        box.box = {{0, 0, 0}, {4, 2, 2}, 0};
        model.setBoxes({box});
        const auto marked = [&] {
            std::vector<std::size_t> ids;
            const auto colours = seenColours(model);
            for (std::size_t i = 0; i < colours.size(); ++i)
                if (colours[i] == sceneColour::leftOut)
                    ids.push_back(i);
            return ids;
        };
        QVERIFY(marked().empty());
        model.setSelected(1);
        QCOMPARE(marked(), (std::vector<std::size_t>{1, 2, 3, 4, 5}));
        const std::vector<std::uint32_t> ids{0, 1, 2, 3, 4, 5, 6, 7};
        const ColourColumn side = sideColours(model, ids);
        for (std::size_t i = 0; i < side.size(); ++i)
            QCOMPARE(sidePaletteOf(model)[side[i]] == sceneColour::leftOut, i >= 1 && i <= 5);

        SceneBox neighbour = box;  // what belongs to another box was not left out
        neighbour.id = 2;
        neighbour.box = {{3.05, 0, 0}, {2, 2, 2}, 0};
        model.setBoxes({box, neighbour});
        QCOMPARE(marked(), (std::vector<std::size_t>{2, 3, 4, 5}));
        model.setBoxes({box});
        PointStyle style = model.style();
        style.markNear = false;
        model.setStyle(style);
        QVERIFY(marked().empty());
    }

    void filteredPointsAreHiddenWhateverTheMode()
    {
        for (std::size_t mode = 0; mode < colourModes; ++mode) {
            PointStyle style{.colourBy = static_cast<ColourBy>(mode)};
            const auto shown = [&] {
                std::vector<std::size_t> ids;
                const PlainColours plain = plainColours(columns(), style);
                SceneModel model;
                model.setCloud(columns());
                model.setStyle(style);
                const Palette palette = paletteOf(model, plain.ramp);
                for (std::size_t i = 0; i < plain.column.size(); ++i)
                    if (palette[plain.column[i]].a != 0)
                        ids.push_back(i);
                return ids;
            };
            QCOMPARE(shown().size(), std::size_t(101));
            style.filter.farthest_m = 30.5F;
            QCOMPARE(shown().size(), std::size_t(31));
            style.filter.crop = OrientedBox{{30, 0, 0}, {2, 8, 2}, std::numbers::pi / 2};
            QCOMPARE(shown(), (std::vector<std::size_t>{26, 27, 28, 29, 30}));
        }
    }

    void aHeightSliceIsAboveGround()
    {
        const SceneCloud scene = indexed(test::street());
        PointStyle style{.ground = GroundStyle::shown};
        style.filter.height_m = ValueRange{0.5F, 1.F};
        SceneModel model;
        model.setCloud(scene);
        model.setStyle(style);
        const auto colours = seenColours(model);
        const auto heights_m = scene.index->aboveGroundByPoint();
        for (std::size_t i = 0; i < colours.size(); ++i)
            QCOMPARE(colours[i].a != 0, heights_m[i] >= 0.5F && heights_m[i] <= 1.F);
    }

    void boxesOutsideOfTheCropAreNotShown()
    {
        SceneModel model;
        SceneBox far = test::car(2);
        far.box.centre_m.x() += 30;
        model.setBoxes({test::car(1), far});
        QVERIFY(model.shows(*model.box(1)) && model.shows(*model.box(2)));
        PointStyle style;
        style.filter.crop = OrientedBox{test::carBox().centre_m, {10, 10, 4}, 0};
        model.setStyle(style);
        QVERIFY(model.shows(*model.box(1)) && !model.shows(*model.box(2)));
    }

    void anEmptySceneHasNoColours()
    {
        const SceneModel model;
        QVERIFY(seenColours(model).empty());
    }
};

POINTLOOM_TEST(TestPointColours, withoutApplication)
#include "tst_point_colours.moc"
