// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSlot.h"
#include "ui/application/Actions.h"
#include "ui/jobs/FrameJobs.h"
#include "ui/scene/SceneModel.h"

#include <QObject>

namespace pointloom {

/// A scanner needs a tenth of a second for its turn; what drives meanwhile is smeared or stands elsewhere. Where points carry their time,
/// this shows the frame in sight as if all that moves had been measured at one moment of the sweep, and fits then go there, too.
class SweepCorrection : public QObject
{
    Q_OBJECT

public:
    SweepCorrection(Session& session, SceneModel& scene, const ActionSet& actions, ProgressCentre& progress, QObject* parent = nullptr);

    /// Moves the boxes of the selected objects, in all frames, from where they were scanned to where they were at the moment.
    void moveBoxes();

Q_SIGNALS:
    void said(const QString& text);

private:
    bool moveBoxesOf(Id<Track> track, FrameMoment moment);
    void toggle();
    void follow();
    void correct();

    struct Corrected
    {
        std::shared_ptr<const Frame> frame;  ///< null when nothing moves
        bool hasTimes = false;
    };
    void accept(const Corrected& corrected);

    Session& m_session;
    SceneModel& m_scene;
    FrameJobs m_jobs;
    SweepMoment m_usual = SweepMoment::start;  ///< what the key turns on
    bool m_toldNoTimes = false;
    JobSlot<Corrected> m_correcting;
};

}  // namespace pointloom
