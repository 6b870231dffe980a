// SPDX-License-Identifier: Apache-2.0
#include "core/base/Text.h"
#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/OddNumbers.h"
#include "core/formats/OpenLabelCuboids.h"
#include "core/formats/OpenLabelFormat.h"
#include "core/formats/OpenLabelFrameNames.h"
#include "core/formats/OpenLabelFrameText.h"
#include "core/formats/OpenLabelIndex.h"
#include "core/formats/OpenLabelLidar.h"
#include "core/formats/OpenLabelProperties.h"
#include "core/formats/OpenLabelStatics.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace pointloom {
namespace {

/// Knows where in the file each frame stands, and what stands there once for all of them.
class OpenLabelFile final : public LabelsFromFile
{
public:
    OpenLabelFile(TextFile file, std::shared_ptr<LabelSource> told, const FormatOptions& options)
        : LabelsFromFile({}, told), m_file(std::move(file)), m_options(options), m_numbers(m_info.frames), m_clouds(std::move(told))
    {}

    /// Finds where everything stands, then reads all of it once, so that what is wrong in it is found here.
    Result<void> index()
    {
        Result<OpenLabelIndex> index = openLabelIndex(m_file);
        if (!index)
            return std::unexpected(index.error());
        m_root = '/' + index->root;
        m_pieces = std::move(index->frames);
        if (auto read = readSections(*index); !read)
            return read;
        if (auto chosen = chooseLidar(); !chosen)
            return chosen;
        if (auto placed = placeFrames(); !placed)
            return placed;
        m_statics.tellOutside(m_pieces, m_info.tally);
        if (auto told = tellRepeatedFrames(index->repeated); !told)
            return told;
        if (!index->unread.empty())
            m_info.tally.remark(message(PL_TEXT("core", "parts of the file that are not read: %1"), listed(index->unread)));
        return {};
    }

    Result<LabelledFrame> frame(std::size_t index) override
    {
        Result<LabelledFrame> out = blank(index);
        if (!out || m_pieceOf[index] == nowhere)
            return out;
        if (const auto read = readFrame(m_pieces[m_pieceOf[index]], *out); !read)
            return std::unexpected(read.error().in(m_file.path()));
        return out;
    }

private:
    static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

    Result<void> readSections(const OpenLabelIndex& index)
    {
        const auto textOf = [&](const std::string& name) -> Result<std::string> {
            const auto section = index.sections.find(name);
            Result<std::string> text = section == index.sections.end() ? "{}" : m_file.read(section->second);
            return text ? withoutOddNumbers(std::move(*text)) : text;
        };
        const auto read = [&](const std::string& name, const std::function<void(const JsonPlace&)>& visit) -> Result<void> {
            const Result<std::string> text = textOf(name);
            return text ? readJson(*text, m_root + '/' + name, visit) : std::unexpected(text.error());
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
        if (auto systems = read("coordinate_systems", [&](const JsonPlace& place) { m_systems.addSystems(place, m_info.tally); }); !systems)
            return systems;
        if (auto streams = read("streams", [&](const JsonPlace& place) { m_systems.addStreams(place); }); !streams)
            return streams;
        Result<std::string> objects = textOf("objects");
        return objects ? m_statics.read(std::move(*objects), m_root + "/objects", m_info.tally) : std::unexpected(objects.error());
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

    [[nodiscard]] std::string pointerTo(const OpenLabelFramePiece& piece) const { return m_root + "/frames/" + shown(piece.number); }

    /// The LiDAR that was named or the only one; only where neither is so must the frames be looked through for it.
    Result<void> chooseLidar()
    {
        if (!m_options.lidar.empty() || m_systems.lidars().size() <= 1)
            return m_systems.choose(m_options.lidar);
        OpenLabelLidarChoice choice(m_clouds.get());
        for (const OpenLabelFramePiece& piece : m_pieces) {
            OpenLabelFrameText text;
            if (auto read = text.read(m_file, piece, pointerTo(piece)); !read)
                return read;
            const auto files = text.readProperties([&](const JsonPlace& properties) {
                for (const JsonPlace& stream : properties.entriesOf("streams")) {
                    if (const std::string uri = stream.textOr("uri"); !uri.empty())
                        choice.sawFile(stream.key(), uri);
                }
            });
            if (!files)
                return files;
            const auto systems = text.forEachObject([&](std::string_view uid, const JsonPlace& object) {
                const OpenLabelStatic* known = m_statics.find(uid);
                const auto data = object.find("object_data");
                for (const JsonPlace& cuboid : data ? data->itemsOf("cuboid") : std::vector<JsonPlace>())
                    choice.sawSystem(openLabelSystemOf(cuboid, object, known));
            });
            if (!systems)
                return systems;
        }
        return choice.choose(m_systems);
    }

    /// Reads every frame of the file once and gives it to one of the dataset. By then all must have said what they are called.
    Result<void> placeFrames()
    {
        OpenLabelFrameNames names;
        std::vector<std::uint32_t> boxes;
        boxes.reserve(m_pieces.size());
        for (const OpenLabelFramePiece& piece : m_pieces) {
            LabelledFrame scratch{.name = shown(piece.number)};
            if (auto read = readFrame(piece, scratch, &names); !read)
                return read;
            boxes.push_back(static_cast<std::uint32_t>(scratch.tally.there()));
        }
        names.settle();
        m_pieceOf.resize(m_info.frames.size(), nowhere);
        std::optional<Error> strange;
        std::size_t placed = 0;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            const unsigned long long number = m_pieces[i].number;
            const auto frame = frameCalled(number, names);
            m_pieceOf.resize(m_info.frames.size(), nowhere);
            if (frame && m_pieceOf[*frame] == nowhere) {
                m_pieceOf[*frame] = i;
                ++placed;
                continue;
            }
            const std::string name = names.surest(number);
            if (!strange)
                strange = strangeFrame(name).in("frame " + shown(number));
            if (boxes[i] == 0)
                m_info.tally.remark(PL_TEXT("core", "frames of the labels that the dataset does not have: %1 (%2)"), name);
            else
                m_info.tally.leave(labelsOfMissingFrames, name, boxes[i]);
        }
        if (placed == 0 && strange)
            return std::unexpected(*strange);
        return {};
    }

    /// The frame of the dataset; without one that was told, a new one under the surest name. The number counts only where there is no name.
    [[nodiscard]] std::optional<std::size_t> frameCalled(unsigned long long number, const OpenLabelFrameNames& names)
    {
        if (!isTold())
            return frameNamed(names.surest(number));
        const OpenLabelFrameNames::Names called = names.of(number);
        bool hasName = false;
        for (const std::string& name : called) {
            if (name.empty())
                continue;
            if (const auto found = frameNamed(name))
                return found;
            hasName = hasName || &name != &called.back();  // a folder need not be called like a frame
        }
        return hasName ? std::nullopt : m_numbers.find(static_cast<long long>(number));
    }

    /// Frames whose number stands once more behind.
    [[nodiscard]] Result<void> tellRepeatedFrames(const std::deque<OpenLabelFramePiece>& repeated)
    {
        for (const OpenLabelFramePiece& piece : repeated) {
            OpenLabelFrameText text;
            if (auto read = text.read(m_file, piece, pointerTo(piece)); !read)
                return read;
            const auto tell = [&](std::string_view uid, const JsonPlace& object) {
                tellOpenLabelRepeated("frame " + shown(piece.number) + ", object " + std::string(uid), object, m_info.tally);
            };
            if (auto told = text.forEachObject(tell); !told)
                return told;
            if (auto told = text.forEachRepeated(tell); !told)
                return told;
        }
        return {};
    }

    /// A frame with the objects that stand in it and those that stand once for all frames; and what it may be called, where that is asked.
    Result<void> readFrame(const OpenLabelFramePiece& piece, LabelledFrame& out, OpenLabelFrameNames* names = nullptr)
    {
        OpenLabelFrameText text;
        if (auto read = text.read(m_file, piece, pointerTo(piece)); !read)
            return read;
        for (const std::string& part : text.unread())
            out.tally.remark(PL_TEXT("core", "parts of frames that are not read: %1 (%2)"), "frame " + out.name + ": " + part);
        std::vector<OpenLabelMove> moves;
        const auto properties = text.readProperties([&](const JsonPlace& said) {
            if (names != nullptr)
                names->add(piece.number, nameIn(said), cloudIn(said));
            moves = openLabelMoves(said, m_systems, out);
            readOpenLabelProperties(said, moves, m_systems, out);
        });
        if (!properties)
            return properties;
        OpenLabelCuboids cuboids(m_systems, m_options, std::move(moves), out);
        const auto objects = text.forEachObject([&](std::string_view uid, const JsonPlace& object) {
            cuboids.read({.uid = std::string(uid), .known = m_statics.find(uid), .object = object, .isStill = false});
        });
        if (!objects)
            return objects;
        const auto repeated = text.forEachRepeated([&](std::string_view uid, const JsonPlace& object) {
            tellOpenLabelRepeated("frame " + out.name + ", object " + std::string(uid), object, out.tally);
        });
        if (!repeated)
            return repeated;
        for (const auto& [uid, whole, known] : m_statics.still()) {
            if (!known->livesAt(piece.number))
                continue;
            const auto read = readJson(whole, m_root + "/objects/" + pointerToken(uid), [&](const JsonPlace& object) {
                cuboids.read({.uid = std::string(uid), .known = known, .object = object, .isStill = true});
            });
            if (!read)
                return read;
        }
        return {};
    }

    static std::string nameIn(const JsonPlace& properties)
    {
        const auto name = properties.find("name");
        return name && name->isText() ? name->text() : std::string();
    }
    /// The file of the chosen LiDAR; those of others are looked at, too, for being texts.
    [[nodiscard]] std::string cloudIn(const JsonPlace& properties) const
    {
        std::string out;
        for (const JsonPlace& stream : properties.entriesOf("streams")) {
            const std::string uri = stream.textOr("uri");
            if (stream.key() == m_systems.stream())
                out = uri;
        }
        return out;
    }

    TextFile m_file;
    FormatOptions m_options;
    OpenLabelSystems m_systems;
    std::string m_root;
    OpenLabelStatics m_statics;
    NumberedFrames m_numbers;               ///< of the frames told
    std::shared_ptr<LabelSource> m_clouds;  ///< the same, which know their files
    std::deque<OpenLabelFramePiece> m_pieces;
    std::vector<std::size_t> m_pieceOf;  ///< of each frame
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
