// SPDX-License-Identifier: Apache-2.0
#include "core/base/JsonPlace.h"
#include "core/base/Text.h"
#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiText.h"
#include "core/formats/OpenLabelBox.h"
#include "core/formats/OpenLabelFormat.h"
#include "core/formats/OpenLabelFrames.h"
#include "core/formats/OpenLabelIndex.h"
#include "core/formats/OpenLabelObjects.h"
#include "core/formats/OpenLabelParts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace pointloom {
namespace {

/// What a frame of the file may be called, the surest first.
struct FrameLabels
{
    static constexpr std::size_t kinds = 3;
    std::array<std::string, kinds> names{};     ///< its own name, the stem of its cloud, the folder of its cloud; empty where there is none
    std::map<std::string, std::string> uris{};  ///< of its clouds, by LiDAR
    std::set<std::string> systems{};            ///< that cuboids are given in
    std::size_t cuboids = 0;
};

/// Knows where in the file each frame stands, and what stands there once for all of them.
class OpenLabelFile final : public LabelsFromFile
{
public:
    OpenLabelFile(TextFile file, std::shared_ptr<LabelSource> told, const FormatOptions& options)
        : LabelsFromFile({}, told), m_file(std::move(file)), m_options(options), m_numbers(m_info.frames), m_clouds(std::move(told))
    {}

    /// Goes through the file twice: who is who, then all of it, so that what is wrong in it is found here.
    Result<void> index()
    {
        Result<OpenLabelIndex> index = openLabelIndex(m_file.path());
        if (!index)
            return std::unexpected(index.error());
        m_root = '/' + index->root;
        if (auto read = readSections(*index); !read)
            return read;
        for (const auto& [uid, piece] : index->objects) {
            const auto read = inPiece(piece, m_root + "/objects/" + pointerToken(uid), [&](const JsonPlace& object) {
                m_statics[uid] = openLabelStatic(object, uid, piece, m_info.tally);
                if (m_statics[uid].cuboids)
                    m_still.push_back(uid);
            });
            if (!read)
                return read;
        }
        std::map<unsigned long long, FrameLabels> labels;
        for (const auto& [number, piece] : index->frames) {
            const auto read =
                inPiece(piece, m_root + "/frames/" + shown(number), [&](const JsonPlace& frame) { labels[number] = labelsOf(frame); });
            if (!read)
                return read;
        }
        if (auto chosen = chooseLidar(labels); !chosen)
            return chosen;
        if (auto placed = placeFrames(*index, labels); !placed)
            return placed;
        tellUnread(*index);
        return {};
    }

    Result<LabelledFrame> frame(std::size_t index) override
    {
        Result<LabelledFrame> out = blank(index);
        if (!out)
            return out;
        for (const auto& [number, piece] : m_pieces[index]) {
            if (const auto read = readPiece(number, piece, *out); !read)
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
        const Result<JsonText> json = JsonText::parse(withoutOddNumbers(*text), pointer);
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
            return section == index.sections.end() ? Result<void>() : inPiece(section->second, m_root + '/' + name, visit);
        };
        std::string version = index.version;
        const auto metadata = read("metadata", [&](const JsonPlace& place) {
            version = place.textOr("schema_version", version);
            m_info.name = place.textOr("name");
        });
        if (!metadata)
            return metadata;
        if (auto known = checkVersion(version); !known)
            return known;
        if (auto systems = read("coordinate_systems", [&](const JsonPlace& place) { m_systems.addSystems(place); }); !systems)
            return systems;
        return read("streams", [&](const JsonPlace& place) { m_systems.addStreams(place); });
    }

    /// The older format, VCD, is built alike from 4.3 on.
    [[nodiscard]] Result<void> checkVersion(const std::string& version) const
    {
        const bool isOld = lowered(m_root) == "/vcd";
        if (version.empty() || version.starts_with("1.") || (isOld && version.starts_with("4.3")))
            return {};
        if (isOld)
            return std::unexpected(
                fail(PL_TEXT("core", "is VCD %1; versions 4.3 and later are read: convert it to OpenLABEL 1.0 with the vcd package first"),
                     version)
                    .error()
                    .in(m_root + "/metadata/schema_version"));
        return std::unexpected(
            fail(PL_TEXT("core", "is OpenLABEL %1; only version 1 is known"), version).error().in(m_root + "/metadata/schema_version"));
    }

    /// What a frame is called and which systems its cuboids are in.
    FrameLabels labelsOf(const JsonPlace& frame) const
    {
        FrameLabels out;
        if (const auto properties = frame.find("frame_properties")) {
            if (const auto name = properties->find("name"); name && name->isText())
                out.names[0] = name->text();
            for (const JsonPlace& stream : properties->entriesOf("streams")) {
                if (const std::string uri = stream.textOr("uri"); !uri.empty())
                    out.uris[stream.key()] = uri;
            }
        }
        for (const JsonPlace& object : frame.entriesOf("objects")) {
            const auto data = object.find("object_data");
            const auto known = m_statics.find(object.key());
            const std::string ofObject = known == m_statics.end() ? std::string() : known->second.system;
            for (const JsonPlace& cuboid : data ? data->itemsOf("cuboid") : std::vector<JsonPlace>()) {
                out.systems.insert(cuboid.textOr("coordinate_system", ofObject));
                ++out.cuboids;
            }
        }
        return out;
    }

    /// Which LiDAR the clouds are of: the one that was named, the only one, the one whose files are the dataset's, the one that all cuboids
    /// are given for.
    Result<void> chooseLidar(const std::map<unsigned long long, FrameLabels>& labels)
    {
        if (!m_options.lidar.empty() || m_systems.lidars().size() <= 1)
            return m_systems.choose(m_options.lidar);
        if (const auto byFiles = lidarOfFiles(labels))
            return m_systems.choose(*byFiles);
        std::set<std::string> systems;
        for (const auto& [number, frame] : labels)
            systems.insert(frame.systems.begin(), frame.systems.end());
        const std::string named = systems.size() == 1 ? m_systems.lidarOf(*systems.begin()) : std::string();
        if (!named.empty())
            return m_systems.choose(named);
        std::string names;
        for (const std::string& lidar : m_systems.lidars())
            names += (names.empty() ? "" : ", ") + lidar;
        if (isTold() && !systems.empty())
            return fail(PL_TEXT("core", "has several LiDARs, and nothing says which one the clouds are of: %1; name it (--lidar NAME)"),
                        names);
        return m_systems.choose({});
    }

    /// The LiDAR whose files lie in the dataset, when that is one.
    [[nodiscard]] std::optional<std::string> lidarOfFiles(const std::map<unsigned long long, FrameLabels>& labels) const
    {
        if (!m_clouds)
            return std::nullopt;
        std::set<std::string> files;
        for (std::size_t i = 0; i < m_info.frames.size(); ++i) {
            if (const auto frame = m_clouds->frame(i))
                files.insert(frame->cloud.filename().string());
        }
        const FrameNames names(m_info.frames);
        const std::string folder = m_info.dataset.filename().string();
        using Score = std::array<std::size_t, 3>;
        std::map<std::string, Score> scores;
        for (const auto& [number, frame] : labels) {
            for (const auto& [stream, uri] : frame.uris) {
                const std::filesystem::path path(uri);
                Score& score = scores[stream];
                score[0] += names.find(path.filename().string()) ? 1 : 0;
                score[1] += files.contains(path.filename().string()) ? 1 : 0;
                score[2] += !folder.empty() && path.parent_path().filename() == folder ? 1 : 0;
            }
        }
        std::optional<std::string> best;
        bool isTied = false;
        for (const std::string& lidar : m_systems.lidars()) {
            const Score here = scores[lidar];
            isTied = best && here == scores[*best] ? true : isTied;
            if (here[0] > 0 && (!best || here > scores[*best])) {
                best = lidar;
                isTied = false;
            }
        }
        return isTied ? std::nullopt : best;
    }

    /// Gives the frames of the file to those of the dataset, and reads each once.
    Result<void> placeFrames(const OpenLabelIndex& index, std::map<unsigned long long, FrameLabels>& labels)
    {
        settleNames(labels);
        m_pieces.resize(m_info.frames.size());
        std::optional<Error> strange;
        std::size_t placed = 0;
        for (const auto& [number, piece] : index.frames) {
            const FrameLabels& called = labels.at(number);
            LabelledFrame scratch{.name = shown(number)};
            if (auto read = readPiece(number, piece, scratch); !read)
                return read;
            const auto frame = frameCalled(number, called);
            m_pieces.resize(m_info.frames.size());
            if (frame && m_pieces[*frame].empty()) {
                m_pieces[*frame].emplace_back(number, piece);
                ++placed;
                continue;
            }
            const std::string name = nameOf(number, called);
            if (!strange)
                strange = strangeFrame(name).in("frame " + shown(number));
            if (scratch.boxes.empty())
                m_info.tally.remark(PL_TEXT("core", "frames of the labels that the dataset does not have: %1 (%2)"), name);
            else
                m_info.tally.leave(labelsOfMissingFrames, name, scratch.boxes.size());
        }
        if (placed == 0 && strange)
            return std::unexpected(*strange);
        if (index.frames.empty())
            tellStaticWithoutFrames();
        return {};
    }

    /// A kind of name by which frames cannot be told apart is none: clouds may be called alike in folders of their own.
    void settleNames(std::map<unsigned long long, FrameLabels>& labels) const
    {
        for (auto& [number, frame] : labels) {
            const auto uri = frame.uris.find(m_systems.stream());
            if (uri == frame.uris.end())
                continue;
            const std::filesystem::path path(uri->second);
            frame.names[1] = path.stem().string();
            frame.names[2] = path.parent_path().filename().string();
        }
        for (std::size_t kind = 0; kind < FrameLabels::kinds; ++kind) {
            std::set<std::string> seen;
            bool isTwice = false;
            for (const auto& [number, frame] : labels)
                isTwice = isTwice || (!frame.names[kind].empty() && !seen.insert(frame.names[kind]).second);
            for (auto& [number, frame] : labels) {
                if (isTwice)
                    frame.names[kind].clear();
            }
        }
    }

    [[nodiscard]] std::string nameOf(unsigned long long number, const FrameLabels& called) const
    {
        for (const std::string& name : called.names) {
            if (!name.empty())
                return name;
        }
        return shown(number);
    }

    /// The frame of the dataset; without one that was told, a new one under the surest name. The number counts only where there is no name.
    [[nodiscard]] std::optional<std::size_t> frameCalled(unsigned long long number, const FrameLabels& called)
    {
        if (!isTold())
            return frameNamed(nameOf(number, called));
        bool hasName = false;
        for (const std::string& name : called.names) {
            if (name.empty())
                continue;
            if (const auto found = frameNamed(name))
                return found;
            hasName = hasName || &name != &called.names.back();  // a folder need not be called like a frame
        }
        return hasName ? std::nullopt : m_numbers.find(static_cast<long long>(number));
    }

    void tellStaticWithoutFrames()
    {
        for (const std::string& uid : m_still)
            m_info.tally.leave(PL_TEXT("core", "objects whose cuboid belongs to no frame are left out: %1 (%2)"), "object " + uid);
    }

    void tellUnread(const OpenLabelIndex& index)
    {
        if (!index.unread.empty())
            m_info.tally.remark(message(PL_TEXT("core", "parts of the file that are not read: %1"), listed(index.unread)));
    }

    /// A frame with the objects that stand in it and those that stand once for all frames.
    Result<void> readPiece(unsigned long long number, const TextPiece& piece, LabelledFrame& out)
    {
        std::vector<OpenLabelMove> moves;
        const auto read = inPiece(piece, m_root + "/frames/" + shown(number), [&](const JsonPlace& frame) {
            moves = movesIn(frame);
            readFrame(frame, moves, out);
        });
        if (!read)
            return read;
        for (const std::string& uid : m_still) {
            const OpenLabelStatic& object = m_statics.at(uid);
            if (!object.livesAt(number))
                continue;
            const auto also = inPiece(*object.cuboids, m_root + "/objects/" + pointerToken(uid), [&](const JsonPlace& whole) {
                readObject({.uid = uid, .object = whole, .data = whole.at("object_data")}, moves, out);
            });
            if (!also)
                return also;
        }
        return {};
    }

    /// What moves at a frame. The older format has the matrix under a name of its own.
    static std::vector<OpenLabelMove> movesIn(const JsonPlace& frame)
    {
        std::vector<OpenLabelMove> out;
        const auto properties = frame.find("frame_properties");
        for (const JsonPlace& transform : properties ? properties->entriesOf("transforms") : std::vector<JsonPlace>()) {
            const char* key = transform.has("transform_src_to_dst") ? "transform_src_to_dst" : "transform_src_to_dst_4x4";
            if (transform.has("src") && transform.has("dst") && transform.has(key))
                out.push_back({transform.at("src").text(), transform.at("dst").text(), openLabelPose(transform.at(key))});
        }
        return out;
    }

    void readFrame(const JsonPlace& from, const std::vector<OpenLabelMove>& moves, LabelledFrame& frame) const
    {
        if (const auto properties = from.find("frame_properties"))
            readProperties(*properties, frame);
        for (const JsonPlace& object : from.entriesOf("objects")) {
            if (const auto data = object.find("object_data"))
                readObject({.uid = object.key(), .object = object, .data = *data}, moves, frame);
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
            if (stream.key() == m_systems.stream() && frame.cloud.empty())
                frame.cloud = stream.textOr("uri");
            if (!knowsCameras)
                readCamera(stream, transforms, frame);
        }
    }

    /// A camera whose intrinsics and place the frame tells.
    void readCamera(const JsonPlace& stream, const std::vector<JsonPlace>& transforms, LabelledFrame& frame) const
    {
        std::optional<CameraModel> model = openLabelIntrinsics(stream);
        for (const JsonPlace& transform : transforms) {
            if (!model || transform.textOr("dst") != stream.key() || transform.textOr("src") != m_systems.cloud())
                continue;
            model->camera_T_ego = model->camera_T_ego * openLabelPose(transform.at("transform_src_to_dst"));
            frame.cameras.push_back({.key = stream.key(), .model = *model, .image = stream.textOr("uri"), .image_px = model->size_px});
            return;
        }
    }

    struct ObjectHere
    {
        std::string uid;
        const JsonPlace& object;
        JsonPlace data;
    };

    /// One cuboid after the other; there is one as a rule.
    void readObject(const ObjectHere& here, const std::vector<OpenLabelMove>& moves, LabelledFrame& frame) const
    {
        const std::string where = "frame " + frame.name + ", object " + here.uid;
        const auto known = m_statics.find(here.uid);
        const auto cuboids = here.data.find("cuboid");
        const bool isRegion = known != m_statics.end() && known->second.type == kittiRegion;
        if (!isRegion && here.object.key() == here.uid)
            tallyOtherShapes(here.data, cuboids.has_value(), where, frame.tally);
        if (!cuboids)
            return;
        if (known == m_statics.end())
            return here.object.refuse(message(PL_TEXT("core", "has no entry under \"objects\", so its type is not known")));
        for (const JsonPlace& cuboid : cuboids->items()) {
            const Result<Pose> cloud_T_system = m_systems.toCloud(cuboid.textOr("coordinate_system", known->second.system), moves);
            if (!cloud_T_system)
                return cuboid.refuse(cloud_T_system.error().what);
            const OpenLabelBox read = openLabelBox(cuboid.at("val"), *cloud_T_system, m_options.reading);
            if (isRegion || (!read.box && read.why.empty()))
                continue;
            if (known->second.type.empty())
                frame.tally.leave(PL_TEXT("core", "objects without a type are left out: %1 (%2)"), where);
            else if (!read.box)
                frame.tally.leave(read.why, read.what.empty() ? where : where + ": " + read.what);
            else
                take(read, {here, known->second, cuboid, where}, frame);
        }
    }

    struct CuboidHere
    {
        const ObjectHere& object;
        const OpenLabelStatic& known;
        const JsonPlace& cuboid;
        const std::string& where;
    };

    void take(const OpenLabelBox& read, const CuboidHere& here, LabelledFrame& frame) const
    {
        constexpr double worthTelling_rad = 0.03;  // below 2 degrees it is how the sensor sits
        if (read.flattened_rad > worthTelling_rad)
            frame.tally.remark(PL_TEXT("core", "tilted boxes of coordinate systems with another vertical are put upright: %1 (%2)"),
                               here.where + ": " + shown(std::round(read.flattened_rad * 180 / std::numbers::pi)) + "°");
        for (const double angle : read.angles)
            frame.facts.sawAngle(angle);
        const bool isWorld = m_options.reading.axes == BoxReading::Axes::world && frame.world_T_cloud;
        const OrientedBox box = isWorld ? transformed(frame.world_T_cloud->inverse(), *read.box) : *read.box;
        frame.boxes.push_back(labelled(here, box, frame.tally));
        frame.tally.take(1);
    }

    [[nodiscard]] LabelledBox labelled(const CuboidHere& here, const OrientedBox& box, LabelTally& tally) const
    {
        LabelledBox out{.track = here.object.uid,
                        .classKey = nameToClass(here.known.type, openLabelClassNames, m_options.schema),
                        .box = box,
                        .attributes = here.known.attributes,
                        .score = 1};
        const bool isStatic = here.object.object.key() != here.object.uid;
        LabelTally toldBefore;
        for (auto& [key, value] : openLabelAttributes(here.object.data, here.where, isStatic ? toldBefore : tally))
            out.attributes[key] = value;
        AttributeMap ofCuboid;
        if (const auto attributes = here.cuboid.find("attributes"))
            ofCuboid = openLabelAttributes(*attributes, here.where, tally);
        if (const auto score = ofCuboid.extract("score"); !score.empty()) {
            if (const double* value = std::get_if<double>(&score.mapped()))
                out.score = *value;
        }
        if (const auto state = ofCuboid.find(openLabelState); state != ofCuboid.end()) {
            if (const auto named = openLabelStateNamed(state->second)) {
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
    FormatOptions m_options;
    OpenLabelFrames m_systems;
    std::string m_root;
    std::map<std::string, OpenLabelStatic> m_statics;
    std::vector<std::string> m_still;       ///< those whose cuboids stand there for all their frames
    NumberedFrames m_numbers;               ///< of the frames told
    std::shared_ptr<LabelSource> m_clouds;  ///< the same, which know their files
    std::vector<std::vector<NumberedPiece>> m_pieces;
};

}  // namespace

Result<std::unique_ptr<LabelSource>> OpenLabelFormat::open(const std::filesystem::path& source, std::shared_ptr<LabelSource> told,
                                                           const FormatOptions& options) const
{
    Result<TextFile> file = TextFile::open(source);
    if (!file)
        return std::unexpected(file.error());
    auto out = std::make_unique<OpenLabelFile>(std::move(*file), std::move(told), options);
    if (auto indexed = out->index(); !indexed)
        return std::unexpected(indexed.error().in(source));
    return out;
}

}  // namespace pointloom
