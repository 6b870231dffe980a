// SPDX-License-Identifier: Apache-2.0
#include "core/camera/ImageSize.h"

#include <array>
#include <fstream>
#include <string_view>

namespace pointloom {
namespace {

constexpr int largest_px = 1 << 20;  // beyond it the header is damaged

/// Big-endian numbers, as both formats have them. After the end of the file every byte is 0 and good() is false.
class ByteReader
{
public:
    explicit ByteReader(const std::filesystem::path& path) : m_in(path, std::ios::binary) {}

    unsigned take(int bytes)
    {
        unsigned value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value << 8 | (static_cast<unsigned>(m_in.get()) & 0xFFU);
        return value;
    }
    void skip(unsigned bytes) { m_in.seekg(bytes, std::ios::cur); }
    [[nodiscard]] bool good() const { return m_in.good(); }

private:
    std::ifstream m_in;
};

std::optional<Eigen::Vector2i> checked(unsigned width, unsigned height, bool good)
{
    if (!good || width == 0 || height == 0 || width > largest_px || height > largest_px)
        return std::nullopt;
    return Eigen::Vector2i(static_cast<int>(width), static_cast<int>(height));
}

/// The header chunk follows the signature: length, "IHDR", width, height.
std::optional<Eigen::Vector2i> pngSize(ByteReader& in)
{
    in.skip(6 + 4);  // the rest of the signature, the chunk's length
    if (in.take(4) != 0x49484452)
        return std::nullopt;
    const unsigned width = in.take(4);
    const unsigned height = in.take(4);
    return checked(width, height, in.good());
}

/// Segments follow each other until a frame header (SOF0 to SOF15 but for three that are none) comes.
std::optional<Eigen::Vector2i> jpegSize(ByteReader& in)
{
    while (in.good()) {
        const unsigned marker = in.take(2);
        const unsigned bytes = in.take(2);
        if (marker < 0xFF00 || bytes < 2)
            return std::nullopt;
        const bool isFrame = marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
        if (isFrame) {
            in.skip(1);  // bits per sample
            const unsigned height = in.take(2);
            const unsigned width = in.take(2);
            return checked(width, height, in.good());
        }
        in.skip(bytes - 2);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Eigen::Vector2i> imageSize(const std::filesystem::path& path)
{
    ByteReader in(path);
    switch (in.take(2)) {
    case 0x8950:
        return pngSize(in);
    case 0xFFD8:
        return jpegSize(in);
    default:
        return std::nullopt;
    }
}

}  // namespace pointloom
