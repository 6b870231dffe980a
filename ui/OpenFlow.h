// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/application/Opener.h"

#include <QObject>

namespace pointloom {

class StartPage;

/// From "open" to a task: asks for folders and files, shows on the start page what is under way or went wrong, and tells the window
/// when a task is there.
class OpenFlow : public QObject
{
    Q_OBJECT

public:
    OpenFlow(QWidget& window, StartPage& page, const ActionSet& actions, JobRunner& jobs, ProgressCentre& progress);

    void open(const OpenRequest& request) { m_opener.open(request); }
    void openPath(const QString& path);
    void openSample(bool withTour);
    void lookUpRecent() { m_opener.lookUpRecent(); }

Q_SIGNALS:
    /// Something is being opened: what was open ends now.
    void began();
    void opened(const pointloom::Opening& opening, bool withTour);
    void failed(const QString& reason);

private:
    void connectPage();
    void connectOpener();
    void chooseFolder();
    void chooseFile();
    void fail(const QString& reason);

    QWidget& m_window;
    StartPage& m_page;
    Opener m_opener;
    bool m_withTour = false;
};

}  // namespace pointloom
