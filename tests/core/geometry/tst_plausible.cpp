// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/ImplausibleBoxes.h"
#include "tests/support/Support.h"

#include <limits>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr std::size_t numbers = 9;

double& numberOf(OrientedBox& box, std::size_t i)
{
    if (i < 3)
        return box.centre_m[static_cast<Eigen::Index>(i)];
    if (i < 6)
        return box.size_m[static_cast<Eigen::Index>(i - 3)];
    return i == 6 ? box.yaw_rad : i == 7 ? box.pitch_rad : box.roll_rad;
}

}  // namespace

class TestPlausible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxesOfAScanAre()
    {
        std::mt19937_64 random(5);
        for (int i = 0; i < 200; ++i)
            QVERIFY(isPlausible(randomBox(random)));
        OrientedBox inUtm = goldenBox();
        inUtm.centre_m += Eigen::Vector3d(691'000.25, 5'334'000.5, 520);
        VERIFY_RESULT(checkPlausible(inUtm));
        inUtm.centre_m = {-farthest_m, farthest_m, 0};
        inUtm.size_m = {longestSide_m, 0, 0};
        VERIFY_RESULT(checkPlausible(inUtm));
    }

    /// Whichever number it is, and whatever is wrong with it.
    void oneBadNumberIsEnough()
    {
        constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
        constexpr double infinite = std::numeric_limits<double>::infinity();
        ImplausibleBoxes implausible;
        std::size_t bad = 0;
        for (std::size_t i = 0; i < numbers; ++i) {
            for (const double value : {notANumber, infinite, -infinite, 1e9, -1e9, 1e39, -1e308}) {
                if (i >= 6 && std::isfinite(value))
                    continue;  // an angle may have turned as often as it likes
                OrientedBox box = goldenBox();
                numberOf(box, i) = value;
                QVERIFY(!isPlausible(box));
                const auto checked = checkPlausible(box);
                QVERIFY(!checked && !checked.error().what.pattern.empty());
                QVERIFY(implausible.isOne(box, std::to_string(bad++)));
                QVERIFY(!implausible.isOne(goldenBox(), "good"));
            }
        }
        QVERIFY(implausible.remark()->text().starts_with(std::to_string(bad) + " boxes"));
        QVERIFY(implausible.remark()->text().contains("(0)"));
        QVERIFY(!ImplausibleBoxes().remark());
    }

    void pointsHaveTheLimitOfCentres()
    {
        QVERIFY(isPlausible(Eigen::Vector3d(5e6, -5e6, 0)));
        for (const double value : {1e8, -1e39, std::numeric_limits<double>::quiet_NaN()}) {
            QVERIFY(!isPlausible(Eigen::Vector3d(0, value, 0)));
            const auto checked = checkPlausible(Eigen::Vector3d(0, 0, value));
            QVERIFY(!checked && checked.error().text().contains(shown(value)));
        }
    }
};

POINTLOOM_TEST(TestPlausible, withoutApplication)
#include "tst_plausible.moc"
