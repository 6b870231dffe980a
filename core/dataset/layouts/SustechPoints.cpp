// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/CloudFrames.h"
#include "core/dataset/DatasetLayout.h"
#include "core/geometry/Rotation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// The scene that a path means: itself, or the folder above its clouds. Clouds in lidar/ are not enough: something else of it must be
/// there.
fs::path sceneOf(const fs::path& path)
{
    for (const fs::path& scene : {path, path.filename() == "lidar" ? path.parent_path() : fs::path()}) {
        const bool known = !scene.empty() && isFolder(scene / "lidar")
            && std::ranges::any_of(std::array{"label", "camera", "calib/camera"}, [&](const char* part) { return isFolder(scene / part); });
        if (known)
            return scene;
    }
    return {};
}

/// The names of the folders in a folder, in order.
std::vector<std::string> foldersIn(const fs::path& folder)
{
    std::vector<std::string> out;
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem); !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        if (isFolder(entry->path()))
            out.push_back(entry->path().filename().string());
    }
    std::ranges::sort(out);
    return out;
}

/// A member of so many numbers.
Result<std::vector<double>> numbersIn(const nlohmann::json& json, const char* key, std::size_t count)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array() || found->size() != count
        || !std::ranges::all_of(*found, [](const nlohmann::json& value) { return value.is_number(); }))
        return fail(PL_TEXT("core", "needs \"%1\", a list of %2 numbers"), key, count);
    return found->get<std::vector<double>>();
}

/// extrinsic: camera_T_lidar, 4 x 4; intrinsic: 3 x 3; both row by row. The pictures are taken to be without distortion.
Result<CameraModel> cameraFromJson(std::string_view text)
{
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(PL_TEXT("core", "is no JSON object"));
    const auto extrinsic = numbersIn(json, "extrinsic", 16);
    if (!extrinsic)
        return std::unexpected(extrinsic.error());
    const auto intrinsic = numbersIn(json, "intrinsic", 9);
    if (!intrinsic)
        return std::unexpected(intrinsic.error());
    const Eigen::Matrix4d camera_T_lidar = Eigen::Map<const Eigen::Matrix<double, 4, 4, Eigen::RowMajor>>(extrinsic->data());
    const auto rotation = nearestRotation(camera_T_lidar.topLeftCorner<3, 3>());
    if (!rotation)
        return fail(PL_TEXT("core", "\"extrinsic\" holds no rotation"));
    if (!((*intrinsic)[0] > 0 && (*intrinsic)[4] > 0))
        return fail(PL_TEXT("core", "\"intrinsic\" holds no focal length"));
    CameraModel camera{.fx_px = (*intrinsic)[0], .fy_px = (*intrinsic)[4], .cx_px = (*intrinsic)[2], .cy_px = (*intrinsic)[5]};
    camera.camera_T_ego.linear() = *rotation;
    camera.camera_T_ego.translation() = camera_T_lidar.topRightCorner<3, 1>();
    return camera;
}

/// SUSTechPOINTS: lidar/FRAME.pcd, camera/NAME/FRAME.jpg, calib/camera/NAME.json or calib/camera/NAME/FRAME.json, label/FRAME.json.
class SustechPointsLayout : public DatasetLayout
{
public:
    [[nodiscard]] std::string_view key() const override { return "sustech-points"; }
    [[nodiscard]] Message title() const override { return message(PL_TEXT("core", "SUSTechPOINTS")); }

    [[nodiscard]] double recognise(const fs::path& path) const override
    {
        constexpr double byItsFolders = 0.7;
        return sceneOf(path).empty() ? 0 : byItsFolders;
    }

    [[nodiscard]] Result<Sequence> open(const fs::path& path) const override
    {
        const fs::path scene = sceneOf(path);
        auto sequence = sequenceOfClouds(scene / "lidar", scene, key());
        if (!sequence)
            return sequence;
        for (const std::string& camera : foldersIn(scene / "camera")) {
            const FilesByStem pictures = picturesIn(scene / "camera" / camera);
            for (FrameSource& frame : sequence->frames) {
                if (auto file = pictures.of(stemOf(frame.cloud())); !file.empty())
                    frame.images.push_back({.camera = camera, .file = std::move(file)});
                if (frame.calibration.empty())
                    frame.calibration = calibrationOf(scene, frame, camera);
            }
        }
        addCameras(*sequence);
        return sequence;
    }

    [[nodiscard]] Result<std::optional<CameraModel>> readCamera(const Sequence& sequence, const FrameSource& frame,
                                                                std::string_view camera) const override
    {
        const fs::path file = calibrationOf(sequence.root, frame, camera);
        if (file.empty())
            return std::nullopt;
        const auto text = readText(file);
        if (!text)
            return std::unexpected(text.error());
        const auto model = cameraFromJson(*text);
        if (!model)
            return std::unexpected(model.error().in(file));
        return *model;
    }

private:
    /// The frame's own, else that of the scene; empty when there is none.
    [[nodiscard]] static fs::path calibrationOf(const fs::path& scene, const FrameSource& frame, std::string_view camera)
    {
        const fs::path folder = scene / "calib" / "camera";
        const fs::path own = ifThere(folder / camera / (stemOf(frame.cloud()) + ".json"));
        return own.empty() ? ifThere(folder / (std::string(camera) + ".json")) : own;
    }
};

}  // namespace

std::unique_ptr<const DatasetLayout> sustechPointsLayout()
{
    return std::make_unique<SustechPointsLayout>();
}

}  // namespace pointloom
