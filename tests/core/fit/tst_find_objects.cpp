// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <map>

using namespace pointloom;
using namespace pointloom::test;

namespace {

const OrientedBox nearCar = standing(12, 4, {4.4, 1.8, 1.55}, 0.2);
const OrientedBox farCar = standing(-15, -6, {4.2, 1.75, 1.5}, 0.5);
const OrientedBox person = standing(5, -6, {0.6, 0.6, 1.75}, 0);

FitScene street()
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
        const auto found = findObjects(*CloudIndex::build(street().cloud()), schema, {});
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
        const auto found = findObjects(*CloudIndex::build(street().cloud()), schema, {nearCar, person});
        QCOMPARE(found.size(), 1U);
        QVERIFY(candidateOf(found, farCar) != nullptr);
    }

    void findsNothingInAnEmptyStreet()
    {
        const LabelSchema schema = fitSchema();
        QVERIFY(findObjects(*CloudIndex::build(FitScene().ground().wall({-20, 10}, {20, 10}, 4).cloud()), schema, {}).empty());
        QVERIFY(findObjects(*CloudIndex::build({}), schema, {}).empty());
        QVERIFY(findObjects(*CloudIndex::build(street().cloud()), {}, {}).empty());
    }

    void boxesDoNotOverlap()
    {
        const LabelSchema schema = fitSchema();
        const auto found = findObjects(*CloudIndex::build(street().cloud()), schema, {});
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                QCOMPARE(footprintOverlap_m2(found[i].fit.box, found[j].fit.box), 0.0);
        }
    }
};

QTEST_APPLESS_MAIN(TestFindObjects)
#include "tst_find_objects.moc"
