// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/Sighting.h"

namespace pointloom {

struct StaticDecisionParams
{
    double most = 4;        ///< log likelihood that one frame may add: a frame may be misleading
    double simpler = 0.5;   ///< what stands still needs less to be explained
    double told = 1;        ///< from so much on a frame contradicts standing still
    double certain = 7;     ///< one in a thousand: two frames that contradict as clearly as they may
    double stays_m = 0.1;   ///< what was not found farther away has not moved: poses err by as much
    double goes_m = 0.5;    ///< from so far on a frame counts in full
    double shared_m = 0.1;  ///< deviation of the errors that frames share: of their poses, and of a surface that was learned amiss
};

/// Whether an object stands still in the world, weighed frame by frame: a sequential probability ratio test (Wald 1945) of moving against
/// standing still. The test takes frames to err each by itself. They do not: an object that is taken to be two decimetres off stays so in
/// frame after frame. All of them together therefore speak no louder for moving than the way from where it was boxed does.
class StaticDecision
{
public:
    explicit StaticDecision(const StaticDecisionParams& params = {}) : m_params(params) {}

    /// How far from where it was boxed the moving object was found, and how far (a deviation) it may have got by then.
    struct Way
    {
        double moved_m = 0;
        double possible_m = 0;
    };
    void weigh(const Sighting& still, const Sighting& moving, const Way& way, const LookParams& look);
    /// What stood still for certain is in doubt again.
    void reopen() { m_evidence = -m_params.certain / 2; }

    [[nodiscard]] bool moves() const { return m_evidence > 0; }
    [[nodiscard]] bool certainlyMoves() const { return m_evidence > m_params.certain; }
    [[nodiscard]] bool certainlyStands() const { return m_evidence < -m_params.certain; }
    [[nodiscard]] int agreeing() const { return m_agreeing; }
    [[nodiscard]] int contradicting() const { return m_contradicting; }

private:
    StaticDecisionParams m_params;
    double m_evidence = 0;    ///< log likelihood ratio; above 0 it moves
    int m_agreeing = 0;       ///< frames that speak for standing still
    int m_contradicting = 0;  ///< and clearly against it
};

}  // namespace pointloom
