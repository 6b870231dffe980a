// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"
#include "core/camera/CameraModel.h"
#include "core/formats/LabelTally.h"
#include "core/labels/Labels.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// The neutral form of labels on their way between the document and files. It knows no format by name.
namespace pointloom {

/// One object of one frame as every format sees it.
struct LabelledBox
{
    std::string track;  ///< id as text; empty where a format has none
    std::string classKey;
    OrientedBox box;          ///< in the frame of the frame's cloud
    AttributeMap attributes;  ///< of the frame and of the track together
    double score = 1;
    BoxState state = BoxState::keyframe;
};

/// Class and object of every point of the frame's cloud, in its order.
struct LabelledPoints
{
    std::vector<std::string> classes;       ///< keys
    std::vector<std::uint32_t> classOf;     ///< for each point 0 for none, else 1 + index into classes; points past the last have none
    std::vector<std::uint32_t> instanceOf;  ///< for each point the number of its object, 0 for none; may be empty
};

/// A rectangle drawn in an image.
struct LabelledImageBox
{
    std::string camera;  ///< key of the frame's camera
    std::string track;
    std::string classKey;
    Eigen::Vector2d min_px = Eigen::Vector2d::Zero();
    Eigen::Vector2d max_px = Eigen::Vector2d::Zero();
    AttributeMap attributes{};
    double score = 1;
};

/// A camera that saw the frame.
struct LabelledCamera
{
    std::string key;    ///< "camera_2"
    CameraModel model;  ///< its ego frame is that of the frame's cloud
    std::filesystem::path image{};
    std::optional<Eigen::Vector2i> image_px{};  ///< width, height of the image where there is one
};

/// What one format gives back untouched and nobody else understands.
struct Keepsake
{
    std::string text;
    std::size_t objects = 0;  ///< how many labels it holds that are nowhere else in the frame

    friend bool operator==(const Keepsake&, const Keepsake&) = default;
};

/// What a reader noticed about the geometry of a frame's boxes that their numbers alone do not show.
struct GeometryFacts
{
    std::size_t angles = 0;           ///< that were told
    std::size_t beyondTurn = 0;       ///< of them larger than a whole turn
    std::vector<double> examples{};   ///< the first of those
    bool withoutCalibration = false;  ///< the boxes are in camera axes, and nothing says where the camera is
    bool cameraLies = false;          ///< by its calibration the camera's vertical is far from the cloud's

    void sawAngle(double told);
    void add(const GeometryFacts& other);
};

struct LabelledFrame
{
    std::string name;  ///< the cloud file's stem
    std::vector<LabelledBox> boxes{};
    std::optional<LabelledPoints> points{};
    std::vector<LabelledImageBox> imageBoxes{};
    std::filesystem::path cloud{};  ///< file name of the cloud, for formats that refer to it
    std::optional<Pose> world_T_cloud{};
    std::vector<LabelledCamera> cameras{};
    std::map<std::string, Keepsake> keepsakes{};  ///< by a key of the format that understands it
    LabelTally tally{};                           ///< what the reader took, left and changed
    GeometryFacts facts{};

    [[nodiscard]] const LabelledCamera* findCamera(std::string_view key) const
    {
        for (const LabelledCamera& camera : cameras) {
            if (camera.key == key)
                return &camera;
        }
        return nullptr;
    }
};

/// What is known about labelled frames before any of them is read.
struct LabelSetInfo
{
    std::string name;
    std::vector<std::string> frames;  ///< the names, in order
    std::filesystem::path dataset{};  ///< the folder that the clouds lie in: nothing is ever written there; may be empty
    std::vector<Message> remarks{};   ///< what is worth knowing before anything is read
    LabelTally tally{};               ///< what belongs to no frame that there is
};

/// Labelled frames in memory, all of them.
struct LabelSet
{
    std::string name;
    std::vector<LabelledFrame> frames;
    std::filesystem::path dataset;
    std::vector<Message> remarks{};
    LabelTally tally{};  ///< of all frames, and what belongs to none
};

}  // namespace pointloom
