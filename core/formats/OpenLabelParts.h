// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/JsonPlace.h"
#include "core/camera/CameraModel.h"
#include "core/formats/LabelTally.h"
#include "core/labels/Attribute.h"
#include "core/labels/Cuboid.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The parts of an OpenLABEL file as they are read.
namespace pointloom {

/// What stands once for an object of the file.
struct OpenLabelStatic
{
    std::string type;  ///< empty where the file does not say
    std::string system{};
    AttributeMap attributes{};
    bool hasCuboids = false;                        ///< cuboids stand there for all its frames
    std::vector<std::pair<double, double>> life{};  ///< of those: first frame and last; empty: all

    [[nodiscard]] bool livesAt(unsigned long long frame) const
    {
        const auto number = static_cast<double>(frame);
        return life.empty()
            || std::ranges::any_of(life, [&](const auto& interval) { return interval.first <= number && number <= interval.second; });
    }
};

/// Learns it; what cannot be kept is told.
[[nodiscard]] OpenLabelStatic openLabelStatic(const JsonPlace& object, const std::string& uid, LabelTally& tally);

/// How many cuboids an object has in its data, whatever becomes of them.
[[nodiscard]] std::size_t openLabelCuboidCount(const JsonPlace& object);

/// Tells an object that stands in a place where the same stands once more behind, which is the one that counts.
void tellOpenLabelRepeated(const std::string& where, const JsonPlace& object, LabelTally& tally);

/// The coordinate system of a cuboid: its own, else that of the object around it, else what stands once for the object.
[[nodiscard]] std::string openLabelSystemOf(const JsonPlace& cuboid, const JsonPlace& object, const OpenLabelStatic* known);

/// The entries of an object's data: {"boolean": [...], "num": [...], "text": [...]}. Those of kinds that cannot be kept are told.
[[nodiscard]] AttributeMap openLabelAttributes(const JsonPlace& data, const std::string& where, LabelTally& tally);

/// Shapes that are no cuboids are told: of an object that has none, as a label that is left out.
void tallyOtherShapes(const JsonPlace& data, bool hasCuboid, const std::string& where, LabelTally& tally);

/// The state that an attribute tells; nothing when it is somebody else's attribute of that name.
[[nodiscard]] std::optional<BoxState> openLabelStateNamed(const AttributeValue& value);

/// What a frame says about a camera, without where it is.
[[nodiscard]] std::optional<CameraModel> openLabelIntrinsics(const JsonPlace& stream);

}  // namespace pointloom
