// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Labels.h"

#include "core/fit/ClickFit.h"
#include "core/fit/FaceSnap.h"
#include "core/geometry/Plausible.h"
#include "core/index/CloudIndex.h"

#include <cmath>
#include <cstring>

using namespace pointloom;
using namespace pointloom::fuzz;

namespace {

template <class Number> Eigen::Vector3f pointAt(std::string_view bytes, std::size_t number, float unit_m)
{
    Number values[3];
    std::memcpy(values, bytes.data() + number * sizeof values, sizeof values);
    return {static_cast<float>(values[0]) * unit_m, static_cast<float>(values[1]) * unit_m, static_cast<float>(values[2]) * unit_m};
}

/// Any floats, centimetres, or decimetres with many points in one place.
PointCloud cloudOf(std::string_view bytes)
{
    const auto [kind, rest] = chosen(bytes, 3);
    PointCloud cloud;
    const std::size_t size = 3 * (kind == 0 ? sizeof(float) : kind == 1 ? sizeof(std::int16_t) : sizeof(std::int8_t));
    for (std::size_t i = 0; i < rest.size() / size; ++i)
        cloud.positions_m.push_back(kind == 0       ? pointAt<float>(rest, i, 1)
                                        : kind == 1 ? pointAt<std::int16_t>(rest, i, 0.01F)
                                                    : pointAt<std::int8_t>(rest, i, 0.1F));
    cloud.width = cloud.positions_m.size();
    cloud.height = 1;
    return cloud;
}

/// Whatever points there are, an index is built and clicks on them are answered, with boxes that can be.
void buildAndClick(std::string_view bytes)
{
    const PointCloud cloud = cloudOf(bytes);
    const auto index = CloudIndex::build(cloud);
    expect(index->size() <= cloud.positions_m.size(), "an index has no more points than the cloud");
    const ClickParams params = clickParamsFor(*index);
    for (std::size_t i = 0; i < std::min<std::size_t>(4, cloud.positions_m.size()); ++i) {
        for (const ClassDef& what : drivingScheme().classes) {
            for (const FittedBox& fit : fitClick(*index, cloud.positions_m[i], what, params)) {
                expect(isPlausible(fit.box), "a fitted box can be");
                expect(isFinite(snapFaces(*index, fit.box)), "a snapped box is finite");
            }
        }
    }
}

Seeds clouds()
{
    std::string wall(1, '\2');
    std::string floats(1, '\0');
    for (int i = 0; i < 60; ++i) {
        for (const int value : {40 + i % 20, i % 4, -15 + i / 5})
            wall.push_back(static_cast<char>(value));
        for (const float value :
             {5 + 0.1F * static_cast<float>(i % 10), 0.2F * static_cast<float>(i / 10), -1.5F + 0.3F * static_cast<float>(i % 5)})
            floats.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    return {wall, floats};
}

const Registered indexTarget("index", buildAndClick, clouds);

}  // namespace
