// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiTrackingFormat.h"

#include "core/dataset/NumberedFrames.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiNotes.h"
#include "core/formats/KittiObjects.h"
#include "core/formats/KittiTrackingText.h"
#include "core/formats/TrackNumbers.h"

#include <algorithm>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

const std::string nameless = "0000";  // KITTI's first sequence

bool isSame(const KittiCalibration& a, const KittiCalibration& b)
{
    return a.P2 == b.P2 && a.camera_T_lidar.matrix() == b.camera_T_lidar.matrix();
}

class KittiTrackingWriter final : public LabelWriter
{
public:
    KittiTrackingWriter(const LabelSetInfo& info, const FormatOptions& options)
        : m_options(options),
          m_keepsOutside(options.isOn(kittiOutsideView)),
          m_name(isFileName(info.name) ? info.name : nameless),
          m_numbers(info.frames)
    {}

    Result<void> survey(std::size_t index, const LabelledFrame& frame) override
    {
        const KittiFrame as = kittiFrameOf(frame);
        m_tracks.add(frame);
        m_empty += frame.boxes.empty() && as.keptLines.empty() ? 1 : 0;
        noteCalibration(index, frame, as);
        for (const LabelledBox& box : frame.boxes) {
            m_levels += box.attributes.contains(truncationKey) ? 1 : 0;
            if (auto checked = checkKittiType(classToName(box.classKey, kittiClassNames, m_options.schema), box.classKey); !checked)
                return checked;
        }
        return {};
    }

    [[nodiscard]] LabelledFrame representable(std::size_t index, LabelledFrame frame) const override
    {
        const KittiFrame as = seen(frame);
        const std::vector<long long> numbers = m_tracks.numbersIn(index, frame);
        std::vector<LabelledBox> left;
        for (std::size_t i = 0; i < frame.boxes.size(); ++i) {
            const KittiObject object = toKittiObject(as, frame.boxes[i], m_options.schema);
            if (!isWritten(object))
                continue;
            left.push_back(withoutTruncation(representableIn(object, frame.boxes[i], m_options.schema)));
            left.back().track = m_tracks.nameOf(numbers[i]);
        }
        frame.boxes = std::move(left);
        frame.points.reset();
        frame.imageBoxes.clear();
        frame.keepsakes.clear();
        keepForKitti(calibrationText(), as.keptLines, frame);
        return frame;
    }

    Result<void> begin(FileSink& sink) override { return sink.begin("label_02" / fs::path(m_name + ".txt")); }

    Result<void> write(std::size_t index, const LabelledFrame& frame, FileSink& sink) override
    {
        const KittiFrame as = seen(frame);
        m_notes.count(as);
        const std::vector<long long> numbers = m_tracks.numbersIn(index, frame);
        std::string text;
        for (std::size_t i = 0; i < frame.boxes.size(); ++i) {
            const KittiTrackedObject tracked{numbers[i], toKittiObject(as, frame.boxes[i], m_options.schema)};
            if (!isSeen(tracked.object))
                m_notes.countOutside();
            if (isWritten(tracked.object))
                text += toTrackingLine(m_numbers.of(index), tracked) + '\n';
        }
        for (const std::string& line : as.keptLines)
            text += toTrackingLine(m_numbers.of(index), line) + '\n';
        return sink.add(text);
    }

    Result<void> finish(FileSink& sink) override
    {
        if (auto begun = sink.begin("calib" / fs::path(m_name + ".txt")); !begun)
            return begun;
        if (auto added = sink.add(calibrationText()); !added || m_tracks.names().empty())
            return added;
        if (auto begun = sink.begin("track_ids" / fs::path(m_name + ".csv")); !begun)
            return begun;
        return sink.add(tableOf(m_tracks.names()));
    }

    void tell(FormatNotes& notes) const override
    {
        tellTracks(notes);
        tellFrames(notes);
        m_notes.tell(m_options, notes);
    }

private:
    /// The frame whose calibration is that of the sequence.
    struct Calibrated
    {
        std::string frame;
        KittiCalibration calibration;
        std::optional<CameraModel> camera;
        std::string text;
    };

    void noteCalibration(std::size_t index, const LabelledFrame& frame, const KittiFrame& as)
    {
        if (as.isCalibrated && !m_calibrated) {
            m_calibrated = Calibrated{frame.name, as.calibration, as.camera, as.calibrationText};
            m_otherwise = index;  // the frames before have none
        } else if (m_calibrated && !(as.isCalibrated && isSame(as.calibration, m_calibrated->calibration))) {
            ++m_otherwise;
        }
    }

    /// The frame where the whole sequence has one calibration.
    [[nodiscard]] KittiFrame seen(const LabelledFrame& frame) const
    {
        KittiFrame as = kittiFrameOf(frame);
        as.isCalibrated = m_calibrated.has_value();
        as.calibration = m_calibrated ? m_calibrated->calibration : idealCalibration();
        as.camera = m_calibrated ? m_calibrated->camera : std::nullopt;
        return as;
    }

    [[nodiscard]] std::string calibrationText() const
    {
        if (!m_calibrated)
            return toTrackingText(idealCalibration());
        return m_calibrated->text.empty() ? toTrackingText(m_calibrated->calibration) : m_calibrated->text;
    }

    [[nodiscard]] bool isWritten(const KittiObject& object) const { return m_keepsOutside || isSeen(object); }

    void tellTracks(FormatNotes& notes) const
    {
        const std::map<long long, std::string> names = m_tracks.names();
        if (!names.empty())
            notes.remarks.push_back(
                message(PL_TEXT("core", "%1 tracks get a number for their name, see track_ids: %2"), names.size(), listed(names)));
        if (m_tracks.separated() > 0)
            notes.losses.push_back(
                message(PL_TEXT("core", "%1 boxes share track and frame with another: they are written as tracks of their own"),
                        m_tracks.separated()));
    }

    void tellFrames(FormatNotes& notes) const
    {
        if (!m_numbers.areNames())
            notes.remarks.push_back(message(PL_TEXT("core", "the frames' names are no numbers: they are counted from 0 in their order")));
        if (m_empty > 0)
            notes.remarks.push_back(message(PL_TEXT("core", "%1 frames without boxes do not appear in the file"), m_empty));
        if (m_otherwise > 0)
            notes.remarks.push_back(
                message(PL_TEXT("core", "%1 frames have another calibration or none: the sequence has one, that of frame %2"), m_otherwise,
                        m_calibrated->frame));
        if (m_levels > 0)
            notes.losses.push_back(
                message(PL_TEXT("core", "the truncation of %1 boxes becomes a level from 0 to 2, which is not read back"), m_levels));
    }

    const FormatOptions& m_options;
    bool m_keepsOutside;
    std::string m_name;
    NumberedFrames m_numbers;
    TrackNumbers m_tracks;
    std::optional<Calibrated> m_calibrated;
    KittiNotes m_notes;
    std::size_t m_empty = 0;
    std::size_t m_otherwise = 0;
    std::size_t m_levels = 0;
};

}  // namespace

LabelledBox withoutTruncation(LabelledBox box)
{
    box.attributes.erase(truncationKey);  // a level is no share
    return box;
}

const FormatFacts& KittiTrackingFormat::facts() const
{
    static const FormatFacts facts{.key = "kitti-tracking",
                                   .title = "KITTI tracking",
                                   .extension = ".txt",
                                   .layout =
                                       PL_TEXT("core", "label_02/SEQUENCE.txt with calib/SEQUENCE.txt; other sequences may lie there"),
                                   .classNames = kittiClassNames,
                                   .can = {.folder = true,
                                           .tracks = true,
                                           .attributes = {occlusionKey, truncationKey},
                                           .namesFrames = false,
                                           .cameras = true,
                                           .keepsake = kittiKeepsake},
                                   .options = {kittiOutsideView}};
    return facts;
}

std::unique_ptr<LabelWriter> KittiTrackingFormat::writer(const LabelSetInfo& info, const FormatOptions& options) const
{
    return std::make_unique<KittiTrackingWriter>(info, options);
}

int KittiTrackingFormat::recognises(const fs::path& path) const
{
    std::error_code ignored;
    const bool own =
        path.filename() == "label_02" || path.parent_path().filename() == "label_02" || fs::is_directory(path / "label_02", ignored);
    return own ? 2 : LabelFormat::recognises(path);
}

Result<void> KittiTrackingFormat::keepCalibration(const fs::path& file, LabelledFrame& frame) const
{
    return readCalibrationFile(file, frame);
}

}  // namespace pointloom
