// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiCalibrations.h"
#include "core/formats/KittiObjects.h"
#include "core/formats/KittiTrackingFormat.h"
#include "core/formats/KittiTrackingText.h"
#include "core/formats/TextFile.h"
#include "core/formats/TrackNumbers.h"

#include <algorithm>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// The only label file that a source means.
Result<fs::path> labelFile(const fs::path& source)
{
    std::error_code ignored;
    if (!fs::is_directory(source, ignored))
        return source;
    const fs::path folder = fs::is_directory(source / "label_02", ignored) ? source / "label_02" : source;
    const auto files = filesEnding(folder, ".txt");
    if (files.empty())
        return fail(PL_TEXT("core", "there is no KITTI tracking file (label_02/0000.txt) in the folder"));
    if (files.size() > 1)
        return fail(PL_TEXT("core", "holds the labels of %1 sequences; name one of the files: %2"), files.size(), namesOf(files));
    return files.front();
}

/// What stands in another folder under the same name: calib/0000.txt for label_02/0000.txt.
fs::path beside(const fs::path& labels, const char* folder, const char* extension)
{
    return labels.parent_path().parent_path() / folder / (labels.stem().string() + extension);
}

Result<std::map<long long, std::string>> namesBeside(const fs::path& labels)
{
    const fs::path path = beside(labels, "track_ids", ".csv");
    if (!isFile(path))
        return std::map<long long, std::string>();
    const Result<std::string> text = readText(path);
    if (!text)
        return std::unexpected(text.error());
    auto names = namesFromTable(*text);
    if (!names)
        return std::unexpected(names.error().in(path));
    return names;
}

/// As KITTI names its clouds.
std::string nameOfNumber(long long number)
{
    constexpr std::size_t digits = 6;
    std::string name = shown(number);
    name.insert(0, digits - std::min(digits, name.size()), '0');
    return name;
}

/// Knows where in the file the lines of each frame stand.
class KittiTrackingFile final : public LabelsFromFile
{
public:
    KittiTrackingFile(TextFile file, std::shared_ptr<LabelSource> told, const FormatOptions& options)
        : LabelsFromFile(file.path().stem().string(), std::move(told)),
          m_file(std::move(file)),
          m_schema(options.schema),
          m_reading(options.reading)
    {}

    /// Goes through the file once: what is wrong in it is found here.
    Result<void> index()
    {
        auto names = namesBeside(m_file.path());
        if (!names)
            return std::unexpected(names.error());
        m_names = std::move(*names);
        const fs::path calibration = KittiCalibrations(m_file.path().parent_path()).of({m_file.path().stem().string()}).file;
        if (auto found = readCalibration(calibration); !found)
            return std::unexpected(found.error());
        if (!m_calibrated.keepsakes.empty())
            m_beside = kittiFrameOf(m_calibrated);
        std::map<long long, Lines> lines;
        if (auto gone = goThrough(lines); !gone)
            return std::unexpected(gone.error().in(m_file.path()));
        if (!isTold()) {
            for (const auto& [number, found] : lines)
                m_info.frames.push_back(nameOfNumber(number));
        }
        if (auto placed = place(lines); !placed)
            return std::unexpected(placed.error().in(m_file.path()));
        return {};
    }

    Result<LabelledFrame> frame(std::size_t index) override
    {
        Result<LabelledFrame> out = blank(index);
        if (!out)
            return out;
        if (const auto& broken = out->tally.broken(); !broken.empty() && !m_beside)  // boxes would get a wrong place
            return std::unexpected(broken.front());
        if (m_beside)
            takeCamera(*out);
        const KittiFrame as = m_beside ? *m_beside : kittiFrameOf(*out);
        std::vector<std::string> kept;
        for (const TextPiece& piece : m_pieces[index]) {
            const Result<std::string> text = m_file.read(piece);
            if (!text)
                return std::unexpected(text.error());
            std::size_t number = piece.line;
            const auto readLine = [&](std::string_view line) -> Result<void> {
                auto read = kittiTrackingLine(line);
                if (!read)
                    return std::unexpected(read.error());
                if (*read)
                    take(std::move(**read), "line " + shown(number), as, *out, kept);
                ++number;
                return {};
            };
            if (auto read = forEachLine(*text, readLine); !read)  // it has been read before
                return std::unexpected(read.error().in(m_file.path()));
        }
        out->tally.take(out->boxes.size());
        noteKittiGeometry(as, m_reading, *out);
        keepForKitti(as.calibrationText, kept, *out);
        return out;
    }

private:
    struct Lines
    {
        std::vector<TextPiece> pieces;
        std::size_t boxes = 0;
    };

    void take(KittiTrackingLine read, const std::string& line, const KittiFrame& as, LabelledFrame& out,
              std::vector<std::string>& kept) const
    {
        const KittiObject& object = read.tracked.object;
        if (read.holdsBox) {
            if (!object.oddVisibility.empty())
                out.tally.remark(kittiOddVisibility, line + ": " + object.oddVisibility);
            out.facts.sawAngle(object.box.rotationY_rad);
            out.boxes.push_back(boxOf(read.tracked, as.calibration.camera_T_lidar));
            return;
        }
        if (const KittiNoBox no = whyNoBox(object); !no.why.empty())
            out.tally.leave(no.why, m_file.path().filename().string() + ' ' + line + ": " + no.where);
        if (!read.kept.empty())
            kept.push_back(std::move(read.kept));
    }

    Result<void> readCalibration(const fs::path& file) { return file.empty() ? Result<void>() : readCalibrationFile(file, m_calibrated); }

    Result<void> goThrough(std::map<long long, Lines>& lines)
    {
        return m_file.forEachLine([&](std::string_view line, const TextPiece& where) -> Result<void> {
            const auto read = kittiTrackingLine(line);
            if (!read)
                return std::unexpected(read.error().in("line " + shown(where.line)));
            if (!*read)
                return {};
            Lines& frame = lines[(*read)->frame];
            append(frame.pieces, where);
            frame.boxes += (*read)->holdsBox ? 1 : 0;
            m_keptWithTrack += !(*read)->kept.empty() && (*read)->tracked.track >= 0 ? 1 : 0;
            return {};
        });
    }

    /// Gives the lines to the frames that there are.
    Result<void> place(std::map<long long, Lines>& lines)
    {
        const NumberedFrames numbers(m_info.frames);
        m_pieces.resize(m_info.frames.size());
        std::size_t placed = 0;
        std::size_t boxesLeft = 0;
        for (auto& [number, found] : lines) {
            if (const auto index = numbers.find(number)) {
                m_pieces[*index] = std::move(found.pieces);
                ++placed;
            } else {
                boxesLeft += found.boxes;
            }
        }
        if (placed == 0 && !lines.empty())
            return fail(
                PL_TEXT("core", "holds the frames %1 to %2, of which the dataset has none; are these the labels of another sequence?"),
                lines.begin()->first, lines.rbegin()->first);
        if (const std::size_t absent = lines.size() - placed; absent > 0)
            m_info.tally.leave(message(PL_TEXT("core", "%1 labelled frames have no cloud: their %2 boxes are left out"), absent, boxesLeft),
                               boxesLeft);
        if (m_keptWithTrack > 0)
            m_info.tally.remark(
                message(PL_TEXT("core", "%1 lines name a track but have no volume: they are kept without it"), m_keptWithTrack));
        return {};
    }

    /// The calibration beside the labels counts more than what was told.
    void takeCamera(LabelledFrame& frame) const
    {
        if (m_calibrated.cameras.empty())
            return;  // the file says that there is none
        const LabelledCamera& from = m_calibrated.cameras.front();
        const auto known = std::ranges::find(frame.cameras, from.key, &LabelledCamera::key);
        if (known == frame.cameras.end()) {
            frame.cameras.push_back(from);
            return;
        }
        const auto size_px = known->model.size_px;
        known->model = from.model;
        known->model.size_px = size_px;
    }

    [[nodiscard]] LabelledBox boxOf(const KittiTrackedObject& tracked, const Pose& camera_T_lidar) const
    {
        LabelledBox out = withoutTruncation(fromKittiObject(tracked.object, camera_T_lidar, m_schema, m_reading));
        if (tracked.track >= 0)
            out.track = trackNamed(m_names, tracked.track);
        return out;
    }

    TextFile m_file;
    const LabelSchema* m_schema;
    BoxReading m_reading;
    std::map<long long, std::string> m_names;
    LabelledFrame m_calibrated;          ///< with the calibration beside the labels, if there is one
    std::optional<KittiFrame> m_beside;  ///< what that calibration says of every frame
    std::vector<std::vector<TextPiece>> m_pieces;
    std::size_t m_keptWithTrack = 0;
};

}  // namespace

Result<std::unique_ptr<LabelSource>> KittiTrackingFormat::open(const fs::path& source, std::shared_ptr<LabelSource> told,
                                                               const FormatOptions& options) const
{
    const auto path = labelFile(source);
    if (!path)
        return std::unexpected(path.error().in(source));
    Result<TextFile> file = TextFile::open(*path);
    if (!file)
        return std::unexpected(file.error());
    auto out = std::make_unique<KittiTrackingFile>(std::move(*file), std::move(told), options);
    if (auto indexed = out->index(); !indexed)
        return std::unexpected(indexed.error());
    return out;
}

}  // namespace pointloom
