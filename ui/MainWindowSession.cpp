// SPDX-License-Identifier: Apache-2.0
// What the window makes anew for each session, and how it ends.
#include "ui/MainWindow.h"

#include "ui/application/SessionActions.h"
#include "ui/application/Translated.h"
#include "ui/dialogs/ImportDialogs.h"
#include "ui/dialogs/RemarksDialog.h"
#include "ui/dialogs/WindowDialogs.h"
#include "ui/docks/Docks.h"
#include "ui/docks/SessionDocks.h"
#include "ui/docks/ViewStage.h"
#include "ui/jobs/FollowTrail.h"
#include "ui/jobs/FrameProgress.h"
#include "ui/jobs/SweepCorrection.h"
#include "ui/panels/AttributesPanel.h"
#include "ui/panels/DetailsPanel.h"
#include "ui/panels/SideViews.h"
#include "ui/panels/StatusLine.h"
#include "ui/panels/TopBar.h"
#include "ui/panels/UnreadableFrame.h"
#include "ui/panels/ViewOverlay.h"
#include "ui/scene/SceneView.h"
#include "ui/session/PlaceKeeper.h"
#include "ui/session/SceneBinding.h"
#include "ui/timeline/Timeline.h"
#include "ui/tools/ToolController.h"
#include "ui/tour/Tour.h"

#include <QStackedWidget>
#include <QStringList>

#include <utility>

namespace pointloom {

void MainWindow::startTour()
{
    const TourPlaces places{.mainView = m_mainView,
                            .topView = m_side->views().front(),
                            .attributes = &m_panels->panel<DetailsPanel>().attributes(),
                            .frames = &m_panels->panel<Timeline>(),
                            .exportButton = m_topBar->findChild<QWidget*>("export")};
    m_tour = std::make_unique<Tour>(*this, *m_session, *m_tools, *m_scene, places);
    connect(m_tour.get(), &Tour::finished, this, [this] { m_tour.release()->deleteLater(); });
}

void MainWindow::startSession(OpenedTask task)
{
    m_remarks = openingRemarks(task);
    const std::vector<Message> labelNotes = task.labelNotes;
    const std::size_t boxesTaken = task.takenOver ? task.takenOver->cuboids.size() : 0;
    m_session = std::make_unique<Session>(m_jobs.runner(), std::move(task));
    m_status->setSession(m_session.get());  // says it when the labels of the dataset are refused
    m_session->start();
    m_binding = std::make_unique<SceneBinding>(*m_session, *m_scene);
    std::vector<SceneView*> views{m_mainView};
    views.insert(views.end(), m_side->views().begin(), m_side->views().end());
    m_tools = std::make_unique<ToolController>(*m_session, *m_scene, *m_binding, views);
    connect(m_tools.get(), &ToolController::said, m_status, &StatusLine::say);
    connect(m_tools.get(), &ToolController::missedCounted, m_status, &StatusLine::setMissed);
    connect(m_tools.get(), &ToolController::lookAt, this, [this](const OrientedBox& box) {
        CameraState camera = m_mainView->camera();
        const Eigen::Vector3d offset = (camera.position_m - camera.focus_m).normalized() * 18;
        camera.focus_m = box.centre_m;
        camera.position_m = box.centre_m + offset;
        m_mainView->setCamera(camera);
    });
    connect(m_status, &StatusLine::missedClicked, m_tools.get(), &ToolController::nextMissed);
    connect(&m_session->view(), &FrameInView::frameChanged, this, &MainWindow::updatePlaceText);
    m_sweep = std::make_unique<SweepCorrection>(*m_session, *m_scene, *m_actions, *m_progress);
    connect(m_sweep.get(), &SweepCorrection::said, m_status, &StatusLine::say);
    m_sessionActions = std::make_unique<SessionActions>(*m_actions, *m_session, *m_tools, *m_binding);

    m_overlay->setSession(m_session.get());
    m_unreadable->setSession(m_session.get());
    m_dialogs->setSession(m_session.get());
    fillDocks();
    m_docks->begin();
    m_stack->setCurrentWidget(m_stage);
    m_mainView->setFocus();
    m_frameProgress = std::make_unique<FrameProgress>(*m_session, *m_progress);
    m_frameProgress->follow(m_tools->missed());
    m_place = std::make_unique<PlaceKeeper>(*m_session, *m_control);
    updatePlaceText();
    m_status->setRemarks(m_remarks.size());
    QStringList toSay;
    for (const Error& remark : m_remarks)
        toSay << translated(remark);
    if (!toSay.isEmpty())
        m_status->say(toSay.join(" · "));
    if (labelNotes.empty())
        return;
    auto* report = new ImportReportDialog(boxesTaken, labelNotes, this);
    report->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_session.get(), &QObject::destroyed, report, &QDialog::reject);
    report->show();  // beside the work: it asks nothing
}

void MainWindow::fillDocks()
{
    m_panels = std::make_unique<SessionDocks>(*m_docks, *m_session, *m_tools, *m_actions, *m_progress);
    connect(m_panels.get(), &SessionDocks::said, m_status, &StatusLine::say);
    m_trail->begin(*m_session, m_panels->trackJobs());
    connect(m_panels.get(), &SessionDocks::showRequested, m_mainView, &SceneView::showSelected);
    connect(m_panels.get(), &SessionDocks::left, this, [this] {
        m_stage->window()->activateWindow();  // the field may be in a dock of its own
        m_stage->setFocus();
    });
}

void MainWindow::endSession()
{
    if (!m_session)
        return;
    m_tour.reset();
    m_trail->end();
    m_stage->putBack();
    m_docks->end();
    m_overlay->setSession(nullptr);
    m_unreadable->setSession(nullptr);
    m_dialogs->setSession(nullptr);
    m_status->setSession(nullptr);
    m_panels.reset();
    m_place.reset();
    m_frameProgress.reset();
    m_sessionActions.reset();
    m_sweep.reset();
    m_tools.reset();
    m_binding.reset();
    m_session.reset();
    m_scene->setBoxes({});
    m_scene->setPreview({});
    m_scene->setCloud({});
    updatePlaceText();
}

void MainWindow::updatePlaceText()
{
    if (!m_session) {
        m_topBar->setPlace({});
        setWindowTitle(tr("Pointloom"));
        return;
    }
    const auto& frame = m_session->sequence().frames[static_cast<std::size_t>(m_session->view().frameIndex())];
    m_topBar->setPlace(QString::fromStdString(m_session->sequence().name) + QString::fromUtf8("  ▸  ")
                       + QString::fromStdString(frame.name));
    setWindowTitle(tr("%1 - Pointloom").arg(QString::fromStdString(m_session->sequence().name)));
}

}  // namespace pointloom
