// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/OpenLabelObjects.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <string>
#include <vector>

/// The pieces of JSON that an OpenLABEL file is put together from.
namespace pointloom {

/// What the format calls the types of an answer, in the order of AttributeValue.
inline constexpr std::array openLabelKinds{"boolean", "num", "text"};

/// On one line; what is no UTF-8 is replaced.
[[nodiscard]] std::string openLabelText(const nlohmann::ordered_json& piece);

[[nodiscard]] nlohmann::ordered_json openLabelIntervals(const FrameIntervals& frames);

/// {"boolean": [...], "num": [...], "text": [...]}, those that are needed.
void addOpenLabelAttributes(nlohmann::ordered_json& data, const AttributeMap& attributes);

/// The name of a camera among the streams and systems, where others have theirs.
[[nodiscard]] std::string openLabelStream(const LabelledCamera& camera);

/// Whether the format's pinhole can say what the camera's lens does.
[[nodiscard]] bool isOpenLabelCamera(const LabelledCamera& camera);

/// A frame with its properties and the boxes in it, each under the key of its object.
[[nodiscard]] nlohmann::ordered_json openLabelFrame(const LabelledFrame& frame, const std::vector<OpenLabelObject>& objects,
                                                    const std::vector<std::size_t>& objectOf);

}  // namespace pointloom
