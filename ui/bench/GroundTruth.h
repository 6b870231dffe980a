// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/OrientedBox.h"

#include <string>
#include <vector>

namespace pointloom {

class Session;

/// A box that the truth says, in the coordinates of its cloud's file.
struct TrueBox
{
    int frame = 0;
    OrientedBox box;
};

/// Where the objects of a class are: what the dataset's labels say, or the boxes.csv beside a generated street. Takes all boxes away.
[[nodiscard]] std::vector<TrueBox> takeGroundTruth(Session& session, const std::string& classKey);

}  // namespace pointloom
