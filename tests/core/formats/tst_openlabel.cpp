// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Registry.h"

#include <QProcess>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <numbers>

using namespace pointloom;
using nlohmann::json;

namespace {

std::string written(const LabelSet& labels, const LabelSchema* schema = nullptr)
{
    FormatNotes notes;
    return test::filesOf(*findLabelFormat("openlabel"), labels, {.schema = schema}, notes).value().begin()->second;
}

}  // namespace

class TestOpenLabel : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = test::drivingScheme();
    QTemporaryDir m_folder;

    [[nodiscard]] Result<LabelSet> read(const json& file) const
    {
        const auto path = test::path(m_folder) / "read.json";
        return writeAtomically(path, file.dump()).has_value() ? test::readBy(*findLabelFormat("openlabel"), path, {}, {})
                                                              : fail("the test cannot write its own file");
    }

    /// A file of one cuboid with these values in a system that a camera-like pose puts beside the lidar.
    [[nodiscard]] static json oneCuboid(const json& values, const char* system)
    {
        json file = json::parse(R"({"openlabel": {
            "metadata": {"schema_version": "1.0.0"},
            "coordinate_systems": {
                "base": {"type": "local_cs", "parent": ""},
                "lidar": {"type": "sensor_cs", "parent": "base", "pose_wrt_parent": {"matrix4x4": [1, 0, 0, 5, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]}},
                "camera": {"type": "sensor_cs", "parent": "lidar", "pose_wrt_parent": {"matrix4x4": [0, 0, 1, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0, 1]}},
                "rear": {"type": "sensor_cs", "parent": "base", "pose_wrt_parent": {"quaternion": [0, 0, 1, 0], "translation": [5, 0, 0]}},
                "adrift": {"type": "sensor_cs", "parent": "base"}},
            "streams": {"lidar": {"type": "lidar"}},
            "objects": {"7": {"name": "car7", "type": "Car"}},
            "frames": {"0": {"objects": {"7": {"object_data": {"cuboid": [{"name": "c"}]}}}}}
        }})");
        json& cuboid = file["openlabel"]["frames"]["0"]["objects"]["7"]["object_data"]["cuboid"][0];
        cuboid["coordinate_system"] = system;
        cuboid["val"] = values;
        return file;
    }

private Q_SLOTS:
    /// The values of the worked example.
    void theGoldenBoxIsWritten()
    {
        LabelSet labels = test::goldenLabels();
        labels.frames[0].cameras.clear();
        labels.frames[0].cloud = "000000.pcd";
        labels.frames[0].boxes[0].attributes = {{"truncation", 0.0}};
        const json file = json::parse(written(labels))["openlabel"];
        QCOMPARE(file["metadata"]["schema_version"].get<std::string>(), "1.0.0");
        QVERIFY((file["coordinate_systems"] == json{{"lidar", {{"type", "sensor_cs"}, {"parent", ""}, {"children", json::array()}}}}));
        QVERIFY((file["streams"] == json{{"lidar", {{"type", "lidar"}, {"uri", "000000.pcd"}}}}));
        QVERIFY(file["frame_intervals"] == json::parse(R"([{"frame_start": 0, "frame_end": 0}])"));
        QVERIFY(file["objects"]["7"]
                == json::parse(R"({"name": "car7", "type": "Car", "frame_intervals": [{"frame_start": 0, "frame_end": 0}],
                                   "object_data_pointers": {
                                       "cuboid": {"type": "cuboid", "frame_intervals": [{"frame_start": 0, "frame_end": 0}]},
                                       "truncation": {"type": "num", "frame_intervals": [{"frame_start": 0, "frame_end": 0}]}}})"));
        const json& data = file["frames"]["0"]["objects"]["7"]["object_data"];
        QVERIFY(data["num"] == json::parse(R"([{"name": "truncation", "val": 0.0}])"));
        QCOMPARE(data["cuboid"][0]["coordinate_system"].get<std::string>(), "lidar");
        const std::vector<double> values = data["cuboid"][0]["val"];
        const std::vector<double> golden{10, 2, -0.7, 0, 0, 0.25881904510252074, 0.9659258262890683, 4, 1.8, 1.6};
        QCOMPARE(values.size(), golden.size());
        for (std::size_t i = 0; i < golden.size(); ++i)
            QVERIFY(std::abs(values[i] - golden[i]) < 1e-15);
    }

    void attributesStandWhereTheyBelong()
    {
        LabelSet labels = test::goldenLabels();
        labels.frames.push_back(test::frameNamed("000001"));
        labels.frames[0].boxes[0].attributes = {{"parked", true}, {"note", "wet"}, {"occlusion", "partly"}, {"truncation", 0.5}};
        labels.frames[1].boxes = labels.frames[0].boxes;
        labels.frames[1].boxes[0].attributes["note"] = "dry";  // of the track in the scheme, but here it changes
        const json file = json::parse(written(labels, &m_schema))["openlabel"];
        QVERIFY(file["objects"]["7"]["object_data"] == json::parse(R"({"boolean": [{"name": "parked", "val": true}]})"));
        const json& frame = file["frames"]["1"]["objects"]["7"]["object_data"];
        QVERIFY(frame["num"] == json::parse(R"([{"name": "truncation", "val": 0.5}])"));
        QVERIFY(frame["text"] == json::parse(R"([{"name": "note", "val": "dry"}, {"name": "occlusion", "val": "partly"}])"));
        QVERIFY(!frame.contains("boolean"));
    }

    /// An object that sleeps lives in several intervals, and so do its answers; a frame that is missing in the dataset is a gap as well.
    void gapsAreIntervalsOfTheirOwn()
    {
        LabelSet labels{.name = "gaps", .frames = {}, .dataset = {}};
        for (const char* name : {"000005", "000006", "000007", "000009", "000010"})
            labels.frames.push_back(test::frameNamed(name));
        const LabelledBox car = test::goldenLabels().frames[0].boxes[0];
        for (const std::size_t frame : {0U, 1U, 3U, 4U})
            labels.frames[frame].boxes.push_back(car);
        for (LabelledFrame& frame : labels.frames) {
            for (LabelledBox& box : frame.boxes)
                box.attributes = {{"parked", true}};
        }
        labels.frames[1].boxes[0].attributes["occlusion"] = "partly";
        const json file = json::parse(written(labels, &m_schema))["openlabel"];
        const json life = json::parse(R"([{"frame_start": 5, "frame_end": 6}, {"frame_start": 9, "frame_end": 10}])");
        QVERIFY(file["frame_intervals"] == json::parse(R"([{"frame_start": 5, "frame_end": 7}, {"frame_start": 9, "frame_end": 10}])"));
        QVERIFY(file["objects"]["7"]["frame_intervals"] == life);
        const json& pointers = file["objects"]["7"]["object_data_pointers"];
        QVERIFY(pointers["cuboid"]["frame_intervals"] == life);
        QVERIFY(pointers["occlusion"] == json::parse(R"({"type": "text", "frame_intervals": [{"frame_start": 6, "frame_end": 6}]})"));
        QVERIFY(pointers["parked"] == json::parse(R"({"type": "boolean", "frame_intervals": []})"));
        QVERIFY(file["frames"].contains("9") && !file["frames"].contains("8") && !file["frames"]["7"].contains("objects"));
    }

    /// A keyframe says nothing; somebody else's attribute of the same name stays one.
    void statesStandWithTheCuboid()
    {
        LabelSet labels = test::goldenLabels();
        const auto attributesOf = [](const json& file) {
            return file["openlabel"]["frames"]["0"]["objects"]["7"]["object_data"]["cuboid"][0].value("attributes", json());
        };
        QVERIFY(attributesOf(json::parse(written(labels))).is_null());
        labels.frames[0].boxes[0].state = BoxState::propagated;
        json file = json::parse(written(labels));
        QVERIFY(attributesOf(file) == json::parse(R"({"text": [{"name": "state", "val": "propagated"}]})"));
        QVERIFY(read(file)->frames[0].boxes[0].state == BoxState::propagated);
        file["openlabel"]["frames"]["0"]["objects"]["7"]["object_data"]["cuboid"][0]["attributes"]["text"][0]["val"] = "wet";
        const auto foreign = read(file);
        VERIFY_RESULT(foreign);
        QVERIFY(foreign->frames[0].boxes[0].state == BoxState::keyframe);
        QVERIFY(foreign->frames[0].boxes[0].attributes.at("state") == AttributeValue("wet"));
    }

    void posesAndCamerasAreCarried()
    {
        const LabelSet labels = test::randomLabels(m_schema, 10, 6, 1);
        const auto found = read(json::parse(written(labels)));
        VERIFY_RESULT(found);
        for (std::size_t i = 0; i < labels.frames.size(); ++i) {
            const LabelledFrame& meant = labels.frames[i];
            QCOMPARE(found->frames[i].world_T_cloud.has_value(), meant.world_T_cloud.has_value());
            if (meant.world_T_cloud)
                QVERIFY(found->frames[i].world_T_cloud->matrix() == meant.world_T_cloud->matrix());
            QCOMPARE(found->frames[i].cameras.size(), meant.cameras.size());
            for (std::size_t k = 0; k < meant.cameras.size(); ++k)
                QVERIFY(found->frames[i].cameras[k].key == meant.cameras[k].key
                        && found->frames[i].cameras[k].model == meant.cameras[k].model);
            QCOMPARE(found->frames[i].cloud, meant.cloud);
        }
    }

    /// Several cameras, with lenses and sizes; and what the standard's reference code and older exports wrote: another spelling, and a
    /// projection whose last column puts the camera beside its frame.
    void camerasOfEveryKindAreCarried()
    {
        LabelSet labels = test::goldenLabels();
        LabelledCamera& left = labels.frames[0].cameras.front();
        left.model.lens = Lens::radialTangential(std::vector{-0.3, 0.1, 0.001, -0.002, 0.01}).value();
        left.image = "000000.png";
        left.model.size_px = left.image_px;
        labels.frames[0].cameras.push_back({.key = "rear", .model = cameraOf(test::tiltedCalibration()).value()});
        const auto found = read(json::parse(written(labels)));
        VERIFY_RESULT(found);
        QCOMPARE(found->frames[0].cameras.size(), 2U);
        for (const LabelledCamera& meant : labels.frames[0].cameras) {
            const LabelledCamera* camera = found->frames[0].findCamera(meant.key);
            QVERIFY(camera != nullptr && camera->model == meant.model && camera->image == meant.image
                    && camera->image_px == meant.image_px);
        }

        const KittiCalibration tilted = test::tiltedCalibration();
        json old = json::parse(written(test::goldenLabels()));
        json& properties = old["openlabel"]["frames"]["0"]["frame_properties"];
        json& pinhole = properties["streams"]["camera_2"]["stream_properties"]["intrinsics_pinhole"];
        pinhole.erase("camera_matrix");
        for (Eigen::Index i = 0; i < 12; ++i)
            pinhole["camera_matrix_3x4"].push_back(tilted.P2(i / 4, i % 4));
        for (Eigen::Index i = 0; i < 16; ++i)
            properties["transforms"]["lidar_to_camera_2"]["transform_src_to_dst"]["matrix4x4"][static_cast<std::size_t>(i)] =
                tilted.camera_T_lidar.matrix()(i / 4, i % 4);
        const auto shifted = read(old);
        VERIFY_RESULT(shifted);
        QVERIFY(shifted->frames[0].cameras.at(0).model.camera_T_ego.isApprox(cameraOf(tilted)->camera_T_ego, 1e-12));
    }

    /// The standard's own schema is the oracle, through the validator that lies beside the shared data.
    void theSchemaAgrees()
    {
        NEEDS_SHARED_DATA("schemas/openlabel_json_schema-v1.0.0.json");
        const auto validator = test::sharedData("../tools/format_oracles/openlabel_validate.py");
        if (validator.empty())
            QSKIP("the validator is not beside the shared data");
        const QString python = "/usr/bin/python3";
        if (QProcess::execute(python, {"-c", "import jsonschema"}) != 0)
            QSKIP("python3-jsonschema is not installed");
        LabelSet golden = test::goldenLabels();
        golden.frames[0].boxes[0].track = "none of the allowed keys";
        const std::map<std::string, std::string> files{
            {"random.json", written(test::randomLabels(m_schema, 300, 7, 1), &m_schema)},
            {"golden.json", written(golden, &m_schema)},
            {"empty.json", written({.name = "e", .frames = {test::frameNamed("a")}, .dataset = {}})}};
        QStringList arguments{QString::fromStdString(validator),
                              QString::fromStdString(test::sharedData("schemas/openlabel_json_schema-v1.0.0.json"))};
        for (const auto& [name, text] : files) {
            VERIFY_RESULT(writeAtomically(test::path(m_folder) / name, text));
            arguments << m_folder.filePath(QString::fromStdString(name));
        }
        QProcess process;
        process.start(python, arguments);
        QVERIFY(process.waitForFinished(120'000));
        QVERIFY2(process.exitCode() == 0, (process.readAllStandardOutput() + process.readAllStandardError()).constData());

        VERIFY_RESULT(writeAtomically(test::path(m_folder) / "wrong.json", R"({"openlabel": {"metadata": {}}})"));
        QCOMPARE(QProcess::execute(python, arguments.mid(0, 2) << m_folder.filePath("wrong.json")), 1);  // it does refuse
    }

    /// Nine values and ten, in the lidar's frame, the camera's (y down) and one that looks back: the same car each time.
    void cuboidsOfOtherSystemsAreBroughtOver_data()
    {
        QTest::addColumn<QByteArray>("system");
        QTest::addColumn<QByteArray>("values");
        const double half = 0.25881904510252074;
        const double cosHalf = 0.9659258262890683;
        const auto text = [](const json& values) { return QByteArray::fromStdString(values.dump()); };
        QTest::newRow("lidar, quaternion") << QByteArray("lidar") << text({10, 2, -0.7, 0, 0, half, cosHalf, 4, 1.8, 1.6});
        QTest::newRow("lidar, not normalised") << QByteArray("lidar") << text({10, 2, -0.7, 0, 0, 2 * half, 2 * cosHalf, 4, 1.8, 1.6});
        QTest::newRow("lidar, Euler") << QByteArray("lidar") << text({10, 2, -0.7, 0, 0, std::numbers::pi / 6, 4, 1.8, 1.6});
        QTest::newRow("base") << QByteArray("base") << text({15, 2, -0.7, 0, 0, half, cosHalf, 4, 1.8, 1.6});
        QTest::newRow("camera, Euler") << QByteArray("camera") << text({-2, 0.7, 10, 0, -2 * std::numbers::pi / 3, 0, 4, 1.6, 1.8});
        QTest::newRow("rear") << QByteArray("rear") << text({-10, -2, -0.7, 0, 0, -5 * std::numbers::pi / 6, 4, 1.8, 1.6});
        QTest::newRow("not named") << QByteArray("") << text({10, 2, -0.7, 0, 0, half, cosHalf, 4, 1.8, 1.6});
    }

    void cuboidsOfOtherSystemsAreBroughtOver()
    {
        QFETCH(QByteArray, system);
        QFETCH(QByteArray, values);
        const auto found = read(oneCuboid(json::parse(values.toStdString()), system));
        VERIFY_RESULT(found);
        const LabelledBox& box = found->frames.at(0).boxes.at(0);
        QVERIFY2(cornerDistance_m(box.box, test::goldenBox()) < 1e-9, qPrintable(QString::number(box.box.yaw_rad)));
        QCOMPARE(box.classKey, "Car");
        QCOMPARE(box.track, "7");
    }

    void whatCannotBeUnderstoodIsRefused()
    {
        const json values{10, 2, -0.7, 0, 0, 0, 1, 4, 1.8, 1.6};
        QVERIFY(read(oneCuboid(values, "adrift")).error().text().find("\"adrift\"") != std::string::npos);
        json wrong = oneCuboid(values, "lidar");
        wrong["openlabel"]["frames"]["0"]["objects"]["7"]["object_data"]["cuboid"][0]["val"][2] = "deep";
        QVERIFY(read(wrong).error().where.ends_with("/openlabel/frames/0/objects/7/object_data/cuboid/0/val/2"));
        QVERIFY(!read(oneCuboid(json::array({1, 2, 3}), "lidar")));
        QVERIFY(!read(json::object()));
        json other = oneCuboid(values, "lidar");
        other["openlabel"]["metadata"]["schema_version"] = "2.0.0";
        QVERIFY(!read(other));
        json anonymous = oneCuboid(values, "lidar");
        anonymous["openlabel"]["objects"].clear();
        QVERIFY(!read(anonymous));
    }

    void valuesWithoutABoxMakeNone()
    {
        QCOMPARE(read(oneCuboid(nullptr, "lidar"))->frames.at(0).boxes.size(), 0U);
        QCOMPARE(read(oneCuboid({10, 2, -0.7, 0, 0, 0, -1, -1, -1}, "lidar"))->frames.at(0).boxes.size(), 0U);
    }

    /// Valid JSON that is not OpenLABEL any more: any part replaced by something of another kind or taken away. Reading answers.
    void oddFilesAreRefusedOrRead()
    {
        LabelSet labels = test::randomLabels(m_schema, 6, 3, 11);
        labels.frames[0].boxes[0].track = "a name";
        const json whole = json::parse(written(labels, &m_schema)).flatten();
        const std::vector<json> oddities{nullptr, true, -1, 1e308, "odd", json::array(), json::object(), {1, 2, 3}, {{"name", 5}}};
        const auto path = test::path(m_folder) / "odd.json";
        std::size_t refused = 0;
        for (const auto& [pointer, value] : whole.items()) {
            json::json_pointer place(pointer);
            for (std::size_t up = 0; !place.empty() && up < 3; ++up, place.pop_back()) {
                json damaged = whole.unflatten();
                damaged[place] = oddities[(pointer.size() + 5 * up) % oddities.size()];
                std::ofstream(path) << damaged;
                const auto found = test::readBy(*findLabelFormat("openlabel"), path, {}, {});
                if (!found) {
                    ++refused;
                    QVERIFY(!found.error().what.text().empty() && !found.error().where.empty());
                }
            }
        }
        QVERIFY(refused > whole.size());
    }

    /// Somebody else's file: a real KITTI sequence converted by the standard's reference code, cuboids in the camera's frame. All its
    /// objects stand upright near the road around the car, longer than wide where they are cars.
    void theReferenceCodesFileIsRead()
    {
        NEEDS_SHARED_DATA("label_formats/openlabel/openlabel100_kitti_tracking_0003.json");
        const auto found = test::readBy(*findLabelFormat("openlabel"),
                                        test::sharedData("label_formats/openlabel/openlabel100_kitti_tracking_0003.json"), {}, {});
        VERIFY_RESULT(found);
        QCOMPARE(found->frames.size(), 144U);
        std::size_t boxes = 0;
        for (const LabelledFrame& frame : found->frames) {
            for (const LabelledBox& box : frame.boxes) {
                ++boxes;
                QVERIFY(box.classKey != "DontCare");
                QVERIFY(box.box.centre_m.z() > -3 && box.box.centre_m.z() < 2 && box.box.centre_m.x() > 0 && box.box.centre_m.x() < 120);
                if (box.classKey == "Car")
                    QVERIFY(box.box.size_m.x() > box.box.size_m.y() && box.box.size_m.z() < 2.2 && box.box.size_m.y() < 2.2);
            }
        }
        QVERIFY(boxes > 100);

        // The vehicle moves in "odom" and the lidar is fixed to it 0.76 m before and 1.73 m above its origin, where the first frame is.
        QVERIFY(found->frames.front().world_T_cloud.has_value());
        QVERIFY((found->frames.front().world_T_cloud->translation() - Eigen::Vector3d(0.76, 0, 1.73)).norm() < 1e-9);
        for (std::size_t i = 1; i < found->frames.size(); ++i) {
            const Pose step = found->frames[i - 1].world_T_cloud->inverse() * *found->frames[i].world_T_cloud;
            QVERIFY(step.translation().norm() < 4);  // 40 m/s
            QVERIFY(step.translation().x() > -0.1);
        }
    }
};

POINTLOOM_TEST(TestOpenLabel, withCoreApplication)
#include "tst_openlabel.moc"
