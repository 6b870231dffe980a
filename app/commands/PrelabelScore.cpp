// SPDX-License-Identifier: Apache-2.0
#include "app/commands/PrelabelScore.h"

#include "core/geometry/BoxOverlap.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace pointloom {
namespace {

constexpr double sameObject = 0.5;  // bird's-eye IoU

/// Whether the camera of a frame sees a place; always where the frame has no camera.
bool isSeenByCamera(const LabelledFrame& frame, const Eigen::Vector3d& place_m)
{
    const auto camera = std::ranges::find_if(frame.cameras, [](const LabelledCamera& one) { return one.image_px.has_value(); });
    if (camera == frame.cameras.end())
        return true;
    const auto pixel = projectToImage(camera->model, place_m, 0);
    return pixel && (pixel->array() >= 0).all() && (pixel->array() < camera->image_px->cast<double>().array()).all();
}

/// Pairs boxes greedily, the largest overlap first.
std::size_t matchedPairs(const std::vector<OrientedBox>& found, const std::vector<LabelledBox>& truth)
{
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (std::size_t j = 0; j < truth.size(); ++j) {
            if (const double overlap = iouBirdsEye(found[i], truth[j].box); overlap >= sameObject)
                pairs.emplace_back(-overlap, i, j);
        }
    }
    std::ranges::sort(pairs);
    std::vector<bool> foundTaken(found.size());
    std::vector<bool> truthTaken(truth.size());
    std::size_t matched = 0;
    for (const auto& [overlap, i, j] : pairs) {
        if (foundTaken[i] || truthTaken[j])
            continue;
        foundTaken[i] = truthTaken[j] = true;
        ++matched;
    }
    return matched;
}

}  // namespace

PrelabelScore scorePrelabels(const Labels& labels, const LabelSet& truth, std::size_t frames)
{
    PrelabelScore score;
    for (std::size_t i = 0; i < std::min(frames, truth.frames.size()); ++i) {
        const LabelledFrame& frame = truth.frames[i];
        if (frame.boxes.empty())
            continue;
        std::vector<OrientedBox> found;
        for (const auto& [id, cuboid] : labels.frame(static_cast<int>(i))) {
            if (cuboid.origin == BoxOrigin::prelabelled && isSeenByCamera(frame, cuboid.box.centre_m))
                found.push_back(cuboid.box);
        }
        score.found += found.size();
        score.labelled += frame.boxes.size();
        score.matched += matchedPairs(found, frame.boxes);
    }
    return score;
}

}  // namespace pointloom
