// SPDX-License-Identifier: Apache-2.0
#include "core/base/Output.h"
#include "core/cloud/CloudReader.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

/// Files of other programs, with what is known about them.
class TestCloudReal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRead_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<QString>("columns");
        const auto add = [](const char* file, int points, const char* columns) { QTest::newRow(file) << points << columns; };
        add("kitti_object/velodyne/000001.bin", 120268, "intensity");
        add("kitti_object/velodyne/000008.bin", 17238, "intensity");
        add("kitti_tracking_0000/velodyne_pcd/000000.pcd", 123398, "intensity");
        add("av2_7fab2350/315966265259836000.bin", 99229, "intensity");
        add("formats/nuscenes_pcd_bin/n008-2018-09-18-12-07-26-0400__LIDAR_TOP__1537287083900561.pcd.bin", 400, "intensity ring");
        add("formats/pcd_binary/autzen-utm_16fields_double.pcd", 1065, "intensity time rgb label");
        add("formats/pcd_binary/labelCloud_icon_rgb.pcd", 12034, "rgb");
        add("formats/pcd_binary_compressed/FSite8_red2-utm.pcd", 21714, "");
        add("formats/pcd_ascii/utm17_space.pcd", 10, "");
        add("formats/pcd_ascii/utm17_tab.pcd", 10, "");
        add("formats/ply/argoverse1_sweep.ply", 91083, "intensity ring");
        add("formats/ply/labelcloud_exemplary_double_rgb.ply", 86357, "rgb");
        add("formats/ply/mesh.ply", 4, "");
        add("formats/ply/simple_binary.ply", 3, "");
        add("formats/ply/simple_text.ply", 3, "");
        add("formats/ply/text_extradim.ply", 1, "rgb");
        add("semantic_rellis3d/frame000104-1581624663_170.ply", 131072, "intensity ring time");
        add("semantic_rellis3d/000104.bin", 131072, "intensity");
        add("malformed/pcd/utm17_comma.pcd", 10, "");
        add("malformed/pcd/pandar40_wrong_padding_counts_2000pts.pcd", 2000, "intensity ring time");
    }

    void isRead()
    {
        NEEDS_SHARED_DATA("formats");
        QFETCH(int, points);
        QFETCH(QString, columns);
        const auto cloud = readCloud(sharedData(QTest::currentDataTag()));
        VERIFY_RESULT(cloud);
        QCOMPARE(cloud->size(), static_cast<std::size_t>(points));
        QCOMPARE(!cloud->intensity.empty(), columns.contains("intensity"));
        QCOMPARE(!cloud->ring.empty(), columns.contains("ring"));
        QCOMPARE(!cloud->time_s.empty(), columns.contains("time"));
        QCOMPARE(!cloud->rgb.empty(), columns.contains("rgb"));
        QCOMPARE(!cloud->label.empty(), columns.contains("label"));
        const auto facts = readCloudFacts(sharedData(QTest::currentDataTag()));
        VERIFY_RESULT(facts);
        QCOMPARE(facts->points, cloud->size());
    }

    void isRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("because");
        const auto add = [](const char* file, const char* because) { QTest::newRow(file) << because; };
        add("malformed/pcd/missingheader.pcd", "header");
        add("malformed/ply/no_vertex.ply", "vertex");
        add("malformed/ply/unsized_dims.ply", "no column z");
        add("malformed/ply/issue_2421.ply", "cannot be metres on earth");
        add("formats/ply/sized_dims.ply", "no column z");
        add("formats/terrasolid_bin/20020715-time-color.bin", "is a TerraScan file");
        add("label_formats/labelcloud/labels/segmentation/exemplary.bin", "tell its columns with --columns");
        add("formats/las/simple.las", "no point cloud that can be read");
        add("malformed/text/missingheader.txt", "no point cloud that can be read");
    }

    void isRefusedWithAReason()
    {
        NEEDS_SHARED_DATA("formats");
        QFETCH(QString, because);
        const auto cloud = readCloud(sharedData(QTest::currentDataTag()));
        QVERIFY(!cloud);
        QVERIFY2(QString::fromStdString(cloud.error().text()).contains(because), cloud.error().text().c_str());
    }

    /// The same scan in two formats.
    void plyAndBinOfOneScanAreEqual()
    {
        NEEDS_SHARED_DATA("semantic_rellis3d");
        const auto ply = readCloud(sharedData("semantic_rellis3d/frame000104-1581624663_170.ply"));
        const auto bin = readCloud(sharedData("semantic_rellis3d/000104.bin"));
        VERIFY_RESULT(ply);
        VERIFY_RESULT(bin);
        QVERIFY(ply->positions_m == bin->positions_m);
    }

    void farCoordinatesKeepTheirCentimetres()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "far.ply";
        VERIFY_RESULT(writeAtomically(file,
                                      "ply\nformat ascii 1.0\nelement vertex 1\nproperty double x\nproperty double y\n"
                                      "property double z\nend_header\n1.23457 12345.67890 12345678.12345\n"));
        const auto cloud = readCloud(file);
        VERIFY_RESULT(cloud);
        QVERIFY((cloud->at(0) - Eigen::Vector3d(1.23457, 12345.67890, 12345678.12345)).cwiseAbs().maxCoeff() < 1e-4);
    }
};

POINTLOOM_TEST(TestCloudReal, withoutApplication)
#include "tst_cloud_real.moc"
