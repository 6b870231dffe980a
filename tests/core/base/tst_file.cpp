// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "tests/support/Support.h"

#include <sys/stat.h>

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
        const auto mapped = MappedFile::open(file);
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
        QVERIFY(!readText(missing));
        QCOMPARE(readText(missing).error().where, missing.string());
        QCOMPARE(MappedFile::open(missing).error().where, missing.string());
        QVERIFY(!readText(path(folder)));
        QVERIFY(!MappedFile::open(path(folder)));
        fs::create_directory(path(folder) / "taken");
        QVERIFY(!writeAtomically(path(folder) / "taken", "a"));
        VERIFY_RESULT(writeAtomically(path(folder) / "file", "a"));
        QVERIFY(!writeAtomically(path(folder) / "file" / "below", "a"));
        QCOMPARE(filesIn(path(folder)), std::size_t{2});
    }

    void aMappingCanBeMoved()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(writeAtomically(path(folder) / "a", "first"));
        VERIFY_RESULT(writeAtomically(path(folder) / "b", "second"));
        auto a = MappedFile::open(path(folder) / "a").value();
        auto b = MappedFile::open(path(folder) / "b").value();
        a = std::move(b);
        QCOMPARE(a.text(), std::string_view("second"));
        const MappedFile c = std::move(a);
        QCOMPARE(c.text(), std::string_view("second"));
    }
};

POINTLOOM_TEST(TestFile, withoutApplication)
#include "tst_file.moc"
