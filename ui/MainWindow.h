// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Actions.h"
#include "ui/session/Opener.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QDockWidget;
class QStackedWidget;

namespace pointloom {

class AttributesPanel;
class ClassPanel;
class ProgressCentre;
class SceneBinding;
class SceneModel;
class SceneView;
class SessionActions;
class SidePanel;
class StartPage;
class StatusLine;
class Timeline;
class ToolController;
class TopBar;
class ViewOverlay;

/// Places the views and panels and connects them with the session that is open. What they do is their own business.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens on a worker; the start page shows that it is under way, and an error when there is one.
    void open(const OpenRequest& request) { m_opener->open(request); }

    [[nodiscard]] Session* session() const { return m_session.get(); }
    [[nodiscard]] ActionSet& actions() { return *m_actions; }

Q_SIGNALS:
    void opened();
    void openFailed(const QString& reason);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildViews();
    void connectOpener();
    void showOpened(const Opening& opening);
    void showFailure(const QString& reason);
    void startSession(OpenedTask task);
    void endSession();
    void fillDocks();
    void restorePlace();
    void showAllOnce();
    void rememberPlace();
    void updatePlaceText();
    void chooseFolder();
    void showExport();
    void showShortcuts();
    void setLanguage(const QString& language);
    void retranslate();

    ActionSet* m_actions = nullptr;
    ProgressCentre* m_progress = nullptr;
    SceneModel* m_scene = nullptr;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    SceneView* m_mainView = nullptr;
    TopBar* m_topBar = nullptr;
    StatusLine* m_status = nullptr;
    ViewOverlay* m_overlay = nullptr;
    SidePanel* m_side = nullptr;
    QDockWidget* m_left = nullptr;
    QDockWidget* m_right = nullptr;
    QDockWidget* m_bottom = nullptr;

    Opener* m_opener = nullptr;

    // Made anew for each session, ended in reverse order.
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SceneBinding> m_binding;
    std::unique_ptr<ToolController> m_tools;
    std::unique_ptr<SessionActions> m_sessionActions;
    ClassPanel* m_classes = nullptr;
    AttributesPanel* m_attributes = nullptr;
    Timeline* m_timeline = nullptr;
    bool m_showAllWhenRead = false;
};

}  // namespace pointloom
