// SPDX-License-Identifier: Apache-2.0
// What the file system refuses is an expected failure: nothing of the program calls it in the way that throws.
#include "tests/house/Sources.h"

#include <QRegularExpression>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// std::filesystem's functions that throw unless they are given a place for the error.
constexpr auto throwing = "absolute|canonical|weakly_canonical|relative|proximate|copy|copy_file|copy_symlink|create_directory|"
                          "create_directories|create_hard_link|create_symlink|create_directory_symlink|current_path|equivalent|exists|"
                          "file_size|hard_link_count|is_block_file|is_character_file|is_directory|is_empty|is_fifo|is_other|"
                          "is_regular_file|is_socket|is_symlink|last_write_time|permissions|read_symlink|remove|remove_all|rename|"
                          "resize_file|space|status|symlink_status|temp_directory_path";
constexpr auto space = "(?:std::filesystem|fs)::";

/// The names of a file's variables of a type, parameters among them.
QStringList variablesOf(const QString& type, const QString& text)
{
    QStringList names;
    auto found = QRegularExpression("\\b" + type + "\\s*&?\\s*(\\w+)\\s*[;,)({=]").globalMatch(text);
    while (found.hasNext())
        names << found.next().captured(1);
    return names;
}

/// Questions about a status that was asked for before do not throw; how that was asked is looked at by itself.
bool asksStatus(const QString& argument, const QString& text)
{
    static const QRegularExpression asked(QString("^%1(symlink_)?status\\(").arg(space));
    QStringList known = variablesOf(QString("%1file_status").arg(space), text);
    auto found = QRegularExpression(QString("auto\\s+(\\w+)\\s*=\\s*%1(?:symlink_)?status\\(").arg(space)).globalMatch(text);
    while (found.hasNext())
        known << found.next().captured(1);
    return known.contains(argument) || asked.match(argument).hasMatch();
}

QStringList throwingCalls(const QString& text)
{
    QStringList wrong;
    const QStringList errors = variablesOf("std::error_code", text);
    const auto look = [&](const QRegularExpressionMatch& call, bool mayBeEmpty) {
        const QStringList arguments = argumentsFrom(text, call.capturedEnd());
        const bool empty = arguments.size() == 1 && arguments.front().isEmpty();
        const bool status = arguments.size() == 1 && asksStatus(arguments.front(), text);
        if (!(mayBeEmpty && empty) && !status && !errors.contains(arguments.back()))
            wrong << text.mid(call.capturedStart(), 70).simplified();
    };
    auto calls = QRegularExpression(QString("\\b%1(%2)\\(").arg(space, throwing)).globalMatch(text);
    while (calls.hasNext())
        look(calls.next(), false);
    auto iterators = QRegularExpression(QString("\\b%1(?:recursive_)?directory_iterator(?:\\s+\\w+)?[({]").arg(space)).globalMatch(text);
    while (iterators.hasNext())
        look(iterators.next(), true);
    const auto range = QRegularExpression(QString("for \\([^;()]*: *%1(?:recursive_)?directory_iterator").arg(space)).match(text);
    if (range.hasMatch())  // its steps throw, however it began
        wrong << range.captured();
    for (const QString& name : variablesOf(QString("%1(?:recursive_)?directory_iterator").arg(space), text)) {
        const auto step = QRegularExpression(QString("\\+\\+\\s*%1\\b|\\b%1\\s*\\+\\+").arg(name)).match(text);
        if (step.hasMatch())
            wrong << step.captured();
    }
    if (text.contains("directory_iterator")) {
        const auto member = QRegularExpression("(?:->|\\.)(?:is_(?:directory|regular_file|symlink|fifo|socket|other)|exists|file_size|last_"
                                               "write_time|hard_link_count|(?:symlink_)?status)\\(\\)")
                                .match(text);
        if (member.hasMatch())
            wrong << member.captured();
    }
    return wrong;
}

}  // namespace

class TestFilesystem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckSeesWhatItIsFor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("wrong");
        const QString error = "std::error_code none; ";
        QTest::newRow("throws") << "if (fs::exists(path)) return;" << true;
        QTest::newRow("does not") << error + "if (fs::exists(path, none)) return;" << false;
        QTest::newRow("something else at the end") << error + "fs::copy_file(a, b, options);" << true;
        QTest::newRow("inside another call") << error + "f(fs::absolute(path).lexically_normal(), none);" << true;
        QTest::newRow("without arguments") << error + "auto here = std::filesystem::current_path();" << true;
        QTest::newRow("status") << error + "const fs::file_status is = fs::status(path, none); fs::is_directory(is);" << false;
        QTest::newRow("status that throws") << "const fs::file_status is = fs::status(path); fs::is_directory(is);" << true;
        QTest::newRow("status asked inside") << error + "fs::exists(fs::symlink_status(path, none));" << false;
        QTest::newRow("range") << error + "for (const auto& entry : fs::directory_iterator(path)) f(entry);" << true;
        QTest::newRow("range that begins well") << error + "for (const auto& e : fs::directory_iterator(path, none)) f(e);" << true;
        QTest::newRow("step") << error + "for (fs::directory_iterator e(p, none), end; e != end; ++e) f(e);" << true;
        QTest::newRow("step with error") << error + "for (fs::directory_iterator e(p, none), end; e != end; e.increment(none)) f(e);"
                                         << false;
        QTest::newRow("end") << error + "while (e != fs::directory_iterator()) f(e);" << false;
        QTest::newRow("entry") << error + "fs::directory_iterator e(p, none); if (e->is_directory()) f(e);" << true;
    }

    void theCheckSeesWhatItIsFor()
    {
        QFETCH(QString, text);
        QFETCH(bool, wrong);
        QCOMPARE(!throwingCalls(text).isEmpty(), wrong);
    }

    void nothingThrows()
    {
        QStringList wrong;
        const int files = forEachSource({"core", "ui", "app"}, [&](const QString& name, const QString& text) {
            for (const QString& found : throwingCalls(text))
                wrong << name + ": " + found;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("; ")));
        QVERIFY(files > 300);
    }
};

POINTLOOM_TEST(TestFilesystem, withoutApplication)
#include "tst_filesystem.moc"
