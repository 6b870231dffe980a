// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelFormat.h"

#include "core/base/Text.h"
#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/OpenLabelObjects.h"
#include "core/formats/OpenLabelPieces.h"

#include <nlohmann/json.hpp>

#include <algorithm>

// The file is put together from pieces of JSON, one line per frame and per object: a sequence of ten thousand frames would take gigabytes
// as one tree, and lines can be compared.
namespace pointloom {
namespace {

using nlohmann::ordered_json;

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
        return m_sink.add(before + openLabelText(key) + ":" + value);
    }
    Result<void> end() { return m_sink.add("}"); }

private:
    FileSink& m_sink;
    bool m_any = false;
};

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
            if (isOpenLabelCamera(camera))
                m_cameras.insert(openLabelStream(camera));
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
                                         std::pair("streams", streams()), std::pair("frame_intervals", openLabelIntervals(m_frames))}) {
            if (auto added = root.add(key, openLabelText(value)); !added)
                return added;
        }
        if (auto written = writeObjects(sink); !written)
            return written;
        m_lines.emplace(sink);
        return m_lines->begin(",\n\"frames\":");
    }

    Result<void> write(std::size_t index, const LabelledFrame& from, FileSink& /*sink*/) override
    {
        const ordered_json frame = openLabelFrame(from, m_objects.objects(), m_objects.objectsIn(index, from));
        return m_lines->add(shown(m_numbers.of(index)), openLabelText(frame));
    }

    Result<void> finish(FileSink& sink) override { return sink.add("}}}\n"); }

    void tell(FormatNotes& notes) const override
    {
        if (m_objects.separated() > 0)
            notes.losses.push_back(message(
                PL_TEXT(
                    "core",
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
            if (auto added = lines.add(object.uid, openLabelText(objectJson(object))); !added)
                return added;
        }
        return lines.end();
    }

    [[nodiscard]] ordered_json objectJson(const OpenLabelObject& object) const
    {
        const std::string type = classToName(object.classKey, openLabelClassNames, m_schema);
        const ordered_json life = openLabelIntervals(object.frames);
        AttributeMap constants = object.constants;
        if (!object.track.empty())
            constants[openLabelTrackName] = object.track;
        ordered_json piece{{"name", object.track.empty() ? lowered(type) + object.uid : object.track},
                           {"type", type},
                           {"frame_intervals", life},
                           {"object_data_pointers", pointersJson(life, object, constants)}};
        if (!constants.empty())
            addOpenLabelAttributes(piece["object_data"], constants);
        return piece;
    }

    /// In which frames the answers of an object are found. The format asks for this table so that readers find their way without going
    /// through the frames.
    static ordered_json pointersJson(const ordered_json& life, const OpenLabelObject& object, const AttributeMap& constants)
    {
        ordered_json out{{"cuboid", {{"type", "cuboid"}, {"frame_intervals", life}}}};
        for (const auto& [key, value] : constants)
            out[key] = {{"type", openLabelKinds.at(value.index())}, {"frame_intervals", ordered_json::array()}};
        for (const auto& [key, answer] : object.answers) {
            if (!object.constants.contains(key))
                out[key] = {{"type", openLabelKinds.at(answer.kind)}, {"frame_intervals", openLabelIntervals(answer.frames)}};
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
    static const FormatFacts facts{
        .key = "openlabel",
        .title = "OpenLABEL 1.0",
        .extension = ".json",
        .layout = {},
        .classNames = openLabelClassNames,
        .can = {
            .tracks = true, .allAttributes = true, .tilt = true, .states = true, .scores = true, .cameras = true, .severalCameras = true}};
    return facts;
}

std::unique_ptr<LabelWriter> OpenLabelFormat::writer(const LabelSetInfo& info, const FormatOptions& options) const
{
    return std::make_unique<OpenLabelWriter>(info, options);
}

}  // namespace pointloom
