// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelProperties.h"

#include "core/base/Text.h"
#include "core/formats/OpenLabelParts.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace pointloom {
namespace {

/// A camera whose intrinsics and place the frame tells.
void readCamera(const JsonPlace& stream, const std::vector<OpenLabelMove>& moves, const OpenLabelSystems& systems, LabelledFrame& frame)
{
    std::optional<CameraModel> model = openLabelIntrinsics(stream);
    const auto move = std::ranges::find_if(moves, [&](const OpenLabelMove& known) {
        return !known.wrong && known.from == systems.cloud() && lowered(known.to) == lowered(stream.key());
    });
    if (!model || move == moves.end())
        return;
    model->camera_T_ego = model->camera_T_ego * move->to_T_from;
    frame.cameras.push_back({.key = stream.key(), .model = *model, .image = stream.textOr("uri"), .image_px = model->size_px});
}

}  // namespace

std::vector<OpenLabelMove> openLabelMoves(const JsonPlace& properties, const OpenLabelSystems& systems, LabelledFrame& frame)
{
    const std::string where = "frame " + frame.name;
    std::vector<OpenLabelMove> out;
    for (const JsonPlace& transform : properties.entriesOf("transforms")) {
        const char* key = transform.has("transform_src_to_dst") ? "transform_src_to_dst" : "transform_src_to_dst_4x4";
        if (transform.has("src") && transform.has("dst") && transform.has(key))
            out.push_back(openLabelMove(transform.at("src").text(), transform.at("dst").text(), transform.at(key)));
        else
            frame.tally.remark(PL_TEXT("core", "transforms that do not say from where to where and how are not used: %1 (%2)"),
                               where + ": " + transform.key());
    }
    return systems.settled(std::move(out), where, frame.tally);
}

void readOpenLabelProperties(const JsonPlace& properties, const std::vector<OpenLabelMove>& moves, const OpenLabelSystems& systems,
                             LabelledFrame& frame)
{
    if (!frame.world_T_cloud)
        frame.world_T_cloud = systems.worldFrom(moves);
    const bool knowsCameras = !frame.cameras.empty();
    for (const JsonPlace& stream : properties.entriesOf("streams")) {
        if (stream.key() == systems.stream() && frame.cloud.empty())
            frame.cloud = stream.textOr("uri");
        if (!knowsCameras)
            readCamera(stream, moves, systems, frame);
    }
}

}  // namespace pointloom
