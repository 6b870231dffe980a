// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fuzz/Fuzz.h"

#include "core/cloud/CloudReader.h"
#include "core/cloud/CloudWriter.h"

#include <initializer_list>
#include <limits>

/// What the targets of clouds have in common.
namespace pointloom::fuzz {

/// A small cloud with a column of every kind and a point that is none.
[[nodiscard]] inline PointCloud smallCloud()
{
    PointCloud cloud;
    for (int i = 0; i < 12; ++i) {
        const auto value = static_cast<float>(i);
        cloud.positions_m.emplace_back(value, 2 - value / 4, value / 8);
        cloud.intensity.push_back(value / 16);
        cloud.ring.push_back(static_cast<std::uint16_t>(i));
    }
    cloud.positions_m[3].x() = std::numeric_limits<float>::quiet_NaN();
    cloud.width = cloud.positions_m.size();
    cloud.height = 1;
    return cloud;
}

[[nodiscard]] inline Seeds cloudsIn(std::initializer_list<CloudEncoding> encodings)
{
    Seeds seeds;
    for (const CloudEncoding encoding : encodings) {
        const auto bytes = encodeCloud(smallCloud(), encoding);
        expect(bytes.has_value(), "a small cloud can be written");
        seeds.push_back(*bytes);
    }
    return seeds;
}

/// A file under a name is read or refused with a sentence; facts and points agree about their number.
inline void readAsCloud(std::string_view name, std::string_view bytes)
{
    const auto path = fileWith(name, bytes);
    const auto facts = readCloudFacts(path);
    const auto cloud = readCloud(path);
    expect(facts || !facts.error().what.pattern.empty(), "a refusal says why");
    expect(cloud || !cloud.error().what.pattern.empty(), "a refusal says why");
    expect(!cloud || !facts || facts->points == cloud->positions_m.size(), "the facts tell the number of points");
}

}  // namespace pointloom::fuzz
