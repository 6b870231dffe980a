// SPDX-License-Identifier: Apache-2.0
#include "core/track/MotionFilter.h"
#include "tests/core/track/UsualCar.h"
#include "tests/support/Support.h"

#include <Eigen/Eigenvalues>

#include <cmath>

using namespace pointloom;
using namespace pointloom::test;

namespace {

Eigen::Matrix3d sure()
{
    return Eigen::Vector3d(2500, 2500, 10000).asDiagonal();  // 2 cm, 0.6 degrees
}

}  // namespace

class TestMotionFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speedAndTurnAreLearned()
    {
        constexpr double speed_mps = 9;
        constexpr double turn_radps = 0.3;
        MotionFilter filter({3, 4, 0.5}, motionOf(carSize));
        Eigen::Vector3d truth(3, 4, 0.5);
        for (int i = 0; i < 30; ++i) {
            truth += Eigen::Vector3d(std::cos(truth.z() + turn_radps * period_s / 2), std::sin(truth.z() + turn_radps * period_s / 2), 0)
                * speed_mps * period_s;
            truth.z() += turn_radps * period_s;
            filter.predict(period_s);
            filter.update(truth, sure());
        }
        QVERIFY(std::abs(filter.velocity_mps().norm() - speed_mps) < 0.1);
        filter.predict(period_s);
        truth += Eigen::Vector3d(std::cos(truth.z()), std::sin(truth.z()), 0) * speed_mps * period_s;
        QVERIFY((filter.pose() - truth).head<2>().norm() < 0.05);
    }

    void timeRunsBackTheWayItCame()
    {
        MotionFilter filter({3, 4, 0.5}, motionOf(carSize));
        filter.learnVelocity({7, 3}, 0.5);
        const Eigen::Vector3d start = filter.pose();
        filter.predict(period_s);
        QVERIFY((filter.pose() - start).norm() > 0.5);
        filter.predict(-period_s);
        QVERIFY((filter.pose() - start).norm() < 1e-9);
    }

    void whatSaysNothingChangesNothing()
    {
        MotionFilter filter({3, 4, 0.5}, motionOf(carSize));
        filter.learnVelocity(Eigen::Vector2d(std::cos(0.5), std::sin(0.5)) * 7, 0.5);
        filter.predict(period_s);
        const Eigen::Vector3d pose = filter.pose();
        filter.update(pose, Eigen::Matrix3d::Zero());
        QVERIFY((filter.pose() - pose).norm() < 1e-9);
    }

    void whatRollsMovesAlongItsHeading()
    {
        const Eigen::Vector3d pose(0, 0, 0.7);
        MotionFilter filter(pose, motionOf(carSize));
        filter.predict(period_s);
        const Eigen::Matrix2d spread = filter.covariance().topLeftCorner<2, 2>();
        const Eigen::Vector2d along(std::cos(0.7), std::sin(0.7));
        const Eigen::Vector2d across(-along.y(), along.x());
        QVERIFY(along.dot(spread * along) > 50 * across.dot(spread * across));
    }

    void uncertaintyStaysPositive()
    {
        MotionFilter filter({0, 0, 0}, motionOf(carSize));
        for (int i = 0; i < 200; ++i) {
            filter.predict(i % 50 < 25 ? period_s : -period_s);
            filter.update(filter.pose(), sure());
            const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> eigen(filter.covariance());
            QVERIFY(eigen.eigenvalues().minCoeff() > 0);
        }
    }

    void heightFollowsTheGroundThatIsSeenWell()
    {
        HeightFilter height(0.2, 0.1, 0.03);
        for (int i = 0; i < 40; ++i) {
            height.move(1);
            height.seeGround(0.1 + 0.02 * i, 0.03);
        }
        QVERIFY(std::abs(height.bottom_m() - (0.1 + 0.02 * 39 + 0.1)) < 0.05);
    }

    void heightGoesByThePointsWhereTheGroundIsNot()
    {
        HeightFilter height(0.2, 0.1, 1e3);
        for (int i = 0; i < 40; ++i) {
            height.move(1);
            height.seeGround(5, 1);
            height.seePoints(0.3 - height.bottom_m(), 1e4);
        }
        QVERIFY(std::abs(height.bottom_m() - 0.3) < 0.02);
    }
};

POINTLOOM_TEST(TestMotionFilter, withoutApplication)
#include "tst_motion_filter.moc"
