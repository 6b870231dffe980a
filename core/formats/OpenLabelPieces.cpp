// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelPieces.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace pointloom {
namespace {

using nlohmann::ordered_json;

ordered_json rowMajor(const Eigen::Ref<const Eigen::MatrixXd>& matrix)
{
    ordered_json out = ordered_json::array();
    for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
        for (Eigen::Index column = 0; column < matrix.cols(); ++column)
            out.push_back(matrix(row, column));
    }
    return out;
}

ordered_json transform(const std::string& from, const std::string& to, const Eigen::Matrix4d& to_T_from)
{
    return {{"src", from}, {"dst", to}, {"transform_src_to_dst", {{"matrix4x4", rowMajor(to_T_from)}}}};
}

ordered_json cuboidOf(const LabelledBox& box)
{
    const Eigen::Vector3d& c = box.box.centre_m;
    const Eigen::Vector3d& s = box.box.size_m;
    const double half_rad = box.box.yaw_rad / 2;
    ordered_json out{{"name", "cuboid"},
                     {"coordinate_system", "lidar"},
                     {"val", {c.x(), c.y(), c.z(), 0, 0, std::sin(half_rad), std::cos(half_rad), s.x(), s.y(), s.z()}}};
    if (!isUpright(box.box)) {
        const Eigen::Quaterniond turn(rotationOf(box.box));
        for (std::size_t i = 0; i < 4; ++i)
            out["val"][3 + i] = turn.coeffs()[static_cast<Eigen::Index>(i)];  // x, y, z, w
    }
    if (box.score != 1)
        out["attributes"]["num"].push_back({{"name", "score"}, {"val", box.score}});
    if (box.state != BoxState::keyframe)
        out["attributes"]["text"].push_back({{"name", openLabelState}, {"val", openLabelStates.at(static_cast<std::size_t>(box.state))}});
    return out;
}

/// The answers that stand with the frame.
AttributeMap changing(const LabelledBox& box, const OpenLabelObject& object)
{
    AttributeMap out = box.attributes;
    std::erase_if(out, [&](const auto& answer) { return object.constants.contains(answer.first); });
    return out;
}

ordered_json boxData(const LabelledBox& box, const OpenLabelObject& object)
{
    ordered_json data;
    data["cuboid"].push_back(cuboidOf(box));
    addOpenLabelAttributes(data, changing(box, object));
    return {{"object_data", std::move(data)}};
}

ordered_json streamJson(const LabelledCamera& camera)
{
    const CameraModel& model = camera.model;
    ordered_json pinhole{{"camera_matrix", {model.fx_px, 0.0, model.cx_px, 0.0, 0.0, model.fy_px, model.cy_px, 0.0, 0.0, 0.0, 1.0, 0.0}}};
    if (const auto size_px = camera.image_px ? camera.image_px : model.size_px) {
        pinhole["width_px"] = size_px->x();
        pinhole["height_px"] = size_px->y();
    }
    if (model.lens.model() == LensModel::radialTangential)
        pinhole["distortion_coeffs"] = model.lens.coefficients();
    ordered_json out{{"type", "camera"}};
    if (!camera.image.empty())
        out["uri"] = camera.image.generic_string();
    out["stream_properties"] = {{"intrinsics_pinhole", std::move(pinhole)}};
    return out;
}

ordered_json frameProperties(const LabelledFrame& frame)
{
    ordered_json out{{"name", frame.name}, {"streams", {{"lidar", {{"type", "lidar"}, {"uri", frame.cloud.generic_string()}}}}}};
    for (const LabelledCamera& camera : frame.cameras) {
        if (!isOpenLabelCamera(camera))
            continue;
        const std::string name = openLabelStream(camera);
        out["streams"][name] = streamJson(camera);
        out["transforms"]["lidar_to_" + name] = transform("lidar", name, camera.model.camera_T_ego.matrix());
    }
    if (frame.world_T_cloud)
        out["transforms"]["lidar_to_world"] = transform("lidar", "world", frame.world_T_cloud->matrix());
    return out;
}

}  // namespace

std::string openLabelText(const ordered_json& piece)
{
    return piece.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json openLabelIntervals(const FrameIntervals& frames)
{
    ordered_json out = ordered_json::array();
    for (const auto& [first, last] : frames.sorted())
        out.push_back({{"frame_start", first}, {"frame_end", last}});
    return out;
}

void addOpenLabelAttributes(ordered_json& data, const AttributeMap& attributes)
{
    for (const auto& [key, value] : attributes)
        std::visit([&](const auto& answer) { data[openLabelKinds.at(value.index())].push_back({{"name", key}, {"val", answer}}); }, value);
}

std::string openLabelStream(const LabelledCamera& camera)
{
    return camera.key == "lidar" || camera.key == "world" ? "camera_" + camera.key : camera.key;
}

bool isOpenLabelCamera(const LabelledCamera& camera)
{
    return camera.model.lens.model() != LensModel::fisheye;
}

ordered_json openLabelFrame(const LabelledFrame& from, const std::vector<OpenLabelObject>& objects,
                            const std::vector<std::size_t>& objectOf)
{
    ordered_json frame{{"frame_properties", frameProperties(from)}};
    ordered_json::object_t boxes;
    for (std::size_t i = 0; i < from.boxes.size(); ++i) {
        const OpenLabelObject& object = objects[objectOf[i]];
        boxes.push_back({object.uid, boxData(from.boxes[i], object)});  // the keys differ; operator[] would look through all of them
    }
    if (!boxes.empty())
        frame["objects"] = std::move(boxes);
    return frame;
}

}  // namespace pointloom
