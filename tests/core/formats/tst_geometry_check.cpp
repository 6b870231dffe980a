// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/formats/DatasetLabels.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

using namespace pointloom;
namespace fs = std::filesystem;

namespace {

/// Cars on a street, as they really stand.
std::vector<OrientedBox> carsOfTheStreet()
{
    return {{{12, 3, -0.9}, {4.2, 1.8, 1.5}, 0.3}, {{20, -4, -0.85}, {4.4, 1.8, 1.6}, 2.9}, {{-9, 6, -0.9}, {4.1, 1.7, 1.5}, -1.2}};
}

/// A scan of the street: its ground, and the sides and roofs of the cars.
std::string scanOf(const std::vector<OrientedBox>& cars)
{
    std::string out;
    const auto add = [&](const Eigen::Vector3d& point_m) {
        const std::array<float, 4> values{static_cast<float>(point_m.x()), static_cast<float>(point_m.y()), static_cast<float>(point_m.z()),
                                          0.5F};
        out.append(reinterpret_cast<const char*>(values.data()), sizeof values);
    };
    for (double x = -30; x <= 30; x += 1.5) {
        for (double y = -30; y <= 30; y += 1.5)
            add({x, y, -1.66});
    }
    for (const OrientedBox& car : cars) {
        for (double u = -0.48; u <= 0.48; u += 0.06) {
            for (double v = -0.48; v <= 0.48; v += 0.12) {
                add(fromBox(car, {u * car.size_m.x(), 0.48 * car.size_m.y(), v * car.size_m.z()}));
                add(fromBox(car, {0.48 * car.size_m.x(), u * car.size_m.y(), v * car.size_m.z()}));
                add(fromBox(car, {u * car.size_m.x(), v * car.size_m.y(), 0.48 * car.size_m.z()}));
            }
        }
    }
    return out;
}

const std::string trueCalibration = "P2: 700 0 600 0 0 700 180 0 0 0 1 0\nTr_velo_to_cam: 0 -1 0 0 0 0 -1 -0.08 1 0 0 -0.27\n";
const std::string identity = "P2: 1 0 0 0 0 1 0 0 0 0 1 0\nTr_velo_to_cam: 1 0 0 0 0 1 0 0 0 0 1 0\n";
const std::string inverseCalibration = "P2: 700 0 600 0 0 700 180 0 0 0 1 0\nTr_velo_to_cam: 0 0 1 0.27 -1 0 0 0 0 -1 0 -0.08\n";

/// The box as a file tells it that has to be read in another way.
OrientedBox toldWrongly(OrientedBox box, const std::string& key)
{
    constexpr double foot_m = 0.3048;
    if (key == "feet") {
        box.centre_m /= foot_m;
        box.size_m /= foot_m;
        return box;
    }
    if (key == "heading-aside") {
        box.yaw_rad += std::numbers::pi / 2;
        return box;
    }
    const std::string back = key == "turn-left" ? "turn-right" : key == "turn-right" ? "turn-left" : key;
    return standingMeant(box, readingCalled(back).value());
}

std::string kittiLine(const KittiBox& box)
{
    std::string out = "Car 0 0 -10 500 150 620 220";
    for (const double value :
         {box.size_m.x(), box.size_m.y(), box.size_m.z(), box.bottom_m.x(), box.bottom_m.y(), box.bottom_m.z(), box.rotationY_rad})
        out += ' ' + shown(value);
    return out + '\n';
}

}  // namespace

/// Geometry is looked at before it is taken: right labels pass without a word, wrong ones are told with what would fit.
class TestGeometryCheck : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = test::drivingScheme();
    QTemporaryDir m_folder;
    int m_count = 0;

    /// A folder of KITTI's with one frame.
    [[nodiscard]] Sequence kitti(const std::string& labels, const std::string& calibration)
    {
        const fs::path root = test::path(m_folder) / std::to_string(++m_count);
        const bool written = writeAtomically(root / "velodyne/000000.bin", scanOf(carsOfTheStreet())).has_value()
            && writeAtomically(root / "label_2/000000.txt", labels).has_value()
            && (calibration.empty() || writeAtomically(root / "calib/000000.txt", calibration).has_value());
        return written ? openDataset(root).value() : Sequence{};
    }

    [[nodiscard]] ImportedLabels examined(const Sequence& sequence, const BoxReading& reading = {}) const
    {
        return importDatasetLabels(sequence, m_schema, {.reading = reading, .examines = true}).value();
    }

    /// The cars of the street from a table of boxes.
    [[nodiscard]] ImportedLabels examinedTable(const Sequence& sequence, const std::function<OrientedBox(OrientedBox)>& written,
                                               const BoxReading& reading = {}) const
    {
        std::string table = "frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad\n";
        int track = 0;
        for (const OrientedBox& car : carsOfTheStreet()) {
            const OrientedBox box = written(car);
            table += "000000," + shown(++track) + ",car";
            for (const double value :
                 {box.centre_m.x(), box.centre_m.y(), box.centre_m.z(), box.size_m.x(), box.size_m.y(), box.size_m.z(), box.yaw_rad})
                table += ',' + shown(value);
            table += '\n';
        }
        const fs::path file = sequence.root / "boxes.csv";
        if (!writeAtomically(file, table))
            qFatal("the table cannot be written");
        return importLabels(sequence, *findLabelFormat("csv"), file, m_schema, {.reading = reading, .examines = true}).value();
    }

    static std::string linesOf(const std::function<KittiBox(const OrientedBox&)>& written)
    {
        std::string out;
        for (const OrientedBox& car : carsOfTheStreet())
            out += kittiLine(written(car));
        return out;
    }

    static KittiBox told(const OrientedBox& car) { return toKitti(car, kittiCalibrationFromText(trueCalibration)->camera_T_lidar); }

    /// The doubt has this remedy, and read so all cars stand where they do.
    void verifyRemedy(const Sequence& sequence, const char* key, bool isOnlyReading = true) const
    {
        const ImportedLabels wrong = examined(sequence);
        QVERIFY(wrong.doubt.has_value());
        QVERIFY(!wrong.doubt->reasons.empty());
        const GeometryRemedy* remedy = wrong.doubt->find(key);
        QVERIFY2(remedy != nullptr, wrong.doubt->reasons.front().text().c_str());
        QCOMPARE(remedy->evidence.withPoints, 3U);
        if (isOnlyReading)
            QCOMPARE(wrong.doubt->remedies.front().key, std::string(key));
        const ImportedLabels right = examined(sequence, remedy->reading);
        QVERIFY2(!right.doubt, right.doubt ? right.doubt->reasons.front().text().c_str() : "");
        const std::vector<OrientedBox> cars = carsOfTheStreet();
        for (std::size_t i = 0; i < cars.size(); ++i)
            QVERIFY(cornerDistance_m(right.labels.frames[0].boxes.at(i).box, cars[i]) < 1e-6);
    }

private Q_SLOTS:
    void rightLabelsPass()
    {
        const ImportedLabels found = examined(kitti(linesOf(told), trueCalibration));
        QVERIFY2(!found.doubt, found.doubt ? found.doubt->reasons.front().text().c_str() : "");
        QVERIFY(found.remarks.empty());
    }

    void anInverseCalibrationIsTurnedRound() { verifyRemedy(kitti(linesOf(told), inverseCalibration), "inverse-calibration", false); }

    /// Nothing says where the camera is: boxes in its axes are near where they belong, by a camera at the LiDAR.
    void anIdentityIsTold()
    {
        const auto ideal = [](const OrientedBox& car) { return toKitti(car, idealCalibration().camera_T_lidar); };
        verifyRemedy(kitti(linesOf(ideal), identity), "ideal-calibration", false);
    }

    void aMissingCalibrationIsTold()
    {
        const ImportedLabels found = examined(kitti(linesOf(told), {}));
        QVERIFY(found.doubt.has_value());
        QVERIFY(found.doubt->reasons.front().text().find("frames without a calibration: 1") != std::string::npos);
    }

    void columnsInTheCloudsAxesAreRead()
    {
        const auto bottom = [](const OrientedBox& car) {
            return KittiBox{.size_m = car.size_m.reverse(),
                            .bottom_m = car.centre_m - Eigen::Vector3d::UnitZ() * car.size_m.z() / 2,
                            .rotationY_rad = car.yaw_rad};
        };
        verifyRemedy(kitti(linesOf(bottom), trueCalibration), "cloud-axes");
        const auto middle = [](const OrientedBox& car) {
            return KittiBox{.size_m = car.size_m.reverse(), .bottom_m = car.centre_m, .rotationY_rad = car.yaw_rad};
        };
        verifyRemedy(kitti(linesOf(middle), trueCalibration), "cloud-axes-centre");
    }

    void degreesAreTold()
    {
        const auto degrees = [](const OrientedBox& car) {
            KittiBox out = told(car);
            out.rotationY_rad *= 180 / std::numbers::pi;
            return out;
        };
        verifyRemedy(kitti(linesOf(degrees), trueCalibration), "degrees");
    }

    void halfSizesAreTold()
    {
        const auto half = [](const OrientedBox& car) {
            KittiBox out = told(car);
            out.size_m /= 2;
            return out;
        };
        verifyRemedy(kitti(linesOf(half), trueCalibration), "half-sizes");
    }

    void swappedSidesAreTold()
    {
        const auto swapped = [](const OrientedBox& car) {
            KittiBox out = told(car);
            std::swap(out.size_m.y(), out.size_m.z());
            return out;
        };
        verifyRemedy(kitti(linesOf(swapped), trueCalibration), "swapped-sides");
        const auto turned = [](const OrientedBox& car) { return told(axesSwapped(axesSwapped(axesSwapped(car)))); };
        verifyRemedy(kitti(linesOf(turned), trueCalibration), "quarter-turn", false);
    }

    /// The middle of the box is written where KITTI has the middle of its bottom: boxes float by half their height.
    void boxesThatFloatByHalfTheirHeightAreTold()
    {
        const auto middle = [](const OrientedBox& car) {
            KittiBox out = told(car);
            out.bottom_m.y() -= car.size_m.z() / 2;  // y points down
            return out;
        };
        verifyRemedy(kitti(linesOf(middle), trueCalibration), "bottom-is-middle", false);
    }

    /// The other way round, in a table that tells middles.
    void boxesThatLieInTheGroundByHalfTheirHeightAreTold()
    {
        const Sequence sequence = kitti(linesOf(told), trueCalibration);
        const ImportedLabels sunk = examinedTable(sequence, [](OrientedBox car) {
            car.centre_m.z() -= car.size_m.z() / 2;
            return car;
        });
        QVERIFY(sunk.doubt.has_value());
        const GeometryRemedy* remedy = sunk.doubt->find("middle-is-bottom");
        QVERIFY(remedy != nullptr && remedy->reading == readingCalled("middle-is-bottom"));
        const auto same = [](OrientedBox car) { return car; };
        QVERIFY(!examinedTable(sequence, same).doubt);
    }

    /// The height of a sensor is added, or taken off, once too often: all boxes are off by the same.
    void boxesAtTheHeightOfASensorAreTold()
    {
        const Sequence sequence = kitti(linesOf(told), trueCalibration);
        for (const double by_m : {1.65, -1.65, 3.0}) {
            const auto moved = [&](OrientedBox car) {
                car.centre_m.z() += by_m;
                return car;
            };
            const ImportedLabels wrong = examinedTable(sequence, moved);
            QVERIFY2(wrong.doubt.has_value(), qPrintable(QString::number(by_m)));
            const auto lift =
                std::ranges::find_if(wrong.doubt->remedies, [](const GeometryRemedy& one) { return one.key.starts_with("lift="); });
            QVERIFY(lift != wrong.doubt->remedies.end());
            QVERIFY(std::abs(lift->reading.lift_m + by_m) < 0.15);
            QVERIFY(lift->reading == readingCalled(lift->key));
            QCOMPARE(lift->evidence.withPoints, 3U);
            QVERIFY(!examinedTable(sequence, moved, lift->reading).doubt);
        }
        QVERIFY(!readingCalled("lift=") && !readingCalled("lift=high") && !readingCalled("lift=nan"));
    }

    /// The points in the boxes tell, box by box, where they belong.
    void whatPointsTellIsOffered_data()
    {
        QTest::addColumn<QString>("key");
        for (const NamedReading& named : namedReadings()) {
            if (named.forPoints)
                QTest::newRow(named.key.c_str()) << QString::fromStdString(named.key);
        }
    }

    void whatPointsTellIsOffered()
    {
        QFETCH(QString, key);
        NEEDS_SHARED_DATA("pandaset_002");
        const auto sequence = openDataset(test::sharedData("pandaset_002"));
        VERIFY_RESULT(sequence);
        const auto labels =
            importLabels(*sequence, *findLabelFormat("csv"), fs::path(test::sharedData("pandaset_002")) / "boxes.csv", m_schema, {});
        VERIFY_RESULT(labels);
        std::string text = "frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad\n";
        for (const LabelledFrame& frame : labels->labels.frames) {
            for (const LabelledBox& labelled : frame.boxes) {
                const OrientedBox box = toldWrongly(labelled.box, key.toStdString());
                text += frame.name + ',' + labelled.track + ',' + labelled.classKey;
                for (const double value :
                     {box.centre_m.x(), box.centre_m.y(), box.centre_m.z(), box.size_m.x(), box.size_m.y(), box.size_m.z(), box.yaw_rad})
                    text += ',' + shown(value);
                text += '\n';
            }
        }
        const QTemporaryDir folder;
        const fs::path table = test::path(folder) / "boxes.csv";
        VERIFY_RESULT(writeAtomically(table, text));
        const auto wrong = importLabels(*sequence, *findLabelFormat("csv"), table, m_schema, {.examines = true});
        VERIFY_RESULT(wrong);
        QVERIFY(wrong->doubt.has_value());
        const GeometryRemedy* remedy = wrong->doubt->find(key.toStdString());
        QVERIFY2(remedy != nullptr, wrong->doubt->reasons.front().text().c_str());
        const auto right =
            importLabels(*sequence, *findLabelFormat("csv"), table, m_schema, {.reading = remedy->reading, .examines = true});
        VERIFY_RESULT(right);
        QVERIFY2(!right->doubt, right->doubt ? right->doubt->reasons.front().text().c_str() : "");
    }

    /// What people have accepted once is not asked again, and few points say nothing.
    void withoutAScanOnlyTheNumbersSpeak()
    {
        const Sequence sequence = kitti(linesOf(told), trueCalibration);
        VERIFY_RESULT(writeAtomically(sequence.frames[0].cloud(), std::string(32, '\0')));
        QVERIFY(!examined(sequence).doubt);
    }

    void realDataPasses_data()
    {
        QTest::addColumn<QByteArray>("dataset");
        for (const char* name : {"kitti_object", "kitti_tracking_0000", "pandaset_002", "av2_7fab2350"})
            QTest::newRow(name) << QByteArray(name);
    }

    void realDataPasses()
    {
        QFETCH(QByteArray, dataset);
        if (test::sharedData(dataset.constData()).empty())
            QSKIP("the shared data is not beside this checkout");
        const auto sequence = openDataset(test::sharedData(dataset.constData()));
        VERIFY_RESULT(sequence);
        const auto found = importLabels(*sequence, *findLabelFormat("csv"), fs::path(test::sharedData(dataset.constData())) / "boxes.csv",
                                        m_schema, {.examines = true});
        VERIFY_RESULT(found);
        QVERIFY2(!found->doubt, found->doubt ? found->doubt->reasons.front().text().c_str() : "");
        QVERIFY(found->labels.tally.taken() > 0);
    }
};

POINTLOOM_TEST(TestGeometryCheck, withCoreApplication)
#include "tst_geometry_check.moc"
