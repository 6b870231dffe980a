// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/baselines/PclCloud.h"

#include <pcl/io/pcd_io.h>

namespace pointloom::bench {

std::size_t pclLoad(const std::string& path)
{
    pcl::PointCloud<pcl::PointXYZI> cloud;
    return pcl::PCDReader().read(path, cloud) == 0 ? cloud.size() : 0;
}

}  // namespace pointloom::bench
