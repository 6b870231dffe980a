// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/dataset/Sequence.h"
#include "core/formats/DatasetLabels.h"
#include "core/formats/Export.h"
#include "core/formats/KittiBox.h"
#include "core/formats/KittiText.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <fstream>
#include <numbers>

using namespace pointloom;

namespace {

using std::numbers::pi;
const std::string dontCare = "DontCare -1 -1 -10 503.89 169.71 590.61 190.13 -1 -1 -1 -1000 -1000 -1000 -10";

/// The lines of the only label file of an export.
std::vector<std::string> linesOf(const LabelSet& labels, const FormatOptions& options, FormatNotes& notes)
{
    const auto files = test::filesOf(*findLabelFormat("kitti"), labels, options, notes);
    std::vector<std::string> out;
    if (files) {
        for (const std::string_view line : fields(files->at("label_2/" + labels.frames.front().name + ".txt"), '\n'))
            out.emplace_back(line);
        out.pop_back();  // after the last line end
    }
    return out;
}

/// The line with its numbers rounded to two decimals, as KITTI's own files have them.
std::string rounded(const std::string& line)
{
    std::string out;
    for (const std::string_view word : words(line)) {
        const bool decimals = word.find('.') != std::string_view::npos;
        out += (out.empty() ? "" : " ") + (decimals ? fixed(*number<double>(word), 2) : std::string(word));
    }
    return out;
}

/// The corners of a KITTI box by the definition in KITTI's development kit, in the camera's frame: same order as corners().
std::array<Eigen::Vector3d, 8> devkitCorners(const KittiBox& box)
{
    const Eigen::Matrix3d turn = Eigen::AngleAxisd(box.rotationY_rad, Eigen::Vector3d::UnitY()).toRotationMatrix();
    std::array<Eigen::Vector3d, 8> out;
    for (std::size_t i = 0; i < 8; ++i) {
        const double x = ((i & 1) != 0 ? 0.5 : -0.5) * box.size_m.z();
        const double z = ((i & 2) != 0 ? 0.5 : -0.5) * box.size_m.y();  // left of the heading is +z in the camera's right-handed axes
        const double y = (i & 4) != 0 ? -box.size_m.x() : 0;
        out[i] = box.bottom_m + turn * Eigen::Vector3d(x, y, z);
    }
    return out;
}

}  // namespace

class TestKitti : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = test::drivingScheme();

private Q_SLOTS:
    /// The worked example of the format, to the bytes when rounded as it is there and to the digits that were computed for it.
    void theGoldenBoxIsWritten()
    {
        FormatNotes notes;
        const auto lines = linesOf(test::goldenLabels(), {}, notes);
        QCOMPARE(lines.size(), 1U);
        QCOMPARE(rounded(lines.front()), "Car 0.00 0 -1.90 365.50 171.05 582.29 314.31 1.60 1.80 4.00 -2.00 1.50 10.00 -2.09");
        const auto parts = words(lines.front());
        const auto close = [&](std::size_t column, double value) { return std::abs(*number<double>(parts[column]) - value) < 1e-5; };
        QVERIFY(close(3, -1.8969995425) && close(4, 365.50398) && close(5, 171.04625) && close(6, 582.28895) && close(7, 314.30632));
        QVERIFY(std::abs(*number<double>(parts[14]) + 2.0943951024) < 1e-8);
        QVERIFY(parts[8].size() >= 8);  // six decimals at least
    }

    /// Where camera and cloud stand upright to each other, the box that KITTI's development kit draws is the box that was meant.
    void theDevelopmentKitDrawsTheSameBox()
    {
        std::mt19937_64 random(1);
        const Pose camera_T_lidar = test::goldenCalibration().camera_T_lidar;
        for (int i = 0; i < 200; ++i) {
            const OrientedBox box = test::randomBox(random);
            const auto meant = corners(box);
            const auto drawn = devkitCorners(toKitti(box, camera_T_lidar));
            for (std::size_t k = 0; k < 8; ++k)
                QVERIFY((camera_T_lidar * meant[k] - drawn[k]).norm() < 1e-9);
        }
    }

    void thereAndBackIsTheIdentity()
    {
        std::mt19937_64 random(2);
        for (int i = 0; i < 200; ++i) {
            const OrientedBox box = test::randomBox(random);
            const Pose& camera_T_lidar = i % 2 == 0 ? test::tiltedCalibration().camera_T_lidar : idealCalibration().camera_T_lidar;
            QVERIFY(cornerDistance_m(box, fromKitti(toKitti(box, camera_T_lidar), camera_T_lidar)) < 1e-9);
        }
    }

    /// A box that the image cuts in half is half truncated; its rectangle stays within the image.
    void theImageCutsBoxes()
    {
        const KittiCalibration golden = test::goldenCalibration();
        const CameraModel calibration = cameraFromProjection(golden.P2, golden.camera_T_lidar).value().value();
        const Eigen::Vector2i image_px(1200, 360);  // the optical axis in the middle
        const OrientedBox ahead{{20, 0, 0}, {2, 2, 2}, 0};
        QVERIFY(std::abs(imageBox(ahead, calibration, image_px)->truncated) < 1e-9);
        const double edge_m = 20 * 600.0 / 700;  // the left edge of the image goes through the middle of a box there
        const auto cut = imageBox({{20, edge_m, 0}, {0.001, 2, 2}, 0}, calibration, image_px);
        QVERIFY(cut && cut->left_px == 0);
        QVERIFY(std::abs(cut->truncated - 0.5) < 0.001);
        QVERIFY(!imageBox({{-20, 0, 0}, {2, 2, 2}, 0}, calibration, image_px));
        QVERIFY(!imageBox({{20, 40, 0}, {2, 2, 2}, 0}, calibration, image_px));
        const auto around = imageBox({{0, 0, 0}, {4, 4, 4}, 0.3}, calibration, image_px);  // the camera sits inside
        QVERIFY(around && around->left_px == 0 && around->right_px == 1199 && around->truncated > 0.9);
    }

    void boxesOutsideTheViewAreKeptAndSaidSo()
    {
        LabelSet labels = test::goldenLabels();
        labels.frames[0].boxes[0].box.centre_m.x() = -10;
        FormatNotes notes;
        const auto kept = linesOf(labels, {}, notes);
        QCOMPARE(kept.size(), 1U);
        const auto parts = words(kept.front());
        for (const std::size_t column : {1, 4, 5, 6, 7})
            QCOMPARE(*number<double>(parts[column]), -1);
        QCOMPARE(*number<double>(parts[3]), -10);
        QVERIFY(test::says(notes.remarks, "1 boxes outside the camera's view are kept"));

        FormatNotes dropping;
        QVERIFY(linesOf(labels, {.switches = {{"outside-view", false}}}, dropping).empty());
        QVERIFY(test::says(dropping.losses, "left out"));
    }

    /// Without calibration the file is KITTI all the same: the calib file beside it leads back to the cloud.
    void framesWithoutCalibrationBringAnIdealOne()
    {
        LabelSet labels = test::goldenLabels();
        labels.frames[0].cameras.clear();
        FormatNotes notes;
        const auto files = test::filesOf(*findLabelFormat("kitti"), labels, {}, notes);
        VERIFY_RESULT(files);
        const auto calibration = kittiCalibrationFromText(files->at("calib/000000.txt"));
        VERIFY_RESULT(calibration);
        const auto read = kittiLabelsFromText(files->at("label_2/000000.txt"));
        VERIFY_RESULT(read);
        QVERIFY((read->objects.front().box.bottom_m - Eigen::Vector3d(-2, 1.5, 10)).norm() < 1e-7);
        QVERIFY(cornerDistance_m(fromKitti(read->objects.front().box, calibration->camera_T_lidar), test::goldenBox()) < 1e-7);
        QVERIFY(test::says(notes.remarks, "1 frames have no calibration"));
    }

    void calibrationFilesAreGivenBackUntouched()
    {
        LabelSet labels = test::goldenLabels();
        keepForKitti("P2: as it was\r\n", {}, labels.frames[0]);
        FormatNotes notes;
        QCOMPARE(test::filesOf(*findLabelFormat("kitti"), labels, {}, notes)->at("calib/000000.txt"), "P2: as it was\r\n");
        const auto again = kittiCalibrationFromText(toText(test::tiltedCalibration()));
        VERIFY_RESULT(again);
        QVERIFY(again->P2 == test::tiltedCalibration().P2);
        QVERIFY(again->camera_T_lidar.isApprox(test::tiltedCalibration().camera_T_lidar, 1e-12));
    }

    /// P2 and Tr as a camera, and back: every point falls on the same pixel.
    void calibrationsAreCameras()
    {
        for (const KittiCalibration& calibration : {test::goldenCalibration(), test::tiltedCalibration()}) {
            const KittiCalibration again = kittiCalibrationOf(cameraOf(calibration).value()).value();
            const Eigen::Matrix<double, 3, 4> meant = calibration.P2 * calibration.camera_T_lidar.matrix();
            QVERIFY(meant.isApprox(again.P2 * again.camera_T_lidar.matrix(), 1e-12));
        }
    }

    void theTwoAttributesWithColumnsAreCarried()
    {
        for (const auto& [key, column] : {std::pair("visible", "0"), {"partly", "1"}, {"largely", "2"}, {"unknown", "3"}}) {
            LabelSet labels = test::goldenLabels();
            labels.frames[0].boxes[0].attributes = {{"occlusion", key}, {"truncation", 0.25}, {"parked", true}};
            FormatNotes notes;
            const auto lines = linesOf(labels, {.schema = &m_schema}, notes);
            QCOMPARE(words(lines.front())[2], std::string_view(column));
            QCOMPARE(*number<double>(words(lines.front())[1]), 0.25);
            QVERIFY(test::says(notes.losses, "these attributes are not in the format: parked"));
            QVERIFY(test::says(notes.losses, "track ids"));
        }
        LabelSet silent = test::goldenLabels();
        silent.frames[0].boxes[0].attributes.clear();
        FormatNotes notes;
        QCOMPARE(words(linesOf(silent, {}, notes).front())[2], std::string_view("-1"));
    }

    void linesWithoutABoxAreGivenBackUntouched()
    {
        const std::string noVolume = "Car 0.00 0 -1.57 1 2 3 4 1.50 0.00 4.00 1 2 3 0";
        const auto read = kittiLabelsFromText(dontCare + "\r\n\r\nCar 0.00 0 -1.57 1 2 3 4 1.5 1.6 4 1 2 3 0.5 0.9\n" + noVolume + "\n\n");
        VERIFY_RESULT(read);
        QCOMPARE(read->objects.size(), 1U);
        QCOMPARE(*read->objects.front().score, 0.9);
        QCOMPARE(read->keptLines, (std::vector{dontCare, noVolume}));

        LabelSet labels = test::goldenLabels();
        keepForKitti({}, {dontCare, noVolume}, labels.frames[0]);
        FormatNotes notes;
        const auto lines = linesOf(labels, {}, notes);
        QCOMPARE(std::vector(lines.begin() + 1, lines.end()), (std::vector{dontCare, noVolume}));
    }

    void wrongLinesAreRefusedWithTheirNumber_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("too few columns") << QByteArray("Car 0 0 0 1 2 3 4 1.5 1.6 4 1 2 3") << QByteArray("there are 14 columns");
        QTest::newRow("too many columns") << QByteArray("My Car 0 0 0 1 2 3 4 1.5 1.6 4 1 2 3 0 1") << QByteArray("there are 17 columns");
        QTest::newRow("class with a blank") << QByteArray("My Car 0 0 0 1 2 3 4 1.5 1.6 4 1 2 3 0") << QByteArray("\"Car\" in column 2");
        QTest::newRow("decimal comma") << QByteArray("Car 0,5 0 0 1 2 3 4 1.5 1.6 4 1 2 3 0")
                                       << QByteArray("\"0,5\" in column 2 is no number");
    }

    void wrongLinesAreRefusedWithTheirNumber()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, reason);
        const auto read = kittiLabelsFromText(dontCare + "\n" + line.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().where, "line 2");
        QVERIFY2(QByteArray::fromStdString(read.error().text()).contains(reason), read.error().text().c_str());
    }

    /// A line that says itself that it has no box, or no numbers, costs its own box alone.
    void linesThatHoldNoBoxAreCounted_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<bool>("isKept");
        for (const char* number : {"nan", "-nan", "inf", "-inf", "-1.#IND", "1.#QNAN", "1.#INF00", "nan(ind)"})
            QTest::newRow(number) << QByteArray("Car 0 0 0 1 2 3 4 1.5 1.6 4 1 2 ") + number + " 0" << QByteArray("column 14: ") + number
                                  << false;
        QTest::newRow("in the image alone") << QByteArray("Car 0 0 0 1 2 3 4 1.5 1.6 4 -1000 -1000 -1000 0") << QByteArray("Car") << true;
        QTest::newRow("no volume") << QByteArray("Car 0 0 0 1 2 3 4 0 1.6 4 1 2 3 0") << QByteArray("4 x 1.6 x 0") << true;
    }

    void linesThatHoldNoBoxAreCounted()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, where);
        QFETCH(bool, isKept);
        const std::string car = "Car 0 0 0 1 2 3 4 1.5 1.6 4 1 2 3 0\n";
        const auto read = kittiLabelsFromText(car + line.toStdString() + "\n" + car);
        VERIFY_RESULT(read);
        QCOMPARE(read->objects.size(), 2U);
        QCOMPARE(read->left.size(), 1U);
        QCOMPARE(read->left.front().line, 2U);
        QCOMPARE(QByteArray::fromStdString(read->left.front().where), where);
        QCOMPARE(read->keptLines.size(), isKept ? 1U : 0U);
    }

    void valuesThatKittiDoesNotHaveAreTold_data()
    {
        QTest::addColumn<QByteArray>("columns");
        QTest::addColumn<QByteArray>("where");
        QTest::newRow("usual") << QByteArray("0.25 2") << QByteArray();
        QTest::newRow("not said") << QByteArray("-1 -1") << QByteArray();
        QTest::newRow("occlusion") << QByteArray("0 9") << QByteArray("occluded 9");
        QTest::newRow("truncation") << QByteArray("5 0") << QByteArray("truncated 5");
        QTest::newRow("both") << QByteArray("-3 4") << QByteArray("occluded 4, truncated -3");
    }

    void valuesThatKittiDoesNotHaveAreTold()
    {
        QFETCH(QByteArray, columns);
        QFETCH(QByteArray, where);
        const auto read = kittiLabelsFromText("Car " + columns.toStdString() + " 0 1 2 3 4 1.5 1.6 4 1 2 3 0\n");
        VERIFY_RESULT(read);
        QCOMPARE(read->objects.size(), 1U);
        QCOMPARE(read->remarks.size(), where.isEmpty() ? 0U : 1U);
        QCOMPARE(QByteArray::fromStdString(read->objects.front().oddVisibility), where);
    }

    void namesThatKittiCannotHoldAreRefused()
    {
        for (const char* name : {"DontCare", "my car"}) {
            LabelSet labels = test::goldenLabels();
            labels.frames[0].boxes[0].classKey = name;
            FormatNotes notes;
            QVERIFY(!test::filesOf(*findLabelFormat("kitti"), labels, {}, notes));
        }
    }

    void classesThatBecomeOneAreTold()
    {
        LabelSchema schema = m_schema;
        for (ClassDef& definition : schema.classes) {
            if (definition.key == "cone")
                definition.nameIn["kitti"] = {"Misc"};
        }
        std::ranges::reverse(schema.classes);  // "other", which is Misc too, comes before
        LabelSet labels = test::goldenLabels();
        labels.frames[0].boxes[0].classKey = "cone";
        FormatNotes notes;
        const auto lines = linesOf(labels, {.schema = &schema}, notes);
        QVERIFY(lines.front().starts_with("Misc "));
        QVERIFY(test::says(notes.losses, "the class cone is written as \"Misc\" and read back as other"));
    }

    void camerasThatLookElsewhereAreTold()
    {
        LabelSet labels = test::goldenLabels();
        labels.frames[0].cameras[0].model.camera_T_ego.rotate(Eigen::AngleAxisd(pi / 4, Eigen::Vector3d::UnitZ()));
        FormatNotes notes;
        QVERIFY(!linesOf(labels, {}, notes).empty());
        QVERIFY(test::says(notes.remarks, "45 degrees away"));
    }

    void foldersAreFoundFromEverySide()
    {
        QTemporaryDir folder;
        const auto root = test::path(folder);
        FormatNotes notes;
        const auto files = test::filesOf(*findLabelFormat("kitti"), test::goldenLabels(), {}, notes);
        for (const auto& [name, text] : *files)
            VERIFY_RESULT(writeAtomically(root / name, text));
        for (const auto& source : {root, root / "label_2", root / "label_2/000000.txt"}) {
            const auto read = test::readBy(*findLabelFormat("kitti"), source, {}, {});
            VERIFY_RESULT(read);
            QCOMPARE(read->frames.size(), 1U);
            QVERIFY(cornerDistance_m(read->frames[0].boxes.at(0).box, test::goldenBox()) < 1e-7);
        }
    }

    /// Real frames: what is imported are the boxes that were derived independently, rotating the heading exactly and taking half the height
    /// along the camera's axis (5 mm for each metre of height and 0.2 mrad from the convention used here).
    void realLabelsAreImported()
    {
        NEEDS_SHARED_DATA("kitti_object");
        const auto sequence = openDataset(test::sharedData("kitti_object"));
        VERIFY_RESULT(sequence);
        const auto imported = importDatasetLabels(*sequence, m_schema);
        VERIFY_RESULT(imported);
        QVERIFY(imported->remarks.empty());
        const auto expected = test::readBy(*findLabelFormat("csv"), test::sharedData("kitti_object/boxes.csv"), {}, {});
        VERIFY_RESULT(expected);
        QCOMPARE(imported->labels.frames.size(), expected->frames.size());
        for (std::size_t i = 0; i < expected->frames.size(); ++i) {
            const LabelledFrame& meant = expected->frames[i];
            const LabelledFrame& found = imported->labels.frames[i];
            QCOMPARE(found.name, meant.name);
            QCOMPARE(found.boxes.size(), meant.boxes.size());
            QCOMPARE(found.cameras.at(0).image_px, Eigen::Vector2i(1242, 375));
            for (std::size_t k = 0; k < meant.boxes.size(); ++k) {
                QCOMPARE(found.boxes[k].classKey, m_schema.findClassNamed("kitti", meant.boxes[k].classKey)->key);
                const double error_m = cornerDistance_m(found.boxes[k].box, meant.boxes[k].box);
                QVERIFY2(error_m < 0.03, qPrintable(QString::number(error_m)));
            }
        }
    }

    /// Imported and exported again, KITTI's own label lines come out as they were: the box to the digits given there, the image
    /// rectangle to a pixel, DontCare and the calibration to the byte.
    void realLabelsAreGivenBack()
    {
        NEEDS_SHARED_DATA("kitti_object");
        const auto sequence = openDataset(test::sharedData("kitti_object"));
        VERIFY_RESULT(sequence);
        const auto imported = importDatasetLabels(*sequence, m_schema);
        VERIFY_RESULT(imported);
        QTemporaryDir folder;
        const auto report = test::exported(imported->labels, *findLabelFormat("kitti"), test::path(folder) / "out", {.schema = &m_schema});
        VERIFY_RESULT(report);
        QCOMPARE(report->boxes, 11U);
        QVERIFY(report->largestCornerError_m < 1e-6);
        for (const FrameSource& frame : sequence->frames) {
            const auto original = kittiLabelsFromText(*readText(frame.labels));
            const auto written = kittiLabelsFromText(*readText(test::path(folder) / "out/label_2" / frame.labels.filename()));
            VERIFY_RESULT(original);
            VERIFY_RESULT(written);
            QCOMPARE(written->keptLines, original->keptLines);
            QCOMPARE(written->objects.size(), original->objects.size());
            QCOMPARE(*readText(test::path(folder) / "out/calib" / frame.calibration.filename()), *readText(frame.calibration));
            for (std::size_t i = 0; i < original->objects.size(); ++i)
                verifySame(original->objects[i], written->objects[i]);
        }
    }

private:
    static void verifySame(const KittiObject& original, const KittiObject& written)
    {
        QCOMPARE(written.type, original.type);
        QCOMPARE(written.occluded, original.occluded);
        QVERIFY(std::abs(written.image.truncated - original.image.truncated) < 1e-9);
        QVERIFY((written.box.size_m - original.box.size_m).norm() < 1e-7);
        QVERIFY((written.box.bottom_m - original.box.bottom_m).norm() < 1e-6);
        QVERIFY(std::abs(wrapAngle(written.box.rotationY_rad - original.box.rotationY_rad)) < 1e-7);
        QVERIFY(std::abs(wrapAngle(written.alpha_rad - original.alpha_rad)) < 0.04);
        const auto near = [](double a, double b) { return std::abs(a - b) < 1; };
        QVERIFY2(near(written.image.left_px, original.image.left_px) && near(written.image.right_px, original.image.right_px)
                     && near(written.image.top_px, original.image.top_px) && near(written.image.bottom_px, original.image.bottom_px),
                 toLine(written).c_str());
    }
};

POINTLOOM_TEST(TestKitti, withoutApplication)
#include "tst_kitti.moc"
