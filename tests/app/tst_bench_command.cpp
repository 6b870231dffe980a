// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/CloudWriter.h"
#include "core/simulate/Simulate.h"
#include "tests/app/Program.h"
#include "tests/support/Support.h"

#include <nlohmann/json.hpp>

#include <set>

using namespace pointloom;

class TestBenchCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksInOneWindow()
    {
        QCOMPARE(test::runProgram({"bench", "--window", "a", "--person", "b"}).exitCode, 2);
        QCOMPARE(test::runProgram({"bench", "a.pcd", "--window", "b"}).exitCode, 2);
        QCOMPARE(test::runProgram({"bench", "--help"}).exitCode, 0);
    }

    void comparesWithPclOnGivenFrames()
    {
        const QTemporaryDir folder;
        const SimulateParams street{.frames = 1, .rings = 32, .columns = 512};
        VERIFY_RESULT(simulateDataset(test::path(folder), street));
        const auto run = test::runProgram({"bench", folder.path(), "--json"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto answer = nlohmann::json::parse(run.output.toStdString());
        for (const char* fact : {"processor", "compiler", "flags", "simd", "libraries"})
            QVERIFY2(!answer["machine"][fact].get<std::string>().empty(), fact);
        QVERIFY(answer["machine"]["threads"] >= 1);
        QCOMPARE(answer["clouds"].size(), 1U);
        QVERIFY(answer["clouds"][0]["points"] > 1000);

        std::set<std::string> keys;
        for (const auto& row : answer["clouds"][0]["rows"]) {
            keys.insert(row["key"].get<std::string>());
            QVERIFY(row["pointloom"]["median_ms"] > 0);
            QVERIFY(row["pointloom"]["p99_ms"] >= row["pointloom"]["median_ms"]);
            QVERIFY2(!row.contains("equal") || row["equal"].get<bool>(), row.dump().c_str());
            QCOMPARE(row.contains("ratio"), row.contains("baseline"));
        }
        for (const char* key : {"load-pcd", "load-bin", "frame-ready", "index-kdtree", "index-octree", "radius-kdtree", "radius-octree",
                                "ground", "clusters", "click", "snap", "rectangle", "missed-objects"})
            QVERIFY2(keys.contains(key), key);
    }

    void printsATable()
    {
        const QTemporaryDir folder;
        const PointCloud cloud = simulateFrame({.frames = 1, .rings = 16, .columns = 256}, 0).cloud;
        const auto file = test::path(folder) / "frame.pcd";
        VERIFY_RESULT(writeCloud(file, cloud, CloudEncoding::pcdBinary));
        const auto run = test::runProgram({"bench", QString::fromStdString(file.string())});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        for (const char* word : {"frame: ", "pcl::EuclideanClusterExtraction", "pcl::KdTreeFLANN", "Patchwork++"})
            QVERIFY2(run.output.contains(word), word);
    }

    void saysWhichCloudIsNotThere()
    {
        const auto run = test::runProgram({"bench", "nowhere.pcd"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.errors.contains("nowhere.pcd"));
    }

    void saysThatItNeedsADisplay()
    {
        const auto run = test::runProgram({"bench", "--window", "a"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.output.isEmpty());
        QVERIFY(run.errors.contains("display"));
    }
};

POINTLOOM_TEST(TestBenchCommand, withCoreApplication)

#include "tst_bench_command.moc"
