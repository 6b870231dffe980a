// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinReader.h"

#include "core/cloud/BinColumns.h"
#include "core/cloud/BinGuess.h"
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
        return fail(PL_TEXT("core",
                            "has %1 bytes, which is no whole number of points of %2 floats; points of %3 floats would fit: a KITTI "
                            "file ends in .bin (4 floats), a nuScenes file in .pcd.bin (5 floats)"),
                    file.size(), floats, other);
    return fail(
        PL_TEXT("core", "has %1 bytes, which is no whole number of points of %2 floats; the file is cut short or is no point cloud"),
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
        return fail(PL_TEXT("core", "does not hold float32 coordinates in metres; it is another kind of .bin file"));
    return {};
}

/// The layouts that a person may choose from, as the option takes them.
std::string listed(const std::vector<std::vector<Column>>& candidates)
{
    std::string out;
    for (const auto& columns : candidates)
        out += (out.empty() ? "" : " | ") + binColumnsText(columns);
    return out;
}

std::unexpected<Error> notSure(const BinGuess& guess)
{
    if (guess.candidates.empty())
        return fail(PL_TEXT("core", "does not hold float32 coordinates in metres; it is another kind of .bin file"));
    if (guess.candidates.front().front().unit_m != 1)
        return fail(PL_TEXT("core", "holds whole numbers, and the file does not tell their unit; tell it with --columns, like %1"),
                    listed(guess.candidates));
    return fail(PL_TEXT("core", "has no header, and its numbers do not tell what makes a point; tell it with --columns, one of: %1"),
                listed(guess.candidates));
}

struct BinLayout
{
    std::vector<Column> columns;
    std::optional<Message> remark;  ///< when it is not what the name promises
};

/// As a person said, else as the numbers say.
Result<BinLayout> layoutOf(const CloudBytes& file, CloudFormat format, const BinOptions& options)
{
    if (file.empty())
        return fail(PL_TEXT("core", "is empty"));
    if (!options.columns.empty())
        return BinLayout{options.columns, {}};
    if (options.isTold)
        return BinLayout{usualBinColumns(format), {}};
    const auto stretches = BinStretches::of(file);
    if (!stretches)
        return std::unexpected(stretches.error());
    BinGuess guess = guessBinColumns(*stretches, format);
    if (!guess.sure)
        return notSure(guess);
    BinLayout layout{std::move(guess.candidates.front()), {}};
    if (!guess.usual)
        layout.remark =
            message(PL_TEXT("core", "has no header: its numbers were taken as %1, which is not the usual layout of such a file"),
                    binColumnsText(layout.columns));
    return layout;
}

/// The layout of a file that holds whole points of it.
Result<BinLayout> fittingLayout(const CloudBytes& file, CloudFormat format, const BinOptions& options)
{
    auto layout = layoutOf(file, format, options);
    if (!layout)
        return layout;
    const bool isUsual = options.columns.empty() && !layout->remark;
    const std::size_t recordBytes = bytesPerRecord(layout->columns);
    if (isUsual) {
        if (auto fits = checkSize(file, layout->columns.size()); !fits)
            return std::unexpected(fits.error());
    } else if (recordBytes == 0 || file.size() % recordBytes != 0) {
        return fail(PL_TEXT("core",
                            "has %1 bytes, which is no whole number of points of %2 bytes (%3); the file is cut short or has other "
                            "columns"),
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
    if (cloud && layout->remark)
        cloud->remarks.push_back(*layout->remark);
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
