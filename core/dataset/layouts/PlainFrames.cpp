// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/CloudFolder.h"
#include "core/dataset/CloudFrames.h"
#include "core/dataset/DatasetLayout.h"

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// Clouds in one folder in natural order, poses.txt when present: what every folder is taken for that nobody recognises better.
class PlainFramesLayout : public DatasetLayout
{
public:
    [[nodiscard]] std::string_view key() const override { return "plain-frames"; }
    [[nodiscard]] Message title() const override { return message(PL_TEXT("core", "plain frames")); }
    [[nodiscard]] double recognise(const fs::path& path) const override
    {
        constexpr double forWantOfABetter = 0.1;
        return isFolder(path) ? forWantOfABetter : 0;
    }
    [[nodiscard]] Result<Sequence> open(const fs::path& path) const override { return sequenceOfClouds(path, path, key()); }
};

}  // namespace

std::unique_ptr<const DatasetLayout> plainFramesLayout()
{
    return std::make_unique<PlainFramesLayout>();
}

}  // namespace pointloom
