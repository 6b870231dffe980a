// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/BoxReading.h"
#include "core/formats/FileSink.h"
#include "core/formats/LabelSource.h"
#include "core/schema/LabelSchema.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// What a format can hold. What it cannot is told as a loss by one piece of code for all formats.
struct FormatCapabilities
{
    bool folder = false;  ///< writes a folder of files, else one file
    bool tracks = false;
    bool allAttributes = false;
    std::vector<std::string> attributes{};  ///< keys of those it holds where it does not hold all
    bool tilt = false;                      ///< boxes with pitch and roll
    bool states = false;                    ///< whether a box is a keyframe, interpolated, propagated or final
    bool scores = false;
    bool pointLabels = false;
    bool imageBoxes = false;
    bool namesFrames = true;  ///< frames are told by name; else by their place in the sequence, and frames that are gone have none
    bool cameras = false;
    bool severalCameras = false;
    std::string keepsake{};  ///< key of the keepsakes that it gives back; may be empty
};

/// Something about writing that a person can switch.
struct FormatOption
{
    std::string key;    ///< "outside-view"
    std::string title;  ///< a sentence for the translators, context "core"
    bool standard = true;
};

/// A format in words and switches.
struct FormatFacts
{
    std::string key;         ///< "kitti": on the command line
    std::string title;       ///< "KITTI object"
    std::string extension;   ///< ".json"; of the single file, or of the files in the folder
    std::string layout;      ///< where it writes what, a sentence for the translators, context "core"; may be empty
    std::string classNames;  ///< under which key a scheme says what the format calls a class
    FormatCapabilities can;
    std::vector<FormatOption> options{};
};

struct FormatOptions
{
    std::map<std::string, bool> switches{};  ///< by key; one that a format does not declare has no effect
    const LabelSchema* schema = nullptr;     ///< names and types; must outlive the call
    BoxReading reading{};                    ///< how the numbers of a file are meant; only for reading
    std::string lidar{};                     ///< which of a file's LiDARs the clouds are of; empty: found out

    [[nodiscard]] bool isOn(const FormatOption& option) const
    {
        const auto told = switches.find(option.key);
        return told == switches.end() ? option.standard : told->second;
    }
};

/// What a format did not carry or did in a way worth knowing.
struct FormatNotes
{
    std::vector<Message> losses;   ///< "Attributes are not in the format: colour, parked"
    std::vector<Message> remarks;  ///< "3 objects outside the camera's view are kept with empty image boxes"
    LabelTally read{};             ///< what became of the labels on their way in, before any of the above
};

/// One export on its way. First every frame is surveyed, in order. Then all are written, in order, and of any frame can be told what is
/// left of it. See writeLabels(), which has checked that the labels make sense.
class LabelWriter
{
public:
    virtual ~LabelWriter() = default;

    /// Learns what must be known about the whole set; fails when the format cannot hold the frame. Frames themselves are not kept.
    [[nodiscard]] virtual Result<void> survey(std::size_t index, const LabelledFrame& frame) = 0;

    /// What is left of a frame after writing and reading: all of it for a format that loses nothing. Tests and the proof of each export
    /// compare against it.
    [[nodiscard]] virtual LabelledFrame representable(std::size_t index, LabelledFrame frame) const = 0;

    [[nodiscard]] virtual Result<void> begin(FileSink& /*sink*/) { return {}; }
    [[nodiscard]] virtual Result<void> write(std::size_t index, const LabelledFrame& frame, FileSink& sink) = 0;
    [[nodiscard]] virtual Result<void> finish(FileSink& /*sink*/) { return {}; }

    /// What is worth knowing and does not follow from the capabilities; after everything is written.
    virtual void tell(FormatNotes& notes) const = 0;
};

/// A label format: a file or a folder of files.
class LabelFormat
{
public:
    virtual ~LabelFormat() = default;

    [[nodiscard]] virtual const FormatFacts& facts() const = 0;

    /// Begins an export. Info and options must outlive it.
    [[nodiscard]] virtual std::unique_ptr<LabelWriter> writer(const LabelSetInfo& info, const FormatOptions& options) const = 0;

    /// Reads labels. What the files lack is told: names in order, cameras, poses; nothing is told when the format says all itself. Mistakes
    /// in a single file of a format that has one are found here, those in files of single frames when these are asked for. The scheme must
    /// outlive the source.
    [[nodiscard]] virtual Result<std::unique_ptr<LabelSource>> open(const std::filesystem::path& source, std::shared_ptr<LabelSource> told,
                                                                    const FormatOptions& options) const = 0;

    /// How surely a path is of this format, by its name and what lies there: 0 not at all, 1 by the extension or for being a folder, 2 by
    /// a folder that only this format has.
    [[nodiscard]] virtual int recognises(const std::filesystem::path& path) const;

    /// Keeps in a frame what only this format understands of a dataset's calibration file.
    [[nodiscard]] virtual Result<void> keepCalibration(const std::filesystem::path& file, LabelledFrame& frame) const;

    [[nodiscard]] const std::string& key() const { return facts().key; }
    [[nodiscard]] const std::string& title() const { return facts().title; }
    [[nodiscard]] const std::string& extension() const { return facts().extension; }
    [[nodiscard]] bool isFolder() const { return facts().can.folder; }
    [[nodiscard]] bool namesFrames() const { return facts().can.namesFrames; }
};

/// All formats, in the order they are offered.
[[nodiscard]] const std::vector<std::unique_ptr<LabelFormat>>& labelFormats();
[[nodiscard]] const LabelFormat* findLabelFormat(std::string_view key);

/// The format that a path promises: by the extension of its name, a folder by what lies in it. Nothing when the name does not say.
[[nodiscard]] const LabelFormat* labelFormatFor(const std::filesystem::path& path);

}  // namespace pointloom
