// SPDX-License-Identifier: Apache-2.0
#include "app/commands/InfoOutput.h"

#include <cstdio>

namespace pointloom {

void printInfoJson(const InfoJson& json)
{
    std::printf("%s\n", json.dump(2, ' ', false, InfoJson::error_handler_t::replace).c_str());
}

InfoJson asJson(const Eigen::Vector3d& vector)
{
    return InfoJson::array({vector.x(), vector.y(), vector.z()});
}

QString metres(const Eigen::Vector3d& vector)
{
    return QString("%1 %2 %3").arg(vector.x(), 0, 'f', 3).arg(vector.y(), 0, 'f', 3).arg(vector.z(), 0, 'f', 3);
}

}  // namespace pointloom
