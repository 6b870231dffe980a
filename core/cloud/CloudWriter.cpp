// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/CloudWriter.h"

#include "core/base/File.h"
#include "core/cloud/Lzf.h"
#include "core/cloud/OutColumns.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace pointloom {
namespace {

static_assert(std::endian::native == std::endian::little, "binary files are written as they lie in memory");

bool isPcd(CloudEncoding encoding)
{
    return encoding == CloudEncoding::pcdAscii || encoding == CloudEncoding::pcdBinary || encoding == CloudEncoding::pcdBinaryCompressed;
}

bool isBin(CloudEncoding encoding)
{
    return encoding == CloudEncoding::kittiBin || encoding == CloudEncoding::nuscenesBin;
}

char pcdType(NumberType type)
{
    return type == NumberType::f32 || type == NumberType::f64 ? 'F' : 'U';
}

std::string pcdHeader(const PointCloud& cloud, const std::vector<OutColumn>& columns, const char* data)
{
    std::string fields = "FIELDS";
    std::string size = "SIZE";
    std::string type = "TYPE";
    std::string count = "COUNT";
    for (const OutColumn& column : columns) {
        fields += ' ' + column.name;
        size += ' ' + std::to_string(sizeOf(column.type));
        type += std::string(" ") + pcdType(column.type);
        count += " 1";
    }
    const bool organised = cloud.width * cloud.height == cloud.size();
    const std::size_t width = organised ? cloud.width : cloud.size();
    const std::size_t height = organised ? cloud.height : 1;
    return "# .PCD v0.7 - Point Cloud Data file format\nVERSION 0.7\n" + fields + '\n' + size + '\n' + type + '\n' + count + '\n' + "WIDTH "
        + std::to_string(width) + "\nHEIGHT " + std::to_string(height) + "\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS " + std::to_string(cloud.size())
        + "\nDATA " + data + '\n';
}

/// Two sizes of 32 bits each, then column after column.
Result<std::string> compressed(const std::vector<OutColumn>& columns)
{
    std::vector<std::byte> plain;
    for (const OutColumn& column : columns)
        plain.insert(plain.end(), column.values.begin(), column.values.end());
    constexpr std::size_t largest = std::numeric_limits<std::uint32_t>::max();
    if (plain.size() > largest / 33 * 32)  // what cannot be packed grows by one byte in 32
        return fail(PL_TEXT("core", "the cloud is too large for binary_compressed, which ends at 4 GB; choose binary"));
    const std::vector<std::byte> packed = lzfPack(plain);
    const std::array<std::uint32_t, 2> sizes = {static_cast<std::uint32_t>(packed.size()), static_cast<std::uint32_t>(plain.size())};
    std::string out(sizeof sizes + packed.size(), '\0');
    std::memcpy(out.data(), sizes.data(), sizeof sizes);
    if (!packed.empty())
        std::memcpy(out.data() + sizeof sizes, packed.data(), packed.size());
    return out;
}

Result<std::string> encodePcd(const PointCloud& cloud, CloudEncoding encoding)
{
    const bool ascii = encoding == CloudEncoding::pcdAscii;
    const auto columns = outColumns(cloud, ascii ? ColourStyle::packedInteger : ColourStyle::packedFloat);
    if (ascii)
        return pcdHeader(cloud, columns, "ascii") + asLines(columns, cloud.size());
    if (encoding == CloudEncoding::pcdBinary)
        return pcdHeader(cloud, columns, "binary") + asRecords(columns, cloud.size(), false);
    auto packed = compressed(columns);
    if (!packed)
        return packed;
    return pcdHeader(cloud, columns, "binary_compressed") + *packed;
}

std::string plyHeader(const std::vector<OutColumn>& columns, std::size_t points, const char* format)
{
    const auto name = [](NumberType type) {
        switch (type) {
        case NumberType::f32:
            return "float";
        case NumberType::f64:
            return "double";
        case NumberType::u8:
            return "uchar";
        case NumberType::u16:
            return "ushort";
        default:
            return "uint";
        }
    };
    std::string out = std::string("ply\nformat ") + format + " 1.0\nelement vertex " + std::to_string(points) + '\n';
    for (const OutColumn& column : columns)
        out += std::string("property ") + name(column.type) + ' ' + column.name + '\n';
    return out + "end_header\n";
}

std::string encodePly(const PointCloud& cloud, CloudEncoding encoding)
{
    const auto columns = outColumns(cloud, ColourStyle::threeBytes);
    if (encoding == CloudEncoding::plyAscii)
        return plyHeader(columns, cloud.size(), "ascii") + asLines(columns, cloud.size());
    const bool big = encoding == CloudEncoding::plyBigEndian;
    return plyHeader(columns, cloud.size(), big ? "binary_big_endian" : "binary_little_endian") + asRecords(columns, cloud.size(), big);
}

std::size_t countNotFinite(const PointCloud& cloud)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(cloud.positions_m, [](const Eigen::Vector3f& position_m) { return !position_m.allFinite(); }));
}

/// The largest coordinate in size, and what float32 holds it in.
double floatStep_m(const PointCloud& cloud)
{
    double largest_m = 0;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (cloud.isFinite(i))
            largest_m = std::max(largest_m, cloud.at(i).cwiseAbs().maxCoeff());
    }
    const auto size = static_cast<float>(largest_m);
    return static_cast<double>(std::nextafter(size, std::numeric_limits<float>::max()) - size);
}

/// Whether float32 holds every finite coordinate exactly: a cloud with an origin may have come from float32.
bool fitsFloats(const PointCloud& cloud)
{
    if (cloud.origin_m.isZero(0))
        return true;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        const Eigen::Vector3d exact = cloud.at(i);
        const Eigen::Vector3d rounded = exact.cast<float>().cast<double>();
        if (exact.allFinite() && exact != rounded)
            return false;
    }
    return true;
}

Result<std::string> encodeBin(const PointCloud& cloud, CloudEncoding encoding)
{
    if (!fitsFloats(cloud))
        return fail(
            PL_TEXT(
                "core",
                "the coordinates are too large for the float32 of a .bin file, which would round them to steps of %1 m; choose pcd or ply"),
            floatStep_m(cloud));
    return asRecords(outFloats(cloud, encoding == CloudEncoding::nuscenesBin), cloud.size(), false);
}

}  // namespace

Result<std::string> encodeCloud(const PointCloud& cloud, CloudEncoding encoding)
{
    if (isBin(encoding))
        return encodeBin(cloud, encoding);
    if (isPcd(encoding))
        return encodePcd(cloud, encoding);
    return encodePly(cloud, encoding);
}

Result<void> writeCloud(const std::filesystem::path& path, const PointCloud& cloud, CloudEncoding encoding)
{
    const auto bytes = encodeCloud(cloud, encoding);
    if (!bytes)
        return std::unexpected(bytes.error().in(path));
    return writeAtomically(path, *bytes);
}

std::vector<Message> notCarried(const PointCloud& cloud, CloudEncoding encoding)
{
    std::vector<Message> out;
    const auto tell = [&](bool lost, std::string what) {
        if (lost)
            out.push_back(message(std::move(what)));
    };
    const bool bin = isBin(encoding);
    tell(bin && encoding != CloudEncoding::nuscenesBin && !cloud.ring.empty(),
         PL_TEXT("core", "the ring of each point is not in the format"));
    const std::size_t notFinite = bin ? countNotFinite(cloud) : 0;
    if (notFinite > 0)
        out.push_back(message(PL_TEXT("core",
                                      "%1 of %2 points are not finite (NaN); they are written as they are, in order, and training "
                                      "on them fails"),
                              notFinite, cloud.size()));
    tell(bin && !cloud.time_s.empty(), PL_TEXT("core", "the time of each point is not in the format"));
    tell(bin && !cloud.rgb.empty(), PL_TEXT("core", "the colour of each point is not in the format"));
    tell(bin && !cloud.label.empty(), PL_TEXT("core", "the label of each point is not in the format"));
    tell(bin && cloud.intensity.empty(), PL_TEXT("core", "there is no intensity; 0 is written for every point"));
    tell(encoding == CloudEncoding::nuscenesBin && cloud.ring.empty(), PL_TEXT("core", "there is no ring; 0 is written for every point"));
    tell(!isPcd(encoding) && cloud.height > 1, PL_TEXT("core", "the rows and columns of the scan are not in the format"));
    return out;
}

}  // namespace pointloom
