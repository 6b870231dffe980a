// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/cloud/CloudWriter.h"
#include "core/geometry/BoxOverlap.h"
#include "tests/app/Program.h"
#include "tests/core/fit/FitScene.h"
#include "tests/core/track/TrackScene.h"
#include "tests/support/Support.h"

#include <nlohmann/json.hpp>

#include <map>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr int frames = 6;
const std::string header = "frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad\n";
const OrientedBox parkedCar = standing(20, -6, {4.4, 1.8, 1.6}, 0.1);
const TrackScene::Way drivenCar = driving(standing(8, 6, {4.4, 1.8, 1.6}, 0.1), 0.9);

TrackScene streetOfTracks()
{
    return TrackScene([](int frame) { return Eigen::Vector3d(0.8 * frame, 0, 0.01 * frame); }).add(drivenCar).add(parked(parkedCar));
}

std::string stem(int frame)
{
    return "00000" + std::to_string(frame);
}

std::string row(const std::string& frame, const std::string& track, const OrientedBox& box)
{
    std::string line = frame + "," + track + ",car";
    for (const double value : {box.centre_m.x(), box.centre_m.y(), box.centre_m.z(), box.size_m.x(), box.size_m.y(), box.size_m.z()})
        line += "," + fixed(value, 4);
    return line + "," + fixed(box.yaw_rad, 6) + "\n";
}

const std::string tiltedHeader = "roll_rad,frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad,pitch_rad\n";

std::string tiltedRow(const std::string& frame, const std::string& track, const OrientedBox& box)
{
    std::string line = row(frame, track, box);
    line.pop_back();
    return (isUpright(box) ? "" : fixed(box.roll_rad, 6)) + "," + line + "," + (isUpright(box) ? "" : fixed(box.pitch_rad, 6)) + "\n";
}

std::string poses(const TrackScene& scene, bool named)
{
    std::string text;
    for (int frame = 0; frame < frames; ++frame) {
        const Eigen::Matrix4d matrix = scene.world_T_cloud(frame).matrix();
        text += named ? stem(frame) : "";
        for (int r = 0; r < 3; ++r)
            for (int c = 0; c < 4; ++c)
                text += (text.empty() || text.back() == '\n' ? "" : " ") + fixed(matrix(r, c), 9);
        text += "\n";
    }
    return text;
}

/// The boxes of an answer by track and frame.
std::map<std::pair<std::string, std::string>, OrientedBox> boxesIn(const std::filesystem::path& file)
{
    std::map<std::pair<std::string, std::string>, OrientedBox> boxes;
    const std::string text = readText(file).value_or(std::string());
    for (const auto line : fields(text, '\n')) {
        const auto cells = fields(line);
        if ((cells.size() != 10 && cells.size() != 12) || cells.front() == "frame")
            continue;
        const auto value = [&](std::size_t i) { return i < cells.size() ? number<double>(cells[i]).value_or(0) : 0; };
        boxes[{std::string(cells[1]), std::string(cells[0])}] = {
            {value(3), value(4), value(5)}, {value(6), value(7), value(8)}, value(9), value(10), value(11)};
    }
    return boxes;
}

}  // namespace

/// propagate, from outside.
class TestPropagateCommand : public QObject
{
    Q_OBJECT

private:
    const TrackScene m_street = streetOfTracks();
    QTemporaryDir m_folder;

    [[nodiscard]] QString inFolder(const char* name) const { return m_folder.filePath(name); }
    void write(const char* name, const std::string& text) const { VERIFY_RESULT(writeAtomically(path(m_folder) / name, text)); }
    [[nodiscard]] ProgramRun propagateWith(const QStringList& more) const
    {
        return runProgram(
            QStringList{"propagate", "--sequence", inFolder("clouds"), "--boxes", inFolder("seed.csv"), "--out", inFolder("out.csv")}
            << more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (int frame = 0; frame < frames; ++frame)
            VERIFY_RESULT(writeCloud(path(m_folder) / "clouds" / (stem(frame) + ".pcd"), m_street.cloud(frame), CloudEncoding::pcdBinary));
    }

    void init()
    {
        write("clouds/poses.txt", poses(m_street, false));
        write("seed.csv",
              header + row(stem(0), "7", m_street.seenFrom(0, *drivenCar(0))) + row(stem(0), "8", m_street.seenFrom(0, parkedCar)));
        std::filesystem::remove(path(m_folder) / "out.csv");
    }

    void objectsAreFollowed_data()
    {
        QTest::addColumn<bool>("besides");
        QTest::newRow("poses.txt") << false;
        QTest::newRow("--poses") << true;
    }

    void objectsAreFollowed()
    {
        QFETCH(bool, besides);
        QStringList more{"--from", "000000", "--frames", "5", "--json"};
        if (besides) {
            std::filesystem::remove(path(m_folder) / "clouds" / "poses.txt");
            write("named.txt", poses(m_street, true));
            more << "--poses" << inFolder("named.txt");
        }
        const ProgramRun run = propagateWith(more);
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto boxes = boxesIn(path(m_folder) / "out.csv");
        QCOMPARE(boxes.size(), 12U);
        for (int frame = 0; frame < frames; ++frame) {
            QVERIFY(iou3d(boxes.at({"7", stem(frame)}), m_street.seenFrom(frame, *drivenCar(frame))) > 0.85);
            QVERIFY(cornerDistance_m(boxes.at({"8", stem(frame)}), m_street.seenFrom(frame, parkedCar)) < 0.01);
        }
        const auto tracks = nlohmann::json::parse(run.output.toStdString()).at("tracks");
        QCOMPARE(tracks.size(), 2U);
        QCOMPARE(tracks[0].at("static").get<bool>(), false);
        QCOMPARE(tracks[1].at("static").get<bool>(), true);
        QCOMPARE(tracks[0].at("end").get<std::string>(), std::string("done"));
        QCOMPARE(tracks[0].at("boxes").size(), 5U);
    }

    /// A box that leans goes on leaning, one that stands goes on standing; the columns are there where some box needs them.
    void tiltIsKept()
    {
        OrientedBox leaning = m_street.seenFrom(0, parkedCar);
        leaning.pitch_rad = 0.04;
        leaning.roll_rad = -0.03;
        const std::string standing = tiltedRow(stem(0), "7", m_street.seenFrom(0, *drivenCar(0)));
        write("seed.csv", tiltedHeader + standing + tiltedRow(stem(0), "8", leaning));
        const ProgramRun run = propagateWith({"--from", "000000", "--frames", "2", "--static"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const std::string text = readText(path(m_folder) / "out.csv").value_or(std::string());
        QVERIFY(text.starts_with(header.substr(0, header.size() - 1) + ",pitch_rad,roll_rad\n"));
        const auto boxes = boxesIn(path(m_folder) / "out.csv");
        QCOMPARE(boxes.size(), 6U);
        for (int frame = 0; frame < 3; ++frame) {
            QVERIFY(isUpright(boxes.at({"7", stem(frame)})));
            QVERIFY(std::abs(boxes.at({"8", stem(frame)}).pitch_rad - leaning.pitch_rad) < 0.01);
            QVERIFY(std::abs(boxes.at({"8", stem(frame)}).roll_rad - leaning.roll_rad) < 0.01);
        }
        write("seed.csv", tiltedHeader + standing);
        QCOMPARE(propagateWith({"--from", "000000", "--frames", "1"}).exitCode, 0);
        QVERIFY(readText(path(m_folder) / "out.csv").value_or(std::string()).starts_with(header));
    }

    void backwardToTheFirstFrame()
    {
        write("seed.csv", header + row(stem(5), "7", m_street.seenFrom(5, *drivenCar(5))));
        const ProgramRun run = propagateWith({"--from", "000005", "--frames", "50", "--backward"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto boxes = boxesIn(path(m_folder) / "out.csv");
        QCOMPARE(boxes.size(), 6U);
        QVERIFY(iou3d(boxes.at({"7", stem(0)}), m_street.seenFrom(0, *drivenCar(0))) > 0.8);
    }

    void otherBoxesOfTheTrackEndTheWay()
    {
        write("seed.csv",
              header + row(stem(0), "7", m_street.seenFrom(0, *drivenCar(0))) + row(stem(3), "7", m_street.seenFrom(3, *drivenCar(3))));
        const ProgramRun run = propagateWith({"--from", "000000", "--frames", "5"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QCOMPARE(boxesIn(path(m_folder) / "out.csv").size(), 3U);
    }

    void withoutPosesItSaysSo()
    {
        std::filesystem::remove(path(m_folder) / "clouds" / "poses.txt");
        const ProgramRun run = propagateWith({"--from", "000000", "--frames", "1"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.errors.contains("no poses"), run.errors.constData());
    }

    void whatIsWrongIsSaidInOneSentence_data()
    {
        QTest::addColumn<QString>("seed");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QByteArray>("says");
        const QString good = QString::fromStdString(row(stem(0), "7", parkedCar));
        const QString columns = QString::fromStdString(header);
        QTest::newRow("no such frame") << columns + good << "000099" << QByteArray("000099");
        QTest::newRow("no box there") << columns + good << "000002" << QByteArray("000002");
        QTest::newRow("twice") << columns + good + good << "000000" << QByteArray("line 3");
        QTest::newRow("no columns") << QString("a,b\n1,2\n") << "000000" << QByteArray("frame");
        QTest::newRow("no size") << columns + QString(good).replace("4.4000", "0") << "000000" << QByteArray("length");
        QTest::newRow("no volume") << columns + QString(good).replace("4.4000", "0.0") << "000000" << QByteArray("line 2");
        QTest::newRow("no tilt") << QString::fromStdString(tiltedHeader + "x," + row(stem(0), "7", parkedCar)) << "000000"
                                 << QByteArray("roll_rad");
        QTest::newRow("frame of a box") << columns + good + QString(good).replace("000000", "x") << "000000" << QByteArray("\"x\"");
    }

    /// What is taken of the columns of clouds without a header is said here as everywhere.
    void columnsThatWereFoundOutAreSaid()
    {
        const std::filesystem::path cloud = std::filesystem::path(sharedData("cases")) / "02-bin-five-floats/five_600.bin";
        if (!std::filesystem::exists(cloud))
            QSKIP("the shared data is not beside this checkout");
        const QTemporaryDir folder;
        std::filesystem::create_directories(path(folder) / "frames");
        for (const char* name : {"000000.bin", "000001.bin"})
            std::filesystem::copy_file(cloud, path(folder) / "frames" / name);
        VERIFY_RESULT(writeAtomically(path(folder) / "seed.csv", header + row("000000", "1", parkedCar)));
        const ProgramRun run = runProgram({"propagate", "--sequence", folder.filePath("frames"), "--boxes", folder.filePath("seed.csv"),
                                           "--from", "000000", "--frames", "1", "--out", folder.filePath("out.csv")});
        QVERIFY2(run.errors.contains("000000.bin: has no header"), run.errors.constData());
    }

    void whatIsWrongIsSaidInOneSentence()
    {
        QFETCH(QString, seed);
        QFETCH(QString, from);
        QFETCH(QByteArray, says);
        write("seed.csv", seed.toStdString());
        const ProgramRun run = propagateWith({"--from", from, "--frames", "2"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(says), run.errors.constData());
        QCOMPARE(run.errors.count('\n'), 1);
        QVERIFY(!std::filesystem::exists(path(m_folder) / "out.csv"));
    }

    /// Frames are found as import finds them, in the table and on the command line.
    void framesMayBeSpeltOtherwise()
    {
        write("seed.csv", header + row("0", "7", parkedCar));
        for (const char* spelling : {"000000", "0", "000000.pcd"}) {
            const ProgramRun run = propagateWith({"--from", spelling, "--frames", "2"});
            QVERIFY2(run.exitCode == 0, run.errors.constData());
        }
    }

    void wrongUsageExitsWithTwo()
    {
        QCOMPARE(propagateWith({"--from", "000000"}).exitCode, 2);
        QCOMPARE(propagateWith({"--from", "000000", "--frames", "0"}).exitCode, 2);
        QCOMPARE(propagateWith({"--from", "000000", "--frames", "2", "--static", "--moving"}).exitCode, 2);
        for (const char* period : {"nan", "inf", "-1", "0x10", "1e400"}) {
            QCOMPARE(propagateWith({"--from", "000000", "--frames", "2", "--period", period}).exitCode, 2);
            QCOMPARE(propagateWith({"--from", "000000", "--frames", "2", "--rate", period}).exitCode, 2);
        }
        QCOMPARE(runProgram({"propagate", "--help"}).exitCode, 0);
    }
};

POINTLOOM_TEST(TestPropagateCommand, withoutApplication)
#include "tst_propagate_command.moc"
