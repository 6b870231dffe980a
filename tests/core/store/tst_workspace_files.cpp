// SPDX-License-Identifier: Apache-2.0
#include "core/store/LocalDisk.h"
#include "tests/core/store/FileBytes.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

using namespace pointloom;
using namespace pointloom::test;

namespace {

constexpr uid_t nobody = 65534;

/// Permissions do not bind root: for as long as this lives the process is nobody in particular.
class Unprivileged
{
public:
    Unprivileged() : m_changed(::geteuid() == 0 && ::seteuid(nobody) == 0) {}
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;
    ~Unprivileged()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }

private:
    bool m_changed;
};

/// Permissions that are put back before the folder is cleared away.
class Permissions
{
public:
    Permissions(const std::filesystem::path& where, unsigned mode) : m_where(where)
    {
        std::filesystem::permissions(where, std::filesystem::perms(mode));
    }
    Permissions(const Permissions&) = delete;
    Permissions& operator=(const Permissions&) = delete;
    ~Permissions() { std::filesystem::permissions(m_where, std::filesystem::perms(0755)); }

private:
    std::filesystem::path m_where;
};

QStringList namesIn(const std::filesystem::path& folder)
{
    QStringList names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(QString::fromStdString(entry.path().filename().string()));
    return names;
}

/// The bytes of a workspace with some edits in it.
QByteArray workspaceBytes()
{
    const QTemporaryDir folder;
    const auto file = path(folder) / "w.pointloom";
    {
        const Opened opened = openTask(file);
        RandomTask task(1);
        for (int i = 0; i < 100; ++i) {
            const Gesture gesture = task.step();
            opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, {});
        }
    }
    return content(file);
}

QByteArray otherDatabase(const QString& statement)
{
    const QTemporaryDir folder;
    const auto file = path(folder) / "other.db";
    sqlRows(file, "CREATE TABLE task(id INTEGER PRIMARY KEY)");
    sqlRows(file, statement);
    return content(file);
}

QByteArray replaced(QByteArray bytes, qsizetype at, const QByteArray& by)
{
    return bytes.replace(at, by.size(), by);
}

}  // namespace

class TestWorkspaceFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoWorkspaceIsRefusedAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const QByteArray good = workspaceBytes();
        constexpr qsizetype pageCountAt = 28;
        constexpr qsizetype versionAt = 60;
        QTest::newRow("empty") << QByteArray() << "no Pointloom workspace";
        QTest::newRow("text") << QByteArray("frame,x,y,z\n").repeated(50) << "no Pointloom workspace";
        QTest::newRow("first 50 bytes of a workspace") << good.first(50) << "no Pointloom workspace";
        QTest::newRow("another program's database") << otherDatabase("PRAGMA application_id=1234") << "a database, but no Pointloom";
        QTest::newRow("a database without a name") << otherDatabase("PRAGMA user_version=1") << "a database, but no Pointloom";
        QTest::newRow("our name without our tables") << otherDatabase("PRAGMA application_id=0x504C5753") << "a database, but no Pointloom";
        QTest::newRow("newer") << replaced(good, versionAt, QByteArray("\0\0\0\4", 4)) << "newer Pointloom (format 4";
        QTest::newRow("half of a workspace") << good.first(good.size() / 2 / 4096 * 4096) << "damaged";
        QTest::newRow("first 100 bytes") << good.first(100) << "damaged";
        QTest::newRow("tables overwritten") << replaced(good, 100, QByteArray(3996, '\xA5')) << "damaged";
        QTest::newRow("absurd page size") << replaced(good, 16, QByteArray("\x13\x37", 2)) << "damaged";
        QTest::newRow("absurd page count") << replaced(good, pageCountAt, QByteArray("\xFF\xFF\xFF\xFF", 4)) << "damaged";
    }

    void whatIsNoWorkspaceIsRefusedAndLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        write(file, bytes);
        for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite}) {
            const auto workspace = Workspace::open(file, mode);
            QVERIFY(!workspace);
            QVERIFY2(workspace.error().text().contains(said.toStdString()), workspace.error().text().c_str());
            QCOMPARE(workspace.error().where, file.string());
            QVERIFY(content(file) == bytes);
            QCOMPARE(namesIn(path(folder)), QStringList("w.pointloom"));
        }
    }

    /// Whatever is garbled, the answer is an error or the truth, never a crash.
    void aGarbledPageIsSurvived()
    {
        const QByteArray good = workspaceBytes();
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        std::mt19937_64 random(12);
        int refused = 0;
        for (int i = 0; i < 60; ++i) {
            const qsizetype at = std::uniform_int_distribution<qsizetype>(100, good.size() - 300)(random);
            QByteArray noise(200, Qt::Uninitialized);
            std::ranges::generate(noise, [&] { return char(random()); });
            write(file, replaced(good, at, noise));
            auto workspace = Workspace::open(file, OpenMode::readOnly);
            const auto history = workspace ? (*workspace)->history(1, randomFrames()) : std::unexpected(workspace.error());
            refused += history ? 0 : 1;
            if (!history)
                QVERIFY(!history.error().what.pattern.empty());
        }
        QVERIFY(refused > 20);
    }

    void whatIsNoFileIsRefused()
    {
        const QTemporaryDir folder;
        const auto fifo = path(folder) / "fifo";
        QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
        for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite})
            for (const auto& name : {path(folder), fifo, path(folder) / "", std::filesystem::path(), path(folder) / "\xFF.pointloom"})
                QVERIFY(!Workspace::open(name, mode));
        QCOMPARE(namesIn(path(folder)), QStringList("fifo"));
    }

    void readingDoesNotMakeAWorkspace()
    {
        const QTemporaryDir folder;
        QVERIFY(!Workspace::open(path(folder) / "sub" / "w.pointloom", OpenMode::readOnly));
        QVERIFY(namesIn(path(folder)).isEmpty());
    }

    void foldersAreMadeAndNothingIsLeftBeside()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "a" / "b c" / "点织 #1?.pointloom";
        QVERIFY(openTask(file).workspace);
        QCOMPARE(namesIn(file.parent_path()), QStringList("点织 #1?.pointloom"));
    }

    void aDraftLeftByAKillDoesNotMatter()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        write(file.string() + ".new", workspaceBytes().first(5000));
        write(file.string() + ".new-journal", QByteArray(2000, 'x'));
        QCOMPARE(openTask(file).task.edits, quint64(0));
        QCOMPARE(namesIn(path(folder)), QStringList("w.pointloom"));
    }

    void aFolderThatIsNotOursIsOnlyRead()
    {
        const QTemporaryDir folder;
        const Permissions enter(path(folder), 0755);
        const auto place = path(folder) / "archive";
        std::filesystem::create_directory(place);
        const auto file = place / "w #1?.pointloom";
        write(file, workspaceBytes());
        const Permissions closed(place, 0555);
        const Unprivileged now;

        const auto writer = Workspace::open(file, OpenMode::readWrite);
        QVERIFY(!writer);
        QVERIFY2(writer.error().text().contains("folder"), writer.error().text().c_str());
        QVERIFY(!Workspace::open(place / "new.pointloom", OpenMode::readWrite));
        QVERIFY(!Workspace::open(place / "sub" / "new.pointloom", OpenMode::readWrite));

        const auto reader = Workspace::open(file, OpenMode::readOnly);
        VERIFY_RESULT(reader);
        const auto tasks = (*reader)->tasks();
        VERIFY_RESULT(tasks);
        QCOMPARE(tasks->front().edits, quint64(100));
        VERIFY_RESULT((*reader)->history(tasks->front().id, randomFrames()));
    }

    void aFileThatIsNotOursIsOnlyRead()
    {
        const QTemporaryDir folder;
        const Permissions open(path(folder), 0777);
        const auto file = path(folder) / "w.pointloom";
        write(file, workspaceBytes());
        const Permissions closed(file, 0444);
        const Unprivileged now;
        const auto writer = Workspace::open(file, OpenMode::readWrite);
        QVERIFY(!writer);
        QVERIFY2(writer.error().text().contains("read-only"), writer.error().text().c_str());
        VERIFY_RESULT(Workspace::open(file, OpenMode::readOnly));
    }

    void theDefaultPlaceIsTheUsersData()
    {
        const QTemporaryDir folder;
        const QByteArray before = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        const auto file = Workspace::defaultPath();
        if (before.isNull())
            qunsetenv("XDG_DATA_HOME");
        else
            qputenv("XDG_DATA_HOME", before);
        QCOMPARE(file, path(folder) / "pointloom" / "workspace.pointloom");
        VERIFY_RESULT(Workspace::open(file, OpenMode::readWrite));
    }

    void onlyLocalFileSystemsAreTrusted_data()
    {
        QTest::addColumn<uint>("magic");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("foreign");
        QTest::newRow("ext4") << 0xEF53U << QByteArray("ext4") << false;
        QTest::newRow("xfs") << 0x58465342U << QByteArray("xfs") << false;
        QTest::newRow("btrfs") << 0x9123683EU << QByteArray("btrfs") << false;
        QTest::newRow("tmpfs") << 0x01021994U << QByteArray("tmpfs") << false;
        QTest::newRow("overlay") << 0x794C7630U << QByteArray("overlay") << false;
        QTest::newRow("9p") << 0x01021997U << QByteArray("9p") << false;
        QTest::newRow("ntfs-3g") << 0x65735546U << QByteArray("fuseblk") << false;
        QTest::newRow("nfs") << 0x6969U << QByteArray("nfs4") << true;
        QTest::newRow("cifs") << 0xFF534D42U << QByteArray("cifs") << true;
        QTest::newRow("smb3") << 0xFE534D42U << QByteArray("smb3") << true;
        QTest::newRow("lustre") << 0x0BD00BD0U << QByteArray("lustre") << true;
        QTest::newRow("one that nobody knows") << 0x12345678U << QByteArray("newfs") << true;
        QTest::newRow("a FUSE mount that nobody knows") << 0x65735546U << QByteArray("fuse.newfs") << true;
        QTest::newRow("virtiofs") << 0x65735546U << QByteArray("virtiofs") << false;
        QTest::newRow("sshfs") << 0x65735546U << QByteArray("fuse.sshfs") << true;
    }

    void onlyLocalFileSystemsAreTrusted()
    {
        QFETCH(uint, magic);
        QFETCH(QByteArray, type);
        QFETCH(bool, foreign);
        QCOMPARE(store::foreignFileSystem(magic, type.toStdString()).has_value(), foreign);
    }
};

POINTLOOM_TEST(TestWorkspaceFiles, withCoreApplication)
#include "tst_workspace_files.moc"
