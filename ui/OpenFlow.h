// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/application/Opener.h"

#include <QObject>

#include <functional>
#include <optional>

namespace pointloom {

class Leaving;
class StartPage;

/// From "open" to a task: asks for folders and files, shows on the start page what is under way or went wrong, and tells the window
/// when a task is there. Edits that could not be saved are asked about before the task with them is left.
class OpenFlow : public QObject
{
    Q_OBJECT

public:
    OpenFlow(QWidget& window, StartPage& page, const ActionSet& actions, JobRunner& jobs, ProgressCentre& progress, Leaving& leaving);

    void open(const OpenRequest& request);
    void openPath(const QString& path);
    void openSample(bool withTour);
    /// Asks which columns the clouds without a header have that are open, and opens them once more with these.
    void changeColumns(const Sequence& sequence);
    /// Opens what is open once more, with this time from frame to frame; nothing: as the dataset says.
    void setPeriod(std::optional<double> period_s);
    void lookUpRecent() { m_opener.lookUpRecent(); }
    /// Leaves the task that is open, if its edits are saved or given up.
    void leave(std::function<void()> onward);
    [[nodiscard]] const std::shared_ptr<Workspace>& workspace() const { return m_opener.workspace(); }

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
    void ask(const Opening& opening);
    void warn(const OpenedTask& task);
    void show(const Opening& opening);
    /// Labels of the dataset whose boxes look wrong are asked about first.
    void askAboutLabels(const Opening& opening);
    void askForColumns(const HeaderlessCloud& cloud);
    void askForOtherColumns(const std::optional<HeaderlessCloud>& cloud, const std::vector<Column>& told);

    QWidget& m_window;
    StartPage& m_page;
    Leaving& m_leaving;
    Opener m_opener;
    JobSlot<std::optional<HeaderlessCloud>> m_lookingAtCloud;
    bool m_withTour = false;
};

}  // namespace pointloom
