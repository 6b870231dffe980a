// SPDX-License-Identifier: Apache-2.0
#include "ui/OpenFlow.h"

#include "ui/application/Leaving.h"
#include "ui/application/Settings.h"
#include "ui/application/Translated.h"
#include "ui/dialogs/ColumnsDialog.h"
#include "ui/dialogs/ImportDialogs.h"
#include "ui/dialogs/KindredDialog.h"
#include "ui/panels/StartPage.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace pointloom {
namespace {

constexpr auto folderKey = "openFolder";

QString lastFolder()
{
    return settings().value(folderKey, QDir::homePath()).toString();
}

}  // namespace

OpenFlow::OpenFlow(QWidget& window, StartPage& page, const ActionSet& actions, JobRunner& jobs, ProgressCentre& progress, Leaving& leaving)
    : QObject(&window), m_window(window), m_page(page), m_leaving(leaving), m_opener(jobs, progress), m_lookingAtCloud(jobs)
{
    connect(&actions[ActionId::openFolder], &QAction::triggered, this, &OpenFlow::chooseFolder);
    connect(&actions[ActionId::openFile], &QAction::triggered, this, &OpenFlow::chooseFile);
    connect(&actions[ActionId::tour], &QAction::triggered, this, [this] { openSample(true); });
    connectPage();
    connectOpener();
}

void OpenFlow::connectPage()
{
    connect(&m_page, &StartPage::openRequested, this, &OpenFlow::chooseFolder);
    connect(&m_page, &StartPage::openFileRequested, this, &OpenFlow::chooseFile);
    connect(&m_page, &StartPage::sampleRequested, this, [this] { openSample(false); });
    connect(&m_page, &StartPage::tourRequested, this, [this] { openSample(true); });
    connect(&m_page, &StartPage::recentChosen, this, &OpenFlow::openPath);
    connect(&m_page, &StartPage::cancelRequested, &m_opener, &Opener::cancel);
}

void OpenFlow::connectOpener()
{
    connect(&m_opener, &Opener::busy, this, [this](const QString& what) {
        Q_EMIT began();
        m_page.setBusy(what);
    });
    connect(&m_opener, &Opener::progress, &m_page, &StartPage::setProgress);
    connect(&m_opener, &Opener::cancelled, &m_page, [this] { m_page.setBusy({}); });
    connect(&m_opener, &Opener::recentFound, &m_page, &StartPage::setRecent);
    connect(&m_opener, &Opener::failed, this, &OpenFlow::fail);
    connect(&m_opener, &Opener::columnsWanted, this, &OpenFlow::askForColumns);
    connect(&m_opener, &Opener::opened, this, [this](const Opening& opening) {
        m_page.setBusy({});
        m_page.setRecent(opening.recent);
        show(opening);
    });
    connect(&m_opener, &Opener::doubted, this, &OpenFlow::askAboutLabels);
    connect(&m_opener, &Opener::asked, this, &OpenFlow::ask);
}

void OpenFlow::leave(std::function<void()> onward)
{
    m_lookingAtCloud.drop();
    m_leaving.begin(workspace(), Leaving::Until::nothingFailed, std::move(onward));
}

void OpenFlow::open(const OpenRequest& request)
{
    leave([this, request] { m_opener.open(request); });
}

void OpenFlow::openPath(const QString& path)
{
    leave([this, path] {
        m_withTour = false;
        m_opener.openDataset(path);
    });
}

void OpenFlow::openSample(bool withTour)
{
    leave([this, withTour] {
        m_withTour = withTour;
        m_opener.openSample();
    });
}

void OpenFlow::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(&m_window, tr("Open a folder of frames"), lastFolder());
    if (folder.isEmpty())
        return;
    settings().setValue(folderKey, QFileInfo(folder).absolutePath());
    openPath(folder);
}

void OpenFlow::chooseFile()
{
    const QString file =
        QFileDialog::getOpenFileName(&m_window, tr("Open a file of points"), lastFolder(), tr("Point clouds") + " (*.pcd *.bin *.ply)");
    if (file.isEmpty())
        return;
    settings().setValue(folderKey, QFileInfo(file).absolutePath());
    openPath(file);
}

void OpenFlow::show(const Opening& opening)
{
    Q_EMIT opened(opening, std::exchange(m_withTour, false));
    if (opening.task)
        warn(*opening.task);
}

/// Whose frames these are is for a person to say.
void OpenFlow::ask(const Opening& opening)
{
    m_page.setBusy({});
    m_page.setRecent(opening.recent);
    auto* dialog = new KindredDialog(opening.kindred, opening.folder, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KindredDialog::chosen, &m_opener, &Opener::decide);
    dialog->open();
}

/// What must not be overlooked stays until it was read.
void OpenFlow::warn(const OpenedTask& task)
{
    if (task.warnings.empty())
        return;
    QStringList lines;
    for (const Message& warning : task.warnings)
        lines << translated(warning);
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Please look"), {}, QMessageBox::Ok, &m_window);
    box->setObjectName("openingWarnings");
    box->setTextFormat(Qt::PlainText);
    box->setText(lines.join("\n\n"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void OpenFlow::askAboutLabels(const Opening& opening)
{
    m_page.setBusy({});
    m_page.setRecent(opening.recent);
    auto* question = new GeometryDialog(*opening.doubt, &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &GeometryDialog::corrected, &m_opener, &Opener::openReading);
    connect(question, &GeometryDialog::acceptedAsTheyAre, &m_opener, [this] { m_opener.openWithDoubtful(DoubtfulLabels::takeAsTheyAre); });
    connect(question, &GeometryDialog::leftOut, &m_opener, [this] { m_opener.openWithDoubtful(DoubtfulLabels::leaveOut); });
    question->open();
}

void OpenFlow::askForColumns(const HeaderlessCloud& cloud)
{
    m_page.setBusy({});
    auto* question = new ColumnsDialog(cloud, &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &ColumnsDialog::chosen, &m_opener, &Opener::openWithColumns);
    question->open();
}

void OpenFlow::changeColumns(const Sequence& sequence)
{
    const std::filesystem::path* first = sequence.firstHeaderlessCloud();
    if (first == nullptr)
        return;
    m_lookingAtCloud.ask(
        {}, [cloud = *first](const JobContext&) { return headerlessCloud(cloud); },
        [this, told = sequence.columns](const std::optional<HeaderlessCloud>& cloud) { askForOtherColumns(cloud, told); });
}

void OpenFlow::askForOtherColumns(const std::optional<HeaderlessCloud>& cloud, const std::vector<Column>& told)
{
    auto* question = new ColumnsDialog(cloud.value_or(HeaderlessCloud()), told, &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &ColumnsDialog::chosen, this,
            [this](const std::vector<Column>& columns) { leave([this, columns] { m_opener.changeColumns(columns); }); });
    question->open();
}

void OpenFlow::setPeriod(std::optional<double> period_s)
{
    leave([this, period_s] { m_opener.openWithPeriod(period_s); });
}

void OpenFlow::fail(const QString& reason)
{
    m_page.setBusy({});
    m_page.setError(reason);
    m_opener.lookUpRecent();
    Q_EMIT failed(reason);
    if (!m_opener.heldByAnother())
        return;
    auto* question = new QMessageBox(QMessageBox::Question, tr("Workspace in use"), reason, QMessageBox::Cancel, &m_window);
    question->setTextFormat(Qt::PlainText);  // a file's name is in it
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* look = question->addButton(tr("Open for looking only"), QMessageBox::AcceptRole);
    connect(look, &QPushButton::clicked, &m_opener, &Opener::openReadOnly);
    question->open();
}

}  // namespace pointloom

#include "moc_OpenFlow.cpp"
