// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/DatasetLayout.h"

#include <algorithm>

namespace pointloom {

using MakeLayout = std::unique_ptr<const DatasetLayout>();

// Each is made by its own file in layouts/.
MakeLayout kittiTrackingLayout, kittiObjectLayout, sustechPointsLayout, plainFramesLayout, oneCloudLayout;

const std::vector<std::unique_ptr<const DatasetLayout>>& datasetLayouts()
{
    static const auto all = [] {
        std::vector<std::unique_ptr<const DatasetLayout>> layouts;
        for (MakeLayout* make : {kittiTrackingLayout, kittiObjectLayout, sustechPointsLayout, plainFramesLayout, oneCloudLayout})
            layouts.push_back(make());
        return layouts;
    }();
    return all;
}

const DatasetLayout* findDatasetLayout(std::string_view key)
{
    const auto found = std::ranges::find(datasetLayouts(), key, [](const auto& layout) { return layout->key(); });
    return found == datasetLayouts().end() ? nullptr : found->get();
}

Result<std::optional<CameraModel>> DatasetLayout::readCamera(const Sequence& /*sequence*/, const FrameSource& /*frame*/,
                                                             std::string_view /*camera*/) const
{
    return std::nullopt;
}

}  // namespace pointloom
