// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Opener.h"

#include "core/simulate/Simulate.h"
#include "ui/application/Translated.h"

#include <QDir>
#include <QStandardPaths>

#include <utility>

namespace pointloom {
namespace {

constexpr SimulateParams sampleParams{.frames = 10, .seed = 7};

QString sampleFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)).filePath("pointloom/sample");
}

QString stageText(OpenStage stage)
{
    switch (stage) {
    case OpenStage::workspace:
        return Opener::tr("Opening the workspace…");
    case OpenStage::frames:
        return Opener::tr("Looking for frames…");
    case OpenStage::history:
        return Opener::tr("Reading the labels…");
    case OpenStage::labels:
        break;
    }
    return Opener::tr("Taking over the labels of the folder…");
}

}  // namespace

Opener::Opener(JobRunner& jobs, ProgressCentre& centre, QObject* parent)
    : QObject(parent), m_centre(centre), m_jobs(jobs), m_lookingUp(jobs)
{}

JobRequest Opener::begin(const QString& what)
{
    ++m_begun;
    m_stop = {};
    m_progress = m_centre.begin(what, [this] { cancel(); });
    JobRequest request;
    request.priority = JobPriority::lasting;
    request.stop = m_stop;
    Q_EMIT busy(what);
    return request;
}

void Opener::report(double share, const QString& what)
{
    m_progress.setTitle(what);
    m_progress.setShare(share);
    Q_EMIT progress(share, what);
}

void Opener::open(const OpenRequest& request)
{
    if (running())
        return;
    m_request = request;
    m_doing = Doing::opening;
    JobRequest job = begin(tr("Opening…"));
    m_jobs.ask<Result<Opening>>(
        std::move(job),
        [this, request, workspace = m_workspace, number = m_begun](const JobContext& context) {
            int told = -1;
            const auto show = [&](OpenStage stage, double share) {
                const int percent = static_cast<int>(share * 100);
                if (std::exchange(told, percent) == percent)
                    return;
                context.tell([this, number, stage, share] {
                    if (number == m_begun)
                        report(share, stageText(stage));
                });
            };
            return openTask(request, workspace, show, context.stop());
        },
        [this, number = m_begun](const Result<Opening>& opening) {
            if (number == m_begun)
                finishOpening(opening);
        });
}

void Opener::openDataset(const QString& path)
{
    OpenRequest request = m_request;
    request.dataset = path.toStdString();
    request.kindred = KindredChoice::ask;
    request.reading = {};  // that was about another dataset
    request.doubtful = DoubtfulLabels::ask;
    request.columns.clear();
    request.columnsAnew = false;
    request.period_s.reset();
    open(request);
}

void Opener::decide(KindredChoice choice, std::int64_t task)
{
    OpenRequest request = m_request;
    request.kindred = choice;
    request.continued = task;
    open(request);
}

void Opener::openWithColumns(const std::vector<Column>& columns)
{
    OpenRequest request = m_request;
    request.columns = columns;
    open(request);
}

void Opener::changeColumns(const std::vector<Column>& columns)
{
    OpenRequest request = m_request;
    request.columns = columns;
    request.columnsAnew = true;
    openOnceMore(std::move(request));
}

void Opener::openWithPeriod(std::optional<double> period_s)
{
    OpenRequest request = m_request;
    request.period_s = period_s.value_or(0);
    openOnceMore(std::move(request));
}

void Opener::openOnceMore(OpenRequest request)
{
    if (m_workspace && !m_workspace->readOnly())
        request.kindred = KindredChoice::beginNew;  // the folder has its task by now
    open(request);
}

void Opener::openReadOnly()
{
    OpenRequest request = m_request;
    request.readOnly = true;
    open(request);
}

void Opener::openReading(const BoxReading& reading)
{
    OpenRequest request = m_request;
    request.reading = reading;
    open(request);
}

void Opener::openWithDoubtful(DoubtfulLabels labels)
{
    OpenRequest request = m_request;
    request.doubtful = labels;
    open(request);
}

void Opener::openSample()
{
    if (running())
        return;
    if (QFileInfo::exists(QDir(sampleFolder()).filePath("poses.txt"))) {
        openDataset(sampleFolder());
        return;
    }
    m_doing = Doing::sampling;
    JobRequest job = begin(tr("Making the sample…"));
    job.progress = [this](double share) { report(share, tr("Making the sample…")); };
    m_jobs.ask<Result<void>>(
        std::move(job),
        [folder = sampleFolder()](const JobContext& context) {
            return simulateDataset(folder.toStdString(), sampleParams, [&](double share) { context.progress(share); }, context.stop());
        },
        [this](const Result<void>& made) { finishSample(made); });
}

void Opener::cancel()
{
    m_stop.request_stop();
    if (m_doing != Doing::opening)
        return;  // the sample is still to be tidied up
    m_doing = Doing::nothing;
    ++m_begun;
    m_progress.end();
    Q_EMIT cancelled();
}

std::filesystem::path Opener::workspacePath() const
{
    return m_request.workspace.empty() ? Workspace::defaultPath() : std::filesystem::path(m_request.workspace);
}

void Opener::lookUpRecent()
{
    const auto ask = [workspace = m_workspace, path = workspacePath()] {
        if (workspace != nullptr)
            return workspace->tasks().value_or(std::vector<TaskInfo>());
        const auto opened = Workspace::open(path, OpenMode::readOnly);
        return opened ? (*opened)->tasks().value_or(std::vector<TaskInfo>()) : std::vector<TaskInfo>();
    };
    m_lookingUp.ask(
        {}, [ask](const JobContext&) { return ask(); }, [this](const std::vector<TaskInfo>& tasks) { Q_EMIT recentFound(tasks); });
}

bool Opener::heldByAnother() const
{
    return !m_workspace && !m_request.readOnly && Workspace::holderOf(workspacePath());
}

void Opener::finishOpening(const Result<Opening>& opening)
{
    m_doing = Doing::nothing;
    m_progress.end();
    if (!opening) {
        Q_EMIT failed(translated(opening.error()));
        return;
    }
    m_workspace = opening->workspace;
    if (opening->unclear)
        Q_EMIT columnsWanted(*opening->unclear);
    else if (!opening->kindred.empty())
        Q_EMIT asked(*opening);
    else if (opening->doubt)
        Q_EMIT doubted(*opening);
    else
        Q_EMIT opened(*opening);
}

void Opener::finishSample(const Result<void>& made)
{
    m_doing = Doing::nothing;
    m_progress.end();
    if (m_stop.stop_requested())
        Q_EMIT cancelled();
    else if (!made)
        Q_EMIT failed(translated(made.error()));
    else
        openDataset(sampleFolder());
}

}  // namespace pointloom

#include "moc_Opener.cpp"
