// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinReader.h"

#include "core/cloud/BinColumns.h"
#include "core/cloud/BinGuess.h"
#include "core/cloud/BinMagic.h"
#include "core/cloud/Records.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace pointloom {
namespace {

static_assert(std::endian::native == std::endian::little, ".bin files are read as they lie in memory");

Result<void> checkSize(const CloudBytes& file, std::size_t floats)
{
    constexpr std::size_t otherFloats = 4 + 5;
    if (file.empty())
        return fail(PL_TEXT("core", "is empty"));
    if (file.size() % (floats * sizeof(float)) == 0)
        return {};
    const std::size_t other = otherFloats - floats;
    if (file.size() % (other * sizeof(float)) == 0)
        return fail(
            PL_TEXT("core",
                    "has %1 bytes, which is no whole number of points of %2 floats; points of %3 floats would fit: a KITTI "
                    "file ends in .bin (4 floats), a nuScenes file in .pcd.bin (5 floats); other columns are told with --columns, like "
                    "x,y,z,intensity,ring"),
            file.size(), floats, other);
    return fail(PL_TEXT("core",
                        "has %1 bytes, which is no whole number of points of %2 floats; the file is cut short, is no point cloud, or has "
                        "other columns: "
                        "tell them with --columns, like x,y,z,intensity:u16"),
                file.size(), floats);
}

/// Bytes that are no floats make numbers of any size: only one random triple in five stays below this.
constexpr float largestPlausible_m = 1e8F;

Result<void> checkPlausible(const CloudBytes& file, std::size_t recordBytes)
{
    constexpr std::size_t samples = 1024;
    const std::uint64_t points = file.size() / recordBytes;
    const std::uint64_t step = std::max<std::uint64_t>(1, points / samples);
    std::size_t finite = 0;
    std::size_t plausible = 0;
    ByteRoom room;
    for (std::uint64_t i = 0; i < points; i += step) {
        Eigen::Vector3f point;
        const auto part = file.part(i * recordBytes, 12, room);
        if (!part)
            return std::unexpected(part.error());
        std::memcpy(point.data(), part->data(), 12);
        finite += point.allFinite() ? 1 : 0;
        plausible += point.allFinite() && point.cwiseAbs().maxCoeff() < largestPlausible_m ? 1 : 0;
    }
    if (plausible * 2 < finite)
        return std::unexpected(asError(BinDoubt::unknown, {}));
    return {};
}

struct BinLayout
{
    std::vector<Column> columns;
    bool isUsual = false;
    std::vector<Message> remarks{};  ///< when it is not what the name promises, or not what a person would think
};

std::span<const std::byte> frontOf(const BinStretches& stretches)
{
    constexpr std::size_t front = 256;
    const std::span<const std::byte> first = stretches.stretches.front();
    return first.first(std::min(first.size(), front));
}

/// As a person said it of all files of a folder: where one plainly is of the usual layout and cannot be what was said, that is remarked on.
Result<BinLayout> toldLayout(const CloudBytes& file, CloudFormat format, const std::vector<Column>& told)
{
    BinLayout layout{.columns = told};
    const auto stretches = BinStretches::of(file);
    if (!stretches)
        return std::unexpected(stretches.error());
    if (auto other = otherFileIn(frontOf(*stretches)))
        return std::unexpected(Error{std::move(*other), {}});
    const BinGuess guess = guessBinColumns(*stretches, format);
    if (guess.sure && guess.usual && bytesPerRecord(guess.candidates.front()) != bytesPerRecord(told)
        && file.size() % bytesPerRecord(guess.candidates.front()) == 0)
        layout.remarks.push_back(message(
            PL_TEXT("core", "was read as %1, as told, but its numbers look like %2, the usual layout: other files may have other columns"),
            binColumnsText(told), binColumnsText(guess.candidates.front())));
    return layout;
}

/// As a person said, else as the numbers say.
Result<BinLayout> layoutOf(const CloudBytes& file, CloudFormat format, const BinOptions& options)
{
    if (file.empty())
        return fail(PL_TEXT("core", "is empty"));
    if (!options.columns.empty())
        return toldLayout(file, format, options.columns);
    if (options.isTold)
        return BinLayout{.columns = usualBinColumns(format), .isUsual = true};
    const auto stretches = BinStretches::of(file);
    if (!stretches)
        return std::unexpected(stretches.error());
    if (auto other = otherFileIn(frontOf(*stretches)))
        return std::unexpected(Error{std::move(*other), {}});
    BinGuess guess = guessBinColumns(*stretches, format);
    if (!guess.sure)
        return std::unexpected(asError(guess.doubt, guess.candidates));
    BinLayout layout{.columns = std::move(guess.candidates.front()), .isUsual = guess.usual};
    if (!guess.usual)
        layout.remarks.push_back(
            message(PL_TEXT("core", "has no header: its numbers were taken as %1, which is not the usual layout of such a file"),
                    binColumnsText(layout.columns)));
    if (guess.isVeryWide)
        layout.remarks.push_back(message(PL_TEXT(
            "core",
            "is kilometres wide in metres; if its unit is another, tell it with --columns, like x:f32*0.01,y:f32*0.01,z:f32*0.01")));
    return layout;
}

/// The layout of a file that holds whole points of it.
Result<BinLayout> fittingLayout(const CloudBytes& file, CloudFormat format, const BinOptions& options)
{
    auto layout = layoutOf(file, format, options);
    if (!layout)
        return layout;
    const std::size_t recordBytes = bytesPerRecord(layout->columns);
    if (layout->isUsual) {
        if (auto fits = checkSize(file, layout->columns.size()); !fits)
            return std::unexpected(fits.error());
    } else if (recordBytes == 0 || file.size() % recordBytes != 0) {
        return fail(PL_TEXT("core",
                            "has %1 bytes, which is no whole number of points of %2 bytes (%3); the file is cut short or has other "
                            "columns, told with --columns like x,y,z,intensity:u16"),
                    file.size(), recordBytes, binColumnsText(layout->columns));
    }
    return layout;
}

BinOptions binOptionsOf(const ReadOptions& options)
{
    return {.columns = options.columns, .isTold = options.format.has_value()};
}

}  // namespace

Result<PointCloud> readBin(const CloudBytes& file, CloudFormat format, const ReadOptions& options)
{
    const auto layout = fittingLayout(file, format, binOptionsOf(options));
    if (!layout)
        return std::unexpected(layout.error());
    const std::vector<Column>& columns = layout->columns;
    const std::size_t recordBytes = bytesPerRecord(columns);
    if (options.format) {
        if (auto plausible = checkPlausible(file, recordBytes); !plausible)
            return std::unexpected(plausible.error());
    }
    const auto roles = rolesOf(columns);
    if (!roles)
        return std::unexpected(roles.error());

    const Records records{.bytes = file, .count = static_cast<std::size_t>(file.size() / recordBytes), .recordBytes = recordBytes};
    auto cloud = records.read(columns, *roles, options);
    if (cloud)
        cloud->remarks.insert(cloud->remarks.end(), layout->remarks.begin(), layout->remarks.end());
    return cloud;
}

Result<CloudFacts> binFacts(const CloudBytes& file, CloudFormat format, const BinOptions& options)
{
    const auto layout = fittingLayout(file, format, options);
    if (!layout)
        return std::unexpected(layout.error());
    const std::size_t points = static_cast<std::size_t>(file.size()) / bytesPerRecord(layout->columns);
    const bool isFloat = std::ranges::all_of(layout->columns, [](const Column& column) { return column.type == NumberType::f32; });
    CloudFacts facts{
        .format = format, .encoding = isFloat ? "float32" : "binary", .points = points, .width = points, .height = 1, .columns = {}};
    std::ranges::transform(layout->columns, std::back_inserter(facts.columns), &Column::text);
    return facts;
}

}  // namespace pointloom
