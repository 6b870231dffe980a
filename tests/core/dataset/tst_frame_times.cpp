// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/dataset/FrameTimes.h"
#include "core/dataset/NameTimes.h"
#include "tests/support/Support.h"

#include <cmath>

using namespace pointloom;
using namespace pointloom::test;

namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

/// A folder with a cloud for each of the names.
fs::path withClouds(const QTemporaryDir& folder, const Names& names)
{
    PointCloud cloud;
    cloud.positions_m = {{1, 2, 3}};
    cloud.width = 1;
    for (const std::string& name : names)
        [&] { VERIFY_RESULT(writeCloud(path(folder) / "clouds" / (name + ".pcd"), cloud, CloudEncoding::pcdBinary)); }();
    return path(folder) / "clouds";
}

std::vector<double> timesOf(const Sequence& sequence)
{
    std::vector<double> out;
    for (int i = 0; i < static_cast<int>(sequence.frames.size()); ++i)
        out.push_back(std::round(sequence.clock.at(i) * 1e4) / 1e4);
    return out;
}

}  // namespace

class TestFrameTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// All spellings of names 0.1, 0.1 and 0.3 s apart say so.
    void namesTellTimes_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("seconds with decimals") << QStringList{"1668200710.9", "1668200711.0", "1668200711.1", "1668200711.4"};
        QTest::newRow("nine decimals") << QStringList{"1668200710.900000000", "1668200711.000000000", "1668200711.100000000",
                                                      "1668200711.400000000"};
        QTest::newRow("milliseconds") << QStringList{"1531883530449", "1531883530549", "1531883530649", "1531883530949"};
        QTest::newRow("microseconds, nuScenes") << QStringList{
            "n015-2018-07-18-11-07-57+0800__LIDAR_TOP__1531883530449377", "n015-2018-07-18-11-07-57+0800__LIDAR_TOP__1531883530549377",
            "n015-2018-07-18-11-07-57+0800__LIDAR_TOP__1531883530649377", "n015-2018-07-18-11-07-57+0800__LIDAR_TOP__1531883530949377"};
        QTest::newRow("nanoseconds") << QStringList{"scan_1531883530449377000", "scan_1531883530549377000", "scan_1531883530649377000",
                                                    "scan_1531883530949377000"};
        QTest::newRow("nanoseconds, Argoverse 2")
            << QStringList{"315966265259836000", "315966265359836000", "315966265459836000", "315966265759836000"};
        QTest::newRow("a number before, milliseconds behind") << QStringList{"frame000104-1581624663_149", "frame000105-1581624663_249",
                                                                             "frame000106-1581624663_349", "frame000109-1581624663_649"};
        QTest::newRow("nanoseconds behind a sign") << QStringList{"scene1_1668200710_900000000", "scene1_1668200711_000000000",
                                                                  "scene1_1668200711_100000000", "scene1_1668200711_400000000"};
        QTest::newRow("counted nanoseconds") << QStringList{"1668200710_900000000", "1668200711_0", "1668200711_100000000",
                                                            "1668200711_400000000"};
        QTest::newRow("something behind") << QStringList{"1668200710.900_left", "1668200711.000_left", "1668200711.100_left",
                                                         "1668200711.400_left"};
        QTest::newRow("date and time") << QStringList{"20230115_103000_923", "20230115_103001_023", "20230115_103001_123",
                                                      "20230115_103001_423"};
        QTest::newRow("date with signs") << QStringList{"2023-01-15T10-30-59.923", "2023-01-15T10-31-00.023", "2023-01-15T10-31-00.123",
                                                        "2023-01-15T10-31-00.423"};
        QTest::newRow("date without signs") << QStringList{"20221231235959923", "20230101000000023", "20230101000000123",
                                                           "20230101000000423"};
        QTest::newRow("date in nanoseconds") << QStringList{"20230115_103000_923456789", "20230115_103001_023456789",
                                                            "20230115_103001_123456789", "20230115_103001_423456789"};
        QTest::newRow("seconds of the recording") << QStringList{"0.000", "0.100", "0.200", "0.500"};
    }

    void namesTellTimes()
    {
        QFETCH(QStringList, names);
        Names plain;
        for (const QString& name : names)
            plain.push_back(name.toStdString());
        const QTemporaryDir folder;
        const auto sequence = openDataset(withClouds(folder, plain));
        VERIFY_RESULT(sequence);
        QCOMPARE(timesOf(*sequence), (std::vector<double>{0, 0.1, 0.2, 0.5}));
        QVERIFY(sequence->timeSource == TimeSource::names);
        QVERIFY(std::abs(sequence->clock.period_s() - 0.1) < 1e-5);
    }

    void momentsAreExact()
    {
        for (const auto& [name, time_s] : {std::pair("1531883530449", 1531883530.449),
                                           {"1531883530449377000", 1531883530.449377},
                                           {"2011-09-26 13:02:25.964389445", 1317042145.964389445}}) {
            const auto time = momentOf(name);
            QVERIFY2(time && std::abs(*time - time_s) < 1e-6, name);
        }
    }

    void numbersAreNoTimes()
    {
        for (const Names& names :
             {Names{"000008", "000009"}, Names{"0000000001", "0000000002"}, Names{"20240131", "20240201"},
              Names{"1668200710_1", "1668200710_2", "1668200710_3"}, Names{"20230115_103000_000001", "20230115_103000_000002"},
              Names{"12345678901234567890", "12345678901234567891"}, Names{"a", "b"}, Names{"v1.2", "v1.3"}})
            QVERIFY2(timesOfNames(names).empty(), names.front().c_str());
    }

    /// What is missing among the numbers is missing among the scans.
    void numbersThatAreMissingAreScansThatAreMissing()
    {
        const QTemporaryDir folder;
        const fs::path clouds = withClouds(folder, {"scan_000", "scan_001", "scan_002", "scan_005"});
        const auto sequence = openDataset(clouds);
        VERIFY_RESULT(sequence);
        QVERIFY(sequence->timeSource == TimeSource::counted);
        QCOMPARE(timesOf(*sequence), (std::vector<double>{0, 0.1, 0.2, 0.5}));
        const auto told = openDataset(clouds, {.poses = {}, .period_s = 0.5});
        VERIFY_RESULT(told);
        QVERIFY(told->timeSource == TimeSource::told);
        QCOMPARE(timesOf(*told), (std::vector<double>{0, 0.5, 1, 2.5}));
    }

    void everyTenthScanIsASecondApart()
    {
        const QTemporaryDir folder;
        const fs::path clouds = withClouds(folder, {"000000", "000010", "000020", "000040"});
        QCOMPARE(timesOf(*openDataset(clouds)), (std::vector<double>{0, 1, 2, 4}));
        QCOMPARE(timesOf(*openDataset(clouds, {.poses = {}, .period_s = 0.5})), (std::vector<double>{0, 0.5, 1, 2}));
    }

    void filesTellTimes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("KITTI odometry") << "times.txt"
                                        << QByteArray("0.000000e+00\n1.000000e-01\n2.000000e-01\n3.0e-01\n4.0e-01\n5.000000e-01\n");
        QTest::newRow("KITTI raw") << "timestamps.txt"
                                   << QByteArray(
                                          "2011-09-26 13:02:25.900000000\n2011-09-26 13:02:26.000000000\n2011-09-26 13:02:26.100000000\n"
                                          "2011-09-26 13:02:26.200000000\n2011-09-26 13:02:26.300000000\n2011-09-26 13:02:26.400000000\n");
        QTest::newRow("beside the clouds, nanoseconds") << "clouds/timestamps.txt"
                                                        << QByteArray("1668200710900000000\r\n1668200711000000000\r\n"
                                                                      "1668200711100000000\r\n1668200711400000000\r\n");
        QTest::newRow("milliseconds from zero") << "times.txt" << QByteArray("0\n100\n200\n500\n");
        QTest::newRow("microseconds from zero") << "times.txt" << QByteArray("0\n100000\n200000\n500000\n");
        QTest::newRow("with names") << "timestamps.txt"
                                    << QByteArray("frame,time\n000005,1668200711.4\n000000,1668200710.9\n1,1668200711.0\n2,1668200711.1\n");
        QTest::newRow("seconds and nanoseconds")
            << "timestamps.txt" << QByteArray("1668200710 900000000\n1668200711 0\n1668200711 100000000\n1668200711 400000000\n");
        QTest::newRow("seconds and microseconds")
            << "timestamps.txt" << QByteArray("sec,usec\n1668200710,900000\n1668200711,0\n1668200711,100000\n1668200711,400000\n");
        QTest::newRow("decimal commas") << "times.txt" << QByteArray("0,0\n0,1\n0,2\n0,5\n");
    }

    void filesTellTimes()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        const fs::path clouds = withClouds(folder, {"000000", "000001", "000002", "000005"});
        VERIFY_RESULT(writeAtomically(path(folder) / file.toStdString(), text.toStdString()));
        const auto sequence = openDataset(clouds);
        VERIFY_RESULT(sequence);
        QVERIFY(sequence->timeSource == TimeSource::file);
        QCOMPARE(timesOf(*sequence), (std::vector<double>{0, 0.1, 0.2, 0.5}));
        QVERIFY(sequence->notes.empty());
    }

    void timesOfAnotherCountAreNoted()
    {
        const QTemporaryDir folder;
        const fs::path clouds = withClouds(folder, {"a", "b", "c"});
        VERIFY_RESULT(writeAtomically(path(folder) / "times.txt", "0\n0.5\n"));
        const auto sequence = openDataset(clouds);
        VERIFY_RESULT(sequence);
        QVERIFY(sequence->timeSource == TimeSource::assumed);
        QVERIFY(sequence->notes.front().text().find("2 times but there are 3 frames") != std::string::npos);
    }

    void timesThatStandStillAreNotTaken()
    {
        const QTemporaryDir folder;
        const fs::path clouds = withClouds(folder, {"a", "b", "c", "d"});
        for (const char* text : {"0\n0\n0\n0\n", "0\n0\n1\n1\n"}) {
            VERIFY_RESULT(writeAtomically(path(folder) / "times.txt", text));
            const auto sequence = openDataset(clouds);
            VERIFY_RESULT(sequence);
            QVERIFY(sequence->timeSource == TimeSource::assumed);
            QVERIFY(sequence->notes.front().text().find("most frames the time of another one") != std::string::npos);
        }
    }

    void timesThatGoBackAreNoted()
    {
        const QTemporaryDir folder;
        const fs::path clouds = withClouds(folder, {"a", "b", "c", "d"});
        VERIFY_RESULT(writeAtomically(path(folder) / "times.txt", "1.5\n1.0\n0.5\n0.0\n"));
        const auto sequence = openDataset(clouds);
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->frames.front().name, std::string("d"));
        QVERIFY(sequence->notes.front().text().find("goes back in time") != std::string::npos);
    }

    /// Names need not sort as time goes.
    void framesComeInTheOrderOfTime()
    {
        const QTemporaryDir folder;
        const auto sequence = openDataset(withClouds(folder, {"1668200710.25", "1668200710.5", "1668200710.125"}));
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->frames[0].name, std::string("1668200710.125"));
        QCOMPARE(sequence->frames[2].name, std::string("1668200710.5"));
    }

    /// Poses with times, one for each frame, tell when frames were measured that nothing else tells of.
    void posesTellTimes()
    {
        const QTemporaryDir folder;
        const fs::path clouds = withClouds(folder, {"a", "b", "c"});
        VERIFY_RESULT(writeAtomically(clouds / "poses.txt", "0.0 0 0 0 0 0 0 1\n0.5 1 0 0 0 0 0 1\n1.5 3 0 0 0 0 0 1\n"));
        const auto sequence = openDataset(clouds);
        VERIFY_RESULT(sequence);
        QVERIFY(sequence->timeSource == TimeSource::poses);
        QCOMPARE(timesOf(*sequence), (std::vector<double>{0, 0.5, 1.5}));
        QCOMPARE(sequence->world_T_cloud(2)->translation().x(), 3.0);
    }

    void theClockFillsInWhatIsMissing()
    {
        const double none = std::nan("");
        const FrameClock clock({none, 10, none, 10.2, 10.2, 10.4});
        for (const auto& [frame, time_s] : {std::pair(0, 0.0), {1, 0.2}, {3, 0.4}, {4, 0.5}, {5, 0.6}, {7, 1.0}, {-1, -0.2}})
            QVERIFY2(std::abs(clock.at(frame) - time_s) < 1e-9, std::to_string(clock.at(frame)).c_str());
        QCOMPARE(FrameClock(std::vector<double>{}).period_s(), 0.1);
        QCOMPARE(FrameClock(0.5).between(1, 4), 1.5);
    }

    void ofARealSequence()
    {
        NEEDS_SHARED_DATA("av2_7fab2350");
        const auto sequence = openDataset(sharedData("av2_7fab2350"));
        VERIFY_RESULT(sequence);
        QVERIFY(std::abs(sequence->clock.period_s() - 0.1) < 0.002);
        QVERIFY(sequence->notes.empty());
        NEEDS_SHARED_DATA("pandaset_002");
        const auto numbered = openDataset(sharedData("pandaset_002"));
        VERIFY_RESULT(numbered);
        QVERIFY(numbered->notes.empty() && numbered->timeSource == TimeSource::counted);
    }
};

POINTLOOM_TEST(TestFrameTimes, withoutApplication)
#include "tst_frame_times.moc"
