// SPDX-License-Identifier: Apache-2.0
#include "ui/MainWindow.h"

#include "core/cloud/ScenePoint.h"
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
#include "ui/panels/DropOverlay.h"
#include "ui/panels/SideViews.h"
#include "ui/panels/StartPage.h"
#include "ui/panels/StatusLine.h"
#include "ui/panels/TopBar.h"
#include "ui/panels/UnreadableFrame.h"
#include "ui/panels/ViewOverlay.h"
#include "ui/scene/SceneView.h"
#include "ui/session/PlaceKeeper.h"
#include "ui/session/SceneBinding.h"
#include "ui/session/ViewControl.h"
#include "ui/tools/ToolController.h"
#include "ui/tour/Tour.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QSessionManager>
#include <QStackedWidget>
#include <QStatusBar>

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
    connect(&(*m_actions)[ActionId::cloudColumns], &QAction::triggered, this, [this] {
        if (m_session)
            m_flow->changeColumns(m_session->sequence());
    });
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
    m_unreadable = new UnreadableFrame(*m_mainView, *m_actions);
    m_trail = new FollowTrail(*m_mainView);

    connect(m_status, &StatusLine::remarksClicked, this, &MainWindow::showRemarks);
    connect(m_topBar, &TopBar::languageChosen, this, &MainWindow::setLanguage);
    connect(m_mainView, &SceneView::cameraChanged, this, [this] { m_status->setFrameTime(m_mainView->lastFrameTime_s()); });
    connect(m_mainView, &SceneView::hovered, this, [this](const std::optional<ScenePoint>& point_m) {
        const auto frame = m_session ? m_session->view().frame() : nullptr;
        m_status->setCursorPlace(point_m && frame ? std::optional(toFile(*point_m, *frame->cloud)) : std::nullopt);
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

#include "moc_MainWindow.cpp"
