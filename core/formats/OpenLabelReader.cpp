// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/OpenLabelFormat.h"
#include "core/formats/OpenLabelFrames.h"
#include "core/formats/OpenLabelObjects.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace pointloom {
namespace {

using nlohmann::json;

/// The entry of an object, or an empty object.
const json& sub(const json& object, const char* key)
{
    static const json none = json::object();
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

/// What stands once for an object of the file.
struct Static
{
    std::string type;
    std::string system;
    AttributeMap attributes;
};

AttributeMap attributesIn(const json& data)
{
    AttributeMap out;
    for (const json& item : sub(data, "boolean"))
        out[item.value("name", std::string())] = item.at("val").get<bool>();
    for (const json& item : sub(data, "num"))
        out[item.value("name", std::string())] = item.at("val").get<double>();
    for (const json& item : sub(data, "text"))
        out[item.value("name", std::string())] = item.at("val").get<std::string>();
    out.erase(std::string());  // a value without a name says nothing about anything
    return out;
}

std::map<std::string, Static> staticsOf(const json& openlabel)
{
    std::map<std::string, Static> out;
    for (const auto& [uid, object] : sub(openlabel, "objects").items())
        out[uid] = {.type = object.at("type").get<std::string>(),
                    .system = object.value("coordinate_system", std::string()),
                    .attributes = attributesIn(sub(object, "object_data"))};
    return out;
}

/// The state that an attribute tells; nothing when it is somebody else's attribute of that name.
std::optional<BoxState> stateNamed(const AttributeValue& value)
{
    const auto* name = std::get_if<std::string>(&value);
    const auto found = name != nullptr ? std::ranges::find(openLabelStates, *name) : openLabelStates.end();
    return found == openLabelStates.end() ? std::nullopt : std::optional(static_cast<BoxState>(found - openLabelStates.begin()));
}

class Reader
{
public:
    Reader(const json& openlabel, std::span<const LabelledFrame> told, const LabelSchema* schema)
        : m_openlabel(openlabel),
          m_schema(schema),
          m_systems(openlabel),
          m_statics(staticsOf(openlabel)),
          m_told(told),
          m_numbers(frameNames(told)),
          m_frames(told)
    {}

    Result<std::vector<LabelledFrame>> frames()
    {
        std::map<unsigned long long, const json*> inOrder;  // the keys are numbers, which JSON sorts as text
        for (const auto& [key, frame] : sub(m_openlabel, "frames").items()) {
            const auto index = number<unsigned long long>(key);
            if (!index)
                return fail(PL_TEXT("core", "\"%1\" is no frame number"), key);
            inOrder.emplace(*index, &frame);
        }
        for (const auto& [index, frame] : inOrder) {
            if (auto read = readFrame(index, *frame); !read)
                return std::unexpected(read.error().in("frame " + shown(index)));
        }
        return m_frames.take();
    }

private:
    /// As the file names the frame, or by its cloud's file; else by its number.
    [[nodiscard]] std::string nameOf(unsigned long long index, const json& properties) const
    {
        if (const auto name = properties.find("name"); name != properties.end() && name->is_string())
            return name->get<std::string>();
        const json& stream = sub(sub(properties, "streams"), m_systems.cloud().c_str());
        if (const std::string uri = stream.value("uri", std::string()); !uri.empty())
            return std::filesystem::path(uri).stem().string();
        const auto told = m_numbers.find(static_cast<long long>(index));
        return told ? m_told[*told].name : shown(index);
    }

    Result<void> readFrame(unsigned long long index, const json& from)
    {
        const json& properties = sub(from, "frame_properties");
        const Result<LabelledFrame*> frame = m_frames.find(nameOf(index, properties));
        if (!frame)
            return std::unexpected(frame.error());
        readProperties(properties, **frame);
        for (const auto& [uid, object] : sub(from, "objects").items()) {
            if (auto read = readObject(uid, sub(object, "object_data"), **frame); !read)
                return std::unexpected(read.error().in("object " + uid));
        }
        return {};
    }

    void readProperties(const json& properties, LabelledFrame& frame) const
    {
        const json& fileStreams = sub(properties, "streams");
        if (frame.cloud.empty())
            frame.cloud = sub(fileStreams, m_systems.cloud().c_str()).value("uri", std::string());
        const json& transforms = sub(properties, "transforms");
        for (const json& transform : transforms) {
            if (!frame.world_T_cloud)
                frame.world_T_cloud = m_systems.worldFrom(transform);
        }
        const json& pinhole = sub(sub(sub(fileStreams, "camera"), "stream_properties"), "intrinsics_pinhole");
        const auto camera = transforms.find("lidar_to_camera");
        if (camera == transforms.end() || !pinhole.contains("camera_matrix") || frame.calibration)
            return;
        KittiCalibration& calibration = frame.calibration.emplace();
        calibration.camera_T_lidar = openLabelPose(camera->at("transform_src_to_dst"));
        for (Eigen::Index i = 0; i < 12; ++i)
            calibration.P2(i / 4, i % 4) = pinhole["camera_matrix"].at(static_cast<std::size_t>(i)).get<double>();
        if (pinhole.contains("width_px") && pinhole.contains("height_px"))
            frame.image_px = Eigen::Vector2i(pinhole["width_px"].get<int>(), pinhole["height_px"].get<int>());
    }

    /// One cuboid after the other; there is one as a rule.
    Result<void> readObject(const std::string& uid, const json& data, LabelledFrame& frame) const
    {
        const auto known = m_statics.find(uid);
        const auto cuboids = data.find("cuboid");
        if (cuboids == data.end())
            return {};
        if (known == m_statics.end())
            return fail(PL_TEXT("core", "has no entry under \"objects\", so its type is not known"));
        for (const json& cuboid : *cuboids) {
            const std::string system = cuboid.value("coordinate_system", known->second.system);
            const Result<Pose> cloud_T_system = m_systems.toCloud(system);
            if (!cloud_T_system)
                return std::unexpected(cloud_T_system.error());
            const auto box = openLabelBox(cuboid.at("val"), *cloud_T_system);
            if (!box)
                return std::unexpected(box.error());
            if (*box && known->second.type != "DontCare")
                frame.boxes.push_back(labelled(uid, known->second, **box, data, cuboid));
        }
        return {};
    }

    [[nodiscard]] LabelledBox labelled(const std::string& uid, const Static& object, const OrientedBox& box, const json& data,
                                       const json& cuboid) const
    {
        LabelledBox out{.track = uid,
                        .classKey = nameToClass(object.type, "openlabel", m_schema),
                        .box = box,
                        .attributes = object.attributes,
                        .score = 1};
        for (auto& [key, value] : attributesIn(data))
            out.attributes[key] = value;
        AttributeMap ofCuboid = attributesIn(sub(cuboid, "attributes"));
        if (const auto score = ofCuboid.extract("score"); !score.empty()) {
            if (const double* value = std::get_if<double>(&score.mapped()))
                out.score = *value;
        }
        if (const auto state = ofCuboid.find(openLabelState); state != ofCuboid.end()) {
            if (const auto named = stateNamed(state->second)) {
                out.state = *named;
                ofCuboid.erase(state);
            }
        }
        out.attributes.merge(ofCuboid);
        if (const auto track = out.attributes.extract(openLabelTrackName); !track.empty()) {
            if (const auto* name = std::get_if<std::string>(&track.mapped()))
                out.track = *name;
        }
        return out;
    }

    const json& m_openlabel;
    const LabelSchema* m_schema;
    OpenLabelFrames m_systems;
    std::map<std::string, Static> m_statics;
    std::span<const LabelledFrame> m_told;
    NumberedFrames m_numbers;
    NamedFrames m_frames;
};

Result<LabelSet> labelsFromOpenLabel(std::string_view text, std::span<const LabelledFrame> frames, const LabelSchema* schema)
{
    try {
        const json root = json::parse(text);
        if (!root.is_object() || !root.contains("openlabel"))
            return fail(PL_TEXT("core", "is no OpenLABEL file: there is no \"openlabel\" in it"));
        const json& openlabel = root["openlabel"];
        const json& metadata = sub(openlabel, "metadata");
        if (const std::string version = metadata.value("schema_version", std::string("1.0.0")); !version.starts_with("1."))
            return fail(PL_TEXT("core", "is OpenLABEL %1; only version 1 is known"), version);
        LabelSet out;
        out.name = metadata.value("name", std::string());
        Result<std::vector<LabelledFrame>> read = Reader(openlabel, frames, schema).frames();
        if (!read)
            return std::unexpected(read.error());
        out.frames = std::move(*read);
        return out;
    } catch (const json::exception& problem) {
        return fail(PL_TEXT("core", "is no valid OpenLABEL: %1"), problem.what());
    }
}

}  // namespace

Result<LabelSet> OpenLabelFormat::read(const std::filesystem::path& source, std::span<const LabelledFrame> frames,
                                       const FormatOptions& options) const
{
    const Result<std::string> text = readText(source);
    if (!text)
        return std::unexpected(text.error());
    Result<LabelSet> out = labelsFromOpenLabel(*text, frames, options.schema);
    if (!out)
        return std::unexpected(out.error().in(source));
    return out;
}

}  // namespace pointloom
