// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/FrameMeasures.h"

#include <array>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace pointloom {

/// Samples of fits in one row. A fit that found nothing overlaps nothing and has no right yaw.
struct FitSummary
{
    std::size_t samples = 0;
    double meanBirdsEye = 0;
    double meanVolume = 0;
    double half = 0;           ///< share with a 3D IoU of at least 0.5
    double good = 0;           ///< of at least 0.7
    double goodOfRanked = 0;   ///< share where the answer or one of its alternatives reaches 0.7
    double rightYaw = 0;       ///< share with a yaw within 10 degrees, front and back alike
    double rightHeading = 0;   ///< share that looks the right way, to within 90 degrees
    double medianYaw_deg = 0;  ///< error modulo 180 degrees, of those found
    double median_ms = 0;
    double p99_ms = 0;
    std::array<std::size_t, failureKinds> failures{};  ///< by Failure
};
[[nodiscard]] FitSummary summaryOf(std::span<const FitSample> samples);

struct SnapSummary
{
    std::size_t boxes = 0;
    std::size_t faces = 0;
    double near = 0;            ///< share of the pushed faces that end within 5 cm of the annotated ones
    double medianFace_m = 0;    ///< of the distances
    double medianBottom_m = 0;  ///< of the distances
    double median_ms = 0;
    double p99_ms = 0;
};
[[nodiscard]] SnapSummary summaryOf(std::span<const SnapSample> samples);

struct ClusterSummary
{
    std::size_t objects = 0;
    double meanShare = 0;
    double meanPurity = 0;
    std::size_t split = 0;   ///< less than 70 % of the object's points in its main cluster
    std::size_t merged = 0;  ///< less than 70 % of its main cluster are the object's
};
[[nodiscard]] ClusterSummary summaryOf(std::span<const ClusterSample> samples);

/// A named part of the samples.
struct SampleGroup
{
    std::string name;
    std::function<bool(const SampleOf&)> holds;
};

[[nodiscard]] std::vector<SampleGroup> groupsByClass(std::span<const FitSample> samples);  ///< in alphabetic order; those that occur
[[nodiscard]] std::vector<SampleGroup> groupsByRange();                                    ///< "0-15 m", ...
[[nodiscard]] std::vector<SampleGroup> groupsByPoints();                                   ///< "20-50", ...; the first holds fewer too

template <class Sample> [[nodiscard]] std::vector<Sample> samplesIn(const SampleGroup& group, std::span<const Sample> samples)
{
    std::vector<Sample> out;
    for (const Sample& sample : samples) {
        if (group.holds(sample.of))
            out.push_back(sample);
    }
    return out;
}

/// The value below which a share of the values lies; 0 of none.
[[nodiscard]] double quantileOf(std::vector<double> values, double share);

}  // namespace pointloom
