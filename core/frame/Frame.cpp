// SPDX-License-Identifier: Apache-2.0
#include "core/frame/Frame.h"

namespace pointloom {

std::size_t Frame::bytes() const
{
    const std::size_t columns = cloud->intensity.size() * sizeof(float) + cloud->ring.size() * sizeof(std::uint16_t)
        + cloud->time_s.size() * sizeof(double) + cloud->rgb.size() * sizeof(std::uint32_t) + cloud->label.size() * sizeof(std::uint32_t);
    constexpr std::size_t indexBytesPerPoint = 9 * sizeof(float);  // coordinates, heights, numbers, clusters, rays
    constexpr std::size_t gridBytes = std::size_t{3} << 19;        // columns, ground and azimuths, however many points
    return cloud->size() * (sizeof(Eigen::Vector3f) + indexBytesPerPoint) + columns + gridBytes;
}

Result<std::shared_ptr<const Frame>> readFrame(const Sequence& sequence, int position, const std::stop_token& stop)
{
    auto cloud = readFrameCloud(sequence, position, stop);
    if (!cloud)
        return std::unexpected(cloud.error());
    Frame frame{.cloud = std::make_shared<const PointCloud>(std::move(*cloud)),
                .index = {},
                .world_T_cloud = sequence.world_T_cloud(static_cast<std::size_t>(position))};
    frame.index = CloudIndex::build(*frame.cloud, {}, stop);
    if (stop.stop_requested())
        return stoppedReading();
    return std::make_shared<const Frame>(std::move(frame));
}

}  // namespace pointloom
