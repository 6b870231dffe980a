// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/GeometryClouds.h"

#include <string>
#include <vector>

namespace pointloom {

/// What speaks for other ways to read labels.
struct RivalFindings
{
    std::vector<Message> reasons;
    std::vector<std::string> better;  ///< keys of readings by which boxes lie better, see NamedReadings.h
};

/// Holds every reading that points can tell, and the boxes of the neighbouring frames, against the labels as they are told. It counts
/// boxes, not points: each box that holds clearly more or clearly fewer is one vote, as in a sign test, so that a single wall in a
/// wrong box decides nothing.
[[nodiscard]] RivalFindings lookForRivals(const GeometryClouds& clouds, LabelSource& labels);

}  // namespace pointloom
