// SPDX-License-Identifier: Apache-2.0
#include "core/track/Registration.h"
#include "tests/support/Support.h"

#include <cmath>
#include <random>

using namespace pointloom;

namespace {

const Eigen::Vector3d lowCarSize(4.4, 1.8, 1.5);

/// Points on the left side and the back of a car in its own axes, with a centimetre of noise; rows and columns begin somewhere.
std::vector<Eigen::Vector3f> twoSides(std::uint64_t seed, bool withBack)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<float> noise(0, 0.01F);
    std::uniform_real_distribution<float> begin(0, 0.1F);
    std::vector<Eigen::Vector3f> points;
    const float u0 = begin(random);
    const float z0 = begin(random);
    for (float z = 0.3F + z0; z < 1.5F; z += 0.25F) {
        for (float u = -2.2F + u0; u <= 2.2F; u += 0.11F)
            points.emplace_back(u, 0.9F + noise(random), z);
        for (float v = -0.9F + u0; withBack && v <= 0.9F; v += 0.11F)
            points.emplace_back(-2.2F + noise(random), v, z);
    }
    return points;
}

std::vector<Eigen::Vector3f> placed(const std::vector<Eigen::Vector3f>& points, const FlatPose& pose)
{
    std::vector<Eigen::Vector3f> out;
    for (const Eigen::Vector3f& p : points) {
        const double c = std::cos(pose.z());
        const double s = std::sin(pose.z());
        out.emplace_back(static_cast<float>(pose.x() + c * p.x() - s * p.y()), static_cast<float>(pose.y() + s * p.x() + c * p.y()), p.z());
    }
    return out;
}

ObjectModel modelOf(const std::vector<Eigen::Vector3f>& points)
{
    ObjectModel model(lowCarSize);
    model.add(points);
    return model;
}

}  // namespace

class TestRegistration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheWayBack_data()
    {
        QTest::addColumn<double>("yaw");
        for (const double yaw : {0.0, 0.8, 2.0, -3.0})
            QTest::addRow("yaw %.1f", yaw) << yaw;
    }

    void findsTheWayBack()
    {
        QFETCH(double, yaw);
        const ObjectModel model = modelOf(twoSides(1, true));
        const FlatPose truth(12, -5, yaw);
        const auto scene = placed(twoSides(2, true), truth);
        const PosePrior nothing{.mean = truth};
        for (const FlatPose& off : {FlatPose(0.3, 0.2, 0.05), FlatPose(-0.3, 0.1, -0.08), FlatPose(0.1, -0.3, 0.1)}) {
            const Registration found = registerModel(model, lowCarSize, scene, nothing, truth + off);
            QVERIFY2((found.pose - truth).head<2>().norm() < 0.03, qPrintable(QString::number((found.pose - truth).norm())));
            QVERIFY(std::abs(found.pose.z() - truth.z()) < 0.01);
            QVERIFY(found.matched > 0.8F * static_cast<float>(scene.size()));
        }
    }

    void pointsAndModelMayBeTurnedTogether()
    {
        const auto seen = twoSides(2, true);
        const ObjectModel model = modelOf(twoSides(1, true));
        const FlatPose off(0.2, 0.1, 0.04);
        const Registration plain = registerModel(model, lowCarSize, placed(seen, {0, 0, 0}), {}, off);
        const FlatPose there(3, 4, 0);
        const Registration moved = registerModel(model, lowCarSize, placed(seen, there), {.mean = there}, there + off);
        QVERIFY((moved.pose - there - plain.pose).norm() < 1e-3);
    }

    void aSideWithoutEndsLeavesTheWayAlongItOpen()
    {
        const ObjectModel model = modelOf(twoSides(1, false));
        std::vector<Eigen::Vector3f> middle;
        for (const Eigen::Vector3f& p : twoSides(2, false)) {
            if (std::abs(p.x()) < 1.2F)
                middle.push_back(p);
        }
        const Registration found = registerModel(model, lowCarSize, middle, {.mean = FlatPose::Zero()}, FlatPose::Zero());
        QVERIFY(found.information(1, 1) > 2 * found.information(0, 0));
    }

    void whatComesIntoSightDoesNotDragTheObjectAlong()
    {
        const auto between = [](std::uint64_t seed, float from, float to) {
            auto points = twoSides(seed, false);
            std::erase_if(points, [&](const Eigen::Vector3f& p) { return p.x() < from || p.x() > to; });
            return points;
        };
        const PosePrior loose{.mean = FlatPose::Zero(), .information = Eigen::Vector3d(40, 40, 2500).asDiagonal()};
        for (const float newly : {0.3F, 0.6F, -0.6F}) {
            const ObjectModel model = modelOf(between(1, -1.2F, 1.2F));
            const auto scene = between(2, -1.2F + newly, 1.2F + newly);
            const Registration found = registerModel(model, lowCarSize, scene, loose, FlatPose::Zero());
            const double dragged_m = found.pose.head<2>().norm();
            QVERIFY2(dragged_m < 0.02 + std::abs(newly) / 4, qPrintable(QString::number(dragged_m)));
            QVERIFY(found.information(0, 0) < found.information(1, 1) / 10);
        }
    }

    void theFiringsThatMeetASideHoldNothingInPlace()
    {
        constexpr float apart_m = 0.6F;  // as 0.2 degrees draw on a side 30 m away that is seen at 10 degrees
        const auto firings = [](float first) {
            std::vector<Eigen::Vector3f> points;
            for (const float z : {0.4F, 0.6F, 0.8F})
                for (float u = -2.1F + first; u < 2.2F; u += apart_m)
                    points.emplace_back(u, 0.9F, z);
            return points;
        };
        const PosePrior loose{.mean = FlatPose::Zero(), .information = Eigen::Vector3d(40, 40, 2500).asDiagonal()};
        for (const float later : {0.1F, 0.2F, -0.2F}) {
            const Registration found = registerModel(modelOf(firings(0.3F)), lowCarSize, firings(0.3F + later), loose, FlatPose::Zero());
            QVERIFY2(found.pose.head<2>().norm() < 0.03, qPrintable(QString::number(found.pose.head<2>().norm())));
        }
    }

    void thePriorDecidesWhereNothingElseDoes()
    {
        PosePrior prior{.mean = {1, 2, 0.3}};
        prior.information.diagonal().setConstant(100);
        const Registration found = registerModel(modelOf(twoSides(1, true)), lowCarSize, {}, prior, {1.3, 2.1, 0.2});
        QVERIFY((found.pose - prior.mean).norm() < 1e-3);
        QVERIFY(found.information.isZero());
    }

    void aModelKnowsWhatIsNear()
    {
        const auto points = twoSides(1, true);
        const ObjectModel model = modelOf(points);
        for (const Eigen::Vector3f& p : points) {
            const Surfel* surfel = model.near(p);
            QVERIFY(surfel != nullptr);
            QVERIFY((surfel->mean_m - p).norm() < 0.3F);
        }
        QVERIFY(model.near({0, -3, 1}) == nullptr);
        QVERIFY(model.near({100, 0, 1}) == nullptr);
    }

    void whatFadesIsForgotten()
    {
        ObjectModel model = modelOf(twoSides(1, true));
        for (int i = 0; i < 20; ++i)
            model.fade(0.5F);
        QVERIFY(model.surfels().empty());
    }
};

POINTLOOM_TEST(TestRegistration, withoutApplication)
#include "tst_registration.moc"
