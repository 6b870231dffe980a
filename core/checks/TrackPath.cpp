// SPDX-License-Identifier: Apache-2.0
#include "core/checks/CheckContext.h"

namespace pointloom {

TrackPath pathOf(const Labels& labels, Id<Track> track, const WorldPoses& poses)
{
    TrackPath path;
    for (const auto& [frame, id] : labels.boxesOf(track))
        if (poses.isPlaced(frame))
            path.push_back({frame, id, poses.toWorld(frame, labels.find(id)->box), poses.clock.at(frame)});
    return path;
}

double topSpeedOf(const LabelSchema& schema, const std::string& classKey)
{
    constexpr double walker_mps = 10;
    constexpr double cyclist_mps = 20;
    constexpr double vehicle_mps = 60;
    constexpr double walkerLength_m = 1.2;
    constexpr double cyclistWidth_m = 0.75;
    const ClassDef* what = schema.findClass(classKey);
    if (what == nullptr)
        return vehicle_mps;
    if (what->topSpeed_mps)
        return *what->topSpeed_mps;
    if (what->size.typical_m.x() < walkerLength_m)
        return walker_mps;
    return what->size.typical_m.y() < cyclistWidth_m ? cyclist_mps : vehicle_mps;
}

}  // namespace pointloom
