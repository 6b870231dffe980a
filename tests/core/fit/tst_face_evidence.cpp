// SPDX-License-Identifier: Apache-2.0
#include "core/fit/ClickFit.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

const OrientedBox truth = standing(9, 5, {4.4, 1.8, 1.6}, 0.1);  // turned to the sensor: back, right

std::shared_ptr<const CloudIndex> street()
{
    return CloudIndex::build(FitScene().ground().object(truth, 0.06).cloud());
}

float of(const FaceEvidence& evidence, Face face)
{
    return evidence[static_cast<std::size_t>(face)];
}

}  // namespace

class TestFaceEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuredFacesHaveAllOfIt()
    {
        const FaceEvidence evidence = faceEvidence(*street(), truth);
        for (const Face face : {Face::back, Face::right, Face::top, Face::bottom})
            QVERIFY2(of(evidence, face) > 0.9F, qPrintable(QString::number(of(evidence, face))));
        for (const Face face : {Face::front, Face::left})
            QCOMPARE(of(evidence, face), 0.0F);
    }

    void seenIsWhatHasEnoughOfIt()
    {
        const SeenFaces seen = seenFaces(*street(), truth);
        QCOMPARE(seen, (SeenFaces{true, false, true, false, true, true}));
        QCOMPARE(seenFaces(FaceEvidence{seenEvidence, 0, 1, seenEvidence - 0.01F, 0, 0}),
                 (SeenFaces{true, false, true, false, false, false}));
    }

    void nothingSpeaksForAnEmptyBox()
    {
        FaceEvidence evidence = faceEvidence(*street(), standing(-9, -5, {4, 2, 1.5}, 0));
        QVERIFY(of(evidence, Face::bottom) > 0.9F);  // it stands on the ground
        evidence[static_cast<std::size_t>(Face::bottom)] = 0;
        QCOMPARE(evidence, FaceEvidence{});
    }

    /// Inwards points lie beyond the face, outwards light went through where it is said to be.
    void fallsAsAFaceLeavesItsPoints()
    {
        const auto index = street();
        for (const Face face : {Face::back, Face::right, Face::top, Face::bottom}) {
            for (const double direction : {-1.0, 1.0}) {
                float before = of(faceEvidence(*index, truth), face);
                for (const double moved : {0.1, 0.15, 0.25, 0.35}) {
                    const float now = of(faceEvidence(*index, withFaceMoved(truth, face, direction * moved)), face);
                    QVERIFY(now <= before);
                    before = now;
                }
                QVERIFY(before < seenEvidence);
            }
        }
    }

    void aPartOfAFaceHasAPartOfIt()
    {
        const OrientedBox rear = standing(12, 0, {1.5, 1.8, 1.6}, 0);
        const OrientedBox whole = standing(12 + 1.5, 0, {4.5, 1.8, 1.6}, 0);
        const auto index = CloudIndex::build(FitScene().ground().object(rear, 0.06).object(standing(12, -9, {4.5, 1.8, 1.6}, 0)).cloud());
        QVERIFY(of(faceEvidence(*index, whole), Face::back) > 0.9F);
        QVERIFY(of(faceEvidence(*index, whole), Face::right) < 0.5F);
    }

    void goesWithTheNamesOfTheFaces()
    {
        const auto index = street();
        const FaceEvidence evidence = faceEvidence(*index, truth);
        const FaceEvidence round = faceEvidence(*index, flipped(truth));
        for (const auto& [a, b] : {std::pair{Face::back, Face::front}, std::pair{Face::right, Face::left}}) {
            QVERIFY(std::abs(of(evidence, a) - of(round, b)) < 0.05F);
            QVERIFY(std::abs(of(evidence, b) - of(round, a)) < 0.05F);
        }
    }

    void isTheSameFarFromTheOrigin()
    {
        const Eigen::Vector3d origin(3e5, 5e6, 120);
        const PointCloud cloud = FitScene().ground().object(truth, 0.06).cloud(0, origin);
        const FaceEvidence there = faceEvidence(*CloudIndex::build(cloud), truth);
        QVERIFY(of(there, Face::top) > 0.9F);  // the sensor's place is a guess there: the sides may differ, the top may not
    }
};

POINTLOOM_TEST(TestFaceEvidence, withoutApplication)
#include "tst_face_evidence.moc"
