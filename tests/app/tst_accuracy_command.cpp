// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/measure/Truth.h"
#include "core/schema/SchemaJson.h"
#include "tests/app/Program.h"
#include "tests/support/Support.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace pointloom;
using namespace pointloom::test;

namespace {

LabelSchema drivingScheme()
{
    const auto json = readText(projectFile("resources/schemes/driving.json"));
    const auto schema = json ? schemaFromJson(*json) : Result<LabelSchema>();
    return schema ? *schema : LabelSchema{};
}

}  // namespace

/// accuracy, from outside.
class TestAccuracyCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const ProgramRun run = runProgram({"simulate", "--out", street(), "--frames", "2", "--columns", "1024"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
    }

    void scoresAGeneratedStreet()
    {
        const QString plots = text(path(m_folder) / "plots");
        const ProgramRun run = runProgram({"accuracy", street(), "--clicks", "2", "--json", "--plots", plots});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const QJsonObject found = QJsonDocument::fromJson(run.output).object();
        QCOMPARE(found["frames"].toInt(), 2);
        const int objects = found["objects"].toInt();
        QVERIFY(objects > 10);
        QCOMPARE(found["click"]["all"]["fits"].toInt(), 2 * objects);
        QCOMPARE(found["rubber_band"]["all"]["fits"].toInt(), objects);
        QVERIFY(found["click"]["all"]["iou_3d"].toDouble() > 0.4);
        QVERIFY(found["ground"]["f1"].toDouble() >= 0.94);
        QVERIFY(found["snap"]["faces"].toInt() > objects);
        QCOMPARE(found["clusters"]["objects"].toInt(), objects);
        for (const char* name : {"clicks.png", "bands.png"}) {
            const QImage image(plots + "/" + name);
            QVERIFY(image.width() > 1000 && image.height() > 800);
        }
    }

    void printsTables()
    {
        const ProgramRun run = runProgram({"accuracy", street(), "--clicks", "1", "--class", "Car", "--failures"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        for (const char* word : {"click", "rubber band", "snap", "clusters", "ground", "by range", "axes swapped", "car"})
            QVERIFY2(run.output.contains(word), word);
        QVERIFY(!run.output.contains("pedestrian"));
    }

    /// Whatever the number of threads, all but the times is the same.
    void theSameAgain()
    {
        const auto scores = [&] {
            QByteArray kept;
            for (const QByteArray& line : runProgram({"accuracy", street(), "--json"}).output.split('\n'))
                if (!line.contains("_ms\""))
                    kept += line;
            return kept;
        };
        const QByteArray once = scores();
        QVERIFY(once.size() > 1000);
        QCOMPARE(scores(), once);
    }

    void opensRealDatasets_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("boxes");
        QTest::newRow("KITTI object") << "kitti_object" << 11;
        QTest::newRow("KITTI tracking") << "kitti_tracking_0000" << 15;
        QTest::newRow("Argoverse") << "av2_7fab2350" << 162;
    }

    void opensRealDatasets()
    {
        QFETCH(QString, folder);
        QFETCH(int, boxes);
        NEEDS_SHARED_DATA("kitti_object");
        const auto truth = openTruth(sharedData(folder.toStdString()), drivingScheme());
        VERIFY_RESULT(truth);
        std::size_t found = 0;
        for (const LabelledFrame& frame : truth->labels.frames)
            found += frame.boxes.size();
        QCOMPARE(found, static_cast<std::size_t>(boxes));
        QVERIFY(truth->remarks.empty());
    }

    void wrongArgumentsAreErrors()
    {
        const QTemporaryDir empty;
        QCOMPARE(runProgram({"accuracy", text(path(empty))}).exitCode, 1);
        QCOMPARE(runProgram({"accuracy", street(), "--class", "unicorn"}).exitCode, 1);
        QCOMPARE(runProgram({"accuracy", street(), "--ground", "grass"}).exitCode, 2);
        std::filesystem::copy_file(path(m_folder) / "street" / "000000.pcd", path(empty) / "000000.pcd");
        const ProgramRun run = runProgram({"accuracy", text(path(empty))});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains("no labels"), run.errors.constData());
    }

private:
    [[nodiscard]] QString street() const { return text(path(m_folder) / "street"); }

    QTemporaryDir m_folder;
};

POINTLOOM_TEST(TestAccuracyCommand, withoutApplication)
#include "tst_accuracy_command.moc"
