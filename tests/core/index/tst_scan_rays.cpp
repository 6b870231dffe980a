// SPDX-License-Identifier: Apache-2.0
#include "core/index/ScanRays.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

#include <cmath>
#include <limits>
#include <numbers>

using namespace pointloom;
using namespace pointloom::test;

namespace {

const Eigen::Vector3f sensor(1, -2, 1.8F);
const OrientedBox box = standing(11, 4, {4, 2, 1.6}, 0.4);

/// Rays through the box at its half height, close together, that end so far behind or before its middle.
std::vector<Eigen::Vector3f> raysEnding(float behind_m)
{
    std::vector<Eigen::Vector3f> ends;
    const Eigen::Vector3f middle = box.centre_m.cast<float>() - sensor;
    for (int step = -60; step <= 60; ++step) {
        const Eigen::AngleAxisf turn(static_cast<float>(step) * 0.05F * std::numbers::pi_v<float> / 180, Eigen::Vector3f::UnitZ());
        const Eigen::Vector3f ray = turn * middle;
        ends.push_back(sensor + ray * ((ray.norm() + behind_m) / ray.norm()));
    }
    return ends;
}

SightVerdict verdictOn(const std::vector<Eigen::Vector3f>& points)
{
    return ScanRays(points, sensor).through(box, 0.1F, 0.2F, 1.4F);
}

}  // namespace

class TestScanRays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhereRaysEnd()
    {
        const SightVerdict behind = verdictOn(raysEnding(8));
        QVERIFY(behind.passed > 5);
        QCOMPARE(behind.passedShare(), 1.0F);
        QCOMPARE(behind.empty, 1.0F);

        const SightVerdict inside = verdictOn(raysEnding(0));
        QVERIFY(inside.stopped > 5);
        QCOMPARE(inside.passed + inside.blocked, 0.0F);
        QVERIFY(inside.depth_m > 0.8F && inside.depth_m < 2.5F);

        const SightVerdict before = verdictOn(raysEnding(-5));
        QVERIFY(before.blocked > 5);
        QCOMPARE(before.passedShare(), 0.0F);
    }

    void onlyRaysAtItsHeightCount()
    {
        std::vector<Eigen::Vector3f> points = raysEnding(8);
        for (auto& point : points)
            point.z() += 4;  // over the roof
        const SightVerdict verdict = verdictOn(points);
        QCOMPARE(verdict.passed + verdict.stopped + verdict.blocked, 0.0F);
    }

    /// A box across the seam at 180 degrees is seen like any other.
    void seesAcrossTheSeam()
    {
        for (const double turn : {0.0, 1.0, 2.0, std::numbers::pi, -1.5}) {
            const Eigen::AngleAxisd rotation(turn, Eigen::Vector3d::UnitZ());
            std::vector<Eigen::Vector3f> points;
            for (const auto& point : raysEnding(8))
                points.push_back((rotation * (point - sensor).cast<double>()).cast<float>());
            OrientedBox turned = box;
            turned.centre_m = rotation * (box.centre_m - sensor.cast<double>());
            turned.yaw_rad += turn;
            const SightVerdict verdict = ScanRays(points, Eigen::Vector3f::Zero()).through(turned, 0.1F, -1.6F, -0.4F);
            QVERIFY2(verdict.passed > 5, qPrintable(QString::number(turn)));
        }
    }

    void knowsNothingAroundTheSensor()
    {
        const OrientedBox around = standing(1, -2, {6, 6, 3}, 0);
        const SightVerdict verdict = ScanRays(raysEnding(8), sensor).through(around, 0.1F, 0, 3);
        QCOMPARE(verdict.passed + verdict.stopped + verdict.blocked, 0.0F);
        QCOMPARE(ScanRays().through(box, 0.1F, 0, 3).passed, 0.0F);
    }

    void leavesOutWhatIsNotFinite()
    {
        auto points = raysEnding(8);
        points.emplace_back(std::numeric_limits<float>::quiet_NaN(), 0.0F, 0.0F);
        points.emplace_back(std::numeric_limits<float>::infinity(), 0.0F, 0.0F);
        QCOMPARE(verdictOn(points).passed, verdictOn(raysEnding(8)).passed);
    }
};

POINTLOOM_TEST(TestScanRays, withoutApplication)
#include "tst_scan_rays.moc"
