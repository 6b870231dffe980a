// SPDX-License-Identifier: Apache-2.0
// Whatever is given to the program, it ends by itself, with one sentence and exit code 1, and changes nothing that it was only to read.
#include "core/base/File.h"
#include "tests/app/Program.h"
#include "tests/support/Support.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>

#include <clocale>

#include <sys/stat.h>

using namespace pointloom;
using namespace pointloom::test;

namespace {

QMap<QString, QByteArray> contentOf(const QString& folder)
{
    QMap<QString, QByteArray> out;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = files.next();
        out[name] = QByteArray::fromStdString(readText(name.toStdString()).value_or("unreadable"));
    }
    return out;
}

/// A locale that writes numbers with a comma; made for the test where the machine has none.
QString commaLocale(const QString& folder)
{
    const QByteArray before = std::setlocale(LC_NUMERIC, nullptr);
    QString found;
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "es_ES.UTF-8", "ru_RU.UTF-8", "pt_BR.UTF-8"}) {
        if (found.isEmpty() && std::setlocale(LC_NUMERIC, name) != nullptr)
            found = name;
    }
    std::setlocale(LC_NUMERIC, before.constData());
    if (!found.isEmpty())
        return found;
    QProcess::execute("localedef", {"-i", "de_DE", "-f", "UTF-8", QDir(folder).filePath("de_DE.UTF-8")});
    if (!QDir(folder).exists("de_DE.UTF-8"))
        return {};
    qputenv("LOCPATH", folder.toUtf8());
    return "de_DE.UTF-8";
}

}  // namespace

class TestRefusals : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(name); }
    /// In the arguments of a row.
    [[nodiscard]] QStringList filled(QStringList arguments) const
    {
        for (QString& argument : arguments)
            argument.replace("@", m_folder.path());
        return arguments;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto run = runProgram({"simulate", "--out", at("sim"), "--frames", "3", "--rings", "8", "--columns", "128"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(::mkfifo(at("pipe").toUtf8().constData(), 0600), 0);
        VERIFY_RESULT(writeAtomically(at("clicks.csv").toStdString(), "x,y,z,class\n10,0,0,car\n"));
        QVERIFY(QFile::copy(at("sim/boxes.csv"), at("boxes.csv")));
        const auto made = runProgram({"import", at("sim"), "--labels", at("boxes.csv"), "--workspace", at("w.pointloom")});
        QVERIFY2(made.exitCode == 0, made.errors);
    }

    /// A pipe would be waited for, and a device never ends.
    void whatIsNoFileIsRefusedByEveryReader_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const char* file : {"@/pipe", "/dev/zero", "@/sim"}) {
            const auto row = [&](const char* name, const QStringList& arguments) { QTest::addRow("%s, %s", name, file) << arguments; };
            if (QByteArray(file) != "@/sim")
                row("info", {"info", file});
            row("ground", {"ground", file, "--out", "@/out"});
            row("convert points", {"convert", file, "@/out.ply", "--from", "pcd"});
            row("convert boxes", {"convert", file, "@/out.csv", "--from", "openlabel"});
            row("convert a table", {"convert", file, "@/out.json", "--from", "csv"});
            row("clicks", {"fit", "@/sim/000000.pcd", "--clicks", file, "--out", "@/out"});
            row("context", {"fit", "@/sim/000000.pcd", "--clicks", "@/clicks.csv", "--context", file, "--out", "@/out"});
            row("scheme", {"fit", "@/sim/000000.pcd", "--clicks", "@/clicks.csv", "--scheme", file, "--out", "@/out"});
            row("boxes", {"propagate", "--sequence", "@/sim", "--boxes", file, "--from", "000000", "--frames", "1", "--out", "@/out"});
            row("poses",
                {"propagate", "--sequence", "@/sim", "--boxes", "@/boxes.csv", "--poses", file, "--from", "000000", "--frames", "1",
                 "--out", "@/out"});
            row("labels", {"import", "@/sim", "--labels", file, "--from", "csv", "--workspace", "@/none.pointloom"});
            row("workspace", {"export", "--workspace", file, "--format", "csv", "--out", "@/out"});
        }
    }

    void whatIsNoFileIsRefusedByEveryReader()
    {
        QFETCH(QStringList, arguments);
        const auto run = runProgram(filled(arguments));
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errors.count('\n'), 1);
        QVERIFY(!QFile::exists(at("none.pointloom")));
    }

    /// Whatever a path is for, that nothing is there is said of it, and nothing is made in its place.
    void whatIsNotThereIsSaidSo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const QString missing : {"@/missing", "@/missing.json", "@/boxes.csv/below"}) {
            const auto row = [&](const char* name, const QStringList& arguments) {
                QTest::addRow("%s, %s", name, qPrintable(missing)) << arguments;
            };
            row("info", {"info", missing});
            row("ground", {"ground", missing, "--out", "@/out"});
            row("cluster", {"cluster", missing, "--radius", "1", "--out", "@/out"});
            row("convert points", {"convert", missing, "@/out.ply", "--from", "pcd"});
            for (const char* format : {"kitti", "kitti-tracking", "openlabel", "csv"}) {
                row(qPrintable(QString("convert ") + format), {"convert", missing, "@/out.csv", "--from", format, "--to", "csv"});
                row(qPrintable(QString("import ") + format),
                    {"import", "@/sim", "--labels", missing, "--from", format, "--workspace", "@/none.pointloom"});
            }
            row("import labels", {"import", "@/sim", "--labels", missing, "--workspace", "@/none.pointloom"});
            row("import frames", {"import", missing, "--labels", "@/boxes.csv", "--workspace", "@/none.pointloom"});
            row("import scheme", {"import", "@/sim", "--labels", "@/boxes.csv", "--scheme", missing, "--workspace", "@/none.pointloom"});
            row("convert dataset", {"convert", "@/boxes.csv", "@/out.json", "--dataset", missing});
            row("convert scheme", {"convert", "@/boxes.csv", "@/out.json", "--scheme", missing});
            row("fit", {"fit", missing, "--clicks", "@/clicks.csv", "--out", "@/out"});
            row("fit clicks", {"fit", "@/sim/000000.pcd", "--clicks", missing, "--out", "@/out"});
            row("fit scheme", {"fit", "@/sim/000000.pcd", "--clicks", "@/clicks.csv", "--scheme", missing, "--out", "@/out"});
            row("fit context", {"fit", "@/sim/000000.pcd", "--clicks", "@/clicks.csv", "--context", missing, "--out", "@/out"});
            row("prelabel", {"prelabel", missing, "--workspace", "@/none.pointloom"});
            row("prelabel scheme", {"prelabel", "@/sim", "--scheme", missing, "--workspace", "@/none.pointloom"});
            const QStringList propagate{"propagate", "--from", "000000", "--frames", "1", "--out", "@/out"};
            row("propagate", propagate + QStringList{"--sequence", missing, "--boxes", "@/boxes.csv"});
            row("propagate boxes", propagate + QStringList{"--sequence", "@/sim", "--boxes", missing});
            row("propagate poses", propagate + QStringList{"--sequence", "@/sim", "--boxes", "@/boxes.csv", "--poses", missing});
            row("export", {"export", "--workspace", missing, "--format", "csv", "--out", "@/out"});
            row("export dataset", {"export", "--workspace", "@/w.pointloom", "--dataset", missing, "--format", "csv", "--out", "@/out"});
            row("sheet", {"sheet", "--workspace", missing, "--out", "@/out.png"});
            row("sheet dataset", {"sheet", "--workspace", "@/w.pointloom", "--dataset", missing, "--out", "@/out.png"});
            row("bench", {"bench", missing});
            row("bench scheme", {"bench", "@/sim", "--scheme", missing});
            row("accuracy", {"accuracy", missing});
            row("accuracy scheme", {"accuracy", "@/sim", "--scheme", missing});
            row("track-accuracy", {"track-accuracy", missing});
            row("track-accuracy poses", {"track-accuracy", "@/sim", "--poses", missing});
            row("track-accuracy scheme", {"track-accuracy", "@/sim", "--scheme", missing});
            row("check", {"workspace", "check", missing});
            row("repair", {"workspace", "repair", missing});
            row("relink", {"workspace", "relink", "@/sim", missing, "--workspace", "@/w.pointloom"});
            row("relink workspace", {"workspace", "relink", "@/sim", "@/sim", "--workspace", missing});
        }
        QTest::newRow("convert by its name") << QStringList{"convert", "@/missing", "@/out.ply"};
        QTest::newRow("convert without a name") << QStringList{"convert", "@/missing.xyz", "@/out.ply"};
        QTest::newRow("import without a name") << QStringList{"import",        "@/sim",       "--labels",
                                                              "@/missing.xyz", "--workspace", "@/none.pointloom"};
    }

    void whatIsNotThereIsSaidSo()
    {
        QFETCH(QStringList, arguments);
        const auto before = contentOf(m_folder.path());
        const auto run = runProgram(filled(arguments));
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errors.count("there is no such"), 1);
        QVERIFY2(run.errors.contains("missing") || run.errors.contains("below"), run.errors);
        QCOMPARE(contentOf(m_folder.path()), before);
    }

    void namesThatNoPathCanHaveAreRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString longest(256, 'n');
        QTest::newRow("no dataset") << QStringList{"prelabel", "", "--workspace", "@/w"};
        QTest::newRow("no sequence") << QStringList{"propagate", "--sequence", "",  "--boxes", "b", "--from",
                                                    "0",         "--frames",   "1", "--out",   "o"};
        QTest::newRow("no target") << QStringList{"ground", "@/sim/000000.pcd", "--out", ""};
        QTest::newRow("long dataset") << QStringList{"prelabel", "@/" + longest, "--workspace", "@/w"};
        QTest::newRow("long workspace") << QStringList{"import", "@/sim", "--labels", "@/boxes.csv", "--workspace", "@/" + longest};
        QTest::newRow("long target") << QStringList{"ground", "@/sim/000000.pcd", "--out", "@/" + longest};
        QTest::newRow("long folder") << QStringList{"simulate", "--out", "@/" + longest, "--frames", "1"};
        QTest::newRow("below a file") << QStringList{"simulate", "--out", "@/boxes.csv/below", "--frames", "1"};
    }

    void namesThatNoPathCanHaveAreRefused()
    {
        QFETCH(QStringList, arguments);
        const auto run = runProgram(filled(arguments));
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errors.count('\n'), 1);
    }

    void aCurrentFolderThatIsGoneIsSurvived_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("prelabel") << QStringList{"prelabel", "sim", "--workspace", "w"};
        QTest::newRow("export") << QStringList{"export", "--workspace", "w", "--format", "csv", "--out", "e.csv"};
        QTest::newRow("ground") << QStringList{"ground", "@/sim/000000.pcd", "--out", "mask"};
        QTest::newRow("simulate") << QStringList{"simulate", "--out", "x", "--frames", "1"};
    }

    void aCurrentFolderThatIsGoneIsSurvived()
    {
        QFETCH(QStringList, arguments);
        const QString before = QDir::currentPath();
        QVERIFY(QDir().mkdir(at("gone")) && QDir::setCurrent(at("gone")) && QDir().rmdir(at("gone")));
        const auto run = runProgram(filled(arguments));
        QDir::setCurrent(before);
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errors.count('\n'), 1);
    }

    void datasetsAndInputsAreNeverWrittenTo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("workspace") << QStringList{"prelabel", "@/sim", "--workspace", "@/sim/w.pointloom"};
        QTest::newRow("import") << QStringList{"import", "@/sim", "--labels", "@/boxes.csv", "--workspace", "@/sim/points/w"};
        QTest::newRow("cluster") << QStringList{"cluster", "@/sim/000000.pcd", "--radius", ".5", "--out", "@/sim/000001.pcd"};
        QTest::newRow("ground") << QStringList{"ground", "@/sim/000000.pcd", "--out", "@/sim/mask"};
        QTest::newRow("fit") << QStringList{"fit", "@/sim/000000.pcd", "--clicks", "@/clicks.csv", "--out", "@/sim/fit.csv"};
        QTest::newRow("propagate") << QStringList{"propagate", "--sequence", "@/sim", "--boxes", "@/boxes.csv",         "--from",
                                                  "000000",    "--frames",   "1",     "--out",   "@/sim/more/boxes.csv"};
        QTest::newRow("another dataset") << QStringList{"convert", "@/boxes.csv", "@/sim/boxes.json", "--from", "csv"};
        QTest::newRow("a cloud") << QStringList{"convert", "@/sim/000000.pcd", "@/sim/000003.pcd"};
        QTest::newRow("simulate") << QStringList{"simulate", "--out", "@/sim/more", "--frames", "1"};
        QTest::newRow("plots") << QStringList{"accuracy", "@/sim", "--clicks", "1", "--plots", "@/sim"};
        QTest::newRow("over itself") << QStringList{"convert", "@/boxes.csv", "@/boxes.csv"};
        QTest::newRow("over the clicks") << QStringList{"fit", "@/sim/000000.pcd", "--clicks", "@/clicks.csv", "--out", "@/clicks.csv"};
        QTest::newRow("over the boxes") << QStringList{"propagate", "--sequence", "@/sim", "--boxes", "@/boxes.csv", "--from",
                                                       "000000",    "--frames",   "1",     "--out",   "@/boxes.csv"};
    }

    void datasetsAndInputsAreNeverWrittenTo()
    {
        QFETCH(QStringList, arguments);
        const auto before = contentOf(m_folder.path());
        const auto run = runProgram(filled(arguments));
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains("choose another target"), run.errors);
        QCOMPARE(contentOf(m_folder.path()), before);
    }

    void anAnswerThatDoesNotArriveIsAFailure_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("info") << QStringList{"info", "@/sim/000000.pcd"};
        QTest::newRow("info as JSON") << QStringList{"info", "@/sim/000000.pcd", "--json"};
        QTest::newRow("ground") << QStringList{"ground", "@/sim/000000.pcd", "--out", "@/mask"};
        QTest::newRow("import") << QStringList{"import", "@/sim", "--labels", "@/boxes.csv", "--workspace", "@/full.pointloom"};
        QTest::newRow("simulate") << QStringList{"simulate", "--out", "@/other", "--frames", "1", "--columns", "64"};
        QTest::newRow("help") << QStringList{"--help"};
        QTest::newRow("version") << QStringList{"--version"};
        QTest::newRow("a target that is the output") << QStringList{"convert", "@/boxes.csv", "/dev/stdout", "--to", "openlabel"};
    }

    void anAnswerThatDoesNotArriveIsAFailure()
    {
        QFETCH(QStringList, arguments);
        const auto run = runProgram(filled(arguments), {.output = "/dev/full"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains("written"), run.errors);
    }

    void theOutputIsATarget()
    {
        const auto run = runProgram({"convert", at("boxes.csv"), "/dev/stdout", "--from", "csv", "--to", "csv"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.output.count('\n'), contentOf(m_folder.path())[at("boxes.csv")].count('\n'));
        QVERIFY(QFileInfo("/dev/stdout").exists());
    }

    void controlCharactersOfNamesAreWrittenOut()
    {
        const QString folder = at("odd");
        QVERIFY(QDir().mkdir(folder));
        QVERIFY(QFile::copy(at("sim/000000.pcd"), folder + "/a\x1b[31m\nb.pcd"));
        for (const QStringList& arguments : {QStringList{"info", folder}, QStringList{"info", folder + "/none\x1b[31m"}}) {
            const auto run = runProgram(arguments);
            QVERIFY(!(run.output + run.errors).contains('\x1b'));
            QVERIFY((run.output + run.errors).contains("\\x1b[31m"));
        }
    }

    void numbersHaveAPointInEveryLocale()
    {
        const QTemporaryDir made;
        const QString locale = commaLocale(made.path());
        if (locale.isEmpty())
            QSKIP("there is no locale with a decimal comma on this machine");
        for (const QString& one : {QString("C.UTF-8"), locale}) {
            const ProgramPlace place{.locale = one};
            QCOMPARE(runProgram({"cluster", at("sim/000000.pcd"), "--radius", "0.5", "--out", at(one + ".i32")}, place).exitCode, 0);
            QCOMPARE(runProgram({"convert", at("boxes.csv"), at(one + ".json"), "--from", "csv"}, place).exitCode, 0);
            QCOMPARE(runProgram({"convert", at("sim/000000.pcd"), at(one + ".pcd"), "--to", "pcd-ascii"}, place).exitCode, 0);
        }
        for (const char* ending : {".i32", ".json", ".pcd"})
            QCOMPARE(readText(at(locale + ending).toStdString()).value(), readText(at(QString("C.UTF-8") + ending).toStdString()).value());
    }
};

POINTLOOM_TEST(TestRefusals, withoutApplication)
#include "tst_refusals.moc"
