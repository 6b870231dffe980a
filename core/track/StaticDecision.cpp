// SPDX-License-Identifier: Apache-2.0
#include "core/track/StaticDecision.h"

#include <algorithm>

namespace pointloom {

void StaticDecision::weigh(const Sighting& still, const Sighting& moving, double moved_m, const LookParams& look)
{
    if (!still.found() && !moving.found())
        return;
    const double mostFor = m_params.most * std::clamp((moved_m - m_params.stays_m) / (m_params.goes_m - m_params.stays_m), 0.0, 1.0);
    double gain = -m_params.most;
    if (still.found() && moving.found())
        gain = std::clamp(advantage(moving, still, look) - m_params.simpler, -m_params.most, mostFor);
    else if (moving.found())
        gain = still.absence == Absence::gone ? mostFor : mostFor / 2;  // what hides its place may be what was followed
    m_evidence += gain;
    m_contradicting += gain > m_params.told ? 1 : 0;
    m_agreeing += gain < 0 ? 1 : 0;
}

}  // namespace pointloom
