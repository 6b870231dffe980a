// SPDX-License-Identifier: Apache-2.0
// Where names lead, what is written into, and that a name is given to all or to nothing.
#include "core/base/Draft.h"
#include "core/base/File.h"
#include "tests/support/Support.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace pointloom;
using namespace pointloom::test;

namespace fs = std::filesystem;

namespace {

/// Everything below a folder with what is in it.
std::map<std::string, std::string> contentOf(const fs::path& folder)
{
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).string();
        out[name] = entry.is_symlink() ? "link" : entry.is_directory() ? "folder" : readText(entry.path()).value_or("unreadable");
    }
    return out;
}

/// A draft of a folder "target" with two files, one of them below.
Result<Draft> draftOf(const fs::path& target, const std::string& text)
{
    auto draft = Draft::folder(target);
    if (!draft)
        return draft;
    for (const char* name : {"a.txt", "below/b.txt"}) {
        if (auto written = writeAtomically(draft->path() / "target" / name, text); !written)
            return std::unexpected(written.error());
    }
    return draft;
}

}  // namespace

class TestOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksAreFollowedAndStay()
    {
        const QTemporaryDir folder;
        fs::create_directory(path(folder) / "real");
        fs::create_directory_symlink(path(folder) / "real", path(folder) / "way");
        VERIFY_RESULT(writeAtomically(path(folder) / "real/old", "old"));
        fs::create_symlink("real/old", path(folder) / "link");
        fs::create_symlink(path(folder) / "real/new", path(folder) / "dangling");
        VERIFY_RESULT(writeAtomically(path(folder) / "link", "1"));
        VERIFY_RESULT(writeAtomically(path(folder) / "dangling", "2"));
        VERIFY_RESULT(writeAtomically(path(folder) / "way/third", "3"));
        QVERIFY(fs::is_symlink(path(folder) / "link"));
        QVERIFY(fs::is_symlink(path(folder) / "dangling"));
        const std::map<std::string, std::string> expected{{"old", "1"}, {"new", "2"}, {"third", "3"}};
        QCOMPARE(contentOf(path(folder) / "real"), expected);
    }

    void linksInACircleAreRefused()
    {
        const QTemporaryDir folder;
        fs::create_symlink("b", path(folder) / "a");
        fs::create_symlink("a", path(folder) / "b");
        QVERIFY(!writeAtomically(path(folder) / "a", "text"));
        QVERIFY(!outputPlace({}));
    }

    void devicesAreWrittenInto()
    {
        VERIFY_RESULT(writeAtomically("/dev/null", "text"));
        const auto full = writeAtomically("/dev/full", "text");
        QVERIFY(!full);
        QVERIFY(full.error().text().find("cannot be written") != std::string::npos);
        QVERIFY(fs::is_character_file("/dev/null"));
    }

    void aPipeIsWrittenIntoWhenSomebodyReads()
    {
        const QTemporaryDir folder;
        const fs::path pipe = path(folder) / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QVERIFY(!writeAtomically(pipe, "nobody reads"));
        const Descriptor reader(::open(pipe.c_str(), O_RDONLY | O_NONBLOCK));
        const auto written = writeAtomically(pipe, "text");
        VERIFY_RESULT(written);
        std::array<char, 16> got{};
        QCOMPARE(::read(reader.get(), got.data(), got.size()), ssize_t(4));
        QCOMPARE(std::string(got.data()), std::string("text"));
    }

    void aDescriptorOfTheProcessIsWrittenIntoWhereItStands()
    {
        const QTemporaryDir folder;
        const fs::path file = path(folder) / "out";
        const Descriptor open(::open(file.c_str(), O_WRONLY | O_CREAT, 0600));
        QCOMPARE(::write(open.get(), "a", 1), ssize_t(1));
        const auto written = writeAtomically("/dev/fd/" + std::to_string(open.get()), "b");
        VERIFY_RESULT(written);
        QCOMPARE(::write(open.get(), "c", 1), ssize_t(1));
        QCOMPARE(readText(file).value(), std::string("abc"));
    }

    void aReplacedFileKeepsItsRights()
    {
        const QTemporaryDir folder;
        const fs::path file = path(folder) / "a";
        VERIFY_RESULT(writeAtomically(file, "a"));
        fs::permissions(file, fs::perms(0640));
        VERIFY_RESULT(writeAtomically(file, "b"));
        QVERIFY(fs::status(file).permissions() == fs::perms(0640));
    }

    void aFolderAppearsAsAWhole()
    {
        const QTemporaryDir folder;
        const fs::path target = path(folder) / "deep/target";
        {
            auto draft = draftOf(target, "new");
            VERIFY_RESULT(draft);
            QVERIFY(!fs::exists(target));
            const auto committed = draft->commit(draft->path() / "target");
            VERIFY_RESULT(committed);
        }
        const std::map<std::string, std::string> expected{
            {"target", "folder"}, {"target/a.txt", "new"}, {"target/below", "folder"}, {"target/below/b.txt", "new"}};
        QCOMPARE(contentOf(target.parent_path()), expected);
    }

    void aReplacedFolderKeepsWhatIsNotItsOwn()
    {
        const QTemporaryDir folder;
        const fs::path target = path(folder) / "target";
        for (const char* name : {"a.txt", "mine.txt", "below/b.txt", "below/mine.txt", "below/old.txt", "mine/deep.txt"})
            VERIFY_RESULT(writeAtomically(target / name, "old"));
        fs::create_symlink("a.txt", target / "link");
        fs::permissions(target, fs::perms(0750));
        {
            auto draft = draftOf(target, "new");
            VERIFY_RESULT(draft);
            const auto committed = draft->commit(draft->path() / "target", [](const fs::path& name) { return name == "below/old.txt"; });
            VERIFY_RESULT(committed);
        }
        const std::map<std::string, std::string> expected{
            {"target", "folder"},          {"target/a.txt", "new"},          {"target/below", "folder"},
            {"target/below/b.txt", "new"}, {"target/below/mine.txt", "old"}, {"target/link", "link"},
            {"target/mine", "folder"},     {"target/mine/deep.txt", "old"},  {"target/mine.txt", "old"}};
        QCOMPARE(contentOf(path(folder)), expected);
        QVERIFY(fs::status(target).permissions() == fs::perms(0750));
    }

    /// A folder in the place of a file holds what nobody meant to lose.
    void aFolderInTheWayOfAFileIsKept()
    {
        const QTemporaryDir folder;
        const fs::path target = path(folder) / "target";
        VERIFY_RESULT(writeAtomically(target / "a.txt/mine", "old"));
        const auto before = contentOf(path(folder));
        {
            auto draft = draftOf(target, "new");
            VERIFY_RESULT(draft);
            QVERIFY(!draft->commit(draft->path() / "target"));
        }
        QCOMPARE(contentOf(path(folder)), before);
    }

    /// Wherever a process is killed, the next start finds the old folder or the new one and clears the rest away.
    void aKilledRunLeavesTheOldFolder()
    {
        const QTemporaryDir folder;
        const fs::path target = path(folder) / "target";
        VERIFY_RESULT(writeAtomically(target / "a.txt", "old"));
        const auto before = contentOf(path(folder));
        const pid_t child = ::fork();
        if (child == 0) {
            const auto draft = draftOf(target, "new");
            const auto file = Draft::file(target / "c.txt");
            ::_exit(draft && file ? 0 : 1);  // without any clearing up, as a kill
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QVERIFY(contentOf(path(folder)).size() > before.size());
        removeLeftovers(path(folder));
        removeLeftovers(target);
        QCOMPARE(contentOf(path(folder)), before);
    }

    /// Where folders cannot change places the old one is set aside for a moment.
    void aSwapThatWasCutOffIsTakenBack()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(writeAtomically(path(folder) / ".target.pointloom-abcdef/before/target/a.txt", "old"));
        VERIFY_RESULT(writeAtomically(path(folder) / ".target.pointloom-abcdef/target/a.txt", "new"));
        removeLeftovers(path(folder));
        const std::map<std::string, std::string> expected{{"target", "folder"}, {"target/a.txt", "old"}};
        QCOMPARE(contentOf(path(folder)), expected);
    }

    void whatIsInUseIsNoLeftover()
    {
        const QTemporaryDir folder;
        const auto draft = draftOf(path(folder) / "target", "new");
        VERIFY_RESULT(draft);
        VERIFY_RESULT(writeAtomically(path(folder) / ".pointloom-notes", "mine"));
        const auto before = contentOf(path(folder));
        const pid_t child = ::fork();
        if (child == 0) {
            removeLeftovers(path(folder));
            ::_exit(0);
        }
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        QCOMPARE(contentOf(path(folder)), before);
    }

    void longNamesHaveDrafts()
    {
        const QTemporaryDir folder;
        const std::string longest(255, 'n');
        VERIFY_RESULT(writeAtomically(path(folder) / longest, "text"));
        QCOMPARE(contentOf(path(folder)).size(), std::size_t{1});
        QVERIFY(!writeAtomically(path(folder) / (longest + "n"), "text"));
        QCOMPARE(contentOf(path(folder)).size(), std::size_t{1});
    }
};

POINTLOOM_TEST(TestOutput, withoutApplication)
#include "tst_output.moc"
