// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Document.h"
#include "core/labels/EditJson.h"
#include "tests/support/Support.h"

#include <nlohmann/json.hpp>

#include <limits>

using namespace pointloom;

namespace {

Cuboid cuboidOf(double pitch_rad, double roll_rad)
{
    Cuboid cuboid;
    cuboid.id = {2};
    cuboid.track = {1};
    cuboid.box = test::goldenBox();
    cuboid.box.pitch_rad = pitch_rad;
    cuboid.box.roll_rad = roll_rad;
    return cuboid;
}

}  // namespace

class TestTiltedJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Seven numbers as ever; nine where there is a tilt.
    void onlyTiltedBoxesTakeMoreRoom()
    {
        QCOMPARE(nlohmann::json::parse(toJson(cuboidOf(0, 0))).at("box").size(), 7U);
        QCOMPARE(nlohmann::json::parse(toJson(cuboidOf(0.1, 0))).at("box").size(), 9U);
        for (const Cuboid& cuboid : {cuboidOf(0, 0), cuboidOf(0.1, 0), cuboidOf(0, -2.5), cuboidOf(1.0 / 3, 1e-9)})
            QCOMPARE(objectFromJson<Cuboid>(cuboid.id, toJson(cuboid)), Result<Cuboid>(cuboid));
    }

    void tiltingAndLevellingComeBackAsEdits()
    {
        for (const auto& [before, after] : {std::pair(cuboidOf(0, 0), cuboidOf(0.2, 0.1)), std::pair(cuboidOf(0.2, 0.1), cuboidOf(0, 0)),
                                            std::pair(cuboidOf(0.2, 0.1), cuboidOf(0.2, 0.3))}) {
            Edit edit;
            edit.name = "tilt";
            edit.cuboids.push_back({{2}, before, after});
            const auto back = editFromJson(toJson(edit));
            VERIFY_RESULT(back);
            QCOMPARE(*back, edit);
        }
    }

    void whatIsNotFiniteIsRefused()
    {
        Document document;
        Edit edit;
        edit.tracks.push_back({{1}, std::nullopt, Track{.id = {1}, .classKey = "car", .attributes = {}, .externalId = {}}});
        edit.cuboids.push_back({{2}, std::nullopt, cuboidOf(std::numeric_limits<double>::quiet_NaN(), 0)});
        QVERIFY(!document.apply(edit));
        edit.cuboids.front().after = cuboidOf(0, std::numeric_limits<double>::infinity());
        QVERIFY(!document.apply(edit));
        edit.cuboids.front().after = cuboidOf(0.1, 0.2);
        VERIFY_RESULT(document.apply(edit));
    }
};

POINTLOOM_TEST(TestTiltedJson, withoutApplication)
#include "tst_tilted_json.moc"
