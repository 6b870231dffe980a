// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelFormat.h"

#include "core/base/Text.h"
#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/OpenLabelObjects.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

// The file is put together from pieces of JSON, one line per frame and per object: a sequence of ten thousand frames would take gigabytes
// as one tree, and lines can be compared.
namespace pointloom {
namespace {

using nlohmann::ordered_json;

constexpr std::array kinds{"boolean", "num", "text"};  // in the order of AttributeValue

std::string textOf(const ordered_json& piece)
{
    return piece.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// {\n"a":1,\n"b":2}, written as it comes.
class JsonLines
{
public:
    explicit JsonLines(FileSink& sink) : m_sink(sink) {}

    Result<void> begin(const std::string& before = {})
    {
        m_any = false;
        return m_sink.add(before + "{");
    }
    Result<void> add(const std::string& key, const std::string& value)
    {
        const std::string before = std::exchange(m_any, true) ? ",\n" : "\n";
        return m_sink.add(before + textOf(key) + ":" + value);
    }
    Result<void> end() { return m_sink.add("}"); }

private:
    FileSink& m_sink;
    bool m_any = false;
};

ordered_json rowMajor(const Eigen::Ref<const Eigen::MatrixXd>& matrix)
{
    ordered_json out = ordered_json::array();
    for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
        for (Eigen::Index column = 0; column < matrix.cols(); ++column)
            out.push_back(matrix(row, column));
    }
    return out;
}

ordered_json transform(const std::string& from, const std::string& to, const Eigen::Matrix4d& to_T_from)
{
    return {{"src", from}, {"dst", to}, {"transform_src_to_dst", {{"matrix4x4", rowMajor(to_T_from)}}}};
}

ordered_json toJson(const FrameIntervals& frames)
{
    ordered_json out = ordered_json::array();
    for (const auto& [first, last] : frames.sorted())
        out.push_back({{"frame_start", first}, {"frame_end", last}});
    return out;
}

/// {"boolean": [...], "num": [...], "text": [...]}, those that are needed.
void addAttributes(ordered_json& data, const AttributeMap& attributes)
{
    for (const auto& [key, value] : attributes)
        std::visit([&](const auto& answer) { data[kinds.at(value.index())].push_back({{"name", key}, {"val", answer}}); }, value);
}

ordered_json cuboidOf(const LabelledBox& box)
{
    const Eigen::Vector3d& c = box.box.centre_m;
    const Eigen::Vector3d& s = box.box.size_m;
    const double half_rad = box.box.yaw_rad / 2;
    ordered_json out{{"name", "cuboid"},
                     {"coordinate_system", "lidar"},
                     {"val", {c.x(), c.y(), c.z(), 0, 0, std::sin(half_rad), std::cos(half_rad), s.x(), s.y(), s.z()}}};
    if (!isUpright(box.box)) {
        const Eigen::Quaterniond turn(rotationOf(box.box));
        for (std::size_t i = 0; i < 4; ++i)
            out["val"][3 + i] = turn.coeffs()[static_cast<Eigen::Index>(i)];  // x, y, z, w
    }
    if (box.score != 1)
        out["attributes"]["num"].push_back({{"name", "score"}, {"val", box.score}});
    if (box.state != BoxState::keyframe)
        out["attributes"]["text"].push_back({{"name", openLabelState}, {"val", openLabelStates.at(static_cast<std::size_t>(box.state))}});
    return out;
}

/// The answers that stand with the frame.
AttributeMap changing(const LabelledBox& box, const OpenLabelObject& object)
{
    AttributeMap out = box.attributes;
    std::erase_if(out, [&](const auto& answer) { return object.constants.contains(answer.first); });
    return out;
}

ordered_json boxData(const LabelledBox& box, const OpenLabelObject& object)
{
    ordered_json data;
    data["cuboid"].push_back(cuboidOf(box));
    addAttributes(data, changing(box, object));
    return {{"object_data", std::move(data)}};
}

/// The name of a camera among the streams and systems, where others have theirs.
std::string streamOf(const LabelledCamera& camera)
{
    return camera.key == "lidar" || camera.key == "world" ? "camera_" + camera.key : camera.key;
}

bool isWritten(const LabelledCamera& camera)
{
    return camera.model.lens.model() != LensModel::fisheye;
}

ordered_json streamJson(const LabelledCamera& camera)
{
    const CameraModel& model = camera.model;
    ordered_json pinhole{
        {"camera_matrix", {model.fx_px, 0.0, model.cx_px, 0.0, 0.0, model.fy_px, model.cy_px, 0.0, 0.0, 0.0, 1.0, 0.0}}};
    if (const auto size_px = camera.image_px ? camera.image_px : model.size_px) {
        pinhole["width_px"] = size_px->x();
        pinhole["height_px"] = size_px->y();
    }
    if (model.lens.model() == LensModel::radialTangential)
        pinhole["distortion_coeffs"] = model.lens.coefficients();
    ordered_json out{{"type", "camera"}};
    if (!camera.image.empty())
        out["uri"] = camera.image.generic_string();
    out["stream_properties"] = {{"intrinsics_pinhole", std::move(pinhole)}};
    return out;
}

ordered_json frameProperties(const LabelledFrame& frame)
{
    ordered_json out{{"name", frame.name}, {"streams", {{"lidar", {{"type", "lidar"}, {"uri", frame.cloud.generic_string()}}}}}};
    for (const LabelledCamera& camera : frame.cameras) {
        if (!isWritten(camera))
            continue;
        const std::string name = streamOf(camera);
        out["streams"][name] = streamJson(camera);
        out["transforms"]["lidar_to_" + name] = transform("lidar", name, camera.model.camera_T_ego.matrix());
    }
    if (frame.world_T_cloud)
        out["transforms"]["lidar_to_world"] = transform("lidar", "world", frame.world_T_cloud->matrix());
    return out;
}

class OpenLabelWriter final : public LabelWriter
{
public:
    OpenLabelWriter(const LabelSetInfo& info, const FormatOptions& options)
        : m_info(info), m_schema(options.schema), m_numbers(info.frames), m_objects(options.schema)
    {}

    Result<void> survey(std::size_t index, const LabelledFrame& frame) override
    {
        m_objects.add(frame, m_numbers.of(index));
        m_frames.add(m_numbers.of(index));
        m_world = m_world || frame.world_T_cloud.has_value();
        m_cloud = frame.cloud.generic_string();
        for (const LabelledCamera& camera : frame.cameras) {
            if (isWritten(camera))
                m_cameras.insert(streamOf(camera));
            else
                ++m_fisheyes;
        }
        if (index + 1 == m_info.frames.size())
            m_objects.settle();
        return {};
    }

    [[nodiscard]] LabelledFrame representable(std::size_t index, LabelledFrame frame) const override
    {
        const std::vector<std::size_t> objectOf = m_objects.objectsIn(index, frame);
        std::map<std::string, LabelledBox> byUid;  // a JSON object has no order: boxes come back in that of their keys
        for (std::size_t i = 0; i < frame.boxes.size(); ++i) {
            const OpenLabelObject& object = m_objects.objects()[objectOf[i]];
            LabelledBox box = std::move(frame.boxes[i]);
            box.track = object.readsAs();
            box.classKey = nameToClass(classToName(box.classKey, openLabelClassNames, m_schema), openLabelClassNames, m_schema);
            byUid.emplace(object.uid, std::move(box));
        }
        frame.keepsakes.clear();
        frame.points.reset();
        frame.imageBoxes.clear();
        frame.boxes.clear();
        for (auto& [uid, box] : byUid)
            frame.boxes.push_back(std::move(box));
        return frame;
    }

    Result<void> begin(FileSink& sink) override
    {
        JsonLines root(sink);
        if (auto begun = sink.begin({}); !begun)
            return begun;
        if (auto begun = root.begin("{\"openlabel\":"); !begun)
            return begun;
        for (const auto& [key, value] : {std::pair("metadata", metadata()), std::pair("coordinate_systems", coordinateSystems()),
                                         std::pair("streams", streams()), std::pair("frame_intervals", toJson(m_frames))}) {
            if (auto added = root.add(key, textOf(value)); !added)
                return added;
        }
        if (auto written = writeObjects(sink); !written)
            return written;
        m_lines.emplace(sink);
        return m_lines->begin(",\n\"frames\":");
    }

    Result<void> write(std::size_t index, const LabelledFrame& from, FileSink& /*sink*/) override
    {
        ordered_json frame{{"frame_properties", frameProperties(from)}};
        ordered_json::object_t boxes;
        const std::vector<std::size_t> objectOf = m_objects.objectsIn(index, from);
        for (std::size_t i = 0; i < from.boxes.size(); ++i) {
            const OpenLabelObject& object = m_objects.objects()[objectOf[i]];
            boxes.push_back({object.uid, boxData(from.boxes[i], object)});  // the keys differ; operator[] would look through all of them
        }
        if (!boxes.empty())
            frame["objects"] = std::move(boxes);
        return m_lines->add(shown(m_numbers.of(index)), textOf(frame));
    }

    Result<void> finish(FileSink& sink) override { return sink.add("}}}\n"); }

    void tell(FormatNotes& notes) const override
    {
        if (m_objects.separated() > 0)
            notes.losses.push_back(message(
                PL_TEXT("core",
                        "%1 boxes share track and frame with another, or change the track's class: they are written as objects of their own"),
                m_objects.separated()));
        if (m_fisheyes > 0)
            notes.losses.push_back(message(PL_TEXT("core", "%1 calibrations of fisheye cameras are not written"), m_fisheyes));
    }

private:
    Result<void> writeObjects(FileSink& sink) const
    {
        JsonLines lines(sink);
        if (auto begun = lines.begin(",\n\"objects\":"); !begun)
            return begun;
        for (const OpenLabelObject& object : m_objects.objects()) {
            if (auto added = lines.add(object.uid, textOf(objectJson(object))); !added)
                return added;
        }
        return lines.end();
    }

    [[nodiscard]] ordered_json objectJson(const OpenLabelObject& object) const
    {
        const std::string type = classToName(object.classKey, openLabelClassNames, m_schema);
        const ordered_json life = toJson(object.frames);
        AttributeMap constants = object.constants;
        if (!object.track.empty())
            constants[openLabelTrackName] = object.track;
        ordered_json piece{{"name", object.track.empty() ? lowered(type) + object.uid : object.track},
                           {"type", type},
                           {"frame_intervals", life},
                           {"object_data_pointers", pointersJson(life, object, constants)}};
        if (!constants.empty())
            addAttributes(piece["object_data"], constants);
        return piece;
    }

    /// In which frames the answers of an object are found. The format asks for this table so that readers find their way without going
    /// through the frames.
    static ordered_json pointersJson(const ordered_json& life, const OpenLabelObject& object, const AttributeMap& constants)
    {
        ordered_json out{{"cuboid", {{"type", "cuboid"}, {"frame_intervals", life}}}};
        for (const auto& [key, value] : constants)
            out[key] = {{"type", kinds.at(value.index())}, {"frame_intervals", ordered_json::array()}};
        for (const auto& [key, answer] : object.answers) {
            if (!object.constants.contains(key))
                out[key] = {{"type", kinds.at(answer.kind)}, {"frame_intervals", toJson(answer.frames)}};
        }
        return out;
    }

    [[nodiscard]] ordered_json metadata() const
    {
        ordered_json out{{"schema_version", "1.0.0"}, {"name", m_info.name}};
        if (m_schema != nullptr)
            out["label_scheme"] = {{"id", m_schema->id}, {"version", m_schema->version}};
        return out;
    }

    [[nodiscard]] ordered_json coordinateSystems() const
    {
        ordered_json out;
        if (m_world)
            out["world"] = {{"type", "scene_cs"}, {"parent", ""}, {"children", {"lidar"}}};
        out["lidar"] = {{"type", "sensor_cs"}, {"parent", m_world ? "world" : ""}, {"children", ordered_json::array()}};
        for (const std::string& camera : m_cameras) {
            out["lidar"]["children"].push_back(camera);
            out[camera] = {{"type", "sensor_cs"}, {"parent", "lidar"}, {"children", ordered_json::array()}};
        }
        return out;
    }

    [[nodiscard]] ordered_json streams() const
    {
        ordered_json out{{"lidar", {{"type", "lidar"}}}};
        if (m_info.frames.size() == 1)
            out["lidar"]["uri"] = m_cloud;
        for (const std::string& camera : m_cameras)
            out[camera] = {{"type", "camera"}};
        return out;
    }

    const LabelSetInfo& m_info;
    const LabelSchema* m_schema;
    NumberedFrames m_numbers;
    OpenLabelObjects m_objects;
    FrameIntervals m_frames;
    std::set<std::string> m_cameras;
    std::size_t m_fisheyes = 0;
    bool m_world = false;
    std::string m_cloud;  ///< of the last frame
    std::optional<JsonLines> m_lines;
};

}  // namespace

const FormatFacts& OpenLabelFormat::facts() const
{
    static const FormatFacts facts{.key = "openlabel",
                                   .title = "OpenLABEL 1.0",
                                   .extension = ".json",
                                   .layout = {},
                                   .classNames = openLabelClassNames,
                                   .can = {.tracks = true,
                                           .allAttributes = true,
                                           .tilt = true,
                                           .states = true,
                                           .scores = true,
                                           .poses = true,
                                           .cameras = true,
                                           .severalCameras = true,
                                           .keepsOrder = false}};
    return facts;
}

std::unique_ptr<LabelWriter> OpenLabelFormat::writer(const LabelSetInfo& info, const FormatOptions& options) const
{
    return std::make_unique<OpenLabelWriter>(info, options);
}

}  // namespace pointloom
