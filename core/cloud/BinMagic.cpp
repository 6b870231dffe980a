// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinMagic.h"

#include "core/base/Text.h"

#include <algorithm>
#include <string_view>

namespace pointloom {
namespace {

using namespace std::string_view_literals;

struct Magic
{
    std::string_view start;
    const char* name;
};

/// No float32 that begins so is a coordinate, except LASF (13,520 m), which its version number tells.
constexpr Magic archives[] = {{"PK\x03\x04"sv, "zip"}, {"\x1F\x8B\x08"sv, "gzip"},     {"BZh"sv, "bzip2"},       {"\xFD\x37zXZ"sv, "xz"},
                              {"7z\xBC\xAF"sv, "7z"},  {"\x28\xB5\x2F\xFD"sv, "zstd"}, {"Rar!\x1A\x07"sv, "rar"}};
constexpr Magic others[] = {{"\x89HDF\r\n"sv, "HDF5"}, {"\x89PNG"sv, "PNG"},  {"\xFF\xD8\xFF\xE0"sv, "JPEG"},
                            {"#ROSBAG"sv, "ROS bag"},  {"ASTM-E57"sv, "E57"}, {"SQLite format"sv, "SQLite"},
                            {"PAR1"sv, "Parquet"},     {"%PDF"sv, "PDF"}};

const Magic* magicAmong(std::span<const Magic> magics, std::string_view text)
{
    const auto found = std::ranges::find_if(magics, [&](const Magic& magic) { return text.starts_with(magic.start); });
    return found == magics.end() ? nullptr : &*found;
}

bool isLas(std::string_view text)
{
    constexpr std::size_t version = 24;
    return text.starts_with("LASF") && text.size() > version + 1 && text[version] == 1 && text[version + 1] <= 4;
}

bool isPlainText(std::string_view text)
{
    constexpr std::size_t fewest = 24;
    return text.size() >= fewest
        && std::ranges::all_of(text, [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t'; });
}

}  // namespace

std::optional<Message> otherFileIn(std::span<const std::byte> front)
{
    const std::string_view text = asText(front);
    if (text.starts_with("\x93NUMPY"))
        return message(PL_TEXT("core",
                               "is a NumPy file (.npy), not the bare numbers of a .bin; write them with numpy.load(...).tofile(...), or "
                               "write a PCD file"));
    if (const Magic* archive = magicAmong(archives, text))
        return message(PL_TEXT("core", "is a %1 archive; unpack it and open what is in it"), std::string(archive->name));
    constexpr std::size_t terrasolidMark = 12;
    if (text.size() > 2 * terrasolidMark && text.substr(terrasolidMark).starts_with("CXYZ"))
        return message(PL_TEXT("core", "is a %1 file, not the bare numbers of a .bin; convert it to PCD or PLY"), std::string("TerraScan"));
    if (isLas(text))
        return message(PL_TEXT("core", "is a LAS file, not the bare numbers of a .bin; convert it to PCD or PLY, with PDAL for instance"));
    if (const Magic* other = magicAmong(others, text))
        return message(PL_TEXT("core", "is a %1 file, not the bare numbers of a .bin; convert it to PCD or PLY"), std::string(other->name));
    if (isPlainText(text))
        return message(
            PL_TEXT("core", "is text, not the bare numbers of a .bin; write its points as PCD or PLY, or as float32 (numpy's tofile)"));
    return std::nullopt;
}

}  // namespace pointloom
