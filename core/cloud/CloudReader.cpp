// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/CloudReader.h"

#include "core/base/File.h"
#include "core/base/PlainText.h"
#include "core/base/Text.h"
#include "core/base/WideText.h"
#include "core/cloud/BinColumns.h"
#include "core/cloud/BinGuess.h"
#include "core/cloud/BinMagic.h"
#include "core/cloud/BinReader.h"
#include "core/cloud/PcdReader.h"
#include "core/cloud/PlyReader.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace pointloom {
namespace {

/// What the first bytes say. They win over the name: a .pcd.bin that is a PCD file happens.
std::optional<CloudFormat> formatInside(std::string_view text)
{
    const std::string start = lowered(text.substr(0, 64));
    const auto begins = [&](const char* with) { return start.starts_with(with); };
    if (begins("ply\n") || begins("ply\r") || begins("ply "))
        return CloudFormat::ply;
    if (begins("# .pcd") || begins("#.pcd") || begins("version ") || begins("fields "))
        return CloudFormat::pcd;
    return std::nullopt;
}

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
}

struct OpenFile
{
    InputFile file;
    CloudFormat format;
    std::size_t start = 0;              ///< behind the byte order mark that editors put before a header
    std::optional<std::string> text{};  ///< of a file whose header is no plain text, made plain

    [[nodiscard]] CloudBytes bytes() const { return text ? CloudBytes(std::as_bytes(std::span(*text))) : CloudBytes(file).from(start); }
};

/// What a file begins with, as plain text. A header in UTF-16 or with carriage returns is one for all that.
struct Beginning
{
    std::string text;
    bool isPlain = true;
};

Beginning beginningOf(std::string_view front)
{
    if (const auto order = wideOrder(front)) {
        auto wide = fromWide(front.substr(0, front.size() & ~std::size_t{1}), *order);
        if (wide && formatInside(withoutMark(*wide)))
            return {std::string(withoutMark(*wide)), false};
    }
    return {std::string(front), !(hasBareReturns(front) && formatInside(withoutMark(front)))};
}

/// Carriage returns of the header become line feeds, of the whole file where the points are text, too.
void mendLineEnds(std::string& text)
{
    std::size_t end = text.size();
    const std::string front = lowered(std::string_view(text).substr(0, std::size_t{1} << 20U));
    for (const std::string_view last : {"end_header\r", "data binary\r", "data binary_compressed\r"}) {
        const std::size_t at = front.find(last);
        const bool isText = front.find("format ascii") < at;
        if (at != std::string::npos && !isText)
            end = at + last.size();
    }
    std::ranges::replace(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\r', '\n');
}

/// The whole of a file whose header is no plain text.
Result<std::string> plainFile(const InputFile& file)
{
    const auto bytes = FileBytes::read(file);
    if (!bytes)
        return std::unexpected(bytes.error());
    std::string text(bytes->text());
    if (const auto order = wideOrder(text)) {
        auto narrow = fromWide(text, *order);
        if (!narrow)
            return std::unexpected(narrow.error().in(file.path()));
        text = std::move(*narrow);
    }
    if (text.starts_with(byteOrderMark))
        text.erase(0, byteOrderMark.size());
    if (const std::size_t end = text.find('\r'); end < text.find('\n') && text.substr(end, 2) != "\r\n")
        mendLineEnds(text);
    return text;
}

/// The bytes of a byte order mark in front of a header.
std::size_t startOf(std::string_view text)
{
    return formatInside(withoutMark(text)) ? text.size() - withoutMark(text).size() : 0;
}

Result<OpenFile> openFile(const std::filesystem::path& path, std::optional<CloudFormat> format)
{
    auto file = InputFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    if (auto fits = file->checkFitsMemory(); !fits)
        return std::unexpected(fits.error());
    std::array<char, 128> front;
    const auto got = file->read(front);
    if (!got)
        return std::unexpected(got.error());
    if (*got == 0)
        return failIn(path, message(PL_TEXT("core", "is empty")));
    const Beginning beginning = beginningOf({front.data(), *got});
    const std::size_t start = startOf(beginning.text);
    if (!format)
        format = formatInside(std::string_view(beginning.text).substr(start));
    if (!format)
        format = cloudFormatOf(path);
    if (!format)
        return failIn(path, message(PL_TEXT("core", "is no point cloud that can be read; known are .pcd, .ply, .bin and .pcd.bin")));
    OpenFile out{.file = std::move(*file), .format = *format, .start = start};
    if (!beginning.isPlain && (*format == CloudFormat::pcd || *format == CloudFormat::ply)) {
        auto plain = plainFile(out.file);
        if (!plain)
            return std::unexpected(plain.error());
        out.text = std::move(*plain);
    }
    return out;
}

}  // namespace

std::unexpected<Error> stoppedReading()
{
    return fail(PL_TEXT("core", "was stopped"));
}

Result<PointCloud> readCloud(const std::filesystem::path& path, const ReadOptions& options)
{
    const auto open = openFile(path, options.format);
    if (!open)
        return std::unexpected(open.error());
    const auto bytes = open->bytes();
    auto cloud = open->format == CloudFormat::pcd ? readPcd(bytes, options)
        : open->format == CloudFormat::ply        ? readPly(bytes, options)
                                                  : readBin(bytes, open->format, options);
    if (!cloud)
        return std::unexpected(cloud.error().in(path));
    return cloud;
}

Result<Eigen::Vector3d> readOrigin(const std::filesystem::path& path, const std::vector<Column>& columns)
{
    const auto cloud = readCloud(path, {.format = {}, .columns = columns, .sample = true});
    if (!cloud)
        return std::unexpected(cloud.error());
    return cloud->origin_m;
}

Result<CloudFacts> readCloudFacts(const std::filesystem::path& path, std::optional<CloudFormat> format, const std::vector<Column>& columns)
{
    const auto open = openFile(path, format);
    if (!open)
        return std::unexpected(open.error());
    const auto bytes = open->bytes();
    auto facts = open->format == CloudFormat::pcd ? pcdFacts(bytes)
        : open->format == CloudFormat::ply        ? plyFacts(bytes)
                                                  : binFacts(bytes, open->format, {.columns = columns, .isTold = format.has_value()});
    if (!facts)
        return std::unexpected(facts.error().in(path));
    return facts;
}

bool promisesNoHeader(const std::filesystem::path& path)
{
    const auto format = cloudFormatOf(path);
    return format == CloudFormat::kittiBin || format == CloudFormat::nuscenesBin;
}

std::optional<HeaderlessCloud> headerlessCloud(const std::filesystem::path& path)
{
    const auto open = openFile(path, {});
    if (!open || (open->format != CloudFormat::kittiBin && open->format != CloudFormat::nuscenesBin))
        return std::nullopt;
    const auto stretches = BinStretches::of(open->bytes());
    if (!stretches)
        return std::nullopt;
    if (otherFileIn(std::span(stretches->stretches.front()).first(std::min<std::size_t>(stretches->stretches.front().size(), 256))))
        return std::nullopt;
    BinGuess guess = guessBinColumns(*stretches, open->format);
    if (!guess.sure && guess.candidates.empty())
        guess.candidates = {usualBinColumns(open->format)};  // for a person to change
    return HeaderlessCloud{.file = path, .bytes = open->bytes().size(), .candidates = std::move(guess.candidates), .sure = guess.sure};
}

std::optional<CloudFormat> cloudFormatOf(const std::filesystem::path& path)
{
    const std::string name = lowered(path.filename().string());
    if (name.ends_with(".pcd.bin"))
        return CloudFormat::nuscenesBin;
    if (name.ends_with(".bin"))
        return CloudFormat::kittiBin;
    if (name.ends_with(".pcd"))
        return CloudFormat::pcd;
    if (name.ends_with(".ply"))
        return CloudFormat::ply;
    return std::nullopt;
}

}  // namespace pointloom
