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
    const LabelFormat* surest = nullptr;
    int sureness = 0;
    for (const auto& format : labelFormats()) {
        if (const int here = format->recognises(path); here > sureness) {
            surest = format.get();
            sureness = here;
        }
    }
    return surest;
}

int LabelFormat::recognises(const std::filesystem::path& path) const
{
    std::error_code ignored;
    const std::string ending = lowered(path.extension().string());
    const bool folder = ending.empty() || std::filesystem::is_directory(path, ignored);
    return (isFolder() ? folder : extension() == ending) ? 1 : 0;
}

Result<void> LabelFormat::keepCalibration(const std::filesystem::path& /*file*/, LabelledFrame& /*frame*/) const
{
    return {};
}

}  // namespace pointloom
