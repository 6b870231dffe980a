// SPDX-License-Identifier: Apache-2.0
#include "tests/core/cloud/CloudSamples.h"

#include <cstring>

namespace pointloom::test {
namespace {

template <class T> bool sameBits(const std::vector<T>& a, const std::vector<T>& b)
{
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

int digit(char c)
{
    return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
}

}  // namespace

PointCloud sampleCloud(std::mt19937_64& random, std::size_t points, const Eigen::Vector3d& centre_m, const SampleColumns& columns)
{
    std::uniform_real_distribution<float> around(-100, 100);
    PointCloud cloud;
    cloud.origin_m = centre_m;
    cloud.width = points;
    for (std::size_t i = 0; i < points; ++i) {
        cloud.positions_m.emplace_back(around(random), around(random), around(random));
        if (i % 17 == 5)
            cloud.positions_m.back().setConstant(std::numeric_limits<float>::quiet_NaN());
        if (i % 13 == 4)
            cloud.positions_m.back() = cloud.positions_m[i - 1];
        if (columns.intensity)
            cloud.intensity.push_back(std::abs(around(random)));
        if (columns.ring)
            cloud.ring.push_back(static_cast<std::uint16_t>(random() % 128));
        if (columns.time)
            cloud.time_s.push_back(1.5e9 + static_cast<double>(i) * 1e-5);
        if (columns.rgb)
            cloud.rgb.push_back(static_cast<std::uint32_t>(random() & 0xFFFFFF));
        if (columns.label)
            cloud.label.push_back(static_cast<std::uint32_t>(random()));
    }
    return cloud;
}

bool identical(const PointCloud& a, const PointCloud& b)
{
    return a.origin_m == b.origin_m && sameBits(a.positions_m, b.positions_m) && sameBits(a.intensity, b.intensity)
        && sameBits(a.ring, b.ring) && sameBits(a.time_s, b.time_s) && sameBits(a.rgb, b.rgb) && sameBits(a.label, b.label)
        && a.width == b.width && a.height == b.height;
}

std::span<const std::byte> asBytes(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string fromHex(std::string_view digits)
{
    std::string out;
    int high = -1;
    for (const char c : digits) {
        if (c == ' ')
            continue;
        if (high >= 0)
            out += static_cast<char>(high * 16 + digit(c));
        high = high >= 0 ? -1 : digit(c);
    }
    return out;
}

}  // namespace pointloom::test
