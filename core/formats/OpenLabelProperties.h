// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/JsonPlace.h"
#include "core/formats/LabelSet.h"
#include "core/formats/OpenLabelSystems.h"

#include <vector>

/// What an OpenLABEL file says about a frame besides its objects.
namespace pointloom {

/// What moves at a frame; what is not used of it is told. The older format has the matrix under a name of its own.
[[nodiscard]] std::vector<OpenLabelMove> openLabelMoves(const JsonPlace& properties, const OpenLabelSystems& systems, LabelledFrame& frame);

/// The frame's pose, its cloud and its cameras, where it has none yet.
void readOpenLabelProperties(const JsonPlace& properties, const std::vector<OpenLabelMove>& moves, const OpenLabelSystems& systems,
                             LabelledFrame& frame);

}  // namespace pointloom
