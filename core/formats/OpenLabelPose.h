// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/JsonPlace.h"
#include "core/geometry/OrientedBox.h"

#include <optional>
#include <string>

namespace pointloom {

/// Between which coordinate systems a transform leads, and what it says.
struct OpenLabelMove
{
    std::string from;
    std::string to;
    Pose to_T_from = Pose::Identity();
    std::optional<Message> wrong{};  ///< why it leads nowhere: it is no rigid motion, or others contradict it
    bool byColumns = false;          ///< its matrix stands column by column, where the format wants it row by row

    /// "base" to "odom"
    [[nodiscard]] std::string named() const { return '"' + from + "\" to \"" + to + '"'; }
};

/// A transform as OpenLABEL writes it: a matrix, a quaternion (w last) or Euler angles with a translation. The older format has the matrix
/// without a name. A matrix is read row by row; column by column when it is a rigid motion only so. What is no JSON of a transform is
/// refused; one that is no rigid motion is wrong, which matters only to who needs it.
[[nodiscard]] OpenLabelMove openLabelMove(std::string from, std::string to, const JsonPlace& data);

/// Whether both say the same about the same two systems, in whatever direction.
[[nodiscard]] bool leadBetweenTheSame(const OpenLabelMove& a, const OpenLabelMove& b);
[[nodiscard]] bool contradict(const OpenLabelMove& a, const OpenLabelMove& b);

}  // namespace pointloom
