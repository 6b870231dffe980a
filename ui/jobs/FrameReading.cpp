// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/FrameReading.h"

namespace pointloom {

std::size_t Frame::bytes() const
{
    const std::size_t columns = cloud->intensity.size() * sizeof(float) + cloud->ring.size() * sizeof(std::uint16_t)
        + cloud->time_s.size() * sizeof(double) + cloud->rgb.size() * sizeof(std::uint32_t) + cloud->label.size() * sizeof(std::uint32_t);
    constexpr std::size_t indexBytesPerPoint = 9 * sizeof(float);  // coordinates, heights, numbers, clusters, rays
    constexpr std::size_t gridBytes = std::size_t{3} << 19;        // columns, ground and azimuths, however many points
    return cloud->size() * (sizeof(Eigen::Vector3f) + indexBytesPerPoint) + columns + gridBytes;
}

Result<Frame> readFrame(const Sequence& sequence, int index, const std::stop_token& stop)
{
    auto cloud = readFrameCloud(sequence, index);
    if (!cloud)
        return std::unexpected(cloud.error());
    auto shared = std::make_shared<const PointCloud>(std::move(*cloud));
    Frame frame{shared, CloudIndex::build(*shared, {}, stop)};
    if (stop.stop_requested())
        return fail(PL_TEXT("core", "was stopped"));
    return frame;
}

}  // namespace pointloom
