// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/application/EventJobs.h"
#include "ui/application/OpenTask.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QStackedWidget;

namespace pointloom {

class Docks;
class FollowTrail;
class FrameProgress;
class Leaving;
class OpenFlow;
class PlaceKeeper;
class ProgressCentre;
class SceneBinding;
class SceneModel;
class SceneView;
class SessionActions;
class SessionDocks;
class SideViews;
class StartPage;
class StatusLine;
class SweepCorrection;
class ToolController;
class Tour;
class TopBar;
class UnreadableFrame;
class ViewControl;
class ViewOverlay;
class ViewStage;
class WindowDialogs;

/// Places the views and panels and connects them with the session that is open. What they do is their own business.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens on a worker; the start page shows that it is under way, and an error when there is one.
    void open(const OpenRequest& request);

    [[nodiscard]] Session* session() const { return m_session.get(); }
    [[nodiscard]] ActionSet& actions() { return *m_actions; }

Q_SIGNALS:
    void opened();
    void openFailed(const QString& reason);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildViews();
    void buildDocks();
    void connectOpenFlow();
    void showStartPage();
    void startTour();
    void startSession(OpenedTask task);
    void endSession();
    void fillDocks();
    void openViewWindow();
    void updatePlaceText();
    void showExport();
    void showRemarks();
    void askForPeriod();
    void letSessionManagerAsk();
    void setLanguage(const QString& language);
    void retranslate();

    EventJobs m_jobs;  ///< ends last: nobody waits for it before
    ActionSet* m_actions = nullptr;
    ProgressCentre* m_progress = nullptr;
    SceneModel* m_scene = nullptr;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    SceneView* m_mainView = nullptr;
    TopBar* m_topBar = nullptr;
    StatusLine* m_status = nullptr;
    ViewControl* m_control = nullptr;
    ViewOverlay* m_overlay = nullptr;
    UnreadableFrame* m_unreadable = nullptr;
    FollowTrail* m_trail = nullptr;
    SideViews* m_side = nullptr;
    ViewStage* m_stage = nullptr;
    Docks* m_docks = nullptr;
    WindowDialogs* m_dialogs = nullptr;

    Leaving* m_leaving = nullptr;
    OpenFlow* m_flow = nullptr;

    // Made anew for each session, ended in reverse order.
    std::vector<Error> m_remarks;  ///< on what is open
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SceneBinding> m_binding;
    std::unique_ptr<ToolController> m_tools;
    std::unique_ptr<SweepCorrection> m_sweep;
    std::unique_ptr<SessionActions> m_sessionActions;
    std::unique_ptr<PlaceKeeper> m_place;
    std::unique_ptr<Tour> m_tour;
    std::unique_ptr<FrameProgress> m_frameProgress;
    std::unique_ptr<SessionDocks> m_panels;
};

}  // namespace pointloom
