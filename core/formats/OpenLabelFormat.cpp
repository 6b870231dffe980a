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

std::string textOf(const ordered_json& piece)
{
    return piece.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// {"a":1,\n"b":2}
class JsonLines
{
public:
    void add(const std::string& key, const std::string& value)
    {
        m_text += m_text.empty() ? "\n" : ",\n";
        m_text += textOf(key) + ":" + value;
    }
    [[nodiscard]] std::string object() const { return "{" + m_text + "}"; }

private:
    std::string m_text;
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

ordered_json transform(const char* from, const char* to, const Eigen::Matrix4d& to_T_from)
{
    return {{"src", from}, {"dst", to}, {"transform_src_to_dst", {{"matrix4x4", rowMajor(to_T_from)}}}};
}

constexpr std::array kinds{"boolean", "num", "text"};  // in the order of AttributeValue

/// Closed intervals of frame numbers, several where there are gaps.
ordered_json intervals(std::vector<long long> frames)
{
    std::ranges::sort(frames);
    ordered_json out = ordered_json::array();
    for (const long long frame : frames) {
        if (!out.empty() && out.back()["frame_end"].get<long long>() + 1 == frame)
            out.back()["frame_end"] = frame;
        else
            out.push_back({{"frame_start", frame}, {"frame_end", frame}});
    }
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

ordered_json frameProperties(const LabelledFrame& frame)
{
    ordered_json out{{"name", frame.name}, {"streams", {{"lidar", {{"type", "lidar"}, {"uri", frame.cloud.generic_string()}}}}}};
    if (frame.calibration) {
        ordered_json pinhole{{"camera_matrix", rowMajor(frame.calibration->P2)}};
        if (frame.image_px) {
            pinhole["width_px"] = frame.image_px->x();
            pinhole["height_px"] = frame.image_px->y();
        }
        out["streams"]["camera"] = {{"type", "camera"}, {"stream_properties", {{"intrinsics_pinhole", std::move(pinhole)}}}};
        out["transforms"]["lidar_to_camera"] = transform("lidar", "camera", frame.calibration->camera_T_lidar.matrix());
    }
    if (frame.world_T_cloud)
        out["transforms"]["lidar_to_world"] = transform("lidar", "world", frame.world_T_cloud->matrix());
    return out;
}

std::string framesText(const LabelSet& labels, const OpenLabelObjects& objects, const NumberedFrames& numbers)
{
    JsonLines out;
    for (std::size_t i = 0; i < labels.frames.size(); ++i) {
        ordered_json frame{{"frame_properties", frameProperties(labels.frames[i])}};
        ordered_json::object_t boxes;
        for (std::size_t k = 0; k < labels.frames[i].boxes.size(); ++k) {
            const OpenLabelObject& object = objects.objects[objects.objectOf[i][k]];
            boxes.push_back(
                {object.uid, boxData(labels.frames[i].boxes[k], object)});  // the keys differ; operator[] would look through all of them
        }
        if (!boxes.empty())
            frame["objects"] = std::move(boxes);
        out.add(shown(numbers.of(i)), textOf(frame));
    }
    return out.object();
}

/// Where an answer of an object stands.
struct Pointer
{
    std::size_t kind = 0;           ///< of kinds
    std::vector<long long> frames;  ///< numbers; none for an answer that stands with the object
};

using Pointers = std::map<std::string, Pointer>;

/// For each object, in which frames its answers are found. The format asks for this table so that readers find their way without going
/// through the frames.
std::vector<Pointers> pointersOf(const LabelSet& labels, const OpenLabelObjects& objects, const NumberedFrames& numbers)
{
    std::vector<Pointers> out(objects.objects.size());
    for (std::size_t i = 0; i < labels.frames.size(); ++i) {
        for (std::size_t k = 0; k < labels.frames[i].boxes.size(); ++k) {
            const std::size_t index = objects.objectOf[i][k];
            for (const auto& [key, value] : changing(labels.frames[i].boxes[k], objects.objects[index]))
                out[index].try_emplace(key, Pointer{value.index(), {}}).first->second.frames.push_back(numbers.of(i));
        }
    }
    return out;
}

ordered_json pointersJson(const ordered_json& cuboids, const Pointers& pointers, const AttributeMap& constants)
{
    ordered_json out{{"cuboid", {{"type", "cuboid"}, {"frame_intervals", cuboids}}}};
    for (const auto& [key, value] : constants)
        out[key] = {{"type", kinds.at(value.index())}, {"frame_intervals", ordered_json::array()}};
    for (const auto& [key, pointer] : pointers)
        out[key] = {{"type", kinds.at(pointer.kind)}, {"frame_intervals", intervals(pointer.frames)}};
    return out;
}

std::string objectsText(const LabelSet& labels, const OpenLabelObjects& objects, const NumberedFrames& numbers, const LabelSchema* schema)
{
    const std::vector<Pointers> pointers = pointersOf(labels, objects, numbers);
    JsonLines out;
    for (std::size_t i = 0; i < objects.objects.size(); ++i) {
        const OpenLabelObject& object = objects.objects[i];
        const std::string type = classToName(object.classKey, "openlabel", schema);
        std::vector<long long> frames;
        for (const std::size_t frame : object.frames)
            frames.push_back(numbers.of(frame));
        const ordered_json life = intervals(std::move(frames));
        AttributeMap constants = object.constants;
        if (!object.track.empty())
            constants[openLabelTrackName] = object.track;
        ordered_json piece{{"name", object.track.empty() ? lowered(type) + object.uid : object.track},
                           {"type", type},
                           {"frame_intervals", life},
                           {"object_data_pointers", pointersJson(life, pointers[i], constants)}};
        if (!constants.empty())
            addAttributes(piece["object_data"], constants);
        out.add(object.uid, textOf(piece));
    }
    return out.object();
}

ordered_json coordinateSystems(bool camera, bool world)
{
    ordered_json out;
    if (world)
        out["world"] = {{"type", "scene_cs"}, {"parent", ""}, {"children", {"lidar"}}};
    out["lidar"] = {{"type", "sensor_cs"}, {"parent", world ? "world" : ""}, {"children", ordered_json::array()}};
    if (camera) {
        out["lidar"]["children"].push_back("camera");
        out["camera"] = {{"type", "sensor_cs"}, {"parent", "lidar"}, {"children", ordered_json::array()}};
    }
    return out;
}

ordered_json streams(const LabelSet& labels, bool camera)
{
    ordered_json out{{"lidar", {{"type", "lidar"}}}};
    if (labels.frames.size() == 1)
        out["lidar"]["uri"] = labels.frames.front().cloud.generic_string();
    if (camera)
        out["camera"] = {{"type", "camera"}};
    return out;
}

ordered_json metadata(const LabelSet& labels, const LabelSchema* schema)
{
    ordered_json out{{"schema_version", "1.0.0"}, {"name", labels.name}};
    if (schema != nullptr)
        out["label_scheme"] = {{"id", schema->id}, {"version", schema->version}};
    return out;
}

}  // namespace

Result<std::map<std::filesystem::path, std::string>> OpenLabelFormat::write(const LabelSet& labels, const FormatOptions& options,
                                                                            FormatNotes& notes) const
{
    if (auto checked = checkLabels(labels); !checked)
        return std::unexpected(checked.error());
    const OpenLabelObjects objects = openLabelObjects(labels, options.schema);
    const bool camera = std::ranges::any_of(labels.frames, [](const LabelledFrame& frame) { return frame.calibration.has_value(); });
    const bool world = std::ranges::any_of(labels.frames, [](const LabelledFrame& frame) { return frame.world_T_cloud.has_value(); });
    const NumberedFrames numbers(frameNames(labels.frames));
    std::vector<long long> all;
    for (std::size_t i = 0; i < labels.frames.size(); ++i)
        all.push_back(numbers.of(i));

    JsonLines root;
    root.add("metadata", textOf(metadata(labels, options.schema)));
    root.add("coordinate_systems", textOf(coordinateSystems(camera, world)));
    root.add("streams", textOf(streams(labels, camera)));
    root.add("frame_intervals", textOf(intervals(std::move(all))));
    root.add("objects", objectsText(labels, objects, numbers, options.schema));
    root.add("frames", framesText(labels, objects, numbers));

    noteMergedClasses(labels, key(), options.schema, notes);
    noteKeptLines(labels, notes);
    if (objects.separated > 0)
        notes.losses.push_back(message(
            PL_TEXT("core",
                    "%1 boxes share track and frame with another, or change the track's class: they are written as objects of their own"),
            objects.separated));
    return std::map<std::filesystem::path, std::string>{{std::filesystem::path(), "{\"openlabel\":" + root.object() + "}\n"}};
}

LabelSet OpenLabelFormat::representable(const LabelSet& labels, const FormatOptions& options) const
{
    const OpenLabelObjects objects = openLabelObjects(labels, options.schema);
    LabelSet out = labels;
    for (std::size_t i = 0; i < out.frames.size(); ++i) {
        std::map<std::string, LabelledBox> byUid;  // a JSON object has no order: boxes come back in that of their keys
        for (std::size_t k = 0; k < labels.frames[i].boxes.size(); ++k) {
            const OpenLabelObject& object = objects.objects[objects.objectOf[i][k]];
            LabelledBox box = labels.frames[i].boxes[k];
            box.track = object.readsAs();
            box.classKey = nameToClass(classToName(box.classKey, key(), options.schema), key(), options.schema);
            byUid.emplace(object.uid, std::move(box));
        }
        out.frames[i].keptLines.clear();
        out.frames[i].boxes.clear();
        for (auto& [uid, box] : byUid)
            out.frames[i].boxes.push_back(std::move(box));
    }
    return out;
}

}  // namespace pointloom
