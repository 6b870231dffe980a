// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/FrameReading.h"

namespace pointloom {

Result<std::shared_ptr<const Frame>> frameFrom(const FrameMap& held, const Sequence& sequence, int index, const std::stop_token& stop)
{
    if (const auto found = held.find(index); found != held.end())
        return found->second;
    return readFrame(sequence, index, stop);
}

}  // namespace pointloom
