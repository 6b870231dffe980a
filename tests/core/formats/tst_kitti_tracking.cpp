// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/dataset/FrameKeys.h"
#include "core/dataset/Sequence.h"
#include "core/formats/CsvFormat.h"
#include "core/formats/DatasetLabels.h"
#include "core/formats/DocumentLabels.h"
#include "core/formats/Export.h"
#include "core/formats/KittiTrackingFormat.h"
#include "core/formats/KittiTrackingText.h"
#include "core/formats/LabelImport.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <set>

using namespace pointloom;
namespace fs = std::filesystem;

namespace {

const std::string trackedDontCare = "DontCare -1 -1 -10 219.31 188.49 245.5 218.56 -1000 -1000 -1000 -10 -1 -1 -1";
const std::string trackedCar = "Car 0 0 -1.9 365.5 171.05 582.29 314.31 1.6 1.8 4 -2 1.5 10 -2.0944";

const LabelFormat& format()
{
    return *findLabelFormat("kitti-tracking");
}

std::map<fs::path, std::string> written(const LabelSet& labels, FormatNotes& notes, const LabelSchema* schema = nullptr)
{
    return test::filesOf(format(), labels, {.schema = schema}, notes).value();
}

/// One car in frames of these names, as these tracks.
LabelSet carsIn(const std::vector<std::string>& frames, const std::vector<std::string>& tracks)
{
    LabelSet out{.name = "0003", .frames = {}, .dataset = {}};
    for (std::size_t i = 0; i < frames.size(); ++i) {
        out.frames.push_back(test::frameNamed(frames[i]));
        out.frames.back().boxes.push_back(test::goldenLabels().frames[0].boxes[0]);
        out.frames.back().boxes.back().track = tracks[i];
    }
    return out;
}

std::vector<std::vector<std::string>> linesOf(const std::string& text)
{
    std::vector<std::vector<std::string>> out;
    for (const std::string_view line : fields(text, '\n')) {
        if (const auto parts = words(line); !parts.empty())
            out.emplace_back(parts.begin(), parts.end());
    }
    return out;
}

/// Where the camera's upward axis points in the cloud.
Eigen::Vector3d sequenceUp(const Sequence& sequence)
{
    return -readCamera(sequence, 0, "camera_2").value()->camera_T_ego.linear().row(1).transpose();
}

}  // namespace

class TestKittiTracking : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = test::drivingScheme();
    QTemporaryDir m_folder;

    /// Reads a sequence called 0003 from a folder of its own.
    [[nodiscard]] Result<LabelSet> read(const std::string& text, const std::shared_ptr<LabelSource>& told = {}) const
    {
        const fs::path file = test::path(m_folder) / "label_02/0003.txt";
        return writeAtomically(file, text).has_value() ? test::readBy(format(), file, told, {})
                                                       : fail("the test cannot write its own file");
    }

private Q_SLOTS:
    /// The worked example of the format; the levels are whole numbers, the others may have more digits.
    void theGoldenBoxIsWritten()
    {
        FormatNotes notes;
        const auto files = written(test::goldenLabels(), notes);
        QCOMPARE(files.size(), 2U);
        const auto lines = linesOf(files.at("label_02/golden.txt"));
        QCOMPARE(lines.size(), 1U);
        const auto expected =
            words("0 7 Car 0 0 -1.897000 365.503981 171.046245 582.288954 314.306322 1.600000 1.800000 4.000000 -2.000000 "
                  "1.500000 10.000000 -2.094395");
        QCOMPARE(lines[0].size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            if (i < 5)
                QCOMPARE(lines[0][i], std::string(expected[i]));
            else
                QVERIFY(std::abs(*number<double>(lines[0][i]) - *number<double>(expected[i])) < 1e-6);
        }
    }

    /// The calibration is spelt as in the tracking set, without colons where that has none, and says the same.
    void theCalibrationLiesBeside()
    {
        LabelSet labels = test::goldenLabels();
        test::calibrate(labels.frames[0], test::tiltedCalibration());
        FormatNotes notes;
        const std::string text = written(labels, notes).at("calib/golden.txt");
        for (const char* key : {"P0: ", "P3: ", "\nR_rect ", "\nTr_velo_cam ", "\nTr_imu_velo "})
            QVERIFY2(text.find(key) != std::string::npos, key);
        const auto again = kittiCalibrationFromText(text);
        VERIFY_RESULT(again);
        const KittiCalibration meant = test::tiltedCalibration();
        QVERIFY((again->P2 * again->camera_T_lidar.matrix()).isApprox(meant.P2 * meant.camera_T_lidar.matrix(), 1e-12));
        keepForKitti("P2: as it was", {}, labels.frames[0]);
        QCOMPARE(written(labels, notes).at("calib/golden.txt"), std::string("P2: as it was"));
    }

    void theSequenceHasOneCalibration()
    {
        LabelSet labels = carsIn({"0", "1", "2"}, {"1", "1", "1"});
        test::calibrate(labels.frames[1], test::tiltedCalibration());
        FormatNotes notes;
        written(labels, notes);
        QVERIFY(test::says(notes.remarks, "2 frames have another calibration or none: the sequence has one, that of frame 1"));
        const auto report = test::exported(labels, format(), test::path(m_folder) / "out", {});
        VERIFY_RESULT(report);
        QVERIFY(report->largestCornerError_m < 1e-6);
    }

    /// Frames are the numbers that their names are: what is missing leaves a hole.
    void framesKeepTheirNumbers()
    {
        FormatNotes notes;
        const auto files = written(carsIn({"000005", "000007", "000012"}, {"1", "1", "1"}), notes);
        const auto lines = linesOf(files.at("label_02/0003.txt"));
        QCOMPARE(lines[0][0] + lines[1][0] + lines[2][0], std::string("5712"));
        const auto found = read(files.at("label_02/0003.txt"));
        VERIFY_RESULT(found);
        QCOMPARE(found->name, std::string("0003"));
        QCOMPARE(found->frames.size(), 3U);
        QCOMPARE(found->frames[2].name, std::string("000012"));

        FormatNotes counted;
        QCOMPARE(linesOf(written(carsIn({"left", "right"}, {"1", "1"}), counted).at("label_02/0003.txt"))[1][0], std::string("1"));
        QVERIFY(test::says(counted.remarks, "counted from 0"));
        QCOMPARE(linesOf(written(carsIn({"7", "007"}, {"1", "1"}), counted).at("label_02/0003.txt"))[1][0], std::string("1"));
    }

    /// Other names than numbers are numbered and come back; what shares track and frame does not.
    void trackNamesComeBack()
    {
        LabelSet labels = carsIn({"0", "1", "2", "3"}, {"car-5", "41", "car-5", "a \"b\",\nc"});
        labels.frames[1].boxes.push_back(labels.frames[1].boxes[0]);
        labels.frames[2].boxes.push_back(labels.frames[2].boxes[0]);
        labels.frames[2].boxes.back().track = "007";
        FormatNotes notes;
        const auto files = written(labels, notes);
        const auto lines = linesOf(files.at("label_02/0003.txt"));
        QCOMPARE(lines[0][1], lines[3][1]);
        QCOMPARE(lines[1][1], std::string("41"));
        std::set<std::string> numbers;
        for (const auto& line : lines)
            numbers.insert(line[1]);
        QCOMPARE(numbers.size(), 5U);
        QVERIFY(test::says(notes.remarks, "3 tracks get a number for their name, see track_ids: 42 = car-5"));
        QVERIFY(test::says(notes.losses, "1 boxes share track and frame"));

        for (const auto& [name, text] : files)
            VERIFY_RESULT(writeAtomically(test::path(m_folder) / "named" / name, text));
        const auto found = test::readBy(format(), test::path(m_folder) / "named", {}, {});
        VERIFY_RESULT(found);
        QCOMPARE(found->frames[0].boxes[0].track, std::string("car-5"));
        QCOMPARE(found->frames[2].boxes[1].track, std::string("007"));
        QCOMPARE(found->frames[3].boxes[0].track, std::string("a \"b\",\nc"));
        VERIFY_RESULT(writeAtomically(test::path(m_folder) / "named/track_ids/0003.csv", "number,track\nfive,car-5\n"));
        const auto broken = test::readBy(format(), test::path(m_folder) / "named", {}, {});
        QVERIFY(!broken);
        QVERIFY2(broken.error().text().find("0003.csv, line 2") != std::string::npos, broken.error().text().c_str());
    }

    void linesWithoutABoxAreKept()
    {
        const std::string noVolume = "Car 0 0 -1.57 1 2 3 4 1.50 0.00 4.00 1 2 3 0";
        const auto found =
            read("0 -1 " + trackedDontCare + "\r\n0 2 " + trackedCar + " 0.75\n\n3 9 " + noVolume + "\n0 -1 " + trackedCar + "\n");
        VERIFY_RESULT(found);
        QCOMPARE(found->frames.size(), 2U);
        QCOMPARE(kittiFrameOf(found->frames[0]).keptLines, std::vector{trackedDontCare});
        QCOMPARE(found->frames[0].boxes.size(), 2U);
        QCOMPARE(found->frames[0].boxes[0].track, std::string("2"));
        QCOMPARE(found->frames[0].boxes[0].score, 0.75);
        QCOMPARE(found->frames[0].boxes[1].track, std::string());
        QCOMPARE(kittiFrameOf(found->frames[1]).keptLines, std::vector{noVolume});
        QVERIFY(test::says(found->remarks, "1 lines name a track but have no volume"));
        FormatNotes notes;
        const std::string again = written(*found, notes).at("label_02/0003.txt");
        QVERIFY(again.find("0 -1 " + trackedDontCare + "\n") != std::string::npos);
        QVERIFY(again.find("3 -1 " + noVolume + "\n") != std::string::npos);
    }

    void truncationBecomesALevel()
    {
        for (const auto& [share, level] : {std::pair(-1.0, -1), {0.0, 0}, {0.15, 0}, {0.16, 1}, {0.5, 1}, {0.51, 2}, {1.0, 2}})
            QCOMPARE(truncationLevel(share), level);
        LabelSet labels = test::goldenLabels();
        labels.frames[0].boxes[0].attributes = {{"occlusion", "largely"}, {"truncation", 0.25}, {"parked", true}};
        FormatNotes notes;
        const auto lines = linesOf(written(labels, notes, &m_schema).at("label_02/golden.txt"));
        QCOMPARE(lines[0][3], std::string("1"));
        QCOMPARE(lines[0][4], std::string("2"));
        QVERIFY(test::says(notes.losses, "the truncation of 1 boxes becomes a level"));
        QVERIFY(test::says(notes.losses, "parked"));
        QVERIFY(!test::says(notes.losses, "track ids"));
    }

    void statesAreALoss()
    {
        for (const char* key : {"kitti", "kitti-tracking", "csv"}) {
            LabelSet labels = test::goldenLabels();
            labels.frames[0].boxes[0].state = BoxState::interpolated;
            FormatNotes notes;
            QVERIFY(test::filesOf(*findLabelFormat(key), labels, {}, notes).has_value());
            QVERIFY(test::says(notes.losses, "does not say that 1 boxes are interpolated, propagated or finalised"));
        }
    }

    /// The public set lacks a few clouds whose frames are labelled.
    void labelsOfMissingCloudsAreLeftOutAndSaidSo()
    {
        const auto told = std::make_shared<NamesOfFrames>(std::vector<std::string>{"000001", "000003"});
        const auto found =
            read("0 1 " + trackedCar + "\n0 -1 " + trackedDontCare + "\n1 1 " + trackedCar + "\n2 1 " + trackedCar + "\n", told);
        VERIFY_RESULT(found);
        QCOMPARE(found->frames.size(), 2U);
        QCOMPARE(found->frames[0].boxes.size(), 1U);
        QVERIFY(test::says(found->remarks, "2 labelled frames have no cloud: their 2 boxes are left out"));
        const auto other = read("7 1 " + trackedCar + "\n9 1 " + trackedCar + "\n", told);
        QVERIFY(!other);
        QVERIFY2(other.error().text().find("0003.txt: holds the frames 7 to 9, of which the dataset has none") != std::string::npos,
                 other.error().text().c_str());
        VERIFY_RESULT(read("", told));
    }

    void aFolderOfSeveralSequencesIsAsked()
    {
        const fs::path folder = test::path(m_folder) / "several";
        VERIFY_RESULT(writeAtomically(folder / "label_02/0000.txt", "0 1 " + trackedCar));
        VERIFY_RESULT(test::readBy(format(), folder, {}, {}));
        VERIFY_RESULT(test::readBy(format(), folder / "label_02", {}, {}));
        VERIFY_RESULT(writeAtomically(folder / "label_02/0001.txt", "0 1 " + trackedCar));
        const auto torn = test::readBy(format(), folder, {}, {});
        QVERIFY(!torn);
        QVERIFY2(torn.error().text().find("2 sequences; name one of the files: 0000.txt, 0001.txt") != std::string::npos,
                 torn.error().text().c_str());
        QVERIFY(!test::readBy(format(), test::path(m_folder) / "several/calib", {}, {}));
    }

    void wrongLinesAreRefusedWithTheirNumber_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("reason");
        const auto line = [](const std::string& text) { return QByteArray::fromStdString(text); };
        QTest::newRow("an object file") << line(trackedCar) << QByteArray("there are 15 columns; KITTI tracking labels have 17");
        QTest::newRow("a class with a blank") << line("0 1 My " + trackedCar + " 1") << QByteArray("there are 19 columns");
        QTest::newRow("no frame") << line("x 1 " + trackedCar) << QByteArray("\"x\" in column 1 is no whole number");
        QTest::newRow("half a track") << line("0 1.5 " + trackedCar) << QByteArray("\"1.5\" in column 2 is no whole number");
        QTest::newRow("before the start") << line("-1 1 " + trackedCar) << QByteArray("the frame is -1");
        QTest::newRow("decimal comma") << line("0 1 Car 0 0 -1,9 1 2 3 4 1.6 1.8 4 1 2 3 0") << QByteArray("\"-1,9\" in column 6");
        QTest::newRow("too large") << line("99999999999999999999 1 " + trackedCar) << QByteArray("column 1");
    }

    void wrongLinesAreRefusedWithTheirNumber()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, reason);
        const auto found = read("0 -1 " + trackedDontCare + "\n" + line.toStdString());
        QVERIFY(!found);
        QVERIFY(found.error().where.ends_with("0003.txt, line 2"));
        QVERIFY2(QByteArray::fromStdString(found.error().text()).contains(reason), found.error().text().c_str());
    }

    void linesWithoutNumbersCostTheirBoxAlone()
    {
        const auto found = read("0 1 " + trackedCar + "\n0 2 Car 0 0 -1.9 1 2 3 4 1.6 1.8 4 inf 2 3 0\n0 3 " + trackedCar + "\n");
        VERIFY_RESULT(found);
        QCOMPARE(found->frames.front().boxes.size(), 2U);
        QVERIFY(test::says(found->remarks, "boxes with a value that is no number are left out: 1 (0003.txt line 2: column 14: inf)"));
    }

    /// The real sequence through dataset, document and export: 3 tracks, 15 boxes where its table has them, the other lines untouched.
    void theRealSequenceGoesThrough()
    {
        NEEDS_SHARED_DATA("kitti_tracking_0000");
        const fs::path root = test::sharedData("kitti_tracking_0000");
        const auto sequence = openDataset(root);
        VERIFY_RESULT(sequence);
        const auto imported = importDatasetLabels(*sequence, m_schema);
        VERIFY_RESULT(imported);
        QVERIFY(imported->remarks.empty());
        Document document(frameListOf(*sequence));
        const LabelImport taken = importInto(document, imported->labels, m_schema);
        QVERIFY(taken.remarks.empty());
        VERIFY_RESULT(document.apply(taken.edit));
        QCOMPARE(document.labels().tracks().size(), 3U);
        QCOMPARE(document.labels().cuboidCount(), 15U);
        for (const auto& [id, track] : document.labels().tracks())
            QCOMPARE(document.labels().boxesOf(id).size(), 5U);

        const auto source = labelsOfDocument(*sequence, document.labels(), m_schema);
        VERIFY_RESULT(source);
        const auto collected = readAll(**source);
        VERIFY_RESULT(collected);
        const auto table = test::readBy(CsvFormat(), root / "boxes.csv", test::namesOf(*collected), {});
        VERIFY_RESULT(table);
        for (std::size_t i = 0; i < table->frames.size(); ++i) {
            QCOMPARE(collected->frames[i].boxes.size(), table->frames[i].boxes.size());
            for (const LabelledBox& truth : table->frames[i].boxes) {
                const auto& boxes = collected->frames[i].boxes;
                const auto same = std::ranges::find(boxes, truth.track, &LabelledBox::track);
                QVERIFY(same != boxes.end());
                // The table takes half the height off along the camera's y axis, training code along the cloud's z: see toKitti().
                const Eigen::Vector3d up = sequenceUp(*sequence) - Eigen::Vector3d::UnitZ();
                OrientedBox moved = same->box;
                moved.centre_m += up * moved.size_m.z() / 2;
                QVERIFY(cornerDistance_m(same->box, truth.box) < 0.02);
                QVERIFY(cornerDistance_m(moved, truth.box) < 0.001);
            }
        }

        QVERIFY(!test::exported(*collected, format(), root / "label_02", {.schema = &m_schema}));
        const fs::path out = test::path(m_folder) / "real";
        const auto report = test::exported(*collected, format(), out, {.schema = &m_schema});
        VERIFY_RESULT(report);
        QCOMPARE(report->boxes, 15U);
        const auto sorted = [](const fs::path& file) {
            auto lines = linesOf(readText(file).value());
            std::ranges::sort(lines);
            return lines;
        };
        const auto before = sorted(root / "label_02/0000.txt");
        const auto after = sorted(out / "label_02/0000.txt");
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before[i][2] == "DontCare")
                QCOMPARE(after[i], before[i]);
            for (std::size_t column = 10; column < 17; ++column)
                QVERIFY(std::abs(*number<double>(after[i][column]) - *number<double>(before[i][column])) < 1e-6);
        }
        QCOMPARE(readText(out / "calib/0000.txt").value(), readText(root / "calib/0000.txt").value());
    }
};

POINTLOOM_TEST(TestKittiTracking, withoutApplication)
#include "tst_kitti_tracking.moc"
