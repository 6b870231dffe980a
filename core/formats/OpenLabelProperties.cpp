// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelProperties.h"

#include "core/formats/OpenLabelParts.h"

#include <optional>

namespace pointloom {
namespace {

/// A camera whose intrinsics and place the frame tells.
void readCamera(const JsonPlace& stream, const std::vector<JsonPlace>& transforms, const OpenLabelSystems& systems, LabelledFrame& frame)
{
    std::optional<CameraModel> model = openLabelIntrinsics(stream);
    for (const JsonPlace& transform : transforms) {
        if (!model || transform.textOr("dst") != stream.key() || transform.textOr("src") != systems.cloud())
            continue;
        model->camera_T_ego = model->camera_T_ego * openLabelPose(transform.at("transform_src_to_dst"));
        frame.cameras.push_back({.key = stream.key(), .model = *model, .image = stream.textOr("uri"), .image_px = model->size_px});
        return;
    }
}

}  // namespace

std::vector<OpenLabelMove> openLabelMoves(const JsonPlace& properties)
{
    std::vector<OpenLabelMove> out;
    for (const JsonPlace& transform : properties.entriesOf("transforms")) {
        const char* key = transform.has("transform_src_to_dst") ? "transform_src_to_dst" : "transform_src_to_dst_4x4";
        if (transform.has("src") && transform.has("dst") && transform.has(key))
            out.push_back({transform.at("src").text(), transform.at("dst").text(), openLabelPose(transform.at(key))});
    }
    return out;
}

void readOpenLabelProperties(const JsonPlace& properties, const OpenLabelSystems& systems, LabelledFrame& frame)
{
    const std::vector<JsonPlace> transforms = properties.entriesOf("transforms");
    for (const JsonPlace& transform : transforms) {
        if (!frame.world_T_cloud)
            frame.world_T_cloud = systems.worldFrom(transform);
    }
    const bool knowsCameras = !frame.cameras.empty();
    for (const JsonPlace& stream : properties.entriesOf("streams")) {
        if (stream.key() == systems.stream() && frame.cloud.empty())
            frame.cloud = stream.textOr("uri");
        if (!knowsCameras)
            readCamera(stream, transforms, systems, frame);
    }
}

}  // namespace pointloom
