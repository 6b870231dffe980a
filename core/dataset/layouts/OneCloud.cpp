// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/CloudFolder.h"
#include "core/dataset/CloudFrames.h"
#include "core/dataset/DatasetLayout.h"

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// A file, which is a sequence of one frame.
class OneCloudLayout : public DatasetLayout
{
public:
    [[nodiscard]] std::string_view key() const override { return "one-cloud"; }
    [[nodiscard]] Message title() const override { return message(PL_TEXT("core", "one cloud")); }
    [[nodiscard]] double recognise(const fs::path& path) const override { return isFolder(path) ? 0 : 1; }
    [[nodiscard]] Result<Sequence> open(const fs::path& path) const override { return sequenceOfCloud(path, key()); }
};

}  // namespace

std::unique_ptr<const DatasetLayout> oneCloudLayout()
{
    return std::make_unique<OneCloudLayout>();
}

}  // namespace pointloom
