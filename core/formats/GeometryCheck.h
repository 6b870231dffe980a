// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/Sequence.h"
#include "core/formats/LabelFormat.h"
#include "core/formats/NamedReadings.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// How boxes lie in the clouds that were looked at.
struct GeometryEvidence
{
    std::size_t boxes = 0;       ///< within the reach of a cloud
    std::size_t withPoints = 0;  ///< that hold points above their bottom
    std::size_t points = 0;      ///< in them
};

/// Another way to read the numbers that fits the evidence better.
struct GeometryRemedy
{
    std::string key;    ///< on the command line
    std::string title;  ///< a sentence for the translators, context "core"
    BoxReading reading;
    GeometryEvidence evidence;
};

/// What speaks against the geometry of labels as they are read. Nothing is taken before a person has seen it.
struct GeometryDoubt
{
    std::vector<Message> reasons;
    GeometryEvidence evidence;
    std::vector<GeometryRemedy> remedies{};  ///< the best first

    [[nodiscard]] const GeometryRemedy* find(std::string_view key) const;
};

/// Labels, their clouds and how to read them another way.
struct GeometryQuestion
{
    const LabelFormat& format;
    const Sequence* sequence = nullptr;  ///< null: there are no clouds to look at
    const LabelSchema& schema;
    BoxReading reading{};
    bool anglesAreSure = false;  ///< a person has said what they are
    std::function<Result<std::shared_ptr<LabelSource>>(const BoxReading&)> open;
};

/// Looks at labels before they are taken: angles, calibrations, sizes against those of the class, headings along tracks, and in a few
/// clouds the share of boxes that hold points and their height above the ground. What looks wrong is read in the other ways that people's
/// files are known to mean, and those that fit better are offered. Nothing for labels that look right, and for those that cannot be read,
/// which their reader says better.
[[nodiscard]] std::optional<GeometryDoubt> examineGeometry(const GeometryQuestion& question);

/// "12 of 14 boxes hold points"
[[nodiscard]] Message said(const GeometryEvidence& evidence);

}  // namespace pointloom
