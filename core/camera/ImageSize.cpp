// SPDX-License-Identifier: Apache-2.0
#include "core/camera/ImageSize.h"

#include "core/base/File.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

constexpr int largest_px = 1 << 20;  // beyond it the header is damaged

/// Big-endian numbers, as both formats have them. After the end of the file every byte is 0 and good() is false.
class ByteReader
{
public:
    explicit ByteReader(const std::filesystem::path& path) : m_file(InputFile::open(path)) {}

    unsigned take(int bytes)
    {
        std::array<std::byte, 4> taken{};
        const auto wanted = std::span(taken).first(static_cast<std::size_t>(bytes));
        m_good = m_good && m_file && m_file->readAt(m_at, wanted);
        m_at += wanted.size();
        unsigned value = 0;
        for (const std::byte one : wanted)
            value = value << 8 | (m_good ? std::to_integer<unsigned>(one) : 0U);
        return value;
    }
    void skip(unsigned bytes) { m_at += bytes; }
    [[nodiscard]] bool good() const { return m_good; }

private:
    Result<InputFile> m_file;
    std::uint64_t m_at = 0;
    bool m_good = true;
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
