// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"
#include "core/cloud/CloudWriter.h"

#include <random>
#include <span>
#include <string>
#include <string_view>

namespace pointloom::test {

/// The columns that a sample has beside its positions.
struct SampleColumns
{
    bool intensity = true;
    bool ring = true;
    bool time = true;
    bool rgb = true;
    bool label = true;
};

/// Points all over 100 m around centre_m, some of them NaN, some equal: what a file must keep.
[[nodiscard]] PointCloud sampleCloud(std::mt19937_64& random, std::size_t points, const Eigen::Vector3d& centre_m = Eigen::Vector3d::Zero(),
                                     const SampleColumns& columns = {});

/// Equal to the bit, NaN included, in positions, every column, origin and shape.
[[nodiscard]] bool identical(const PointCloud& a, const PointCloud& b);

[[nodiscard]] std::span<const std::byte> asBytes(std::string_view text);

/// Numbers as they lie in memory: appendBytes(file, 1.0F, std::uint8_t{3}).
template <class... Numbers> void appendBytes(std::string& out, Numbers... numbers)
{
    (out.append(reinterpret_cast<const char*>(&numbers), sizeof numbers), ...);
}

/// The bytes that a string of hexadecimal digits means; blanks do not count.
[[nodiscard]] std::string fromHex(std::string_view digits);

}  // namespace pointloom::test
