// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSeries.h"
#include "ui/application/ProgressCentre.h"
#include "ui/session/Session.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace pointloom {

/// Reshapes boxes in many frames by what their points say: on workers, with progress, as one edit at the end. A box that was changed
/// meanwhile stays as the person left it.
class FrameJobs : public QObject
{
    Q_OBJECT

public:
    /// What becomes of a box, relative to the origin of the frame's cloud; nothing when it stays. Called on workers, for several frames at
    /// a time.
    using Reshape = std::function<std::optional<OrientedBox>(const Frame& frame, const Cuboid& cuboid, const OrientedBox& box)>;

    FrameJobs(Session& session, ProgressCentre& progress, QObject* parent = nullptr);

    /// Whose work the new boxes are: a person's become keyframes, others stay what they were.
    enum class By { person, machine };

    /// title: as a person sees it while it runs; name: of the edit.
    void reshape(const std::map<int, Id<Cuboid>>& boxes, Reshape what, const QString& title, std::string name, By by = By::machine);
    [[nodiscard]] bool running() const { return m_jobs.running(); }

Q_SIGNALS:
    void said(const QString& text);
    void finished();

private:
    struct Work;
    struct Answer;
    void accept(const Work& work, const Answer& answer);

    Session& m_session;
    ProgressCentre& m_progress;
    JobSeries m_jobs;
};

}  // namespace pointloom
