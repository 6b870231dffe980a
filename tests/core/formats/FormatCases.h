// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/Export.h"
#include "core/formats/KittiFrame.h"
#include "core/formats/KittiText.h"
#include "core/formats/WriteLabels.h"
#include "core/schema/SchemaJson.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <random>
#include <string>

/// Label sets that every format has to live with.
namespace pointloom::test {

[[nodiscard]] inline LabelSchema drivingScheme()
{
    return readSchema(projectFile("resources/schemes/driving.json")).value();
}

/// The calibration that the format conventions are worked out for: a camera at the cloud's origin that looks along x.
[[nodiscard]] inline KittiCalibration goldenCalibration()
{
    KittiCalibration out;
    out.P2 << 700, 0, 600, 0, 0, 700, 180, 0, 0, 0, 1, 0;
    out.camera_T_lidar.linear() << 0, -1, 0, 0, 0, -1, 1, 0, 0;
    return out;
}

/// The calibration of a real KITTI frame (000001): tilted, shifted, with a baseline.
[[nodiscard]] inline KittiCalibration tiltedCalibration()
{
    return kittiCalibrationFromText(
               "P2: 721.5377 0 609.5593 44.85728 0 721.5377 172.854 0.2163791 0 0 1 0.002745884\n"
               "R0_rect: 0.9999239 0.00983776 -0.007445048 -0.009869795 0.9999421 -0.004278459 0.007402527 0.004351614 0.9999631\n"
               "Tr_velo_to_cam: 0.007533745 -0.9999714 -0.000616602 -0.004069766 0.01480249 0.0007280733 -0.9998902 -0.07631618 "
               "0.9998621 0.00752379 0.01480755 -0.2717806\n")
        .value();
}

/// Gives a frame the camera of a calibration, in place of the one it has.
inline void calibrate(LabelledFrame& frame, const KittiCalibration& calibration)
{
    const auto image_px = frame.cameras.empty() ? std::optional<Eigen::Vector2i>() : frame.cameras.front().image_px;
    frame.cameras = {{.key = kittiCamera, .model = cameraOf(calibration).value(), .image = {}, .image_px = image_px}};
}

[[nodiscard]] inline LabelledFrame frameNamed(const std::string& name)
{
    LabelledFrame out;
    out.name = name;
    out.cloud = name + ".bin";
    return out;
}

/// The golden box as one labelled car.
[[nodiscard]] inline LabelSet goldenLabels()
{
    LabelledFrame frame = frameNamed("000000");
    calibrate(frame, goldenCalibration());
    frame.cameras.front().image_px = Eigen::Vector2i(1242, 375);
    frame.boxes.push_back({.track = "7", .classKey = "Car", .box = goldenBox(), .attributes = {{"occlusion", "visible"}}, .score = 1});
    return {.name = "golden", .frames = {frame}, .dataset = {}};
}

/// Many boxes all over in a few frames: with and without calibration, pose and answers; tracks that live on, sleep and wake up.
[[nodiscard]] inline LabelSet randomLabels(const LabelSchema& schema, std::size_t boxes, std::size_t frames, unsigned seed)
{
    std::mt19937_64 random(seed);
    LabelSet out{.name = "random", .frames = {}, .dataset = {}};
    for (std::size_t i = 0; i < frames; ++i) {
        LabelledFrame& frame = out.frames.emplace_back(frameNamed("frame " + std::to_string(i)));
        if (i % 3 == 1)
            calibrate(frame, tiltedCalibration());
        if (i % 2 == 1) {
            frame.world_T_cloud = Pose(Eigen::AngleAxisd(0.1 * static_cast<double>(i), Eigen::Vector3d(0.01, 0, 1).normalized()));
            frame.world_T_cloud->pretranslate(Eigen::Vector3d(458'000.123, 5'429'000.456, 112));
        }
    }
    const std::size_t tracks = std::max<std::size_t>(1, boxes / 2);
    for (std::size_t i = 0; i < boxes; ++i) {
        LabelledBox box;
        box.track = std::to_string(i % tracks + 1);
        box.classKey = schema.classes[i % tracks % schema.classes.size()].key;
        box.box = randomBox(random);
        box.score = i % 5 == 0 ? 0.125 : 1;
        box.state = static_cast<BoxState>(i % 4);
        if (i % 3 != 0)
            box.attributes = {{"occlusion", i % 2 == 0 ? "largely" : "unknown"},
                              {"truncation", static_cast<double>(i % 11) / 11},
                              {"parked", i % tracks % 2 == 0},
                              {"note", i % 2 == 0 ? "12" : "a \"quoted\", note\nof two lines"}};
        out.frames[(i * 7 + i / tracks) % frames].boxes.push_back(box);
    }
    return out;
}

/// The frames' names alone: what a reader is told.
[[nodiscard]] inline std::shared_ptr<LabelSource> namesOf(const LabelSet& labels)
{
    return std::make_shared<NamesOfFrames>(LabelsInMemory(labels).info().frames);
}

/// Files in memory.
class TextSink final : public FileSink
{
public:
    Result<void> begin(const std::filesystem::path& name) override
    {
        m_current = &files[name];
        return {};
    }
    Result<void> add(std::string_view text) override
    {
        m_current->append(text);
        return {};
    }
    std::map<std::filesystem::path, std::string> files;

private:
    std::string* m_current = nullptr;
};

/// The files of an export by path relative to the target (a single file: one entry with an empty path).
[[nodiscard]] inline Result<std::map<std::filesystem::path, std::string>> filesOf(const LabelFormat& format, const LabelSet& labels,
                                                                                  const FormatOptions& options, FormatNotes& notes)
{
    LabelsInMemory source(labels);
    TextSink sink;
    if (auto written = writeLabels(source, format, options, sink, notes); !written)
        return std::unexpected(written.error());
    return std::move(sink.files);
}

/// Everything that a file or folder holds.
[[nodiscard]] inline Result<LabelSet> readBy(const LabelFormat& format, const std::filesystem::path& path,
                                             std::shared_ptr<LabelSource> told, const FormatOptions& options)
{
    const auto source = format.open(path, std::move(told), options);
    return source ? readAll(**source) : std::unexpected(source.error());
}

/// What a format leaves of a set.
[[nodiscard]] inline LabelSet representable(const LabelFormat& format, const LabelSet& labels, const FormatOptions& options)
{
    LabelsInMemory source(labels);
    const auto writer = format.writer(source.info(), options);
    FormatNotes notes;
    LabelSet out = labels;
    if (!surveyLabels(source, format, options, *writer, notes))
        return {};
    for (std::size_t i = 0; i < labels.frames.size(); ++i)
        out.frames[i] = writer->representable(i, labels.frames[i]);
    return out;
}

/// Exports a set that is in memory.
[[nodiscard]] inline Result<ExportReport> exported(const LabelSet& labels, const LabelFormat& format, const std::filesystem::path& target,
                                                   const FormatOptions& options, const FrameWalk& walk = {})
{
    LabelsInMemory source(labels);
    return exportLabels(source, format, target, options, walk);
}

/// How many files a format writes for so many frames.
[[nodiscard]] inline std::size_t filesFor(const LabelFormat& format, std::size_t frames)
{
    if (format.key() == "kitti")
        return 2 * frames;  // labels and calibration of each
    return format.key() == "kitti-tracking" ? 2 : 1;
}

/// Why two label sets are not the same to 1 um; empty when they are.
[[nodiscard]] inline std::string difference(const LabelSet& meant, const LabelSet& found)
{
    if (meant.frames.size() != found.frames.size())
        return "the number of frames";
    for (std::size_t i = 0; i < meant.frames.size(); ++i) {
        const LabelledFrame& a = meant.frames[i];
        const LabelledFrame& b = found.frames[i];
        if (a.name != b.name || a.boxes.size() != b.boxes.size() || a.keepsakes != b.keepsakes)
            return "frame " + a.name;
        for (std::size_t k = 0; k < a.boxes.size(); ++k) {
            const std::string where = "box " + std::to_string(k) + " of frame " + a.name + ": ";
            if (a.boxes[k].track != b.boxes[k].track || a.boxes[k].classKey != b.boxes[k].classKey)
                return where + "track " + b.boxes[k].track + " or class " + b.boxes[k].classKey;
            if (cornerDistance_m(a.boxes[k].box, b.boxes[k].box) > 1e-6 || (a.boxes[k].box.size_m - b.boxes[k].box.size_m).norm() > 1e-8)
                return where + "geometry, " + std::to_string(cornerDistance_m(a.boxes[k].box, b.boxes[k].box)) + " m";
            if (std::abs(wrapAngle(a.boxes[k].box.yaw_rad - b.boxes[k].box.yaw_rad)) > 1e-6)
                return where + "yaw";
            if (std::abs(a.boxes[k].score - b.boxes[k].score) > 1e-9)
                return where + "score";
            if (a.boxes[k].state != b.boxes[k].state)
                return where + "state";
            if (a.boxes[k].attributes.size() != b.boxes[k].attributes.size())
                return where + "number of attributes";
            for (const auto& [key, value] : a.boxes[k].attributes) {
                const auto other = b.boxes[k].attributes.find(key);
                const double* number = std::get_if<double>(&value);
                const bool same = other != b.boxes[k].attributes.end()
                    && (number != nullptr && std::holds_alternative<double>(other->second)
                            ? std::abs(*number - std::get<double>(other->second)) < 1e-6
                            : value == other->second);
                if (!same)
                    return where + "attribute " + key;
            }
        }
    }
    return {};
}

/// Whether one of the messages contains these words.
[[nodiscard]] inline bool says(const std::vector<Message>& messages, const std::string& words)
{
    return std::ranges::any_of(messages, [&](const Message& message) { return message.text().find(words) != std::string::npos; });
}

}  // namespace pointloom::test
