// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/cloud/Column.h"
#include "core/cloud/PointCloud.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// The point-cloud files that can be read.
enum class CloudFormat {
    pcd,
    kittiBin,     ///< float32 x y z reflectance
    nuscenesBin,  ///< float32 x y z intensity ring
    ply,
};

struct ReadOptions
{
    /// How to read the file; without it the name and the content decide: .pcd, .ply, .pcd.bin, .bin.
    std::optional<CloudFormat> format;
    /// The columns of a file without a header, as a person said. Without them and without a format they are found out from its numbers.
    std::vector<Column> columns{};
    /// The origin of the sequence. Without it the cloud chooses its own: zero while every coordinate stays within
    /// largestExactCoordinate_m, else the first finite point rounded to whole metres.
    std::optional<Eigen::Vector3d> origin_m{};
    /// Looked at while reading, block by block: once stopped, reading ends within milliseconds with a failure that nobody need see.
    std::stop_token stop{};
    /// Some points all over the cloud do, where all that matters is where it lies: see readOrigin.
    bool sample = false;
};

/// What reading answers when it was stopped.
[[nodiscard]] std::unexpected<Error> stoppedReading();

/// Reads a point cloud. Point count and order are the file's. Nothing is allocated for a header that claims more than the
/// file holds.
[[nodiscard]] Result<PointCloud> readCloud(const std::filesystem::path& path, const ReadOptions& options = {});

/// The origin that a cloud chooses when it is read, from as few of its points as tell: where none of a sample is far, the cloud is not.
/// Compressed clouds and text have to be read as a whole.
[[nodiscard]] Result<Eigen::Vector3d> readOrigin(const std::filesystem::path& path, const std::vector<Column>& columns = {});

/// What is in a file, without its points where the format allows that.
struct CloudFacts
{
    CloudFormat format = CloudFormat::pcd;
    std::string encoding;  ///< "binary_compressed", "ascii", "big endian", ...
    std::size_t points = 0;
    std::size_t width = 0;
    std::size_t height = 1;
    std::vector<std::string> columns;          ///< "x f32", "intensity u8", in file order
    std::vector<std::string> otherElements{};  ///< of a PLY file what it holds beside points: "face (12)"
};

[[nodiscard]] Result<CloudFacts> readCloudFacts(const std::filesystem::path& path, std::optional<CloudFormat> format = {},
                                                const std::vector<Column>& columns = {});

/// Whether a file name promises a cloud without a header, of which a person may say the columns.
[[nodiscard]] bool promisesNoHeader(const std::filesystem::path& path);

/// A file without a header, and what its numbers say about the columns of a point.
struct HeaderlessCloud
{
    std::filesystem::path file{};
    std::uint64_t bytes = 0;
    std::vector<std::vector<Column>> candidates{};  ///< the likeliest first; empty: these numbers are no coordinates
    bool sure = false;                              ///< the first is it

    /// Whether only a person can say which of the candidates it is.
    [[nodiscard]] bool isUnclear() const { return !sure && !candidates.empty(); }
};

/// Nothing for a file with a header, and for one that cannot be read.
[[nodiscard]] std::optional<HeaderlessCloud> headerlessCloud(const std::filesystem::path& path);

/// The format that a file name promises; nothing for other names. Case does not count.
[[nodiscard]] std::optional<CloudFormat> cloudFormatOf(const std::filesystem::path& path);

}  // namespace pointloom
