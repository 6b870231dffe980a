// SPDX-License-Identifier: Apache-2.0
#include "core/track/StaticDecision.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

/// Log likelihood ratio of a way: that of an object that moves by chance, against that of the errors that all frames share.
double saidBy(const StaticDecision::Way& way, const StaticDecisionParams& params)
{
    const double standing_m2 = params.shared_m * params.shared_m;
    const double moving_m2 = standing_m2 + way.possible_m * way.possible_m;
    return (way.moved_m * way.moved_m * (1 / standing_m2 - 1 / moving_m2) - std::log(moving_m2 / standing_m2)) / 2;
}

}  // namespace

void StaticDecision::weigh(const Sighting& still, const Sighting& moving, const Way& way, const LookParams& look)
{
    if (!still.found() && !moving.found())
        return;
    const double mostFor = m_params.most * std::clamp((way.moved_m - m_params.stays_m) / (m_params.goes_m - m_params.stays_m), 0.0, 1.0);
    double gain = -m_params.most;
    if (still.found() && moving.found())
        gain = std::clamp(advantage(moving, still, look) - m_params.simpler, -m_params.most, mostFor);
    else if (moving.found())
        gain = still.absence == Absence::gone ? mostFor : mostFor / 2;  // what hides its place may be what was followed
    m_evidence = std::min(m_evidence + gain, saidBy(way, m_params));
    m_contradicting += gain > m_params.told ? 1 : 0;
    m_agreeing += gain < 0 ? 1 : 0;
}

}  // namespace pointloom
