// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "tests/app/Program.h"
#include "tests/support/Support.h"

#include <nlohmann/json.hpp>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// The lines of a table without the column track_id.
std::string withoutTracks(const std::string& table)
{
    std::string out;
    for (std::size_t at = 0; at < table.size();) {
        const std::size_t end = std::min(table.find('\n', at), table.size());
        const std::size_t first = table.find(',', at);
        const std::size_t second = table.find(',', first + 1);
        out += table.substr(at, first - at) + table.substr(second, end - second) + "\n";
        at = end + 1;
    }
    return out;
}

}  // namespace

/// track-accuracy, from outside.
class TestTrackAccuracyCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const ProgramRun run = runProgram({"simulate", "--out", street(), "--frames", "7", "--columns", "1024", "--rings", "32"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
    }

    void scoresAGeneratedStreet()
    {
        const ProgramRun run = runProgram({"track-accuracy", street(), "--frames", "2", "--json"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto found = nlohmann::json::parse(run.output.toStdString());
        QCOMPARE(found.at("frames").get<int>(), 7);
        QVERIFY(found.at("poses").get<bool>());
        const auto& interpolation = found.at("interpolation");
        QCOMPARE(interpolation[0].at("class").get<std::string>(), std::string("all"));
        for (const auto& row : interpolation)
            QVERIFY(row.at("iou_3d").get<double>() > (row.at("moving").get<bool>() ? 0.8 : 0.95));
        for (const auto& row : found.at("propagation")) {
            const auto& first = row.at("steps")[0];
            QCOMPARE(first.at("frames_after").get<int>(), 1);
            QVERIFY(first.at("boxes").get<int>() == 0 || first.at("iou_3d").get<double>() > first.at("copied_iou_3d").get<double>());
        }
        for (const char* part : {"standing_or_moving", "size"})
            QVERIFY2(!found.at(part).empty(), part);
    }

    void printsTables()
    {
        const ProgramRun run = runProgram({"track-accuracy", street(), "--frames", "1", "--class", "Car"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        for (const char* word : {"interpolation", "an anchor every 2 frames", "propagation", "copied in the sensor's frame",
                                 "standing or moving", "one size", "0.50 m", "car, moving", "car, standing"})
            QVERIFY2(run.output.contains(word), word);
        QVERIFY(!run.output.contains("pedestrian"));
        QVERIFY(!run.errors.contains("no poses"));
    }

    void posesCanLieElsewhere()
    {
        const auto elsewhere = path(m_folder) / "elsewhere.txt";
        const auto beside = path(m_folder) / "street" / "poses.txt";
        const QByteArray with = runProgram({"track-accuracy", street(), "--frames", "1", "--class", "car", "--json"}).output;
        std::filesystem::rename(beside, elsewhere);
        const ProgramRun without = runProgram({"track-accuracy", street(), "--frames", "1", "--class", "car", "--json"});
        const ProgramRun given =
            runProgram({"track-accuracy", street(), "--frames", "1", "--class", "car", "--json", "--poses", text(elsewhere)});
        std::filesystem::rename(elsewhere, beside);
        QCOMPARE(without.exitCode, 0);
        QVERIFY2(without.errors.contains("no poses"), without.errors.constData());
        const auto interpolationOf = [](const QByteArray& json) { return nlohmann::json::parse(json.toStdString()).at("interpolation"); };
        QVERIFY(interpolationOf(given.output) == interpolationOf(with));
        QVERIFY(interpolationOf(without.output) != interpolationOf(with));
    }

    void readsKittiTracking()
    {
        NEEDS_SHARED_DATA("kitti_tracking_0000");
        const ProgramRun run = runProgram({"track-accuracy", text(sharedData("kitti_tracking_0000")), "--json"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const auto found = nlohmann::json::parse(run.output.toStdString());
        QCOMPARE(found.at("tracks").get<int>(), 3);
        QVERIFY(found.at("poses").get<bool>());
        QVERIFY(!found.at("propagation").empty());
    }

    void whatIsWrongIsSaidInOneSentence()
    {
        const auto folder = path(m_folder) / "untracked";
        std::filesystem::copy(path(m_folder) / "street", folder);
        const auto table = readText(folder / "boxes.csv");
        VERIFY_RESULT(table);
        VERIFY_RESULT(writeAtomically(folder / "boxes.csv", withoutTracks(*table)));
        const ProgramRun run = runProgram({"track-accuracy", text(folder)});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errors.count('\n'), 1);
        QVERIFY(run.output.isEmpty());
        for (const char* word : {"untracked", "no tracks", "track_id"})
            QVERIFY2(run.errors.contains(word), run.errors.constData());
    }

    void wrongArgumentsAreErrors()
    {
        const QTemporaryDir empty;
        QCOMPARE(runProgram({"track-accuracy", text(path(empty))}).exitCode, 1);
        QCOMPARE(runProgram({"track-accuracy", street(), "--class", "unicorn"}).exitCode, 1);
        QCOMPARE(runProgram({"track-accuracy", street(), "--class", "tram"}).exitCode, 1);
        QCOMPARE(runProgram({"track-accuracy", street(), "--poses", text(path(empty) / "none.txt")}).exitCode, 1);
        QCOMPARE(runProgram({"track-accuracy", street(), "--frames", "0"}).exitCode, 2);
        QCOMPARE(runProgram({"track-accuracy"}).exitCode, 2);
        QCOMPARE(runProgram({"track-accuracy", "--help"}).exitCode, 0);
    }

private:
    [[nodiscard]] QString street() const { return text(path(m_folder) / "street"); }

    QTemporaryDir m_folder;
};

POINTLOOM_TEST(TestTrackAccuracyCommand, withoutApplication)
#include "tst_track_accuracy_command.moc"
