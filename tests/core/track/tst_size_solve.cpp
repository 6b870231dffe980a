// SPDX-License-Identifier: Apache-2.0
#include "core/track/SizeSolve.h"

#include "core/labels/Document.h"
#include "core/simulate/Simulate.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Frames.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <map>

using namespace pointloom;

namespace {

const Eigen::Vector3d truthSize(4.7, 1.9, 1.5);

FaceEvidence seen(std::initializer_list<Face> faces, float evidence = 0.9F)
{
    FaceEvidence out{};
    for (const Face face : faces)
        out[static_cast<std::size_t>(face)] = evidence;
    return out;
}

/// What a frame would show that measures some faces exactly and knows nothing of the others.
SizeView viewWith(int frame, const OrientedBox& labelled, const OrientedBox& truth, const FaceEvidence& evidence)
{
    return {frame, labelled, truth, evidence};
}

SizePrior usual()
{
    return test::carClass().size;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

}  // namespace

class TestSizeSolve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingForNoViews() { QVERIFY(!solveSize({}, usual())); }

    /// The face with evidence stays where it is, its opposite moves; both or none: the middle stays. The bottom always does.
    void seenFacesStay()
    {
        const OrientedBox box{{8, -4, 0.8}, {4, 1.8, 1.6}, 0.7};
        const Eigen::Vector3d size(4.6, 1.7, 1.4);
        const auto place = [](const OrientedBox& of, Face face) {
            Eigen::Vector3d local = Eigen::Vector3d::Zero();
            local[axisOf(face)] = signOf(face) * of.size_m[axisOf(face)] / 2;
            return fromBox(of, local).dot(axisOf(of, axisOf(face)));
        };
        for (const Face face : {Face::back, Face::front, Face::right, Face::left}) {
            const OrientedBox now = resized(box, size, seen({face}));
            QCOMPARE(now.size_m, size);
            QVERIFY(std::abs(place(now, face) - place(box, face)) < 1e-12);
            QVERIFY(std::abs(place(now, Face::bottom) - place(box, Face::bottom)) < 1e-12);
        }
        for (const FaceEvidence& both : {seen({Face::left, Face::right, Face::front, Face::back}), FaceEvidence{}}) {
            const OrientedBox now = resized(box, size, both);
            QVERIFY((now.centre_m - box.centre_m).head<2>().norm() < 1e-12);
            QVERIFY(std::abs(place(now, Face::bottom) - place(box, Face::bottom)) < 1e-12);
        }
    }

    /// Frames that saw both ends decide; others follow, and so do wrong ones.
    void theBestFramesDecide()
    {
        std::vector<SizeView> views;
        for (int frame = 0; frame < 20; ++frame) {
            const OrientedBox truth{{20.0 - frame, 3, 0.75}, truthSize, 0.1};
            OrientedBox labelled = truth;
            labelled.size_m = {4.2, 1.7, 1.6};
            const bool isGood = frame >= 8 && frame < 13;
            OrientedBox measured = truth;
            if (!isGood)
                measured.size_m.x() = 3.1;
            if (frame == 9)
                measured.size_m.x() = 6;
            views.push_back(viewWith(frame, labelled, measured,
                                     isGood ? seen({Face::back, Face::front, Face::left, Face::right, Face::bottom, Face::top})
                                            : seen({Face::back, Face::left, Face::bottom, Face::top}, 0.5F)));
        }
        const auto solve = solveSize(views, usual());
        QVERIFY(solve.has_value());
        QVERIFY((solve->size_m - truthSize).cwiseAbs().maxCoeff() < 0.04);
        QCOMPARE(solve->boxes.size(), views.size());
        QCOMPARE(solve->axes[0].frames, 4);
        QVERIFY(solve->largestShift_m > 0.3 && solve->largestShift_m < 0.7);
        QVERIFY(solve->meanIou > 0.6 && solve->meanIou < 1);

        const auto refitted = solveSize(views, usual(), {.refits = true});
        QCOMPARE(refitted->size_m, solve->size_m);
        QVERIFY((refitted->boxes.at(10).centre_m - views[10].measured.centre_m).head<2>().norm() < 1e-9);
    }

    void theClassFillsWhatWasNeverSeen()
    {
        std::vector<SizeView> views;
        for (int frame = 0; frame < 5; ++frame) {
            const OrientedBox box{{20.0 + frame, 0, 0.75}, {3, 1.9, 1.5}, 0};
            views.push_back(viewWith(frame, box, box, seen({Face::back, Face::left, Face::right, Face::bottom, Face::top})));
        }
        const auto solve = solveSize(views, usual());
        QVERIFY2(solve->size_m.x() > 3 && solve->size_m.x() < usual().typical_m.x(), "between what is labelled and what is usual");
        QCOMPARE(solve->axes[0].frames, 0);
        QCOMPARE(solve->axes[0].evidence, 0.0F);
        QVERIFY(std::abs(solve->size_m.y() - 1.9) < 0.02);
    }

    void finalisedBoxesStay()
    {
        Document document(test::numberedFrames(100));
        const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = {}};
        Edit edit{.name = "Add", .tracks = {added(track)}, .cuboids = {}};
        FrameBoxes wanted;
        for (int frame = 0; frame < 3; ++frame) {
            const OrientedBox box{{1.0 * frame, 0, 0}, {4, 2, 1}, 0};
            edit.cuboids.push_back(added(Cuboid{.id = document.newCuboidId(),
                                                .track = track.id,
                                                .frame = test::frameKey(frame),
                                                .box = box,
                                                .attributes = {},
                                                .state = frame == 1 ? BoxState::finalised : BoxState::propagated}));
            wanted.emplace(frame, resized(box, truthSize, {}));
        }
        VERIFY_RESULT(document.apply(edit));
        const Edit resize = resizeTrack(document.labels(), track.id, wanted);
        QCOMPARE(resize.cuboids.size(), 2U);
        VERIFY_RESULT(document.apply(resize));
        QCOMPARE(document.labels().boxOf(track.id, 0)->box.size_m, truthSize);
        QCOMPARE(document.labels().boxOf(track.id, 1)->box.size_m, Eigen::Vector3d(4, 2, 1));
        QCOMPARE(document.labels().boxOf(track.id, 2)->state, BoxState::propagated);
        QVERIFY(resizeTrack(document.labels(), track.id, wanted).empty());
    }

    /// A generated street, boxes as a hasty person leaves them: what was seen at both ends comes out to a few centimetres.
    void findsTheSizesOfAStreet()
    {
        SimulateParams params;
        params.seed = 21;
        params.cars = 60;
        std::mt19937_64 random(9);
        std::normal_distribution<double> normal;
        std::map<std::string, std::vector<SizeView>> views;
        std::map<std::string, Eigen::Vector3d> truths;
        for (int number = 0; number < 40; number += 4) {
            const SimulatedFrame simulated = simulateFrame(params, number);
            const TrackFrame frame{.index = CloudIndex::build(simulated.cloud), .world_T_cloud = simulated.world_T_cloud};
            for (const SimulatedBox& one : simulated.boxes) {
                if (one.classKey != "car" || one.points < 60)
                    continue;
                OrientedBox box = one.box;
                for (int axis = 0; axis < 3; ++axis) {
                    box.centre_m[axis] += 0.1 * normal(random) * (axis == 2 ? 0.3 : 1);
                    box.size_m[axis] *= 1 + 0.05 * normal(random);
                }
                box.yaw_rad += 0.03 * normal(random);
                views[one.track].push_back(viewOf(frame, number, box));
                truths[one.track] = one.box.size_m;
            }
        }
        std::array<std::vector<double>, 3> errors;
        for (const auto& [track, seen] : views) {
            const auto solve = solveSize(seen, usual());
            for (int axis = 0; axis < 3; ++axis)
                if (solve->axes[static_cast<std::size_t>(axis)].frames > 0)
                    errors[static_cast<std::size_t>(axis)].push_back(std::abs(solve->size_m[axis] - truths[track][axis]));
        }
        for (const auto& one : errors) {
            QVERIFY(one.size() >= 5);
            qInfo("%zu of %zu cars measured, median error %.3f m", one.size(), views.size(), median(one));
            QVERIFY(median(one) < 0.05);
        }
    }
};

POINTLOOM_TEST(TestSizeSolve, withoutApplication)
#include "tst_size_solve.moc"
