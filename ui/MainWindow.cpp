// SPDX-License-Identifier: Apache-2.0
#include "ui/MainWindow.h"

#include "ui/OpenFlow.h"
#include "ui/application/Language.h"
#include "ui/application/Leaving.h"
#include "ui/application/SessionActions.h"
#include "ui/application/Settings.h"
#include "ui/application/ToolActions.h"
#include "ui/application/Translated.h"
#include "ui/application/ViewActions.h"
#include "ui/dialogs/ExportDialog.h"
#include "ui/dialogs/FramePeriodDialog.h"
#include "ui/dialogs/ImportDialogs.h"
#include "ui/dialogs/LeavingDialog.h"
#include "ui/dialogs/RemarksDialog.h"
#include "ui/dialogs/WindowDialogs.h"
#include "ui/docks/Docks.h"
#include "ui/docks/LayoutMenu.h"
#include "ui/docks/SessionDocks.h"
#include "ui/docks/ViewStage.h"
#include "ui/docks/ViewWindow.h"
#include "ui/jobs/FollowTrail.h"
#include "ui/jobs/FrameProgress.h"
#include "ui/jobs/SweepCorrection.h"
#include "ui/panels/AttributesPanel.h"
#include "ui/panels/DetailsPanel.h"
#include "ui/panels/DropOverlay.h"
#include "ui/panels/SideViews.h"
#include "ui/panels/StartPage.h"
#include "ui/panels/StatusLine.h"
#include "ui/panels/TopBar.h"
#include "ui/panels/ViewOverlay.h"
#include "ui/scene/SceneView.h"
#include "ui/session/PlaceKeeper.h"
#include "ui/session/SceneBinding.h"
#include "ui/session/ViewControl.h"
#include "ui/timeline/Timeline.h"
#include "ui/tools/ToolController.h"
#include "ui/tour/Tour.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QSessionManager>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStringList>

namespace pointloom {
MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent)
{
    m_actions = new ActionSet(*this);
    m_progress = new ProgressCentre(this);
    for (const ActionId tool : toolActions())
        (*m_actions)[tool].setCheckable(true);
    (*m_actions)[ActionId::hideOthers].setCheckable(true);
    m_scene = new SceneModel(this);
    m_topBar = new TopBar(*m_actions, this);
    setMenuWidget(m_topBar);
    m_status = new StatusLine(*m_actions, *m_progress, this);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(0, 0, 0, 0);
    buildViews();
    connectOpenFlow();
    buildDocks();
    connect(&(*m_actions)[ActionId::exportLabels], &QAction::triggered, this, &MainWindow::showExport);
    connect(&(*m_actions)[ActionId::remarks], &QAction::triggered, this, &MainWindow::showRemarks);
    connect(&(*m_actions)[ActionId::framePeriod], &QAction::triggered, this, &MainWindow::askForPeriod);
    m_dialogs = new WindowDialogs(*m_actions, *m_scene, *this);
    SessionActions::disableAll(*m_actions);
    connectViewActions(*m_actions, *m_control);
    retranslate();

    resize(1440, 900);
    QSettings saved = settings();
    restoreGeometry(saved.value("window/geometry").toByteArray());
}

MainWindow::~MainWindow()
{
    endSession();
}

void MainWindow::buildViews()
{
    m_stack = new QStackedWidget(this);
    m_start = new StartPage(m_stack);
    m_mainView = new SceneView(*m_scene, ViewKind::main, m_stack);
    m_mainView->setObjectName("mainView");
    m_side = new SideViews(*m_scene, this);
    m_stage = new ViewStage(*m_mainView, m_side->views(), m_side->splitter(), m_stack);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_stage);
    setCentralWidget(m_stack);
    m_control = new ViewControl(*m_mainView, *m_scene);
    connect(m_control, &ViewControl::said, m_status, &StatusLine::say);
    m_overlay = new ViewOverlay(*m_control, *m_actions);
    m_overlay->setSession(nullptr);
    m_trail = new FollowTrail(*m_mainView);

    connect(m_status, &StatusLine::remarksClicked, this, &MainWindow::showRemarks);
    connect(m_topBar, &TopBar::languageChosen, this, &MainWindow::setLanguage);
    connect(m_mainView, &SceneView::cameraChanged, this, [this] { m_status->setFrameTime(m_mainView->lastFrameTime_s()); });
    connect(m_mainView, &SceneView::hovered, this, [this](const std::optional<Eigen::Vector3f>& point_m) {
        const auto frame = m_session ? m_session->view().frame() : nullptr;
        m_status->setCursorPlace(point_m && frame ? std::optional<Eigen::Vector3d>(frame->cloud->origin_m + point_m->cast<double>())
                                                  : std::nullopt);
    });
}

void MainWindow::buildDocks()
{
    m_docks = new Docks(*this);
    (*m_docks)[viewsPanel().key].setWidget(m_side);
    m_docks->setSplitter(&m_side->splitter());
    auto* menu = new LayoutMenu(*m_docks, *m_actions, this);
    m_topBar->setLayoutMenu(menu);
    connect(menu, &LayoutMenu::said, m_status, &StatusLine::say);
    const auto on = [&](ActionId id, auto* whom, auto what) { connect(&(*m_actions)[id], &QAction::triggered, whom, what); };
    on(ActionId::enlargeView, m_stage, &ViewStage::toggleEnlarged);
    on(ActionId::swapViews, m_stage, &ViewStage::toggleSwapped);
    on(ActionId::newViewWindow, this, &MainWindow::openViewWindow);
}

void MainWindow::openViewWindow()
{
    auto* window = new ViewWindow(*m_scene, *this);
    window->view().setCamera(m_mainView->camera());
    m_tools->addView(window->view());
    connect(m_session.get(), &QObject::destroyed, window, &QObject::deleteLater);
    window->show();
}

void MainWindow::connectOpenFlow()
{
    m_jobs.runner().onFailure([this](const Error& failure) { m_status->say(translated(failure)); });
    m_leaving = new Leaving(this);
    new LeavingDialog(*m_leaving, *this);
    letSessionManagerAsk();
    m_flow = new OpenFlow(*this, *m_start, *m_actions, m_jobs.runner(), *m_progress, *m_leaving);
    connect(m_start, &StartPage::languageChosen, this, &MainWindow::setLanguage);
    connect(&(*m_actions)[ActionId::startPage], &QAction::triggered, this, [this] {
        m_flow->leave([this] {
            showStartPage();
            m_flow->lookUpRecent();
        });
    });
    connect(m_flow, &OpenFlow::began, this, &MainWindow::showStartPage);
    connect(m_flow, &OpenFlow::failed, this, &MainWindow::openFailed);
    connect(m_flow, &OpenFlow::opened, this, [this](const Opening& opening, bool withTour) {
        if (opening.task)
            startSession(*opening.task);
        if (opening.task && withTour)
            startTour();
        Q_EMIT opened();
    });
    auto* drops = new DropOverlay(*this);
    connect(drops, &DropOverlay::dropped, m_flow, &OpenFlow::openPath);
}

void MainWindow::open(const OpenRequest& request)
{
    m_flow->open(request);
}

void MainWindow::showStartPage()
{
    endSession();
    m_stack->setCurrentWidget(m_start);
}

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
    connect(&m_session->view().frames(), &FrameCache::frameFailed, this, [this](int index, const QString& reason) {
        if (m_session && index == m_session->view().frameIndex())
            m_status->say(reason);
    });

    m_overlay->setSession(m_session.get());
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

void MainWindow::showExport()
{
    if (!m_session)
        return;
    auto* dialog = new ExportDialog(*m_session, *m_progress, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(true);
    connect(dialog, &ExportDialog::exported, this, [this](bool succeeded) {
        if (succeeded && m_tour)
            m_tour->exported();
    });
    dialog->open();
}

void MainWindow::showRemarks()
{
    auto* dialog = new RemarksDialog(m_remarks, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::askForPeriod()
{
    if (!m_session)
        return;
    if (m_session->sequence().frames.size() < 2) {
        m_status->say(tr("There is only one frame: no time lies between frames."));
        return;
    }
    auto* dialog = new FramePeriodDialog(m_session->sequence(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FramePeriodDialog::chosen, m_flow, &OpenFlow::setPeriod);
    dialog->open();
}

void MainWindow::setLanguage(const QString& language)
{
    chooseLanguage(*QCoreApplication::instance(), language);
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_overlay->retranslate();
    m_docks->retranslate();
    if (m_tour)
        m_tour->retranslate();
    if (m_binding)
        m_binding->refreshNames();
    updatePlaceText();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (Leaving::isHeldUp(m_flow->workspace().get(), Leaving::Until::allWritten)) {
        event->ignore();
        m_leaving->begin(m_flow->workspace(), Leaving::Until::allWritten, [this] { close(); });
        return;
    }
    settings().setValue("window/geometry", saveGeometry());
    m_stage->putBack();
    m_docks->remember();
    QMainWindow::closeEvent(event);
}

/// Whoever logs out is asked about edits that could not be saved. Those that are only on their way are written in time.
void MainWindow::letSessionManagerAsk()
{
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this](QSessionManager& manager) {
        if (!Leaving::isHeldUp(m_flow->workspace().get(), Leaving::Until::nothingFailed) || !manager.allowsInteraction())
            return;
        manager.cancel();
        close();
    });
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!m_session || !plain) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        m_scene->setPreview({});
        m_tools->letGo();
    } else if (event->text().isEmpty() || !m_panels->pressKey(event->text())) {
        QMainWindow::keyPressEvent(event);
    }
}

}  // namespace pointloom
