// SPDX-License-Identifier: Apache-2.0
#include "ui/scene/ColourScale.h"

#include "core/index/Sensor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace pointloom {
namespace {

constexpr std::size_t sampleSize = 30'000;
constexpr double stray = 0.001;  ///< share of the points at each end that a range may leave out
constexpr double tail = 0.02;
constexpr std::size_t histogramBins = 64;

float quantile(std::span<float> values, double share)
{
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, nth);
    return *nth;
}

/// Every n-th finite value.
std::vector<float> sampleOf(std::span<const float> values)
{
    const std::size_t stride = std::max<std::size_t>(1, values.size() / sampleSize);
    std::vector<float> sample;
    sample.reserve(values.size() / stride + 1);
    for (std::size_t i = 0; i < values.size(); i += stride)
        if (std::isfinite(values[i]))
            sample.push_back(values[i]);
    return sample;
}

std::span<const float> aboveGround(const SceneCloud& scene)
{
    if (!scene.index || scene.index->aboveGroundByPoint().size() != scene.cloud->size())
        return {};
    return scene.index->aboveGroundByPoint();
}

std::vector<float> heights(const SceneCloud& scene)
{
    if (const auto known = aboveGround(scene); !known.empty())
        return {known.begin(), known.end()};
    std::vector<float> values;
    values.reserve(scene.cloud->size());
    for (const Eigen::Vector3f& p : scene.cloud->positions_m)
        values.push_back(p.z());
    std::vector<float> sample = sampleOf(values);
    const float floor_m = sample.empty() ? 0 : quantile(sample, tail);
    for (float& value : values)
        value -= floor_m;
    return values;
}

std::vector<float> distances(const PointCloud& cloud)
{
    const Eigen::Vector2f sensor_m = likelySensor(cloud);
    std::vector<float> values;
    values.reserve(cloud.size());
    for (const Eigen::Vector3f& p : cloud.positions_m)
        values.push_back((p.head<2>() - sensor_m).norm());
    return values;
}

std::vector<float> times(const PointCloud& cloud)
{
    double first_s = std::numeric_limits<double>::max();
    for (const double time_s : cloud.time_s)
        if (std::isfinite(time_s))
            first_s = std::min(first_s, time_s);
    std::vector<float> values;
    values.reserve(cloud.size());
    for (const double time_s : cloud.time_s)
        values.push_back(static_cast<float>(time_s - first_s));
    return values;
}

std::vector<float> histogramOf(std::span<const float> sample, const ValueRange& whole)
{
    std::vector<float> bins(histogramBins, 0.0F);
    const float width = std::max(whole.high - whole.low, std::numeric_limits<float>::min());
    for (const float value : sample) {
        const float at = (value - whole.low) / width * static_cast<float>(histogramBins);
        if (at >= 0 && at <= static_cast<float>(histogramBins))
            bins[std::min(static_cast<std::size_t>(at), histogramBins - 1)] += 1;
    }
    if (const float highest = std::ranges::max(bins); highest > 0)
        for (float& bin : bins)
            bin /= highest;
    return bins;
}

}  // namespace

bool offers(const SceneCloud& scene, ColourBy mode)
{
    if (!scene.cloud)
        return false;
    const PointCloud& cloud = *scene.cloud;
    switch (mode) {
    case ColourBy::intensity:
        return !cloud.intensity.empty();
    case ColourBy::ring:
        return !cloud.ring.empty();
    case ColourBy::time:
        return !cloud.time_s.empty();
    case ColourBy::rgb:
        return !cloud.rgb.empty();
    case ColourBy::height:
    case ColourBy::objectClass:
    case ColourBy::instance:
    case ColourBy::distance:
    case ColourBy::plain:
        break;
    }
    return true;
}

ColourBy shownMode(const SceneCloud& scene, ColourBy mode)
{
    return offers(scene, mode) ? mode : ColourBy::height;
}

bool isScale(ColourBy mode)
{
    return mode == ColourBy::height || mode == ColourBy::intensity || mode == ColourBy::ring || mode == ColourBy::time
        || mode == ColourBy::distance;
}

std::vector<float> valuesOf(const SceneCloud& scene, ColourBy mode)
{
    if (!offers(scene, mode))
        return {};
    switch (mode) {
    case ColourBy::height:
        return heights(scene);
    case ColourBy::intensity:
        return scene.cloud->intensity;
    case ColourBy::ring:
        return {scene.cloud->ring.begin(), scene.cloud->ring.end()};
    case ColourBy::time:
        return times(*scene.cloud);
    case ColourBy::distance:
        return distances(*scene.cloud);
    case ColourBy::objectClass:
    case ColourBy::instance:
    case ColourBy::plain:
    case ColourBy::rgb:
        break;
    }
    return {};
}

std::optional<ValueSpread> spreadOf(const SceneCloud& scene, ColourBy mode)
{
    std::vector<float> sample = sampleOf(valuesOf(scene, mode));
    if (sample.empty())
        return std::nullopt;
    ValueSpread spread;
    spread.whole = {quantile(sample, stray), quantile(sample, 1 - stray)};
    spread.bulk = {quantile(sample, tail), quantile(sample, 1 - tail)};
    spread.histogram = histogramOf(sample, spread.whole);
    return spread;
}

ValueRange automaticRange(std::span<const float> values, ColourBy mode)
{
    if (mode == ColourBy::height)
        return {0, rampTop_m};
    std::vector<float> sample = sampleOf(values);
    if (sample.empty())
        return {};
    // Half of a scan's intensities and distances are small: their zero means something.
    const bool fromZero = mode == ColourBy::intensity || mode == ColourBy::distance;
    const float high = quantile(sample, fromZero ? 1 - tail : 1 - stray);
    const float low = fromZero ? std::min(0.0F, high) : quantile(sample, stray);
    return {low, high};
}

ValueRange shownRange(const SceneCloud& scene, const PointStyle& style)
{
    const ColourBy mode = shownMode(scene, style.colourBy);
    if (const auto& chosen = style.rangeOf(mode))
        return *chosen;
    return isScale(mode) && scene.cloud ? automaticRange(valuesOf(scene, mode), mode) : ValueRange();
}

}  // namespace pointloom
