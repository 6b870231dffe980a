// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/base/Message.h"
#include "core/camera/KittiCalibration.h"
#include "core/labels/Labels.h"
#include "core/schema/LabelSchema.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace pointloom {

/// One object of one frame as every format sees it.
struct LabelledBox
{
    std::string track;  ///< id as text; empty where a format has none
    std::string classKey;
    OrientedBox box;          ///< in the frame of the frame's cloud
    AttributeMap attributes;  ///< of the frame and of the track together
    double score = 1;
    BoxState state = BoxState::keyframe;
};

struct LabelledFrame
{
    std::string name;  ///< the cloud file's stem
    std::vector<LabelledBox> boxes;
    std::optional<KittiCalibration> calibration;
    std::string calibrationText;              ///< the KITTI file that the calibration was read from, given back untouched; may be empty
    std::optional<Eigen::Vector2i> image_px;  ///< width, height where the frame has an image
    std::optional<Pose> world_T_cloud;
    std::filesystem::path cloud;         ///< file name of the cloud, for formats that refer to it
    std::vector<std::string> keptLines;  ///< raw lines of the source that hold no box (KITTI DontCare), given back untouched
};

/// Labels on their way between the document and a file.
struct LabelSet
{
    std::string name;
    std::vector<LabelledFrame> frames;
    std::filesystem::path dataset;   ///< the folder that the clouds lie in: nothing is ever written there; may be empty
    std::vector<Message> remarks{};  ///< what the reader of a file left out or changed
};

struct FormatOptions
{
    /// KITTI: also objects that the camera does not see, and frames without calibration (then in the cloud's own axes).
    bool keepLidarOnly = true;
    const LabelSchema* schema = nullptr;  ///< names and types; must outlive the call
};

/// What a format did not carry or did in a way worth knowing.
struct FormatNotes
{
    std::vector<Message> losses;   ///< "Attributes are not in the format: colour, parked"
    std::vector<Message> remarks;  ///< "3 objects outside the camera's view are kept with empty image boxes"
};

/// A label format: a file or a folder of files.
class LabelFormat
{
public:
    virtual ~LabelFormat() = default;

    [[nodiscard]] virtual std::string key() const = 0;        ///< "kitti", "kitti-tracking", "openlabel", "csv"
    [[nodiscard]] virtual std::string title() const = 0;      ///< "KITTI object"
    [[nodiscard]] virtual bool isFolder() const = 0;          ///< writes a folder, else one file
    [[nodiscard]] virtual std::string extension() const = 0;  ///< ".json"; of the single file, or of the files in the folder

    /// Whether frames are told by name; else by their place in the sequence, and frames that are gone have no place.
    [[nodiscard]] virtual bool namesFrames() const { return true; }

    /// The files of an export by path relative to the target (a single file: one entry with an empty path), complete in memory so that
    /// nothing is written when something fails.
    [[nodiscard]] virtual Result<std::map<std::filesystem::path, std::string>> write(const LabelSet& labels, const FormatOptions& options,
                                                                                     FormatNotes& notes) const = 0;

    /// Reads labels back. frames carries what the files lack: names in order and calibrations; it may be empty when the
    /// format says all itself.
    [[nodiscard]] virtual Result<LabelSet> read(const std::filesystem::path& source, std::span<const LabelledFrame> frames,
                                                const FormatOptions& options) const = 0;

    /// What is left of a box after writing and reading: the identity for a format that loses nothing. Tests and the check after each export
    /// compare against it.
    [[nodiscard]] virtual LabelSet representable(const LabelSet& labels, const FormatOptions& options) const = 0;
};

/// All formats, in the order they are offered.
[[nodiscard]] const std::vector<std::unique_ptr<LabelFormat>>& labelFormats();
[[nodiscard]] const LabelFormat* findLabelFormat(std::string_view key);

/// The format that a path promises: by the extension of its name, a folder by what lies in it. Nothing when the name does not say.
[[nodiscard]] const LabelFormat* labelFormatFor(const std::filesystem::path& path);

}  // namespace pointloom
