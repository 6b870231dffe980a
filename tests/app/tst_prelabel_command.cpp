// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/dataset/FrameKeys.h"
#include "core/geometry/BoxOverlap.h"
#include "core/store/Workspace.h"
#include "tests/app/Program.h"
#include "tests/core/fit/FitScene.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

OrientedBox carIn(int frame)
{
    return standing(9 + 2.0 * frame, 4, {4.4, 1.8, 1.55}, 0.1);
}

void writeFrames(const std::filesystem::path& folder, int count, const Eigen::Vector3d& origin_m)
{
    for (int frame = 0; frame < count; ++frame) {
        const PointCloud cloud = FitScene().ground(30).object(carIn(frame)).wall({-15, -12}, {15, -12}, 4).cloud(0, origin_m);
        VERIFY_RESULT(writeCloud(folder / (std::to_string(frame) + ".pcd"), cloud, CloudEncoding::pcdBinary));
    }
}

/// The labels of a workspace's only task.
Labels labelsIn(const std::filesystem::path& file)
{
    const auto workspace = Workspace::open(file, OpenMode::readOnly);
    if (!workspace)
        return {};
    const auto tasks = (*workspace)->tasks();
    if (!tasks || tasks->size() != 1)
        return {};
    const auto history = (*workspace)->history(tasks->front().id, frameListOf(openDataset(tasks->front().dataset).value()));
    return history ? history->document.labels() : Labels();
}

}  // namespace

class TestPrelabelCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxesEveryFrame_data()
    {
        QTest::addColumn<double>("east_m");
        QTest::newRow("sensor frame") << 0.0;
        QTest::newRow("UTM") << 448000.0;
    }

    void boxesEveryFrame()
    {
        QFETCH(double, east_m);
        const Eigen::Vector3d origin(east_m, 12 * east_m, 0);
        const QTemporaryDir folder;
        const QTemporaryDir desk;
        writeFrames(path(folder), 3, origin);
        const auto workspace = path(desk) / "w.pointloom";
        const ProgramRun run = runProgram({"prelabel", text(path(folder)), "--workspace", text(workspace)});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY2(run.output.contains("3 boxes added in 3 of 3 frames"), run.output.constData());

        const Labels labels = labelsIn(workspace);
        QCOMPARE(labels.cuboidCount(), 3U);
        QCOMPARE(labels.tracks().size(), 3U);
        for (int frame = 0; frame < 3; ++frame) {
            QCOMPARE(labels.frame(frame).size(), 1U);
            const Cuboid& cuboid = labels.frame(frame).begin()->second;
            OrientedBox expected = carIn(frame);
            expected.centre_m += origin;
            QVERIFY(iouBirdsEye(cuboid.box, expected) > 0.7);
            QCOMPARE(cuboid.origin, BoxOrigin::prelabelled);
            QCOMPARE(labels.trackOf(cuboid)->classKey, std::string("car"));
            QVERIFY(cuboid.score > 0 && cuboid.score <= 1);
        }
    }

    void addsNothingTwice()
    {
        const QTemporaryDir folder;
        const QTemporaryDir desk;
        writeFrames(path(folder), 2, Eigen::Vector3d::Zero());
        const auto workspace = path(desk) / "w.pointloom";
        const QStringList arguments{"prelabel", text(path(folder)), "--workspace", text(workspace)};
        QCOMPARE(runProgram(arguments).exitCode, 0);
        const ProgramRun again = runProgram(arguments);
        QCOMPARE(again.exitCode, 0);
        QVERIFY2(again.output.contains("0 boxes added in 2 of 2 frames"), again.output.constData());
        QCOMPARE(labelsIn(workspace).cuboidCount(), 2U);
    }

    void comparesWithTheDatasetsLabels()
    {
        NEEDS_SHARED_DATA("kitti_object/label_2");
        const QTemporaryDir desk;
        const ProgramRun run = runProgram({"prelabel", text(sharedData("kitti_object")), "--workspace", text(path(desk) / "w.pointloom")});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY2(run.output.contains("precision") && run.output.contains("recall"), run.output.constData());
    }

    /// A broken file costs itself alone: it is named, the others are looked at, and the exit code tells.
    void aBrokenFrameIsLeftOut()
    {
        const QTemporaryDir folder;
        const QTemporaryDir desk;
        writeFrames(path(folder), 3, Eigen::Vector3d::Zero());
        for (const char* name : {"0.pcd", "1.pcd"}) {
            VERIFY_RESULT(writeAtomically(path(folder) / name, "garbage"));
            const ProgramRun run = runProgram({"prelabel", text(path(folder)), "--workspace", text(path(desk) / name)});
            QCOMPARE(run.exitCode, 1);
            QVERIFY2(run.errors.contains("left out: ") && run.errors.contains(name), run.errors.constData());
            QVERIFY2(run.output.contains(name[0] == '0' ? "in 2 of 3 frames" : "in 1 of 3 frames"), run.output.constData());
        }
    }

    void wrongFoldersAreErrors()
    {
        const QTemporaryDir folder;
        const QString workspace = text(path(folder) / "w.pointloom");
        QCOMPARE(runProgram({"prelabel", text(path(folder) / "none"), "--workspace", workspace}).exitCode, 1);
        QVERIFY(!std::filesystem::exists(path(folder) / "w.pointloom"));
    }
};

POINTLOOM_TEST(TestPrelabelCommand, withoutApplication)
#include "tst_prelabel_command.moc"
