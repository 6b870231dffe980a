// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiFormat.h"

#include "core/base/Text.h"
#include "core/dataset/CloudFolder.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/KittiNotes.h"
#include "core/formats/KittiObjects.h"

namespace pointloom {
namespace {

namespace fs = std::filesystem;

class KittiWriter final : public LabelWriter
{
public:
    explicit KittiWriter(const FormatOptions& options) : m_options(options), m_keepsOutside(options.isOn(kittiOutsideView)) {}

    Result<void> survey(std::size_t /*index*/, const LabelledFrame& frame) override
    {
        const KittiFrame as = kittiFrameOf(frame);
        m_notes.count(as);
        for (const LabelledBox& box : frame.boxes) {
            const KittiObject object = toKittiObject(as, box, m_options.schema);
            if (auto checked = checkKittiType(object.type, box.classKey); !checked)
                return checked;
            if (!isSeen(object))
                m_notes.countOutside();
        }
        return {};
    }

    [[nodiscard]] LabelledFrame representable(std::size_t /*index*/, LabelledFrame frame) const override
    {
        const KittiFrame as = kittiFrameOf(frame);
        std::vector<LabelledBox> left;
        for (const LabelledBox& box : frame.boxes) {
            if (const KittiObject object = toKittiObject(as, box, m_options.schema); isWritten(object))
                left.push_back(representableIn(object, box, m_options.schema));
        }
        frame.boxes = std::move(left);
        frame.points.reset();
        frame.imageBoxes.clear();
        frame.keepsakes.clear();
        keepForKitti(calibrationTextOf(as), as.keptLines, frame);
        return frame;
    }

    Result<void> write(std::size_t /*index*/, const LabelledFrame& frame, FileSink& sink) override
    {
        const KittiFrame as = kittiFrameOf(frame);
        std::string text;
        for (const LabelledBox& box : frame.boxes) {
            if (const KittiObject object = toKittiObject(as, box, m_options.schema); isWritten(object))
                text += toLine(object) + '\n';
        }
        for (const std::string& line : as.keptLines)
            text += line + '\n';
        const std::string name = frame.name + kittiLabelExtension;
        for (const auto& [folder, content] : {std::pair("label_2", text), std::pair("calib", calibrationTextOf(as))}) {
            if (auto begun = sink.begin(fs::path(folder) / name); !begun)
                return begun;
            if (auto added = sink.add(content); !added)
                return added;
        }
        return {};
    }

    void tell(FormatNotes& notes) const override { m_notes.tell(m_options, notes); }

private:
    [[nodiscard]] bool isWritten(const KittiObject& object) const { return m_keepsOutside || isSeen(object); }

    static std::string calibrationTextOf(const KittiFrame& as)
    {
        return as.calibrationText.empty() ? toText(as.calibration) : as.calibrationText;
    }

    const FormatOptions& m_options;
    bool m_keepsOutside;
    KittiNotes m_notes;
};

}  // namespace

const FormatFacts& KittiFormat::facts() const
{
    static const FormatFacts facts{
        .key = "kitti",
        .title = "KITTI object",
        .extension = kittiLabelExtension,
        .layout = PL_TEXT("core", "label_2/NAME.txt for each frame, with its calibration in calib/NAME.txt"),
        .classNames = kittiClassNames,
        .can = {.folder = true, .attributes = {occlusionKey, truncationKey}, .cameras = true, .keepsake = kittiKeepsake},
        .options = {kittiOutsideView}};
    return facts;
}

std::unique_ptr<LabelWriter> KittiFormat::writer(const LabelSetInfo& /*info*/, const FormatOptions& options) const
{
    return std::make_unique<KittiWriter>(options);
}

int KittiFormat::recognises(const fs::path& path) const
{
    const auto isOwn = [](const fs::path& folder) { return lowered(folder.filename().string()) == "label_2"; };
    const bool own = isOwn(path) || isOwn(path.parent_path()) || pointloom::isFolder(folderCalled(path, "label_2"));
    return own ? 2 : LabelFormat::recognises(path);
}

Result<void> KittiFormat::keepCalibration(const fs::path& file, LabelledFrame& frame) const
{
    return readCalibrationFile(file, frame);
}

}  // namespace pointloom
