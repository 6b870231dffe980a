// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/formats/DatasetLabels.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace pointloom;
using nlohmann::json;
using pointloom::test::says;
namespace fs = std::filesystem;

namespace {

const std::string carLine = "Car 0 0 -1.5 500 150 620 220 1.5 1.8 4.2 -3 1.57 11.73 -1.870796\n";
const std::string calibration = "P2: 700 0 600 0 0 700 180 0 0 0 1 0\nR0_rect: 1 0 0 0 1 0 0 0 1\n"
                                "Tr_velo_to_cam: 0 -1 0 0 0 0 -1 -0.08 1 0 0 -0.27\n";
const std::string csvHead = "frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad\n";

/// Values of a car at (12, 3, -0.9).
json carValues()
{
    return {12, 3, -0.9, 0, 0, 0.14943813247359922, 0.9887710779360422, 4.2, 1.8, 1.5};
}

json openLabel(const json& frames, const json& more = json::object())
{
    json root{{"metadata", {{"schema_version", "1.0.0"}}}, {"objects", {{"1", {{"name", "car1"}, {"type", "Car"}}}}}, {"frames", frames}};
    root.update(more);
    return {{"openlabel", root}};
}

json frameWith(const json& values, const char* system = nullptr)
{
    json cuboid{{"name", "shape"}, {"val", values}};
    if (system != nullptr)
        cuboid["coordinate_system"] = system;
    return {{"objects", {{"1", {{"object_data", {{"cuboid", {cuboid}}}}}}}}};
}

}  // namespace

/// No label vanishes or changes without a word.
class TestLabelReports : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    fs::path m_root = test::path(m_folder);
    int m_count = 0;

    [[nodiscard]] fs::path write(const std::string& ending, const std::string& text)
    {
        const fs::path path = m_root / ("labels" + std::to_string(++m_count) + ending);
        return writeAtomically(path, text).has_value() ? path : fs::path();
    }

    [[nodiscard]] Result<LabelSet> readJson(const json& file, const std::vector<std::string>& frames = {"000000", "000001", "000002"})
    {
        return test::readBy(*findLabelFormat("openlabel"), write(".json", file.dump()), std::make_shared<NamesOfFrames>(frames), {});
    }

    [[nodiscard]] Result<LabelSet> readCsv(const std::string& text, const LabelSchema* schema = nullptr)
    {
        return test::readBy(*findLabelFormat("csv"), write(".csv", text),
                            std::make_shared<NamesOfFrames>(std::vector<std::string>{"000000", "000001", "000002"}), {.schema = schema});
    }

    /// A folder of KITTI's with these label files and calibrations, for two frames.
    [[nodiscard]] Result<LabelSet> readKitti(const std::map<std::string, std::string>& files)
    {
        const fs::path root = m_root / ("kitti" + std::to_string(++m_count));
        for (const auto& [name, text] : files) {
            if (auto written = writeAtomically(root / name, text); !written)
                return std::unexpected(written.error());
        }
        return test::readBy(*findLabelFormat("kitti"), root / "label_2",
                            std::make_shared<NamesOfFrames>(std::vector<std::string>{"000000", "000001"}), {});
    }

    static std::size_t boxesIn(const LabelSet& labels)
    {
        std::size_t boxes = 0;
        for (const LabelledFrame& frame : labels.frames)
            boxes += frame.boxes.size();
        return boxes;
    }

private Q_SLOTS:
    void whatIsThereIsTakenOrTold()
    {
        LabelTally tally;
        tally.leave("left: %1 (%2)", "a", 2);
        tally.leave("left: %1 (%2)", "b");
        tally.take(4);
        LabelTally sum;
        sum.add(tally);
        sum.add(tally);
        QCOMPARE(sum.there(), 14U);
        QCOMPARE(sum.taken(), 8U);
        QCOMPARE(sum.losses().size(), 1U);
        QCOMPARE(sum.losses().front().text(), std::string("left: 6 (a, b)"));
        QVERIFY(!sum.isAllLost());
    }

    void labelFilesWithoutACloudAreTold()
    {
        const auto found = readKitti({{"label_2/000000.txt", carLine},
                                      {"label_2/000001.txt", carLine},
                                      {"label_2/000002.txt", carLine + carLine},
                                      {"label_2/000003.txt", carLine},
                                      {"calib/000000.txt", calibration},
                                      {"calib/000001.txt", calibration}});
        VERIFY_RESULT(found);
        QCOMPARE(boxesIn(*found), 2U);
        QVERIFY(says(found->remarks, "label files that have no cloud: 2 (000002.txt, 000003.txt)"));
        QCOMPARE(found->tally.there(), 5U);
        QCOMPARE(found->tally.left(), 3U);
    }

    /// A file that cannot be read is named with its reason; the others are taken. One that is all there is is refused.
    void brokenFilesCostThemselvesAlone_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("why");
        QTest::newRow("label file") << QByteArray("label_2/000001.txt") << QByteArray("\x08\x18 rubbish")
                                    << QByteArray("000001.txt, line 1: there are 2 columns");
        QTest::newRow("calibration") << QByteArray("calib/000001.txt") << QByteArray("rubbish")
                                     << QByteArray("000001.txt: the calibration has no P2");
    }

    void brokenFilesCostThemselvesAlone()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, why);
        std::map<std::string, std::string> files{{"label_2/000000.txt", carLine},
                                                 {"label_2/000001.txt", carLine},
                                                 {"calib/000000.txt", calibration},
                                                 {"calib/000001.txt", calibration}};
        files[name.toStdString()] = text.toStdString();
        const auto found = readKitti(files);
        VERIFY_RESULT(found);
        QCOMPARE(boxesIn(*found), 1U);
        QCOMPARE(found->tally.broken().size(), 1U);
        QVERIFY2(QByteArray::fromStdString(found->tally.broken().front().text()).contains(why),
                 found->tally.broken().front().text().c_str());
        QVERIFY(says(found->remarks, "files that cannot be read are left out, the others are taken: 1 ("));
        files.erase("label_2/000000.txt");
        QVERIFY(!readKitti(files));
    }

    /// Tables as old systems, spreadsheets and other programs write them: the same two boxes each time.
    void tablesOfEveryOriginAreRead_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("says");
        const QByteArray head = QByteArray::fromStdString(csvHead);
        const QByteArray first = "000000,1,car,12,3,-0.9,4.2,1.8,1.5,0.3\n";
        const QByteArray second = "000001,2,car,8,-3,-0.9,4.2,1.8,1.5,0.3\n";
        const QByteArray usual = head + first + second;
        QTest::newRow("usual") << usual << QByteArray();
        QTest::newRow("carriage returns") << QByteArray(usual).replace('\n', '\r') << QByteArray();
        QTest::newRow("comments") << "# made by x\n" + head + first + "# the \"second frame\n" + second << QByteArray();
        QTest::newRow("Ctrl-Z") << usual + "\x1A" << QByteArray();
        QTest::newRow("zeros") << usual + QByteArray(4, '\0') << QByteArray();
        QTest::newRow("apostrophe") << QByteArray(usual).replace("000000", "'000000") << QByteArray("'000000 = 000000");
        QTest::newRow("no-break space") << QByteArray(usual).replace("000000",
                                                                     "\xC2\xA0"
                                                                     "000000")
                                        << QByteArray();
        QTest::newRow("Latin-1") << QByteArray(usual).replace("000000,1", "000000,Fahrzeug\xE4") << QByteArray("line 2 is the first");
        QTest::newRow("further cells") << QByteArray(usual).replace("0.3\n", "0.3,99\n")
                                       << QByteArray("without the further ones: 2 (line 2");
        QTest::newRow("a column twice") << QByteArray(usual).replace("yaw_rad\n", "yaw_rad,cx\n").replace("0.3\n", "0.3,99\n")
                                        << QByteArray("names twice: the first counts, the further ones are attributes: 1 (cx)");
        QTest::newRow("rounded tracks") << QByteArray(usual).replace("0,1,", "0,3.1E+14,").replace("1,2,", "1,3.1E+14,")
                                        << QByteArray("become tracks of their own");
    }

    void tablesOfEveryOriginAreRead()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, says);
        const auto found = readCsv(table.toStdString());
        VERIFY_RESULT(found);
        QCOMPARE(boxesIn(*found), 2U);
        QVERIFY(found->frames[0].boxes[0].box.centre_m.isApprox(Eigen::Vector3d(12, 3, -0.9)));
        QVERIFY(found->frames[0].boxes[0].track.empty() || found->frames[0].boxes[0].track != found->frames[1].boxes[0].track);
        QVERIFY(says.isEmpty() ? found->remarks.empty() : test::says(found->remarks, says.toStdString()));
        if (table.contains("Fahrzeug"))
            QCOMPARE(found->frames[0].boxes[0].track, std::string("Fahrzeug\xC3\xA4"));
    }

    void labelFilesOfOtherDigitsPairUp()
    {
        const auto found = readKitti({{"label_2/0.txt", carLine},
                                      {"label_2/0000000001.txt", carLine},
                                      {"calib/000000.txt", calibration},
                                      {"calib/000001.txt", calibration}});
        VERIFY_RESULT(found);
        QCOMPARE(boxesIn(*found), 2U);
        QVERIFY(says(found->remarks, "spelt otherwise in the labels, taken for the same: 2 (0.txt = 000000"));
        QVERIFY(std::abs(found->frames[1].boxes[0].box.centre_m.x() - 12) < 1e-6);
    }

    /// A region is none of the labels; an object without a volume is one that is left out.
    void linesWithoutVolumeAreTold()
    {
        const auto found = readKitti({{"label_2/000000.txt",
                                       carLine + "DontCare -1 -1 -10 1 2 3 4 -1 -1 -1 -1000 -1000 -1000 -10\n"
                                           + "Car 0 0 -1.5 500 150 620 220 0 0 0 -3 1.5 11.7 0.1\n"
                                             "Car 0 0 -1.5 500 150 620 220 -1.5 1.8 4.2 -3 1.5 11.7 0.1\n"},
                                      {"label_2/000001.txt", carLine},
                                      {"calib/000000.txt", calibration},
                                      {"calib/000001.txt", calibration}});
        VERIFY_RESULT(found);
        QCOMPARE(boxesIn(*found), 2U);
        QCOMPARE(found->tally.left(), 2U);
        QVERIFY(says(found->remarks, "labels without volume (a side of 0 or less) are left out: 2 (000000.txt line 3: 0 x 0 x 0"));
    }

    /// Nine numbers, sixteen, column by column, in small letters; without P2; one file for all frames. The same car each time.
    void calibrationsOfEveryShapeAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("text");
        const QByteArray own("calib/000000.txt");
        QTest::newRow("only Tr") << own << QByteArray("Tr_velo_to_cam: 0 -1 0 0 0 0 -1 -0.08 1 0 0 -0.27\n");
        QTest::newRow("4x4") << own << QByteArray("Tr_velo_to_cam: 0 -1 0 0 0 0 -1 -0.08 1 0 0 -0.27 0 0 0 1\n");
        QTest::newRow("columns") << own << QByteArray("Tr_velo_to_cam: 0 0 1 0 -1 0 0 0 0 -1 0 0 0 -0.08 -0.27 1\n");
        QTest::newRow("R0 of 16") << own
                                  << QByteArray(
                                         "R0_rect: 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1\nTr_velo_to_cam: 0 -1 0 0 0 0 -1 -0.08 1 0 0 -0.27\n");
        QTest::newRow("P2 of 9") << own << QByteArray("P2: 700 0 600 0 700 180 0 0 1\nTr_velo_to_cam: 0 -1 0 0 0 0 -1 -0.08 1 0 0 -0.27\n");
        QTest::newRow("small letters") << own << QByteArray("tr_velo_to_cam: 0 -1 0 0 0 0 -1 -0.08 1 0 0 -0.27\r\n");
        QTest::newRow("one for all") << QByteArray("calib.txt") << QByteArray("Tr_velo_to_cam: 0 -1 0 0 0 0 -1 -0.08 1 0 0 -0.27\n");
    }

    void calibrationsOfEveryShapeAreUnderstood()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, text);
        const auto found = readKitti({{"label_2/000000.txt", carLine}, {file.toStdString(), text.toStdString()}});
        VERIFY_RESULT(found);
        QVERIFY((found->frames[0].boxes.at(0).box.centre_m - Eigen::Vector3d(12, 3, -0.9)).norm() < 1e-9);
        QVERIFY(!found->frames[0].facts.withoutCalibration);
    }

    /// Where all calibrations say the same, a frame without one takes that and it is said; where they differ, the frame has none.
    void aMissingCalibrationIsBorrowedOnlyWhereThereIsOne()
    {
        const auto same = readKitti({{"label_2/000000.txt", carLine}, {"label_2/000001.txt", carLine}, {"calib/000000.txt", calibration}});
        VERIFY_RESULT(same);
        QVERIFY(std::abs(same->frames[1].boxes.at(0).box.centre_m.x() - 12) < 1e-9);
        QVERIFY(says(same->remarks, "take the one that all others have: 1 (000001)"));
        const auto differing = readKitti({{"label_2/000000.txt", carLine},
                                          {"label_2/000001.txt", carLine},
                                          {"calib/000000.txt", calibration},
                                          {"calib/000007.txt", calibration + "Tr_imu_to_velo: 1 0 0 0 0 1 0 0 0 0 1 0\n"}});
        VERIFY_RESULT(differing);
        QVERIFY(differing->frames[1].facts.withoutCalibration && !differing->frames[0].facts.withoutCalibration);
    }

    void tablesOfSpreadsheetsAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray head = QByteArray::fromStdString(csvHead);
        const QByteArray good = head + "000000,1,car,12,3,-0.9,4.2,1.8,1.5,0.3\n000001,1,car,12,3,-0.9,4.2,1.8,1.5,0.3\n";
        const auto wide = [](const QByteArray& text, bool little) {
            QByteArray out(little ? "\xFF\xFE" : "\xFE\xFF");
            for (const char c : text) {
                if (!little)
                    out += '\0';
                out += c;
                if (little)
                    out += '\0';
            }
            return out;
        };
        QByteArray comma = good;
        comma.replace(',', ';').replace('.', ',');
        QByteArray tabs = good;
        tabs.replace(',', '\t');
        QByteArray zeros = good;
        zeros.replace("000000", "0").replace("000001", "1");
        QByteArray files = good;
        files.replace("000000", "frames/000000.bin").replace("000001", "000001.pcd.bin");
        QByteArray floats = good;
        floats.replace("000000,1,", "000000,1.0,");
        QByteArray caps = good;
        caps.replace("frame,track_id,class", "Frame, Track Id ,CLASS");
        QTest::newRow("good") << good;
        QTest::newRow("UTF-16, little") << wide(good, true);
        QTest::newRow("UTF-16, big") << wide(good, false);
        QTest::newRow("decimal commas") << comma;
        QTest::newRow("says its separator") << QByteArray("sep=;\r\n") + comma;
        QTest::newRow("tabs") << tabs;
        QTest::newRow("zeros lost") << zeros;
        QTest::newRow("file names") << files;
        QTest::newRow("decimals") << floats;
        QTest::newRow("capitals") << caps;
        QTest::newRow("blank rows") << good + ",,,,,,,,,\n";
        QTest::newRow("another name") << QByteArray(good).replace("yaw_rad", "Heading");
        QTest::newRow("degrees by name") << QByteArray(good).replace("yaw_rad", "yaw_deg").replace(",0.3\n", ",17.188733853924695\n");
    }

    void tablesOfSpreadsheetsAreRead()
    {
        QFETCH(QByteArray, text);
        const auto found = readCsv(text.toStdString());
        VERIFY_RESULT(found);
        for (const std::size_t frame : {0U, 1U}) {
            const LabelledBox& box = found->frames[frame].boxes.at(0);
            QCOMPARE(box.track, std::string("1"));
            QCOMPARE(box.classKey, std::string("car"));
            QVERIFY(cornerDistance_m(box.box, {{12, 3, -0.9}, {4.2, 1.8, 1.5}, 0.3}) < 1e-9);
        }
        QCOMPARE(boxesIn(*found), 2U);
        QCOMPARE(found->tally.left(), 0U);
    }

    void oddRowsCostThemselvesAlone()
    {
        const auto found = readCsv(csvHead
                                   + "000000,1,car,12,3,-0.9,4.2,1.8,1.5,0.3\n000001,1,car,12,3,-0.9,0,1.8,1.5,0.3\n"
                                     "000001,2,car,NaN,3,-0.9,4,1.8,1.5,0.3\n000009,2,car,12,3,-0.9,4,1.8,1.5,0.3\n");
        VERIFY_RESULT(found);
        QCOMPARE(found->tally.taken(), 1U);
        QCOMPARE(found->tally.left(), 3U);
        QVERIFY(says(found->remarks, "left out: 1 (line 3: 0 x 1.8 x 1.5)"));
        QVERIFY(says(found->remarks, "no number are left out: 1 (line 4: cx NaN)"));
        QVERIFY(says(found->remarks, "the dataset does not have are left out: 1 (000009)"));
    }

    /// Whatever is odd about a cuboid, the others are taken and the reason is said.
    void oddCuboidsAreTold_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("taken");
        const auto text = [](const json& frame) { return QByteArray::fromStdString(frame.dump()); };
        const auto changed = [](std::size_t at, const json& value) {
            json values = carValues();
            values[at] = value;
            return frameWith(values);
        };
        json both = frameWith(carValues());
        both["objects"]["1"]["object_data"]["vec"] = json::parse(R"([{"name": "velocity", "val": [1, 2, 3]}])");
        json flat = json::parse(R"({"objects": {"1": {"object_data": {"bbox": [{"name": "b", "val": [1, 2, 3, 4]}]}}}})");
        json still = changed(3, 0);
        for (const std::size_t at : {5U, 6U})
            still["objects"]["1"]["object_data"]["cuboid"][0]["val"][at] = 0;
        QTest::newRow("a side of 0") << text(changed(7, 0)) << QByteArray("without volume") << 1;
        QTest::newRow("a negative side") << text(changed(9, -1.5)) << QByteArray("without volume") << 1;
        QTest::newRow("no quaternion") << text(still) << QByteArray("quaternion has no length") << 1;
        QTest::newRow("NaN") << text(changed(0, "@")).replace("\"@\"", "NaN") << QByteArray("a value that is no number") << 1;
        QTest::newRow("-Infinity") << text(changed(1, "@")).replace("\"@\"", "-Infinity") << QByteArray("a value that is no number") << 1;
        QTest::newRow("no values") << text(frameWith(nullptr)) << QByteArray("without values") << 1;
        QTest::newRow("vector") << text(both) << QByteArray("velocity (vec)") << 2;
        QTest::newRow("in an image") << text(flat) << QByteArray("only in images (2D)") << 1;
    }

    void oddCuboidsAreTold()
    {
        QFETCH(QByteArray, frame);
        QFETCH(QByteArray, said);
        QFETCH(int, taken);
        const std::string whole = openLabel({{"0", frameWith(carValues())}, {"1", "@"}}).dump();
        const fs::path path = write(".json", QByteArray::fromStdString(whole).replace("\"@\"", frame).toStdString());
        const auto found = test::readBy(*findLabelFormat("openlabel"), path,
                                        std::make_shared<NamesOfFrames>(std::vector<std::string>{"000000", "000001"}), {});
        VERIFY_RESULT(found);
        QCOMPARE(found->tally.taken(), static_cast<std::size_t>(taken));
        QVERIFY2(says(found->remarks, said.toStdString()), found->remarks.empty() ? "" : found->remarks.front().text().c_str());
    }

    void objectsWithoutATypeAndOtherPartsAreTold()
    {
        json file = openLabel({{"0", frameWith(carValues())}}, {{"actions", {{"1", {{"name", "a"}, {"type", "drives"}}}}}});
        file["openlabel"]["objects"]["1"].erase("type");
        const auto found = readJson(file);
        VERIFY_RESULT(found);
        QVERIFY(found->tally.isAllLost());
        QVERIFY(says(found->remarks, "objects without a type are left out: 1"));
        QVERIFY(says(found->remarks, "parts of the file that are not read: actions"));
    }

    /// The format's ancestor is built alike from 4.3 on; what is older is refused with what to do.
    void theOlderFormatIsReadOrRefused()
    {
        json old{{"vcd", openLabel({{"0", frameWith(carValues())}})["openlabel"]}};
        old["vcd"]["metadata"]["schema_version"] = "4.3.1";
        const auto found = readJson(old);
        VERIFY_RESULT(found);
        QCOMPARE(boxesIn(*found), 1U);
        old["vcd"]["metadata"]["schema_version"] = "4.2.0";
        QVERIFY(readJson(old).error().text().find("is VCD 4.2.0") != std::string::npos);
    }

    /// An object that stands still has its cuboid once, for all frames that it lives in.
    void cuboidsOfStaticObjectsAreInTheirFrames()
    {
        json file = openLabel({{"0", json::object()}, {"1", json::object()}, {"2", json::object()}});
        file["openlabel"]["objects"]["1"]["object_data"]["cuboid"] = {{{"name", "shape"}, {"val", carValues()}}};
        file["openlabel"]["objects"]["1"]["frame_intervals"] = json::parse(R"([{"frame_start": 1, "frame_end": 2}])");
        const auto found = readJson(file);
        VERIFY_RESULT(found);
        QCOMPARE(found->frames[0].boxes.size(), 0U);
        QCOMPARE(found->frames[1].boxes.size(), 1U);
        QCOMPARE(found->frames[2].boxes.size(), 1U);
    }

    /// Clouds that are called alike in folders of their own stay as many frames as they are.
    void framesOfOneStemStayApart()
    {
        json frames;
        for (const char* number : {"0", "1", "2"}) {
            frames[number] = frameWith(carValues());
            frames[number]["frame_properties"]["streams"]["lidar"]["uri"] = std::string("run") + "/cloud.pcd";
        }
        const json file = openLabel(frames, {{"streams", {{"lidar", {{"type", "lidar"}}}}}});
        const auto untold = test::readBy(*findLabelFormat("openlabel"), write(".json", file.dump()), {}, {});
        VERIFY_RESULT(untold);
        QCOMPARE(untold->frames.size(), 3U);
        const auto told = readJson(file);
        VERIFY_RESULT(told);
        for (const LabelledFrame& frame : told->frames)
            QCOMPARE(frame.boxes.size(), 1U);
    }

    void framesThatTheDatasetDoesNotHaveAreTold()
    {
        json frames;
        for (const auto& [number, name] : {std::pair("0", "000000"), {"1", "000400"}}) {
            frames[number] = frameWith(carValues());
            frames[number]["frame_properties"]["name"] = name;
        }
        const auto found = readJson(openLabel(frames));
        VERIFY_RESULT(found);
        QCOMPARE(found->tally.taken(), 1U);
        QCOMPARE(found->tally.left(), 1U);
        QCOMPARE(found->frames[1].boxes.size(), 0U);  // number 1 is no frame of that name
    }

    /// The cuboid of the car's frame, of the world's and of another LiDAR's comes to the LiDAR of the clouds by the file's own
    /// transforms.
    void cuboidsComeToTheCloudsByTheFilesTransforms_data()
    {
        QTest::addColumn<QByteArray>("streams");
        QTest::addColumn<QByteArray>("system");
        QTest::addColumn<double>("x");
        QTest::newRow("stream of that name") << QByteArray(R"({"LIDAR": {"type": "lidar"}})") << QByteArray("base") << 13.5;
        QTest::newRow("stream of another name") << QByteArray(R"({"top": {"type": "lidar"}})") << QByteArray("base") << 13.5;
        QTest::newRow("no stream") << QByteArray("{}") << QByteArray("base") << 13.5;
        QTest::newRow("world") << QByteArray(R"({"LIDAR": {"type": "lidar"}})") << QByteArray("map") << 113.5;
        QTest::newRow("in small letters") << QByteArray(R"({"LIDAR": {"type": "lidar"}})") << QByteArray("lidar") << 12.0;
    }

    void cuboidsComeToTheCloudsByTheFilesTransforms()
    {
        QFETCH(QByteArray, streams);
        QFETCH(QByteArray, system);
        QFETCH(double, x);
        json values = carValues();
        values[0] = x;
        values[2] = x > 12 ? 0.9 : -0.9;
        json frame = frameWith(values, system);
        frame["frame_properties"]["transforms"]["base_to_map"] = json::parse(
            R"({"src": "base", "dst": "map", "transform_src_to_dst": {"quaternion": [0, 0, 0, 1], "translation": [100, 0, 0]}})");
        const json systems = json::parse(R"({
            "map": {"type": "scene_cs", "parent": ""},
            "base": {"type": "local_cs", "parent": "map"},
            "LIDAR": {"type": "sensor_cs", "parent": "base",
                      "pose_wrt_parent": {"matrix4x4": [1, 0, 0, 1.5, 0, 1, 0, 0, 0, 0, 1, 1.8, 0, 0, 0, 1]}}})");
        const auto found =
            readJson(openLabel({{"0", frame}}, {{"coordinate_systems", systems}, {"streams", json::parse(streams.toStdString())}}));
        VERIFY_RESULT(found);
        const Eigen::Vector3d centre_m = found->frames[0].boxes.at(0).box.centre_m;
        QVERIFY2((centre_m - Eigen::Vector3d(12, 3, -0.9)).norm() < 1e-9, qPrintable(QString::number(centre_m.x())));
    }

    /// The LiDAR is the one whose files are the dataset's, or the one that was named; where nothing says it, the file is refused.
    void theLidarOfTheCloudsIsFound()
    {
        const json systems = json::parse(R"({
            "base": {"type": "local_cs", "parent": ""},
            "left": {"type": "sensor_cs", "parent": "base", "pose_wrt_parent": {"quaternion": [0, 0, 0, 1], "translation": [0.5, 0.9, 0.6]}},
            "top": {"type": "sensor_cs", "parent": "base", "pose_wrt_parent": {"quaternion": [0, 0, 0, 1], "translation": [1.5, 0, 1.8]}}})");
        json values = carValues();
        values[0] = 13.5;
        values[2] = 0.9;
        json frame = frameWith(values, "base");
        const json more{{"coordinate_systems", systems}, {"streams", {{"left", {{"type", "lidar"}}}, {"top", {{"type", "lidar"}}}}}};
        const auto undecided = readJson(openLabel({{"0", frame}}, more));
        QVERIFY(!undecided);
        QVERIFY(undecided.error().text().find("several LiDARs") != std::string::npos);
        const auto named = test::readBy(*findLabelFormat("openlabel"), write(".json", openLabel({{"0", frame}}, more).dump()),
                                        std::make_shared<NamesOfFrames>(std::vector<std::string>{"000000"}), {.lidar = "top"});
        VERIFY_RESULT(named);
        QVERIFY((named->frames[0].boxes.at(0).box.centre_m - Eigen::Vector3d(12, 3, -0.9)).norm() < 1e-9);
        frame["frame_properties"]["streams"] = json::parse(R"({"left": {"uri": "left/000900.pcd"}, "top": {"uri": "top/000000.pcd"}})");
        const auto byFiles = readJson(openLabel({{"0", frame}}, more));
        VERIFY_RESULT(byFiles);
        QVERIFY((byFiles->frames[0].boxes.at(0).box.centre_m - Eigen::Vector3d(12, 3, -0.9)).norm() < 1e-9);
    }

    /// What reading leaves out is still told when the labels come with a dataset.
    void aBoxThatCannotBeIsToldOnImport()
    {
        const fs::path root = m_root / "impossible";
        PointCloud cloud;
        cloud.positions_m = {{12, 3, -0.9F}, {12.5F, 3, -0.9F}};
        cloud.width = 2;
        VERIFY_RESULT(writeCloud(root / "velodyne/000000.bin", cloud, CloudEncoding::kittiBin));
        VERIFY_RESULT(writeAtomically(root / "calib/000000.txt", calibration));
        VERIFY_RESULT(
            writeAtomically(root / "label_2/000000.txt", carLine + "Car 0 0 -1.5 500 150 620 220 1.5 1.8 1e39 -3 1.57 11.73 -1.87\n"));
        const auto sequence = openDataset(root);
        VERIFY_RESULT(sequence);
        const auto imported = importDatasetLabels(*sequence, test::drivingScheme());
        VERIFY_RESULT(imported);
        QCOMPARE(boxesIn(imported->labels), 1U);
        QCOMPARE(imported->labels.tally.left(), 1U);
        QVERIFY(says(imported->remarks, "1 boxes that cannot be are left out; the first (000000, car) measures 1e+39 x"));
        QVERIFY(says(imported->remarks, "labels that were there: 2; taken: 1; left out: 1"));
    }

    void realDataIsSilent_data()
    {
        QTest::addColumn<QByteArray>("labels");
        QTest::newRow("kitti_object") << QByteArray("kitti_object");
        QTest::newRow("kitti_tracking_0000") << QByteArray("kitti_tracking_0000");
    }

    void realDataIsSilent()
    {
        QFETCH(QByteArray, labels);
        if (test::sharedData(labels.constData()).empty())
            QSKIP("the shared data is not beside this checkout");
        const auto sequence = openDataset(test::sharedData(labels.constData()));
        VERIFY_RESULT(sequence);
        const auto imported = importDatasetLabels(*sequence, test::drivingScheme(), {.examines = true});
        VERIFY_RESULT(imported);
        QVERIFY2(imported->remarks.empty(), imported->remarks.empty() ? "" : imported->remarks.front().text().c_str());
        QVERIFY(!imported->doubt);
        QVERIFY(imported->labels.tally.taken() > 0);
    }
};

POINTLOOM_TEST(TestLabelReports, withCoreApplication)
#include "tst_label_reports.moc"
