// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/Hypotheses.h"
#include "core/track/Propagation.h"
#include "core/track/StaticDecision.h"

#include <optional>
#include <utility>
#include <vector>

namespace pointloom {

/// One object on its way through the frames: both assumptions about it, and what each gave so far.
class ObjectRun
{
public:
    /// @param start    the frame that the box is in
    /// @param learned  frames of its other boxes, with their numbers, the nearest in time first
    ObjectRun(const FollowedObject& object, const PropagationWay& way, const TrackFrame& start,
              const std::vector<std::pair<int, TrackFrame>>& learned, const PropagationParams& params);

    /// Takes in the next frame of the way; answers the box that is shown meanwhile, if the object was found. Call it only until ended().
    std::optional<PropagatedBox> step(int frame, const TrackFrame& data);

    /// The next frame of the way cannot be read: where it holds another box of the object, the way ends there all the same.
    void passBroken(int frame);

    [[nodiscard]] bool ended() const { return m_ended; }
    /// Ends it for a reason that does not lie in the frames.
    void end(PropagationEnd why);

    [[nodiscard]] Propagation answer() const;

private:
    /// What one assumption gave, and whether it can still be true.
    struct Trail
    {
        std::vector<PropagatedBox> steps;
        bool alive = true;
        int hidden = 0;   ///< frames since it was found in which something stood before it
        int missing = 0;  ///< and in which nothing did
        Absence why = Absence::none;
    };

    [[nodiscard]] Sighting lookWhereItStood(int frame, const TrackFrame& data);
    [[nodiscard]] Sighting lookWhereItMoved(int frame, const TrackFrame& data);
    void record(Trail& trail, int frame, const OrientedBox& box, const Sighting& sighting, int coast) const;
    void wakeIfDoubtful(const Sighting& still, int before);
    [[nodiscard]] const Trail& believed() const;

    FollowedObject m_object;
    PropagationWay m_way;
    PropagationParams m_params;
    ObjectFrame m_frame;
    MotionParams m_motion;
    int m_movedTo;        ///< the frame that the moving object was followed to
    int m_lastFrame;      ///< the last one that was taken in
    double m_foot_m = 0;  ///< of the bottom above the ground, and how well it is known
    double m_footDeviation_m = 0;
    std::optional<StillHypothesis> m_still;    ///< nothing when a person said that it moves
    std::optional<MovingHypothesis> m_moving;  ///< nothing when a person said that it stands, or while that is certain
    Trail m_stillTrail;
    Trail m_movingTrail;
    StaticDecision m_decision;
    double m_moved_m = 0;
    bool m_ended = false;
    PropagationEnd m_end = PropagationEnd::done;
};

}  // namespace pointloom
