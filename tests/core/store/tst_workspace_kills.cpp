// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/support/Support.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSysInfo>

#include <chrono>
#include <csignal>
#include <fstream>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// POINTLOOM_KILLS asks for more than an everyday run can wait for.
int wantedKills()
{
    const int asked = qEnvironmentVariableIntValue("POINTLOOM_KILLS");
    return asked > 0 ? asked : 40;
}

/// journal_writer, beside this test.
class Writer
{
public:
    explicit Writer(const std::filesystem::path& file, const QStringList& more = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationDirPath() + "/journal_writer",
                        QStringList(QString::fromStdString(file.string())) + more);
    }
    ~Writer() { kill(); }

    /// The next line it says; empty when it has ended.
    QByteArray line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead())
            continue;
        return m_process.readLine().trimmed();
    }

    /// SIGKILL; answers what it had still said.
    QByteArrayList kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return {};
        m_process.kill();
        m_process.waitForFinished();
        return m_process.readAll().split('\n');
    }

    void letGo()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

/// A history that grows makes each kill slower than the one before.
constexpr int killsPerWorkspace = 40;

/// A lock file of somebody else, as old as a crash long ago.
void leaveLock(const std::filesystem::path& workspace, const std::string& content, std::chrono::seconds age)
{
    const std::filesystem::path lock = workspace.string() + ".lock";
    std::ofstream(lock) << content;
    std::filesystem::last_write_time(lock, std::filesystem::file_time_type::clock::now() - age);
}

}  // namespace

class TestWorkspaceKills : public QObject
{
    Q_OBJECT

private:
    static void killOften(std::mt19937_64& random, int kills, quint64& answeredInAll, quint64& foundInAll)
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const quint64 seed = random();
        RandomTask task(seed);
        quint64 stepped = 0;
        for (int kill = 0; kill < kills; ++kill) {
            quint64 answered = 0;
            {
                Writer writer(file, {QString::number(seed)});
                QByteArrayList said;
                for (int lines = std::uniform_int_distribution(0, 30)(random); lines > 0; --lines)
                    said.push_back(writer.line());
                QVERIFY(!said.contains(QByteArray()));  // it never ends by itself
                for (const QByteArray& line : said + writer.kill())
                    answered = std::max(answered, line.toULongLong());
            }
            const Opened opened = openTask(file);  // takes over what the dead process held
            QVERIFY2(opened.task.edits >= answered, qPrintable(QString("lost %1").arg(answered - opened.task.edits)));
            QVERIFY(opened.task.edits >= stepped);
            task.steps(opened.task.edits - stepped);
            answeredInAll += answered > stepped ? answered - stepped : 0;
            foundInAll += opened.task.edits - stepped;
            stepped = opened.task.edits;
            const auto history = opened.workspace->history(opened.task.id, randomFrames());
            VERIFY_RESULT(history);
            QVERIFY(same(history->document.labels(), task.now().document.labels()));
            if (task.now().done.size() <= 1000)
                QVERIFY(same(*history, task.now()));
        }
    }

private Q_SLOTS:
    /// Killed at any moment, opening included: no edit that was answered is lost, and what is there is whole.
    void anAnsweredEditSurvivesAKill()
    {
        std::mt19937_64 random(17);
        const int kills = wantedKills();
        quint64 answered = 0;
        quint64 found = 0;
        for (int first = 0; first < kills; first += killsPerWorkspace)
            killOften(random, std::min(killsPerWorkspace, kills - first), answered, found);
        QVERIFY(found > 0);
        qInfo("%d kills, %llu edits answered, %llu found, 0 lost", kills, answered, found);
    }

    void theSecondIsToldWhoHoldsIt()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        QVERIFY(!Workspace::holderOf(file));
        RandomTask task(3);
        {
            const Opened opened = openTask(file);
            for (int i = 0; i < 30; ++i) {
                const Gesture gesture = task.step();
                opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, {});
            }
        }
        Writer writer(file);
        QCOMPARE(writer.line(), QByteArray("open"));
        const auto holder = Workspace::holderOf(file);
        QVERIFY(holder);
        QCOMPARE(holder->pid, writer.pid());
        QVERIFY(!holder->user.isEmpty());
        QCOMPARE(holder->host, QSysInfo::machineHostName());

        const auto second = Workspace::open(file, OpenMode::readWrite);
        QVERIFY(!second);
        QVERIFY2(second.error().text().contains(std::to_string(writer.pid())), second.error().text().c_str());
        QVERIFY(second.error().text().contains(holder->user.toStdString()));

        writer.letGo();
        QVERIFY(!Workspace::holderOf(file));
        const Opened opened = openTask(file);
        QCOMPARE(Workspace::holderOf(file).value_or(Holder()).pid, QCoreApplication::applicationPid());
        QVERIFY(!Workspace::open(file, OpenMode::readWrite));
    }

    void aReaderWatchesWhileAnotherProcessWrites()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        constexpr quint64 seed = 9;
        Writer writer(file, {QString::number(seed)});
        QCOMPARE(writer.line(), QByteArray("open"));
        const auto reader = Workspace::open(file, OpenMode::readOnly);
        VERIFY_RESULT(reader);
        QVERIFY((*reader)->readOnly());
        for (int i = 0; i < 5; ++i) {
            const quint64 answered = writer.line().toULongLong();
            const auto task = (*reader)->taskFor("/data/street", {}, {});
            VERIFY_RESULT(task);
            QVERIFY(task->edits >= answered);
            VERIFY_RESULT((*reader)->history(task->id, randomFrames()));
        }
        Answers answers;
        (*reader)->append(1, EditKind::edit, {}, answers.collect());
        QCOMPARE(answers.all().size(), std::size_t(1));
        QVERIFY(!answers.all().front());
        QVERIFY(!(*reader)->taskFor("/data/unknown", {}, {}));
        writer.kill();

        const auto task = (*reader)->taskFor("/data/street", {}, {});  // the log it left is read all the same
        VERIFY_RESULT(task);
        RandomTask expected(seed);
        expected.steps(task->edits);
        const auto history = (*reader)->history(task->id, randomFrames());
        VERIFY_RESULT(history);
        QVERIFY(same(history->document.labels(), expected.now().document.labels()));
    }

    void aDeadProcessHoldsNothing()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        {
            Writer writer(file);
            QCOMPARE(writer.line(), QByteArray("open"));
            QVERIFY(Workspace::holderOf(file));
            writer.kill();
        }
        QVERIFY(std::filesystem::exists(file.string() + ".lock"));
        QVERIFY(!Workspace::holderOf(file));
        QVERIFY(openTask(file).workspace);
    }

    void aLockThatNobodyHoldsIsTakenOver_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("another host, as a container that is gone") << QByteArray("1\npointloom\ngone-host\n\n\n");
        QTest::newRow("empty, as after a power cut") << QByteArray();
        QTest::newRow("garbage") << QByteArray("\0\1\2\nx", 5);
    }

    void aLockThatNobodyHoldsIsTakenOver()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        leaveLock(file, content.toStdString(), std::chrono::hours(1));
        const auto workspace = Workspace::open(file, OpenMode::readWrite);
        VERIFY_RESULT(workspace);
    }

    /// The number of a process that was killed goes to another one sooner or later, and that may be a window of the same program.
    void aNumberThatAnotherProcessHasByNowHoldsNothing()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const std::string program = std::filesystem::read_symlink("/proc/self/exe").filename().string();
        const std::string host = QSysInfo::machineHostName().toStdString();
        leaveLock(file, std::to_string(QCoreApplication::applicationPid()) + '\n' + program + '\n' + host + "\n\n\n",
                  std::chrono::seconds(0));
        VERIFY_RESULT(Workspace::open(file, OpenMode::readWrite));
    }

    /// A lock file may be a moment older than the name in it.
    void aFreshLockIsRespected()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        leaveLock(file, "", std::chrono::seconds(0));
        QVERIFY(!Workspace::open(file, OpenMode::readWrite));
    }
};

POINTLOOM_TEST(TestWorkspaceKills, withCoreApplication)
#include "tst_workspace_kills.moc"
