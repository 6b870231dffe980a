// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"
#include "core/geometry/BoxOverlap.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <map>
#include <random>

using namespace pointloom;
using namespace pointloom::test;

namespace {

const OrientedBox nearCar = standing(12, 4, {4.4, 1.8, 1.55}, 0.2);
const OrientedBox farCar = standing(-15, -6, {4.2, 1.75, 1.5}, 0.5);
const OrientedBox person = standing(5, -6, {0.6, 0.6, 1.75}, 0);

FitScene streetScene()
{
    FitScene scene;
    scene.ground().object(nearCar).object(farCar).object(person, 0.06).wall({-20, 18}, {20, 18}, 4).wall({-20, -15}, {20, -15}, 2.5);
    return scene;
}

/// The candidate of a box, if there is one.
const Candidate* candidateOf(const std::vector<Candidate>& candidates, const OrientedBox& box)
{
    const auto found = std::ranges::find_if(candidates, [&](const Candidate& one) { return iouBirdsEye(one.fit.box, box) > 0.5; });
    return found == candidates.end() ? nullptr : &*found;
}

}  // namespace

class TestFindObjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsObjectsAndNothingElse()
    {
        const LabelSchema schema = fitSchema();
        const auto found = findObjects(*CloudIndex::build(streetScene().cloud()), schema, {});
        QCOMPARE(found.size(), 3U);
        const std::map<std::string, OrientedBox> expected{{"near car", nearCar}, {"far car", farCar}, {"person", person}};
        for (const auto& [name, box] : expected) {
            const Candidate* one = candidateOf(found, box);
            QVERIFY2(one != nullptr, name.c_str());
            QCOMPARE(one->what->key, name == "person" ? "pedestrian" : "car");
        }
        QVERIFY(std::ranges::is_sorted(found, std::greater{}, [](const Candidate& one) { return one.fit.score; }));
    }

    void leavesOutWhatIsTaken()
    {
        const LabelSchema schema = fitSchema();
        const auto found = findObjects(*CloudIndex::build(streetScene().cloud()), schema, {nearCar, person});
        QCOMPARE(found.size(), 1U);
        QVERIFY(candidateOf(found, farCar) != nullptr);
    }

    void findsNothingInAnEmptyStreet()
    {
        const LabelSchema schema = fitSchema();
        QVERIFY(findObjects(*CloudIndex::build(FitScene().ground().wall({-20, 10}, {20, 10}, 4).cloud()), schema, {}).empty());
        QVERIFY(findObjects(*CloudIndex::build({}), schema, {}).empty());
        QVERIFY(findObjects(*CloudIndex::build(streetScene().cloud()), {}, {}).empty());
    }

    /// No class is known by its name: another scheme finds other things.
    void findsWhatTheSchemeKnows()
    {
        LabelSchema schema;
        schema.classes = {pedestrianClass()};
        schema.classes.front().key = "worker";
        const auto found = findObjects(*CloudIndex::build(streetScene().cloud()), schema, {});
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().what->key, "worker");
        QVERIFY(candidateOf(found, person) != nullptr);
    }

    void whatIsOfAnySizeIsNotLookedFor()
    {
        LabelSchema schema;
        schema.classes = {carClass()};
        schema.classes.front().size.spread_m = schema.classes.front().size.typical_m / 2;
        QVERIFY(findObjects(*CloudIndex::build(streetScene().cloud()), schema, {}).empty());
    }

    void leavesOutWallsHedgesTreesAndPoles()
    {
        FitScene scene;
        scene.ground().wall({-6, 9}, {1, 9}, 1.5).wall({4, 12}, {6.5, 12}, 5);      // a garden wall, the end of a house
        scene.wall({8, -5}, {8, -4.9}, 2.5).wall({-9, -7}, {-8.9, -7}, 1.8, 0.05);  // poles
        std::mt19937 random(3);
        std::normal_distribution<double> around(0, 1);
        for (int i = 0; i < 900; ++i) {
            scene.point({-12 + 3 * around(random), 6 + 0.4 * around(random), std::abs(0.7 + 0.35 * around(random))});  // a hedge
            scene.point({12 + 1.2 * around(random), -9 + 1.2 * around(random), 4 + around(random)});                   // a tree
        }
        const LabelSchema schema = fitSchema();
        for (const Candidate& one : findObjects(*CloudIndex::build(scene.cloud()), schema, {}))
            QFAIL(qPrintable(QString("%1 at %2, %3, score %4")
                                 .arg(one.what->key.c_str())
                                 .arg(one.fit.box.centre_m.x())
                                 .arg(one.fit.box.centre_m.y())
                                 .arg(one.fit.score)));
    }

    void endsWhenItIsNoLongerWanted()
    {
        std::stop_source stop;
        stop.request_stop();
        const LabelSchema schema = fitSchema();
        QVERIFY(findObjects(*CloudIndex::build(streetScene().cloud()), schema, {}, {}, stop.get_token()).empty());
    }

    void boxesDoNotOverlap()
    {
        const LabelSchema schema = fitSchema();
        const auto found = findObjects(*CloudIndex::build(streetScene().cloud()), schema, {});
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                QCOMPARE(footprintOverlap_m2(found[i].fit.box, found[j].fit.box), 0.0);
        }
    }
};

POINTLOOM_TEST(TestFindObjects, withoutApplication)
#include "tst_find_objects.moc"
