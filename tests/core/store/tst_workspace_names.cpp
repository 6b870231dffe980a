// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/FileBytes.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/support/Support.h"

#include <QDir>
#include <QProcess>

#include <functional>

using namespace pointloom;
using namespace pointloom::test;
namespace fs = std::filesystem;

namespace {

constexpr quint64 namesSeed = 21;

/// A workspace with ways to call it: FOLDER/real/w.pointloom, links to the file and to the folder, and detours.
class Names
{
public:
    Names()
    {
        fs::create_directories(m_root / "real" / "sub");
        fs::create_directories(m_root / "links");
        fs::create_symlink(m_root / "real" / "w.pointloom", m_root / "links" / "file.pointloom");
        fs::create_symlink("file.pointloom", m_root / "links" / "chain.pointloom");
        fs::create_symlink("../real", m_root / "links" / "folder");
    }

    [[nodiscard]] fs::path file() const { return m_root / "real" / "w.pointloom"; }
    [[nodiscard]] std::vector<fs::path> all() const
    {
        const fs::path here = QDir::currentPath().toStdString();
        return {file(),
                m_root / "links" / "file.pointloom",
                m_root / "links" / "chain.pointloom",
                m_root / "links" / "folder" / "w.pointloom",
                m_root / "links" / "folder" / "sub" / ".." / "w.pointloom",  // ".." leaves real/sub, not links
                m_root / "real" / "." / "sub" / ".." / "w.pointloom",
                file().lexically_relative(here)};
    }
    [[nodiscard]] const fs::path& root() const { return m_root; }

private:
    QTemporaryDir m_folder;
    fs::path m_root = path(m_folder);
};

/// journal_writer on a workspace under some name, until it is killed.
class NamedWriter
{
public:
    explicit NamedWriter(const fs::path& name)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationDirPath() + "/journal_writer",
                        {QString::fromStdString(name.string()), QString::number(namesSeed)});
    }
    NamedWriter(const NamedWriter&) = delete;
    NamedWriter& operator=(const NamedWriter&) = delete;
    ~NamedWriter() { (void)kill(); }

    /// Waits for as many answers.
    quint64 answered(quint64 wanted)
    {
        int lines = 0;  // errors are lines as well: it must not be waited for a number for ever
        while (m_answered < wanted && lines < 1000 && (m_process.canReadLine() || m_process.waitForReadyRead()))
            for (; m_process.canReadLine(); ++lines)
                m_answered = std::max(m_answered, m_process.readLine().trimmed().toULongLong());
        return m_answered;
    }
    /// SIGKILL; how many edits it had been answered.
    quint64 kill()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
        for (const QByteArray& line : m_process.readAll().split('\n'))
            m_answered = std::max(m_answered, line.trimmed().toULongLong());
        return m_answered;
    }

private:
    QProcess m_process;
    quint64 m_answered = 0;
};

/// What a reader finds under a name: how many edits, and labels that can be read.
quint64 editsUnder(const fs::path& name, Result<TaskHistory>* history = nullptr)
{
    const auto reader = Workspace::open(name, OpenMode::readOnly);
    if (!reader)
        qFatal("%s", reader.error().text().c_str());
    const auto task = (*reader)->taskFor("/data/street", {}, {});
    if (!task)
        qFatal("%s", task.error().text().c_str());
    auto read = (*reader)->history(task->id, randomFrames());
    if (!read)
        qFatal("%s", read.error().text().c_str());
    if (history != nullptr)
        *history = std::move(read);
    return task->edits;
}

/// The same where nobody is writing: they are the right ones.
quint64 rightEditsUnder(const fs::path& name)
{
    Result<TaskHistory> history;
    const quint64 edits = editsUnder(name, &history);
    RandomTask expected(namesSeed);
    expected.steps(edits);
    if (!same(history->document.labels(), expected.now().document.labels()))
        qFatal("other labels under %s", name.c_str());
    return edits;
}

}  // namespace

/// A workspace is one thing under every name.
class TestWorkspaceNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Made, written and read under each pair of names; the one who writes is the only one, whatever he called it.
    void everyPairOfNamesIsOneWorkspace()
    {
        const std::size_t count = Names().all().size();
        for (std::size_t made = 0; made < count; ++made) {
            const Names names;
            const auto all = names.all();
            quint64 edits = 0;
            {
                const Opened opened = openTask(all[made]);
                QCOMPARE(opened.workspace->path(), names.file());
                RandomTask task(namesSeed);
                for (; edits < 20; ++edits) {
                    const Gesture gesture = task.step();
                    opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, {});
                }
                VERIFY_RESULT(opened.workspace->flush());
                for (const fs::path& other : all) {
                    const auto second = Workspace::open(other, OpenMode::readWrite);
                    QVERIFY(!second);
                    QVERIFY2(second.error().text().contains("already open by"), second.error().text().c_str());
                    QVERIFY(Workspace::holderOf(other));
                    QCOMPARE(rightEditsUnder(other), edits);
                }
            }
            for (const fs::path& other : all) {
                QVERIFY(!Workspace::holderOf(other));
                QCOMPARE(rightEditsUnder(other), edits);
                QCOMPARE(openTask(other).task.edits, edits);
            }
            QVERIFY(fs::is_symlink(names.root() / "links" / "file.pointloom"));
            QVERIFY(fs::is_regular_file(names.file()));
        }
    }

    void aKilledHoldersLogIsReadUnderEveryName()
    {
        const std::size_t count = Names().all().size();
        for (std::size_t made = 0; made < count; ++made) {
            const Names names;
            const auto all = names.all();
            NamedWriter writer(all[made]);
            const quint64 soFar = writer.answered(50);
            QVERIFY(soFar >= 50);
            for (const fs::path& other : all)
                QVERIFY(editsUnder(other) >= soFar);
            const quint64 answered = writer.kill();
            QVERIFY(fs::exists(names.file().string() + "-wal"));
            for (const fs::path& other : all)
                QVERIFY(rightEditsUnder(other) >= answered);
            QVERIFY(openTask(all[(made + 1) % count]).task.edits >= answered);
        }
    }

    void hardLinksAreRefused()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        QVERIFY(openTask(file).workspace);
        const auto other = path(folder) / "other.pointloom";
        fs::create_hard_link(file, other);
        for (const fs::path& name : {file, other})
            for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite}) {
                const auto opened = Workspace::open(name, mode);
                QVERIFY(!opened);
                QVERIFY2(opened.error().text().contains("2 names (hard links)"), opened.error().text().c_str());
            }
        fs::remove(other);
        QVERIFY(openTask(file).workspace);
    }

    /// The lock is on the file, not on what it is called.
    void aFileRenamedWhileItIsOpenHasOneHolder()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const auto renamed = path(folder) / "renamed.pointloom";
        NamedWriter writer(file);
        QVERIFY(writer.answered(5) >= 5);
        fs::rename(file, renamed);
        for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite}) {
            const auto opened = Workspace::open(renamed, mode);
            QVERIFY(!opened);
            QVERIFY2(opened.error().text().contains("under another name"), opened.error().text().c_str());
        }
        const auto source = openTask(path(folder) / "source.pointloom");
        std::optional<Result<void>> copied;
        source.workspace->copyTo(renamed, [&](const Result<void>& result) { copied = result; });
        VERIFY_RESULT(source.workspace->flush());
        QVERIFY(copied && !*copied);
    }

    void linksThatLeadNowhere()
    {
        const QTemporaryDir folder;
        fs::create_symlink("b.pointloom", path(folder) / "a.pointloom");
        fs::create_symlink("a.pointloom", path(folder) / "b.pointloom");
        const auto inACircle = Workspace::open(path(folder) / "a.pointloom", OpenMode::readWrite);
        QVERIFY(!inACircle);
        QVERIFY(inACircle.error().text().contains("back to itself"));

        fs::create_symlink("new/made.pointloom", path(folder) / "dangling.pointloom");
        QVERIFY(!Workspace::open(path(folder) / "dangling.pointloom", OpenMode::readOnly));
        QCOMPARE(openTask(path(folder) / "dangling.pointloom").workspace->path(), path(folder) / "new" / "made.pointloom");
        QVERIFY(fs::is_symlink(path(folder) / "dangling.pointloom"));
        VERIFY_RESULT(Workspace::open(path(folder) / "new" / "made.pointloom", OpenMode::readOnly));
    }

    void aCopyGoesWhereALinkLeads()
    {
        const Names names;
        const auto source = openTask(names.root() / "source.pointloom");
        const auto copy = [&](const fs::path& to) {
            std::optional<Result<void>> copied;
            source.workspace->copyTo(to, [&](const Result<void>& result) { copied = result; });
            (void)source.workspace->flush();
            return *copied;
        };
        VERIFY_RESULT(copy(names.root() / "links" / "chain.pointloom"));
        QVERIFY(fs::is_symlink(names.root() / "links" / "chain.pointloom"));
        QVERIFY(fs::is_regular_file(names.file()));
        fs::create_symlink(names.root() / "source.pointloom", names.root() / "itself.pointloom");
        QVERIFY(!copy(names.root() / "itself.pointloom"));
    }
};

POINTLOOM_TEST(TestWorkspaceNames, withCoreApplication)
#include "tst_workspace_names.moc"
