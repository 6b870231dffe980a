// SPDX-License-Identifier: Apache-2.0
#include "core/formats/LabelFormat.h"

#include "core/formats/CsvFormat.h"
#include "core/formats/KittiFormat.h"
#include "core/formats/KittiTrackingFormat.h"
#include "core/formats/OpenLabelFormat.h"

#include <algorithm>

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

}  // namespace pointloom
