// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Opener.h"

#include "core/simulate/Simulate.h"
#include "ui/session/Translated.h"

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

}  // namespace

Opener::Opener(QObject* parent) : QObject(parent)
{
    connect(&m_opening, &QFutureWatcherBase::finished, this, &Opener::finishOpening);
    connect(&m_sampling, &QFutureWatcherBase::finished, this, &Opener::finishSample);
    connect(&m_sampling, &QFutureWatcherBase::progressValueChanged, this, [this](int percent) { Q_EMIT progress(percent / 100.0); });
}

Opener::~Opener()
{
    cancel();
    m_sampling.waitForFinished();
    m_opening.waitForFinished();
}

void Opener::open(const OpenRequest& request)
{
    if (m_opening.isRunning() || m_sampling.isRunning())
        return;
    m_request = request;
    Q_EMIT busy(tr("Opening…"), true);
    m_opening.setFuture(QtConcurrent::run([request, workspace = m_workspace] { return openTask(request, workspace); }));
}

void Opener::openDataset(const QString& folder)
{
    OpenRequest request = m_request;
    request.dataset = folder.toStdString();
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
    if (m_opening.isRunning() || m_sampling.isRunning())
        return;
    if (QFileInfo::exists(QDir(sampleFolder()).filePath("poses.txt"))) {
        openDataset(sampleFolder());
        return;
    }
    m_stop = {};
    Q_EMIT busy(tr("Making the sample…"), true);
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
    m_opening.setFuture({});  // whatever comes of it is closed again where it was opened
    Q_EMIT cancelled();
}

bool Opener::heldByAnother() const
{
    const auto path = m_request.workspace.empty() ? Workspace::defaultPath() : std::filesystem::path(m_request.workspace);
    return !m_workspace && !m_request.readOnly && Workspace::holderOf(path);
}

void Opener::finishOpening()
{
    if (m_opening.future().resultCount() == 0)
        return;
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
    const Result<void> made = m_sampling.result();
    if (m_stop.stop_requested())
        Q_EMIT cancelled();
    else if (!made)
        Q_EMIT failed(translated(made.error()));
    else
        openDataset(sampleFolder());
}

}  // namespace pointloom
