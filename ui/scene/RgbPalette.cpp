// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/RgbPalette.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace pointloom {
namespace {

constexpr std::size_t bins = 1U << 15U;

std::size_t binOf(std::uint32_t rgb)
{
    return (rgb >> 9U & 0x7c00U) | (rgb >> 6U & 0x03e0U) | (rgb >> 3U & 0x001fU);
}

struct Bin
{
    std::size_t number;
    std::array<int, 3> level;  ///< 0..31 of red, green, blue
    std::uint64_t points;
};

/// Bins that will share a colour.
struct Box
{
    std::span<Bin> bins;
    std::uint64_t points = 0;
    int longest = 0;  ///< channel
    int length = 0;   ///< of that channel; 0: nothing to split
};

Box boxOf(std::span<Bin> bins)
{
    Box box{.bins = bins};
    for (const Bin& bin : bins)
        box.points += bin.points;
    for (int channel = 0; channel < 3; ++channel) {
        const auto level = [channel](const Bin& bin) { return bin.level[static_cast<std::size_t>(channel)]; };
        const auto [low, high] = std::ranges::minmax(bins, {}, level);
        if (level(high) - level(low) > box.length) {
            box.length = level(high) - level(low);
            box.longest = channel;
        }
    }
    return box;
}

/// In two along the longest side, half of the points each as far as bins allow.
std::array<Box, 2> split(const Box& box)
{
    const auto level = [&](const Bin& bin) { return bin.level[static_cast<std::size_t>(box.longest)]; };
    std::ranges::sort(box.bins, {}, level);
    std::uint64_t before = box.bins.front().points;
    std::size_t cut = 1;
    while (cut + 1 < box.bins.size() && before + box.bins[cut].points <= box.points / 2)
        before += box.bins[cut++].points;
    return {boxOf(box.bins.first(cut)), boxOf(box.bins.subspan(cut))};
}

Rgba meanOf(const Box& box)
{
    std::array<std::uint64_t, 3> sum{};
    for (const Bin& bin : box.bins)
        for (std::size_t channel = 0; channel < 3; ++channel)
            sum[channel] += static_cast<std::uint64_t>(bin.level[channel]) * bin.points;
    const auto mean = [&](std::size_t channel) {
        return static_cast<std::uint8_t>((sum[channel] * 255 + box.points * 31 / 2) / (box.points * 31));
    };
    return {mean(0), mean(1), mean(2)};
}

}  // namespace

RgbPalette quantised(std::span<const std::uint32_t> rgb, std::size_t most)
{
    assert(most > 0 && most <= 256);
    std::vector<std::uint32_t> counts(bins, 0);
    for (const std::uint32_t colour : rgb)
        ++counts[binOf(colour)];
    std::vector<Bin> used;
    for (std::size_t i = 0; i < bins; ++i)
        if (counts[i] > 0)
            used.push_back({i, {static_cast<int>(i >> 10U), static_cast<int>(i >> 5U & 31U), static_cast<int>(i & 31U)}, counts[i]});
    if (used.empty())
        return {};

    std::vector<Box> boxes{boxOf(used)};
    const auto worth = [](const Box& box) { return static_cast<std::uint64_t>(box.length) * box.points; };
    while (boxes.size() < most) {
        const auto next = std::ranges::max_element(boxes, {}, worth);
        if (next->length == 0)
            break;
        const auto [a, b] = split(*next);
        *next = a;
        boxes.push_back(b);
    }

    RgbPalette palette;
    std::vector<std::uint8_t> slotOfBin(bins, 0);
    for (const Box& box : boxes) {
        for (const Bin& bin : box.bins)
            slotOfBin[bin.number] = static_cast<std::uint8_t>(palette.colours.size());
        palette.colours.push_back(meanOf(box));
    }
    palette.slots.resize(rgb.size());
    std::ranges::transform(rgb, palette.slots.begin(), [&](std::uint32_t colour) { return slotOfBin[binOf(colour)]; });
    return palette;
}

}  // namespace pointloom
