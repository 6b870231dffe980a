// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "tests/ui/scene/Scenes.h"
#include "ui/scene/PointColours.h"

using namespace pointloom;

namespace {

SceneCloud indexed(SceneCloud scene)
{
    scene.index = CloudIndex::build(*scene.cloud);
    return scene;
}

bool isInCar(const PointCloud& cloud, std::size_t i)
{
    return contains(test::carBox(), cloud.positions_m[i].cast<double>());
}

/// What the picture shows of every point.
std::vector<Rgba> seenColours(const SceneModel& model)
{
    const ColourColumn column = withBoxes(plainColours(model.cloud(), model.style()), model);
    const Palette palette = paletteOf(model);
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
        const ColourColumn column = plainColours({cloud, nullptr}, {.colourBy = ColourBy::intensity});
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

    void anEmptySceneHasNoColours()
    {
        const SceneModel model;
        QVERIFY(seenColours(model).empty());
    }
};

QTEST_APPLESS_MAIN(TestPointColours)
#include "tst_point_colours.moc"
