// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/PointSplatter.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

namespace pointloom {
namespace {

constexpr std::uint32_t nothing = 0xffffffff;
constexpr std::size_t block = 256;
constexpr std::size_t mostShares = 8;
constexpr std::size_t smallShare = 16'384;  ///< points: fewer are not worth a picture of their own
constexpr float deepest = 16'777'214;       ///< 24 bits, less the word for nothing
constexpr float offPicture = -1e6F;

/// Where a block of points comes to lie: pixels of their lower left corners and their depths.
struct Placed
{
    std::array<float, block> x;
    std::array<float, block> y;
    std::array<float, block> depth;  ///< 0 near .. deepest
};

struct Frame
{
    std::array<float, 16> m;  ///< clip_T_world by columns
    float halfWidth;
    float halfHeight;
    float corner;  ///< from a point's middle to its lower left corner
};

// Written for the compiler to do four or eight points at a time: no branches. The wide version is chosen at run time.
__attribute__((target_clones("avx2", "default"))) void place(const float* x, const float* y, const float* z, const Frame& f, Placed& out)
{
    for (std::size_t i = 0; i < block; ++i) {
        const float cx = f.m[0] * x[i] + f.m[4] * y[i] + f.m[8] * z[i] + f.m[12];
        const float cy = f.m[1] * x[i] + f.m[5] * y[i] + f.m[9] * z[i] + f.m[13];
        const float cz = f.m[2] * x[i] + f.m[6] * y[i] + f.m[10] * z[i] + f.m[14];
        const float cw = f.m[3] * x[i] + f.m[7] * y[i] + f.m[11] * z[i] + f.m[15];
        const float inverse = 1.0F / cw;
        const float depth = (cz * inverse * 0.5F + 0.5F) * deepest;
        const int seen = static_cast<int>(cw > 0) & static_cast<int>(depth >= 0) & static_cast<int>(depth <= deepest);
        const float px = (cx * inverse + 1) * f.halfWidth - f.corner;
        const float py = (cy * inverse + 1) * f.halfHeight - f.corner;
        out.x[i] = seen != 0 ? px : offPicture;
        out.y[i] = seen != 0 ? py : offPicture;
        out.depth[i] = seen != 0 ? depth : 0;
    }
}

/// Which pixels of a point are drawn.
struct Stamp
{
    int side_px;
    std::vector<std::array<int, 2>> pixels;  ///< x, y from the lower left corner

    Stamp(float size_px, bool round) : side_px(std::max(1, static_cast<int>(std::lround(size_px))))
    {
        const float middle = static_cast<float>(side_px - 1) / 2;
        const float reach = static_cast<float>(side_px) / 2;
        for (int y = 0; y < side_px; ++y)
            for (int x = 0; x < side_px; ++x)
                if (!round || side_px < 3 || std::hypot(static_cast<float>(x) - middle, static_cast<float>(y) - middle) <= reach)
                    pixels.push_back({x, y});
    }
};

class Share
{
public:
    Share(const SplatLook& look, const Stamp& stamp, std::vector<std::uint32_t>& words) : m_look(look), m_stamp(stamp), m_words(words)
    {
        m_words.assign(static_cast<std::size_t>(look.width_px) * static_cast<std::size_t>(look.height_px), nothing);
        for (const auto& [x, y] : stamp.pixels)
            m_offsets.push_back(y * look.width_px + x);
    }

    void put(float left, float bottom, float depth, std::uint8_t colour)
    {
        const int side = m_stamp.side_px;
        if (!(left > -static_cast<float>(side) && bottom > -static_cast<float>(side) && left < static_cast<float>(m_look.width_px)
              && bottom < static_cast<float>(m_look.height_px)))
            return;
        const int x = static_cast<int>(std::floor(left));
        const int y = static_cast<int>(std::floor(bottom));
        const std::uint32_t word = static_cast<std::uint32_t>(depth) << 8U | colour;
        const bool inside = x >= 0 && y >= 0 && x + side <= m_look.width_px && y + side <= m_look.height_px;
        if (inside)
            putInside(m_words.data() + static_cast<std::ptrdiff_t>(y) * m_look.width_px + x, word);
        else
            putAtBorder(x, y, word);
    }

private:
    void putInside(std::uint32_t* corner, std::uint32_t word) const
    {
        for (const int offset : m_offsets)
            corner[offset] = std::min(corner[offset], word);
    }

    void putAtBorder(int x, int y, std::uint32_t word)
    {
        for (const auto& [dx, dy] : m_stamp.pixels) {
            if (x + dx < 0 || y + dy < 0 || x + dx >= m_look.width_px || y + dy >= m_look.height_px)
                continue;
            std::uint32_t& there = m_words[static_cast<std::size_t>((y + dy) * m_look.width_px + x + dx)];
            there = std::min(there, word);
        }
    }

    const SplatLook& m_look;
    const Stamp& m_stamp;
    std::vector<std::uint32_t>& m_words;
    std::vector<int> m_offsets;
};

}  // namespace

std::span<const Rgba> PointSplatter::draw(std::span<const Eigen::Vector3f> positions_m, std::span<const std::uint8_t> colours,
                                          const Palette& palette, std::span<const std::uint32_t> order, const SplatLook& look)
{
    const std::size_t count = order.empty() ? positions_m.size() : order.size();
    const std::size_t pixels = static_cast<std::size_t>(look.width_px) * static_cast<std::size_t>(look.height_px);
    const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, mostShares);
    const std::size_t shares = std::clamp<std::size_t>(count / smallShare, 1, cores);
    m_words.resize(shares);

    Frame frame{.m = {},
                .halfWidth = static_cast<float>(look.width_px) / 2,
                .halfHeight = static_cast<float>(look.height_px) / 2,
                .corner = look.size_px / 2 - 0.5F};
    std::copy_n(look.clip_T_world.data(), frame.m.size(), frame.m.begin());
    const Stamp stamp(look.size_px, look.round);
    const auto drawShare = [&](std::size_t number) {
        Share share(look, stamp, m_words[number]);
        const std::size_t last = count * (number + 1) / shares;
        std::array<float, block> x{};
        std::array<float, block> y{};
        std::array<float, block> z{};
        std::array<std::uint8_t, block> colour{};
        Placed placed;
        for (std::size_t first = count * number / shares; first < last; first += block) {
            const std::size_t here = std::min(block, last - first);
            for (std::size_t i = 0; i < here; ++i) {
                const std::size_t id = order.empty() ? first + i : order[first + i];
                x[i] = positions_m[id].x();
                y[i] = positions_m[id].y();
                z[i] = positions_m[id].z();
                colour[i] = colours[id];
            }
            place(x.data(), y.data(), z.data(), frame, placed);
            for (std::size_t i = 0; i < here; ++i)
                if (palette[colour[i]].a != 0)
                    share.put(placed.x[i], placed.y[i], placed.depth[i], colour[i]);
        }
    };
    parallelFor(
        shares,
        [&](std::size_t first, std::size_t last) {
            for (std::size_t number = first; number < last; ++number)
                drawShare(number);
        },
        1);

    m_pixels.resize(pixels);
    parallelFor(
        pixels,
        [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                std::uint32_t word = m_words.front()[i];
                for (std::size_t number = 1; number < shares; ++number)
                    word = std::min(word, m_words[number][i]);
                m_pixels[i] = word == nothing ? look.background : palette[word & 0xffU];
                m_pixels[i].a = 255;
            }
        },
        65'536);
    return m_pixels;
}

}  // namespace pointloom
