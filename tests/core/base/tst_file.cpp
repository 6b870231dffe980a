// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "tests/support/Support.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

using namespace pointloom;
using namespace pointloom::test;

namespace fs = std::filesystem;

namespace {

std::size_t filesIn(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

class TestFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("Fußgänger 行人\r\n");
        QTest::newRow("zeros") << QByteArray(3, '\0');
        QTest::newRow("much") << QByteArray("0123456789abcdef").repeated(100'000);
    }

    void whatIsWrittenIsRead()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const fs::path file = path(folder) / "new" / "folders" / "点云.txt";
        const std::string text = content.toStdString();
        VERIFY_RESULT(writeAtomically(file, "something else that was there before"));
        VERIFY_RESULT(writeAtomically(file, text));
        const auto back = readText(file);
        VERIFY_RESULT(back);
        QVERIFY(*back == text);
        const auto mapped = FileBytes::open(file);
        VERIFY_RESULT(mapped);
        QVERIFY(mapped->text() == text);
        QCOMPARE(filesIn(file.parent_path()), std::size_t{1});  // no temporary file is left
    }

    void aWrittenFileIsAnOrdinaryOne()
    {
        const QTemporaryDir folder;
        const fs::path file = path(folder) / "a.txt";
        const mode_t before = ::umask(022);
        VERIFY_RESULT(writeAtomically(file, "a"));
        ::umask(before);
        QVERIFY(fs::status(file).permissions() == fs::perms(0644));
    }

    void theByteOrderMarkIsDropped()
    {
        const QTemporaryDir folder;
        const fs::path file = path(folder) / "a.txt";
        VERIFY_RESULT(writeAtomically(file,
                                      "\xEF\xBB\xBF"
                                      "a"));
        QCOMPARE(readText(file).value(), std::string("a"));
    }

    void failuresNameTheFileAndLeaveNothing()
    {
        const QTemporaryDir folder;
        const fs::path missing = path(folder) / "missing.txt";
        for (const fs::path& nothing : {missing, path(folder) / "missing" / "a.txt"}) {
            const auto read = readText(nothing);
            QVERIFY(!read);
            QVERIFY(read.error() == nothingAt(nothing));
        }
        QCOMPARE(FileBytes::open(missing).error().where, missing.string());
        QVERIFY(!readText(path(folder)));
        QVERIFY(!FileBytes::open(path(folder)));
        fs::create_directory(path(folder) / "taken");
        QVERIFY(!writeAtomically(path(folder) / "taken", "a"));
        VERIFY_RESULT(writeAtomically(path(folder) / "file", "a"));
        QVERIFY(!writeAtomically(path(folder) / "file" / "below", "a"));
        QCOMPARE(filesIn(path(folder)), std::size_t{2});
    }

    /// Opening a pipe waits for its writer, and a device may never end.
    void whatIsNoFileIsRefusedAtOnce()
    {
        const QTemporaryDir folder;
        const fs::path pipe = path(folder) / "pipe";
        const fs::path socket = path(folder) / "socket";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const Descriptor bound(::socket(AF_UNIX, SOCK_STREAM, 0));
        sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
        socket.string().copy(address.sun_path, sizeof address.sun_path - 1);
        QCOMPARE(::bind(bound.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        fs::create_symlink(pipe, path(folder) / "link");
        for (const fs::path& path : {pipe, socket, path(folder) / "link", fs::path("/dev/zero"), fs::path("/dev/null"), path(folder)}) {
            const auto text = readText(path);
            const auto bytes = FileBytes::open(path);
            QVERIFY2(!text && !bytes, path.c_str());
            QCOMPARE(text.error(), bytes.error());
            QVERIFY2(text.error().text().find("name one file") != std::string::npos, text.error().text().c_str());
        }
    }

    void aFileThatIsCutWhileItIsReadIsToldOf()
    {
        const QTemporaryDir folder;
        const fs::path path = test::path(folder) / "a";
        VERIFY_RESULT(writeAtomically(path, std::string(100'000, 'x')));
        auto file = InputFile::open(path).value();
        std::vector<std::byte> all(file.size());
        VERIFY_RESULT(file.readAt(0, all));
        fs::resize_file(path, 50'000);
        QVERIFY(!file.readAt(0, all));
        QVERIFY(file.readAt(0, all).error().text().find("shorter") != std::string::npos);
    }

    void moreThanTheMemoryIsRefused()
    {
        const QTemporaryDir folder;
        const fs::path path = test::path(folder) / "sparse";
        VERIFY_RESULT(writeAtomically(path, ""));
        std::error_code problem;
        fs::resize_file(path, std::uintmax_t{1} << 42, problem);
        if (problem)
            QSKIP("the file system has no file of 4 TB");
        QVERIFY(!FileBytes::open(path));
        QVERIFY(!readText(path));
    }

    /// Its size is said to be 0.
    void aFileThatTheSystemMakesUpIsReadAsText()
    {
        const auto text = readText("/proc/self/status");
        VERIFY_RESULT(text);
        QVERIFY(text->starts_with("Name:"));
        QVERIFY(text->ends_with('\n'));
    }

    void largeFilesAreReadOnSeveralThreads()
    {
        const QTemporaryDir folder;
        std::string text;
        for (int i = 0; text.size() < (std::size_t{1} << 24) + 12'345; ++i)
            text += std::to_string(i);
        VERIFY_RESULT(writeAtomically(path(folder) / "a", text));
        const auto bytes = FileBytes::open(path(folder) / "a");
        VERIFY_RESULT(bytes);
        QVERIFY(bytes->text() == text);
    }

    void bytesCanBeMoved()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(writeAtomically(path(folder) / "a", "first"));
        VERIFY_RESULT(writeAtomically(path(folder) / "b", "second"));
        auto a = FileBytes::open(path(folder) / "a").value();
        auto b = FileBytes::open(path(folder) / "b").value();
        a = std::move(b);
        QCOMPARE(a.text(), std::string_view("second"));
        const FileBytes c = std::move(a);
        QCOMPARE(c.text(), std::string_view("second"));
    }
};

POINTLOOM_TEST(TestFile, withoutApplication)
#include "tst_file.moc"
