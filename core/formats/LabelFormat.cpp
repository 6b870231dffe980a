// SPDX-License-Identifier: Apache-2.0
#include "core/formats/LabelFormat.h"

#include "core/base/Text.h"
#include "core/formats/CsvFormat.h"
#include "core/formats/KittiFormat.h"
#include "core/formats/KittiTrackingFormat.h"
#include "core/formats/OpenLabelFormat.h"

#include <algorithm>
#include <system_error>

namespace pointloom {

const std::vector<std::unique_ptr<LabelFormat>>& labelFormats()
{
    static const auto formats = [] {
        std::vector<std::unique_ptr<LabelFormat>> all;
        all.push_back(std::make_unique<KittiFormat>());
        all.push_back(std::make_unique<KittiTrackingFormat>());
        all.push_back(std::make_unique<OpenLabelFormat>());
        all.push_back(std::make_unique<CsvFormat>());
        return all;
    }();
    return formats;
}

const LabelFormat* findLabelFormat(std::string_view key)
{
    const auto found = std::ranges::find_if(labelFormats(), [&](const auto& format) { return format->key() == key; });
    return found == labelFormats().end() ? nullptr : found->get();
}

const LabelFormat* labelFormatFor(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (path.filename() == "label_02" || path.parent_path().filename() == "label_02"
        || std::filesystem::is_directory(path / "label_02", ignored))
        return findLabelFormat("kitti-tracking");
    const std::string extension = lowered(path.extension().string());
    const bool folder = extension.empty() || std::filesystem::is_directory(path, ignored);
    const auto found = std::ranges::find_if(
        labelFormats(), [&](const auto& format) { return format->isFolder() ? folder : format->extension() == extension; });
    return found == labelFormats().end() ? nullptr : found->get();
}

}  // namespace pointloom
