// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/OpenTask.h"
#include "ui/application/ProgressCentre.h"

#include <QFutureWatcher>
#include <QObject>

#include <stop_token>

namespace pointloom {

/// Opens tasks on a worker, one at a time, and makes the sample where it is wanted and not there yet.
class Opener : public QObject
{
    Q_OBJECT

public:
    explicit Opener(ProgressCentre& centre, QObject* parent = nullptr);
    ~Opener() override;

    /// The workspace stays open from one task to the next.
    void open(const OpenRequest& request);
    /// The generated street in the user's data directory.
    void openSample();
    /// Another dataset in the same way as the last one: a folder, or one file of points.
    void openDataset(const QString& path);
    void cancel();
    [[nodiscard]] bool running() const { return m_opening.isRunning() || m_sampling.isRunning(); }

    /// That of the tasks opened so far; null before the first.
    [[nodiscard]] const std::shared_ptr<Workspace>& workspace() const { return m_workspace; }

    /// Whether the last failure was that another process holds the workspace.
    [[nodiscard]] bool heldByAnother() const;
    void openReadOnly();
    /// Asks the workspace for the work that was open lately, whether or not anything could be opened so far.
    void lookUpRecent();

Q_SIGNALS:
    /// Something began that may take a while.
    void busy(const QString& what, bool cancellable);
    void progress(double share, const QString& what);
    /// It ended: by an Opening, by a failure, or cancelled.
    void opened(const pointloom::Opening& opening);
    void failed(const QString& reason);
    void cancelled();
    void recentFound(const std::vector<pointloom::TaskInfo>& tasks);

private:
    [[nodiscard]] std::filesystem::path workspacePath() const;
    void begin(const QString& what);
    void report(int percent, const QString& what);
    void finishOpening();
    void finishSample();

    ProgressCentre& m_centre;
    OpenRequest m_request;
    std::shared_ptr<Workspace> m_workspace;
    QFutureWatcher<Result<Opening>> m_opening;
    QFutureWatcher<Result<void>> m_sampling;
    QFuture<Result<Opening>> m_abandoned;  ///< cancelled, but perhaps still holding the workspace for a moment
    std::stop_source m_stop;
    Progress m_progress;
};

}  // namespace pointloom
