// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/dataset/Sequence.h"
#include "core/simulate/Simulate.h"
#include "tests/support/Support.h"

#include <cstring>
#include <map>
#include <set>

using namespace pointloom;
namespace fs = std::filesystem;

namespace {

SimulateParams quick(int frames)
{
    SimulateParams params;
    params.frames = frames;
    params.rings = 16;
    params.columns = 512;
    params.seed = 5;
    return params;
}

std::map<std::string, std::string> contents(const fs::path& folder)
{
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            out.emplace(fs::relative(entry.path(), folder).string(), readText(entry.path()).value_or("unreadable"));
    return out;
}

}  // namespace

class TestSimulateDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackAsItWas()
    {
        const QTemporaryDir folder;
        const fs::path root = test::path(folder) / "street";
        const SimulateParams params = quick(3);
        VERIFY_RESULT(simulateDataset(root, params));

        const auto sequence = openDataset(root);
        VERIFY_RESULT(sequence);
        QCOMPARE(sequence->layout, std::string("plain-frames"));
        QCOMPARE(sequence->frames.size(), 3U);
        for (int i = 0; i < params.frames; ++i) {
            const SimulatedFrame truth = simulateFrame(params, i);
            const FrameSource& source = sequence->frames[static_cast<std::size_t>(i)];
            QCOMPARE(source.name, "00000" + std::to_string(i));
            const auto world_T_cloud = sequence->world_T_cloud(static_cast<std::size_t>(i));
            QVERIFY(world_T_cloud.has_value());
            QVERIFY((world_T_cloud->matrix() - truth.world_T_cloud.matrix()).norm() < 1e-8);
            const auto cloud = readFrameCloud(*sequence, i);
            VERIFY_RESULT(cloud);
            QVERIFY(cloud->positions_m == truth.cloud.positions_m);
            QVERIFY(cloud->intensity == truth.cloud.intensity);
            QVERIFY(cloud->ring == truth.cloud.ring);
            QVERIFY(cloud->time_s == truth.cloud.time_s);
            QVERIFY(cloud->label == truth.cloud.label);
        }
    }

    void tablesTellTheTruth()
    {
        const QTemporaryDir folder;
        const SimulateParams params = quick(2);
        VERIFY_RESULT(simulateDataset(test::path(folder), params));
        const std::string text = readText(test::path(folder) / "boxes.csv").value();
        const auto lines = fields(text, '\n');
        QCOMPARE(lines[0], std::string_view("frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad,points_in_box"));
        std::size_t line = 1;
        for (int i = 0; i < params.frames; ++i) {
            const SimulatedFrame truth = simulateFrame(params, i);
            for (const SimulatedBox& one : truth.boxes) {
                const auto cells = fields(lines[line++]);
                QCOMPARE(cells.size(), 11U);
                QCOMPARE(cells[0], std::string_view(i == 0 ? "000000" : "000001"));
                QCOMPARE(cells[1], std::string_view(one.track));
                QCOMPARE(cells[2], std::string_view(one.classKey));
                const auto value = [&](std::size_t cell) { return number<double>(cells[cell]).value_or(NAN); };
                const OrientedBox box{{value(3), value(4), value(5)}, {value(6), value(7), value(8)}, value(9)};
                QVERIFY(cornerDistance_m(box, one.box) < 1e-5);
                std::size_t inside = 0;
                for (std::size_t p = 0; p < truth.cloud.size(); ++p)
                    inside += contains(one.box, truth.cloud.at(p)) ? 1 : 0;
                QCOMPARE(static_cast<std::size_t>(value(10)), inside);
            }
        }
        QCOMPARE(lines.size(), line + 1);  // nothing after the last line feed
        QVERIFY(lines.back().empty());
    }

    void labelFilesHoldClassAndTrack()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(simulateDataset(test::path(folder), quick(1)));
        const SimulatedFrame truth = simulateFrame(quick(1), 0);
        const auto file = FileBytes::open(test::path(folder) / "points" / "000000.label");
        VERIFY_RESULT(file);
        QCOMPARE(file->bytes().size(), truth.cloud.size() * 4);
        for (std::size_t i = 0; i < truth.cloud.size(); ++i) {
            std::uint32_t value = 0;
            std::memcpy(&value, file->bytes().data() + i * 4, 4);
            QCOMPARE(value & 0xffffU, truth.cloud.label[i]);
            const std::int32_t object = truth.objectOfPoint[i];
            QCOMPARE(std::to_string(value >> 16), object < 0 ? "0" : truth.boxes[static_cast<std::size_t>(object)].track);
        }
    }

    void sameSeedSameFiles()
    {
        const QTemporaryDir one;
        const QTemporaryDir other;
        VERIFY_RESULT(simulateDataset(test::path(one), quick(2)));
        VERIFY_RESULT(simulateDataset(test::path(other), quick(2)));
        QVERIFY(contents(test::path(one)) == contents(test::path(other)));
    }

    void replacesAnEarlierSimulationWhole()
    {
        const QTemporaryDir folder;
        const QTemporaryDir fresh;
        VERIFY_RESULT(simulateDataset(test::path(folder), quick(4)));
        VERIFY_RESULT(simulateDataset(test::path(folder), quick(2)));
        VERIFY_RESULT(simulateDataset(test::path(fresh), quick(2)));
        QVERIFY(contents(test::path(folder)) == contents(test::path(fresh)));
    }

    void leavesOtherPeoplesFoldersAlone()
    {
        const QTemporaryDir folder;
        const fs::path mine = test::path(folder) / "000000.pcd";
        VERIFY_RESULT(writeAtomically(mine, std::string_view("not a simulation")));
        const auto before = contents(test::path(folder));
        QVERIFY(!simulateDataset(test::path(folder), quick(1)).has_value());
        QVERIFY(contents(test::path(folder)) == before);
        QVERIFY(!simulateDataset(mine, quick(1)).has_value());
        QVERIFY(contents(test::path(folder)) == before);
    }

    void refusesBeforeItTouchesAnything()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(simulateDataset(test::path(folder), quick(1)));
        const auto before = contents(test::path(folder));
        QVERIFY(!simulateDataset(test::path(folder), quick(0)).has_value());
        QVERIFY(contents(test::path(folder)) == before);
    }

    void whatIsThereWhenStoppedIsComplete()
    {
        const QTemporaryDir folder;
        const QTemporaryDir shorter;
        std::stop_source stop;
        double last = 0;
        const auto progress = [&](double share) {
            QVERIFY(share > last);
            last = share;
            if (share > 0.35)
                stop.request_stop();
        };
        QVERIFY(!simulateDataset(test::path(folder), quick(5), progress, stop.get_token()).has_value());
        QCOMPARE(last, 0.4);
        VERIFY_RESULT(simulateDataset(test::path(shorter), quick(2)));
        auto stopped = contents(test::path(folder));
        auto whole = contents(test::path(shorter));
        stopped.erase("simulation.json");  // it names the frames that were wanted
        whole.erase("simulation.json");
        QVERIFY(stopped == whole);
    }
};

POINTLOOM_TEST(TestSimulateDataset, withoutApplication)
#include "tst_simulate_dataset.moc"
