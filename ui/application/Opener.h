// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSeries.h"
#include "ui/application/OpenTask.h"
#include "ui/application/ProgressCentre.h"

#include <QObject>

#include <optional>

namespace pointloom {

/// Opens tasks on a worker, one at a time, and makes the sample where it is wanted and not there yet.
class Opener : public QObject
{
    Q_OBJECT

public:
    Opener(JobRunner& jobs, ProgressCentre& centre, QObject* parent = nullptr);

    /// The workspace stays open from one task to the next.
    void open(const OpenRequest& request);
    /// The generated street in the user's data directory.
    void openSample();
    /// Another dataset in the same way as the last one: a folder, or one file of points.
    void openDataset(const QString& path);
    /// Opens what was asked about: the task goes on in the folder, or the folder gets a new one.
    void decide(KindredChoice choice, std::int64_t task);
    void cancel();
    [[nodiscard]] bool running() const { return m_doing != Doing::nothing; }

    /// That of the tasks opened so far; null before the first.
    [[nodiscard]] const std::shared_ptr<Workspace>& workspace() const { return m_workspace; }

    /// Whether the last failure was that another process holds the workspace.
    [[nodiscard]] bool heldByAnother() const;
    void openReadOnly();
    /// What was asked about, its labels read otherwise.
    void openReading(const BoxReading& reading);
    /// The same, with the labels as they are, or without.
    void openWithDoubtful(DoubtfulLabels labels);
    /// The same dataset again, with clouds of these columns.
    void openWithColumns(const std::vector<Column>& columns);
    /// What is open once more, with clouds of these columns; empty: as their numbers say.
    void changeColumns(const std::vector<Column>& columns);
    /// What is open once more, with this time from frame to frame; nothing: as the dataset says.
    void openWithPeriod(std::optional<double> period_s);
    /// Asks the workspace for the work that was open lately, whether or not anything could be opened so far.
    void lookUpRecent();

Q_SIGNALS:
    /// Something began that may take a while.
    void busy(const QString& what);
    void progress(double share, const QString& what);
    /// It ended: by an Opening, by a failure, or cancelled.
    void opened(const pointloom::Opening& opening);
    /// Or a person has to say first whether a task goes on here.
    void asked(const pointloom::Opening& opening);
    /// Or what becomes of the labels that come with the dataset: openReading() or openWithDoubtful() goes on.
    void doubted(const pointloom::Opening& opening);
    void failed(const QString& reason);
    void cancelled();
    /// The clouds have no header and their numbers do not tell what makes a point: openWithColumns() goes on with what the person says.
    void columnsWanted(const pointloom::HeaderlessCloud& cloud);
    void recentFound(const std::vector<pointloom::TaskInfo>& tasks);

private:
    [[nodiscard]] std::filesystem::path workspacePath() const;
    [[nodiscard]] JobRequest begin(const QString& what);
    void openOnceMore(OpenRequest request);
    void report(double share, const QString& what);
    void finishOpening(const Result<Opening>& opening);
    void finishSample(const Result<void>& made);

    ProgressCentre& m_centre;
    OpenRequest m_request;
    std::shared_ptr<Workspace> m_workspace;
    enum class Doing { nothing, opening, sampling };
    Doing m_doing = Doing::nothing;
    std::uint64_t m_begun = 0;  ///< counts what was begun and what was cancelled: answers to earlier ones are closed where they come
    std::stop_source m_stop;
    Progress m_progress;
    JobSeries m_jobs;  ///< what was cancelled may hold the workspace for a moment: the next one begins after it
    JobSlot<std::vector<TaskInfo>> m_lookingUp;
};

}  // namespace pointloom
