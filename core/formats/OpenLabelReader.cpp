// SPDX-License-Identifier: Apache-2.0
#include "core/base/JsonPlace.h"
#include "core/base/Text.h"
#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/OpenLabelFormat.h"
#include "core/formats/OpenLabelFrames.h"
#include "core/formats/OpenLabelIndex.h"
#include "core/formats/OpenLabelObjects.h"

#include <algorithm>
#include <optional>

namespace pointloom {
namespace {

/// What stands once for an object of the file.
struct Static
{
    std::string type;
    std::string system;
    AttributeMap attributes;
};

/// The entries of an object's data: {"boolean": [...], "num": [...], "text": [...]}.
AttributeMap attributesIn(const JsonPlace& data)
{
    AttributeMap out;
    for (const JsonPlace& item : data.itemsOf("boolean"))
        out[item.textOr("name")] = item.at("val").boolean();
    for (const JsonPlace& item : data.itemsOf("num"))
        out[item.textOr("name")] = item.at("val").number();
    for (const JsonPlace& item : data.itemsOf("text"))
        out[item.textOr("name")] = item.at("val").text();
    out.erase(std::string());  // a value without a name says nothing about anything
    return out;
}

Static staticOf(const JsonPlace& object)
{
    Static out{.type = object.at("type").text(), .system = object.textOr("coordinate_system"), .attributes = {}};
    if (const auto data = object.find("object_data"))
        out.attributes = attributesIn(*data);
    return out;
}

/// The state that an attribute tells; nothing when it is somebody else's attribute of that name.
std::optional<BoxState> stateNamed(const AttributeValue& value)
{
    const auto* name = std::get_if<std::string>(&value);
    const auto found = name != nullptr ? std::ranges::find(openLabelStates, *name) : openLabelStates.end();
    return found == openLabelStates.end() ? std::nullopt : std::optional(static_cast<BoxState>(found - openLabelStates.begin()));
}

/// Under the schema's name or that of its reference code.
std::optional<JsonPlace> either(const JsonPlace& object, const char* key, const char* other)
{
    const auto found = object.find(key);
    return found ? found : object.find(other);
}

/// What a frame says about a camera, without where it is.
std::optional<CameraModel> intrinsicsIn(const JsonPlace& stream)
{
    const auto properties = stream.find("stream_properties");
    const auto pinhole = properties ? properties->find("intrinsics_pinhole") : std::nullopt;
    const auto matrix = pinhole ? either(*pinhole, "camera_matrix", "camera_matrix_3x4") : std::nullopt;
    if (!matrix)
        return std::nullopt;
    const std::vector<double> p = matrix->numbers(12);
    CameraModel out{.fx_px = p[0], .fy_px = p[5], .cx_px = p[2], .cy_px = p[6]};
    if (pinhole->has("width_px") && pinhole->has("height_px"))
        out.size_px = Eigen::Vector2d(pinhole->at("width_px").number(), pinhole->at("height_px").number())
                          .cwiseMax(0)
                          .cwiseMin(std::numeric_limits<int>::max())
                          .cast<int>();
    if (out.fx_px != 0 && out.fy_px != 0)  // the last column puts the camera beside its own frame
        out.camera_T_ego.translation() =
            Eigen::Vector3d((p[3] - out.cx_px * p[11]) / out.fx_px, (p[7] - out.cy_px * p[11]) / out.fy_px, p[11]);
    if (const auto lens = either(*pinhole, "distortion_coeffs", "distortion_coeffs_1xN")) {
        std::vector<double> coefficients;
        for (const JsonPlace& item : lens->items())
            coefficients.push_back(item.number());
        const bool bent = std::ranges::any_of(coefficients, [](double value) { return value != 0; });
        const auto model = Lens::radialTangential(coefficients);
        if (bent && !model)
            lens->refuse(model.error().what);
        else if (bent)
            out.lens = *model;
    }
    return out;
}

/// Knows where in the file each frame stands, and what stands there once for all of them.
class OpenLabelFile final : public LabelsFromFile
{
public:
    OpenLabelFile(TextFile file, std::shared_ptr<LabelSource> told, const LabelSchema* schema)
        : LabelsFromFile({}, std::move(told)), m_file(std::move(file)), m_schema(schema), m_numbers(m_info.frames)
    {}

    /// Goes through the file once: what is wrong in it is found here.
    Result<void> index()
    {
        const Result<OpenLabelIndex> index = openLabelIndex(m_file.path());
        if (!index)
            return std::unexpected(index.error());
        if (auto read = readSections(*index); !read)
            return read;
        for (const auto& [uid, piece] : index->objects) {
            const auto read = inPiece(piece, "/openlabel/objects/" + pointerToken(uid),
                                      [&](const JsonPlace& object) { m_statics[uid] = staticOf(object); });
            if (!read)
                return read;
        }
        for (const auto& [number, piece] : index->frames) {
            if (auto placed = place(number, piece); !placed)
                return placed;
        }
        m_pieces.resize(m_info.frames.size());
        return {};
    }

    Result<LabelledFrame> frame(std::size_t index) override
    {
        Result<LabelledFrame> out = blank(index);
        if (!out)
            return out;
        for (const auto& [number, piece] : m_pieces[index]) {
            const auto read = inPiece(piece, "/openlabel/frames/" + shown(number), [&](const JsonPlace& frame) { readFrame(frame, *out); });
            if (!read)
                return std::unexpected(read.error().in(m_file.path()));
        }
        return out;
    }

private:
    using NumberedPiece = std::pair<unsigned long long, TextPiece>;

    template <class Read> Result<void> inPiece(const TextPiece& piece, const std::string& pointer, const Read& read)
    {
        const Result<std::string> text = m_file.read(piece);
        if (!text)
            return std::unexpected(text.error());
        const Result<JsonText> json = JsonText::parse(*text, pointer);
        if (!json)
            return std::unexpected(json.error().in(pointer));
        read(json->root());
        if (json->refusal())
            return std::unexpected(*json->refusal());
        return {};
    }

    Result<void> readSections(const OpenLabelIndex& index)
    {
        const auto read = [&](const std::string& name, const std::function<void(const JsonPlace&)>& visit) -> Result<void> {
            const auto section = index.sections.find(name);
            return section == index.sections.end() ? Result<void>() : inPiece(section->second, "/openlabel/" + name, visit);
        };
        const auto metadata = read("metadata", [&](const JsonPlace& place) {
            if (const std::string version = place.textOr("schema_version", "1.0.0"); !version.starts_with("1."))
                place.refuse(message(PL_TEXT("core", "is OpenLABEL %1; only version 1 is known"), version));
            m_info.name = place.textOr("name");
        });
        if (!metadata)
            return metadata;
        if (auto systems = read("coordinate_systems", [&](const JsonPlace& place) { m_systems.addSystems(place); }); !systems)
            return systems;
        return read("streams", [&](const JsonPlace& place) { m_systems.addStreams(place); });
    }

    /// Finds out which frame it is and whether it can be read.
    Result<void> place(unsigned long long number, const TextPiece& piece)
    {
        LabelledFrame scratch;
        Result<std::size_t> index = 0;
        const auto read = inPiece(piece, "/openlabel/frames/" + shown(number), [&](const JsonPlace& frame) {
            index = frameNamed(nameOf(number, frame));
            readFrame(frame, scratch);
        });
        if (!index)
            return std::unexpected(index.error().in("frame " + shown(number)));
        if (!read)
            return read;
        m_pieces.resize(m_info.frames.size());
        m_pieces[*index].emplace_back(number, piece);
        return {};
    }

    /// As the file names the frame, or by its cloud's file; else by its number.
    [[nodiscard]] std::string nameOf(unsigned long long number, const JsonPlace& frame) const
    {
        if (const auto properties = frame.find("frame_properties")) {
            if (const auto name = properties->find("name"); name && name->isText())
                return name->text();
            const auto streams = properties->find("streams");
            const auto stream = streams ? streams->find(m_systems.cloud()) : std::nullopt;
            if (const std::string uri = stream ? stream->textOr("uri") : std::string(); !uri.empty())
                return std::filesystem::path(uri).stem().string();
        }
        const auto told = m_numbers.find(static_cast<long long>(number));
        return told ? m_info.frames[*told] : shown(number);
    }

    void readFrame(const JsonPlace& from, LabelledFrame& frame) const
    {
        if (const auto properties = from.find("frame_properties"))
            readProperties(*properties, frame);
        for (const JsonPlace& object : from.entriesOf("objects")) {
            if (const auto data = object.find("object_data"))
                readObject(object, *data, frame);
        }
    }

    void readProperties(const JsonPlace& properties, LabelledFrame& frame) const
    {
        const std::vector<JsonPlace> transforms = properties.entriesOf("transforms");
        for (const JsonPlace& transform : transforms) {
            if (!frame.world_T_cloud)
                frame.world_T_cloud = m_systems.worldFrom(transform);
        }
        const bool knowsCameras = !frame.cameras.empty();
        for (const JsonPlace& stream : properties.entriesOf("streams")) {
            if (stream.key() == m_systems.cloud() && frame.cloud.empty())
                frame.cloud = stream.textOr("uri");
            if (!knowsCameras)
                readCamera(stream, transforms, frame);
        }
    }

    /// A camera whose intrinsics and place the frame tells.
    void readCamera(const JsonPlace& stream, const std::vector<JsonPlace>& transforms, LabelledFrame& frame) const
    {
        std::optional<CameraModel> model = intrinsicsIn(stream);
        for (const JsonPlace& transform : transforms) {
            if (!model || transform.textOr("dst") != stream.key() || transform.textOr("src") != m_systems.cloud())
                continue;
            model->camera_T_ego = model->camera_T_ego * openLabelPose(transform.at("transform_src_to_dst"));
            frame.cameras.push_back({.key = stream.key(), .model = *model, .image = stream.textOr("uri"), .image_px = model->size_px});
            return;
        }
    }

    /// One cuboid after the other; there is one as a rule.
    void readObject(const JsonPlace& object, const JsonPlace& data, LabelledFrame& frame) const
    {
        const auto known = m_statics.find(object.key());
        const auto cuboids = data.find("cuboid");
        if (!cuboids)
            return;
        if (known == m_statics.end())
            return object.refuse(message(PL_TEXT("core", "has no entry under \"objects\", so its type is not known")));
        for (const JsonPlace& cuboid : cuboids->items()) {
            const Result<Pose> cloud_T_system = m_systems.toCloud(cuboid.textOr("coordinate_system", known->second.system));
            if (!cloud_T_system)
                return cuboid.refuse(cloud_T_system.error().what);
            const auto box = openLabelBox(cuboid.at("val"), *cloud_T_system);
            if (box && known->second.type != "DontCare")
                frame.boxes.push_back(labelled(object.key(), known->second, *box, data, cuboid));
        }
    }

    [[nodiscard]] LabelledBox labelled(const std::string& uid, const Static& object, const OrientedBox& box, const JsonPlace& data,
                                       const JsonPlace& cuboid) const
    {
        LabelledBox out{.track = uid,
                        .classKey = nameToClass(object.type, openLabelClassNames, m_schema),
                        .box = box,
                        .attributes = object.attributes,
                        .score = 1};
        for (auto& [key, value] : attributesIn(data))
            out.attributes[key] = value;
        AttributeMap ofCuboid;
        if (const auto attributes = cuboid.find("attributes"))
            ofCuboid = attributesIn(*attributes);
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

    TextFile m_file;
    const LabelSchema* m_schema;
    OpenLabelFrames m_systems;
    std::map<std::string, Static> m_statics;
    NumberedFrames m_numbers;  ///< of the frames told
    std::vector<std::vector<NumberedPiece>> m_pieces;
};

}  // namespace

Result<std::unique_ptr<LabelSource>> OpenLabelFormat::open(const std::filesystem::path& source, std::shared_ptr<LabelSource> told,
                                                           const FormatOptions& options) const
{
    Result<TextFile> file = TextFile::open(source);
    if (!file)
        return std::unexpected(file.error());
    auto out = std::make_unique<OpenLabelFile>(std::move(*file), std::move(told), options.schema);
    if (auto indexed = out->index(); !indexed)
        return std::unexpected(indexed.error().in(source));
    return out;
}

}  // namespace pointloom
