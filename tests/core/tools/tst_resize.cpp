// SPDX-License-Identifier: Apache-2.0
#include "core/tools/Resize.h"
#include "tests/support/Support.h"

using namespace pointloom;

namespace {

Eigen::Vector3d middleOf(const OrientedBox& box, Face face)
{
    const int axis = axisOf(face);
    return box.centre_m + axisOf(box, axis) * (signOf(face) * box.size_m[axis] / 2);
}

SeenFaces only(std::initializer_list<Face> faces)
{
    SeenFaces seen{};
    for (const Face face : faces)
        seen[static_cast<std::size_t>(face)] = true;
    return seen;
}

bool stays(const OrientedBox& before, const OrientedBox& after, Face face)
{
    return (middleOf(before, face) - middleOf(after, face)).norm() < 1e-9;
}

/// Whether a face lies in the plane it was in: it may have grown sideways.
bool isInPlane(const OrientedBox& before, const OrientedBox& after, Face face)
{
    return std::abs(axisOf(before, axisOf(face)).dot(middleOf(after, face) - middleOf(before, face))) < 1e-9;
}

}  // namespace

class TestResize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSeenFaceStays()
    {
        std::mt19937_64 random(3);
        for (int i = 0; i < 100; ++i) {
            const OrientedBox box = test::randomBox(random);
            for (const Face seen : {Face::back, Face::front, Face::right, Face::left}) {
                const int axis = axisOf(seen);
                const OrientedBox after = resized(box, axis, 7.5, SizeAnchor::seenFace, only({seen}), {0, 0});
                QVERIFY(stays(box, after, seen));
                QVERIFY(std::abs(after.size_m[axis] - 7.5) < 1e-9);
                QCOMPARE(after.size_m[1 - axis], box.size_m[1 - axis]);
                QCOMPARE(after.yaw_rad, box.yaw_rad);
            }
        }
    }

    void ofTwoAlikeTheOneNearTheSensorStays()
    {
        std::mt19937_64 random(4);
        for (int i = 0; i < 100; ++i) {
            const OrientedBox box = test::randomBox(random);
            for (const SeenFaces& seen : {only({}), only({Face::back, Face::front, Face::left, Face::right})}) {
                for (const auto& [axis, low, high] : {std::tuple{0, Face::back, Face::front}, std::tuple{1, Face::right, Face::left}}) {
                    const OrientedBox after = resized(box, axis, 9, SizeAnchor::seenFace, seen, {0, 0});
                    const bool lowIsNear = middleOf(box, low).head<2>().norm() < middleOf(box, high).head<2>().norm();
                    QVERIFY(stays(box, after, lowIsNear ? low : high));
                }
            }
        }
    }

    void theCentreStaysWhenAsked()
    {
        const OrientedBox box = test::goldenBox();
        const OrientedBox after = resized(box, 0, 5, SizeAnchor::centre, only({Face::back}), {0, 0});
        QCOMPARE(after.centre_m, box.centre_m);
        QCOMPARE(after.size_m.x(), 5.0);
    }

    void theUsualSizeCompletesWhatIsNotMeasured()
    {
        const OrientedBox box = test::goldenBox();
        const Eigen::Vector3d usual(4.8, 2, 1.7);
        const SeenFaces corner = only({Face::back, Face::right, Face::bottom});
        const OrientedBox completed = withUsualSize(box, usual, corner, {0, 0});
        QVERIFY((completed.size_m - usual).norm() < 1e-9);
        for (const Face face : {Face::back, Face::right, Face::bottom})
            QVERIFY(isInPlane(box, completed, face));
        const OrientedBox measured = withUsualSize(box, usual, only({Face::back, Face::front, Face::top}), {0, 0});
        QCOMPARE(measured.size_m.x(), box.size_m.x());
        QCOMPARE(measured.size_m.z(), box.size_m.z());
        QVERIFY(std::abs(measured.size_m.y() - usual.y()) < 1e-9);
        QCOMPARE(withUsualSize(completed, usual, corner, {0, 0}).size_m, completed.size_m);
    }

    void theBottomStaysWhateverIsSeen()
    {
        const OrientedBox box = test::goldenBox();
        for (const SizeAnchor anchor : {SizeAnchor::seenFace, SizeAnchor::centre}) {
            const OrientedBox after = resized(box, 2, 2.4, anchor, only({Face::top}), {0, 0});
            QVERIFY(stays(box, after, Face::bottom));
            QVERIFY(std::abs(after.size_m.z() - 2.4) < 1e-9);
        }
    }
};

POINTLOOM_TEST(TestResize, withoutApplication)
#include "tst_resize.moc"
