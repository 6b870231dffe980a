// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/formats/OpenLabelPose.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <numbers>

using namespace pointloom;

namespace {

/// The same car in the frame of a vehicle that carries the LiDAR 1.5 m before and 1.8 m above its origin.
nlohmann::json vehicleFile()
{
    return nlohmann::json::parse(R"({"openlabel": {
        "metadata": {"schema_version": "1.0.0"},
        "coordinate_systems": {
            "base": {"type": "local_cs", "parent": ""},
            "LIDAR": {"type": "sensor_cs", "parent": "base",
                      "pose_wrt_parent": {"matrix4x4": [1, 0, 0, 1.5, 0, 1, 0, 0, 0, 0, 1, 1.8, 0, 0, 0, 1]}}},
        "streams": {"LIDAR": {"type": "lidar"}},
        "objects": {"1": {"name": "car", "type": "Car"}},
        "frames": {"0": {"objects": {"1": {"object_data": {"cuboid": [
            {"name": "shape", "coordinate_system": "base", "val": [13.5, 3, 0.9, 0, 0, 0, 1, 4.2, 1.8, 1.5]}]}}}}}}})");
}

nlohmann::json& cuboidIn(nlohmann::json& file)
{
    return file["openlabel"]["frames"]["0"]["objects"]["1"]["object_data"]["cuboid"][0];
}

nlohmann::json shiftAlongX(double x_m, const char* from, const char* to)
{
    return {{"src", from}, {"dst", to}, {"transform_src_to_dst", {{"matrix4x4", {1, 0, 0, x_m, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}}}}};
}

bool isSaid(const LabelTally& tally, const char* words)
{
    return std::ranges::any_of(tally.all(), [&](const Message& said) { return said.text().find(words) != std::string::npos; });
}

}  // namespace

class TestOpenLabelPlaces : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] Result<LabelSet> readText(const std::string& text) const
    {
        const auto path = test::path(m_folder) / "read.json";
        return writeAtomically(path, text).has_value() ? test::readBy(*findLabelFormat("openlabel"), path, {}, {})
                                                       : fail("the test cannot write its own file");
    }
    [[nodiscard]] Result<LabelSet> readJsonFile(const nlohmann::json& file) const { return readText(file.dump()); }
    [[nodiscard]] static bool isTheCar(const Result<LabelSet>& found)
    {
        return found && found->frames.at(0).boxes.size() == 1
            && (found->frames[0].boxes[0].box.centre_m - Eigen::Vector3d(12, 3, -0.9)).norm() < 1e-9;
    }

private Q_SLOTS:
    void posesAreRigidMotions_data()
    {
        QTest::addColumn<QByteArray>("pose");
        QTest::addColumn<QByteArray>("refusedWith");  // empty: read
        QTest::newRow("rows") << QByteArray("{'matrix4x4': [1, 0, 0, 1.5, 0, 1, 0, 0, 0, 0, 1, 1.8, 0, 0, 0, 1]}") << QByteArray();
        QTest::newRow("columns") << QByteArray("{'matrix4x4': [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1.5, 0, 1.8, 1]}") << QByteArray();
        QTest::newRow("scaled") << QByteArray("{'matrix4x4': [2, 0, 0, 1.5, 0, 2, 0, 0, 0, 0, 2, 1.8, 0, 0, 0, 1]}")
                                << QByteArray("stretches");
        QTest::newRow("zero") << QByteArray("{'matrix4x4': [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}") << QByteArray("last row");
        QTest::newRow("mirror") << QByteArray("{'matrix4x4': [1, 0, 0, 1.5, 0, -1, 0, 0, 0, 0, 1, 1.8, 0, 0, 0, 1]}")
                                << QByteArray("mirrors");
        QTest::newRow("projective") << QByteArray("{'matrix4x4': [1, 0, 0, 1.5, 0, 1, 0, 0, 0, 0, 1, 1.8, 0, 0, 1, 1]}")
                                    << QByteArray("last row");
        QTest::newRow("long quaternion") << QByteArray("{'quaternion': [0, 0, 0, 2], 'translation': [1.5, 0, 1.8]}") << QByteArray();
        QTest::newRow("no quaternion") << QByteArray("{'quaternion': [0, 0, 0, 0], 'translation': [1.5, 0, 1.8]}") << QByteArray("length");
        QTest::newRow("no sequence") << QByteArray("{'euler_angles': [0, 0, 0], 'translation': [1.5, 0, 1.8], 'sequence': 'abc'}")
                                     << QByteArray("\"abc\"");
        QTest::newRow("an axis twice running") << QByteArray("{'euler_angles': [0, 0, 0], 'translation': [1.5, 0, 1.8], 'sequence': 'XXZ'}")
                                               << QByteArray("\"XXZ\"");
        QTest::newRow("degrees") << QByteArray("{'euler_angles': [90, 0, 0], 'translation': [1.5, 0, 1.8]}") << QByteArray("radians");
    }

    /// What is no rigid motion is refused by the names of both systems where a cuboid needs it, and told where none does.
    void posesAreRigidMotions()
    {
        QFETCH(QByteArray, pose);
        QFETCH(QByteArray, refusedWith);
        nlohmann::json file = vehicleFile();
        file["openlabel"]["coordinate_systems"]["LIDAR"]["pose_wrt_parent"] = nlohmann::json::parse(pose.replace('\'', '"').toStdString());
        const auto found = readJsonFile(file);
        if (refusedWith.isEmpty()) {
            QVERIFY2(isTheCar(found), found ? "" : found.error().text().c_str());
            QCOMPARE(isSaid(found->tally, "column by column"), qstrcmp(QTest::currentDataTag(), "columns") == 0);
            return;
        }
        QVERIFY(!found);
        const std::string why = found.error().what.text();
        QVERIFY2(why.find(refusedWith.toStdString()) != std::string::npos && why.find("\"LIDAR\" to \"base\"") != std::string::npos,
                 why.c_str());
        cuboidIn(file)["coordinate_system"] = "LIDAR";
        cuboidIn(file)["val"] = {12, 3, -0.9, 0, 0, 0, 1, 4.2, 1.8, 1.5};
        const auto unharmed = readJsonFile(file);
        QVERIFY(isTheCar(unharmed) && isSaid(unharmed->tally, "\"LIDAR\" to \"base\""));
    }

    void eulerAnglesHaveTheirSequence_data()
    {
        QTest::addColumn<QByteArray>("sequence");
        for (const char* sequence : {"XYZ", "XZY", "YXZ", "YZX", "ZXY", "ZYX", "XYX", "XZX", "YXY", "YZY", "ZXZ", "ZYZ"})
            QTest::newRow(sequence) << QByteArray(sequence);
    }

    /// All twelve, each axis turning along with those before it; in small letters only where it does not matter which turn along.
    void eulerAnglesHaveTheirSequence()
    {
        QFETCH(QByteArray, sequence);
        const auto moveBy = [](const QByteArray& axes, const std::array<double, 3>& angles_rad) {
            const nlohmann::json pose{{"euler_angles", angles_rad}, {"translation", {1, 2, 3}}, {"sequence", axes.toStdString()}};
            const std::string text = pose.dump();
            const auto json = JsonText::parse(text);
            return openLabelMove("a", "b", json->root());
        };
        const std::array<double, 3> angles_rad{0.1, -0.4, 1.2};
        Eigen::Matrix3d meant = Eigen::Matrix3d::Identity();
        for (int i = 0; i < 3; ++i)
            meant *=
                Eigen::AngleAxisd(angles_rad[static_cast<std::size_t>(i)], Eigen::Vector3d::Unit(sequence[i] - 'X')).toRotationMatrix();
        const OpenLabelMove capitals = moveBy(sequence, angles_rad);
        QVERIFY(!capitals.wrong && capitals.to_T_from.linear().isApprox(meant, 1e-12));
        QVERIFY(moveBy(sequence.toLower(), angles_rad).wrong.has_value());
        const OpenLabelMove single = moveBy(sequence.toLower(), {0, 0.5, 0});
        QVERIFY(!single.wrong && single.to_T_from.isApprox(moveBy(sequence, {0, 0.5, 0}).to_T_from, 1e-12));
    }

    /// What a frame says of itself goes before what stands once for all; what contradicts itself leads nowhere.
    void theFramesTransformsGoFirst()
    {
        nlohmann::json file = vehicleFile();
        file["openlabel"]["coordinate_systems"]["odom"] = {{"type", "scene_cs"}, {"parent", ""}};
        file["openlabel"]["coordinate_systems"]["base"] = {
            {"type", "local_cs"}, {"parent", "odom"}, {"pose_wrt_parent", shiftAlongX(0, "", "")["transform_src_to_dst"]}};
        nlohmann::json& transforms = file["openlabel"]["frames"]["0"]["frame_properties"]["transforms"];
        transforms["a"] = shiftAlongX(100, "base", "odom");
        cuboidIn(file)["coordinate_system"] = "odom";
        cuboidIn(file)["val"][0] = 113.5;
        QVERIFY(isTheCar(readJsonFile(file)));
        transforms["b"] = shiftAlongX(-100, "odom", "base");  // the same, the other way round
        QVERIFY(isTheCar(readJsonFile(file)));
        transforms["b"] = shiftAlongX(-99, "odom", "base");
        QVERIFY(readJsonFile(file).error().what.text().find("contradict") != std::string::npos);
    }

    void detoursLeadToTheSamePlace()
    {
        nlohmann::json file = vehicleFile();
        cuboidIn(file)["coordinate_system"] = "odom";
        cuboidIn(file)["val"][0] = 113.5;
        nlohmann::json& transforms = file["openlabel"]["frames"]["0"]["frame_properties"]["transforms"];
        transforms["a"] = shiftAlongX(100, "base", "odom");
        transforms["b"] = shiftAlongX(101.5, "LIDAR", "odom");
        transforms["b"]["transform_src_to_dst"]["matrix4x4"][11] = 1.8;
        QVERIFY(isTheCar(readJsonFile(file)));
        transforms["b"]["transform_src_to_dst"]["matrix4x4"][3] = 300;
        QVERIFY(readJsonFile(file).error().what.text().find("contradict") != std::string::npos);
    }

    void systemsInACircleAgreeOrAreRefused()
    {
        nlohmann::json file = vehicleFile();
        nlohmann::json& base = file["openlabel"]["coordinate_systems"]["base"];
        base["parent"] = "LIDAR";
        base["pose_wrt_parent"] = {{"translation", {-1.5, 0, -1.8}}, {"quaternion", {0, 0, 0, 1}}};
        QVERIFY(isTheCar(readJsonFile(file)));
        base["pose_wrt_parent"]["translation"] = {1.5, 0, 1.8};
        QVERIFY(readJsonFile(file).error().what.text().find("contradict") != std::string::npos);
    }

    /// Around the cuboid, too, and in files that describe no systems at all.
    void theSystemOfACuboidIsNeverGuessed()
    {
        nlohmann::json file = vehicleFile();
        cuboidIn(file).erase("coordinate_system");
        file["openlabel"]["frames"]["0"]["objects"]["1"]["coordinate_system"] = "base";
        QVERIFY(isTheCar(readJsonFile(file)));
        nlohmann::json bare = vehicleFile();
        bare["openlabel"].erase("coordinate_systems");
        QVERIFY(readJsonFile(bare).error().what.text().find("\"base\"") != std::string::npos);
        cuboidIn(bare) = {{"name", "c"}, {"coordinate_system", "lidar"}, {"val", {12, 3, -0.9, 0, 0, 0, 1, 4.2, 1.8, 1.5}}};
        QVERIFY(isTheCar(readJsonFile(bare)));
        bare["openlabel"].erase("streams");
        QVERIFY(isTheCar(readJsonFile(bare)));
        cuboidIn(bare)["coordinate_system"] = "map";
        QVERIFY(readJsonFile(bare).error().what.text().find("--lidar map") != std::string::npos);
    }

    void everyLabelIsCounted_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("taken");
        QTest::addColumn<int>("left");
        QTest::addColumn<QByteArray>("said");
        const QByteArray car = "{'object_data': {'cuboid': [{'name': 'c', 'val': [12, 3, -0.9, 0, 0, 0, 1, 4, 2, 1]}]}}";
        const auto file = [](const QByteArray& objects, const QByteArray& frames) {
            return QByteArray("{'openlabel': {'metadata': {'schema_version': '1.0.0'}, 'objects': {" + objects + "}, 'frames': {" + frames
                              + "}}}")
                .replace('\'', '"');
        };
        const QByteArray known = "'1': {'name': 'a', 'type': 'Car'}";
        const QByteArray frame = "{'objects': {'1': " + car + "}}";
        const QByteArray still = "'1': {'name': 'a', 'type': 'Car', " + car.mid(1, car.size() - 2);
        QTest::newRow("a frame twice") << file(known, "'0': " + frame + ", '0': " + frame) << 1 << 1 << QByteArray("stand twice");
        QTest::newRow("a frame in two spellings")
            << file(known, "'0': " + frame + ", '00': " + frame) << 1 << 1 << QByteArray("stand twice");
        QTest::newRow("an object twice") << file(known, "'0': {'objects': {'1': " + car + ", '1': " + car + "}}") << 1 << 1
                                         << QByteArray("frame 0, object 1");
        QTest::newRow("a still object twice") << file(still + "}, " + still + "}", "'0': {}") << 1 << 1 << QByteArray("object 1");
        QTest::newRow("a region") << file("'1': {'name': 'a', 'type': 'DontCare'}", "'0': " + frame) << 0 << 1 << QByteArray("DontCare");
        QTest::newRow("a backward life") << file(still + ", 'frame_intervals': [{'frame_start': 2, 'frame_end': 0}]}", "'0': {}, '1': {}")
                                         << 0 << 1 << QByteArray("end before they begin");
        QTest::newRow("no object data") << file(known, "'0': {'objects': {'1': {'cuboid': [{'name': 'c', 'val': null}]}}}") << 0 << 1
                                        << QByteArray("object_data");
        QTest::newRow("an unknown word") << file(known, QByteArray("'0': " + frame).replace("cuboid", "cuboids")) << 0 << 1
                                         << QByteArray("no cuboid");
        QTest::newRow("an unknown part") << file(known, QByteArray("'0': " + frame).replace("objects", "Objects")) << 0 << 0
                                         << QByteArray("Objects");
        QTest::newRow("a life outside") << file(still + ", 'frame_intervals': [{'frame_start': 7, 'frame_end': 9}]}", "'0': {}, '1': {}")
                                        << 0 << 1 << QByteArray("belongs to no frame");
    }

    void everyLabelIsCounted()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, taken);
        QFETCH(int, left);
        QFETCH(QByteArray, said);
        const auto found = readText(text.toStdString());
        VERIFY_RESULT(found);
        QCOMPARE(static_cast<int>(found->tally.taken()), taken);
        QCOMPARE(static_cast<int>(found->tally.left()), left);
        QVERIFY(isSaid(found->tally, said.constData()));
    }

    /// Elsewhere nobody could say what becomes of the first: the file is refused.
    void otherKeysStandOnce_data()
    {
        QTest::addColumn<QByteArray>("once");
        QTest::addColumn<QByteArray>("twice");
        QTest::newRow("val") << QByteArray("\"val\":[") << QByteArray("\"val\":[1,2,3,0,0,0,1,1,1,1],\"val\":[");
        QTest::newRow("cuboid") << QByteArray("\"cuboid\":[") << QByteArray("\"cuboid\":[],\"cuboid\":[");
        QTest::newRow("objects") << QByteArray("\"frames\":{\"0\":{") << QByteArray("\"frames\":{\"0\":{\"objects\":{},");
        QTest::newRow("frames") << QByteArray("\"frames\":{") << QByteArray("\"frames\":{},\"frames\":{");
        QTest::newRow("a system") << QByteArray("\"base\":{") << QByteArray("\"base\":{\"type\":\"\",\"parent\":\"\"},\"base\":{");
        QTest::newRow("openlabel") << QByteArray("{\"openlabel\":{") << QByteArray("{\"openlabel\":{},\"openlabel\":{");
    }

    void otherKeysStandOnce()
    {
        QFETCH(QByteArray, once);
        QFETCH(QByteArray, twice);
        QByteArray text = QByteArray::fromStdString(vehicleFile().dump());
        QVERIFY(isTheCar(readText(text.toStdString())) && text.contains(once));
        const auto found = readText(text.replace(once, twice).toStdString());
        QVERIFY(!found);
        QVERIFY2(found.error().what.text().find("twice") != std::string::npos
                     || found.error().what.text().find("another") != std::string::npos,
                 found.error().text().c_str());
    }

    /// As some programs save it, with and without a byte order mark, in either order of the bytes.
    void wideFilesAreRead()
    {
        const QString text = QString::fromStdString(vehicleFile().dump());
        for (const QStringConverter::Encoding encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
            for (const auto mark : {QStringConverter::Flag::Default, QStringConverter::Flag::WriteBom}) {
                const QByteArray bytes = QStringEncoder(encoding, mark).encode(text);
                QVERIFY(isTheCar(readText(bytes.toStdString())));
                const auto json = JsonText::parse({bytes.constData(), static_cast<std::size_t>(bytes.size())});
                VERIFY_RESULT(json);
                QVERIFY(json->root().has("openlabel"));
            }
        }
    }
};

POINTLOOM_TEST(TestOpenLabelPlaces, withCoreApplication)
#include "tst_openlabel_places.moc"
