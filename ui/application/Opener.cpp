// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Opener.h"

#include "core/simulate/Simulate.h"
#include "ui/application/Translated.h"

#include <QDir>
#include <QStandardPaths>
#include <QtConcurrentRun>

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

Opener::Opener(ProgressCentre& centre, QObject* parent) : QObject(parent), m_centre(centre)
{
    connect(&m_opening, &QFutureWatcherBase::finished, this, &Opener::finishOpening);
    connect(&m_sampling, &QFutureWatcherBase::finished, this, &Opener::finishSample);
    connect(&m_opening, &QFutureWatcherBase::progressValueChanged, this,
            [this](int percent) { report(percent, m_opening.progressText()); });
    connect(&m_sampling, &QFutureWatcherBase::progressValueChanged, this,
            [this](int percent) { report(percent, tr("Making the sample…")); });
}

Opener::~Opener()
{
    cancel();
    m_sampling.waitForFinished();
    m_abandoned.waitForFinished();
}

void Opener::begin(const QString& what)
{
    m_stop = {};
    m_progress = m_centre.begin(what, [this] { cancel(); });
    Q_EMIT busy(what, true);
}

void Opener::report(int percent, const QString& what)
{
    const double share = percent / 100.0;
    m_progress.setTitle(what);
    m_progress.setShare(share);
    Q_EMIT progress(share, what);
}

void Opener::open(const OpenRequest& request)
{
    if (running())
        return;
    m_request = request;
    begin(tr("Opening…"));
    m_opening.setFuture(QtConcurrent::run(
        [request, workspace = m_workspace, before = m_abandoned, stop = m_stop.get_token()](QPromise<Result<Opening>>& promise) mutable {
            before.waitForFinished();
            promise.setProgressRange(0, 100);
            const auto show = [&](OpenStage stage, double share) {
                promise.setProgressValueAndText(static_cast<int>(share * 100), stageText(stage));
            };
            promise.addResult(openTask(request, workspace, show, stop));
        }));
}

void Opener::openDataset(const QString& path)
{
    OpenRequest request = m_request;
    request.dataset = path.toStdString();
    open(request);
}

void Opener::openReadOnly()
{
    OpenRequest request = m_request;
    request.readOnly = true;
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
    begin(tr("Making the sample…"));
    m_sampling.setFuture(QtConcurrent::run([folder = sampleFolder(), stop = m_stop.get_token()](QPromise<Result<void>>& promise) {
        promise.setProgressRange(0, 100);
        const auto show = [&](double share) { promise.setProgressValue(static_cast<int>(share * 100)); };
        promise.addResult(simulateDataset(folder.toStdString(), sampleParams, show, stop));
    }));
}

void Opener::cancel()
{
    m_stop.request_stop();
    if (!m_opening.isRunning())
        return;
    m_abandoned = m_opening.future();
    m_opening.setFuture({});  // whatever comes of it is closed again where it was opened
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
    QtConcurrent::run(ask).then(this, [this](const std::vector<TaskInfo>& tasks) { Q_EMIT recentFound(tasks); });
}

bool Opener::heldByAnother() const
{
    return !m_workspace && !m_request.readOnly && Workspace::holderOf(workspacePath());
}

void Opener::finishOpening()
{
    if (m_opening.future().resultCount() == 0)
        return;
    m_progress.end();
    const Result<Opening> opening = m_opening.result();
    if (!opening) {
        Q_EMIT failed(translated(opening.error()));
        return;
    }
    m_workspace = opening->workspace;
    Q_EMIT opened(*opening);
}

void Opener::finishSample()
{
    m_progress.end();
    const Result<void> made = m_sampling.result();
    if (m_stop.stop_requested())
        Q_EMIT cancelled();
    else if (!made)
        Q_EMIT failed(translated(made.error()));
    else
        openDataset(sampleFolder());
}

}  // namespace pointloom
