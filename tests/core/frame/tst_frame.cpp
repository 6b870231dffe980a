// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "core/frame/Frame.h"
#include "tests/support/Support.h"

#include <thread>

using namespace pointloom;
using namespace pointloom::test;

namespace fs = std::filesystem;

namespace {

PointCloud ground(int side)
{
    PointCloud cloud;
    for (int x = 0; x < side; ++x)
        for (int y = 0; y < side; ++y)
            cloud.positions_m.push_back({static_cast<float>(x) / 4, static_cast<float>(y) / 4, -1.7F});
    cloud.intensity.assign(cloud.size(), 0.5F);
    cloud.width = cloud.size();
    return cloud;
}

}  // namespace

class TestFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFrameIsItsCloudIndexedWhereItStood()
    {
        const QTemporaryDir folder;
        for (const char* name : {"1.pcd", "2.pcd"})
            VERIFY_RESULT(writeCloud(path(folder) / name, ground(60), CloudEncoding::pcdBinary));
        VERIFY_RESULT(writeAtomically(path(folder) / "poses.txt", "1 0 0 0 0 1 0 0 0 0 1 0\n1 0 0 5 0 1 0 6 0 0 1 7\n"));
        const auto sequence = openDataset(path(folder));
        VERIFY_RESULT(sequence);
        const auto frame = readFrame(*sequence, 1);
        VERIFY_RESULT(frame);
        const auto cloud = readFrameCloud(*sequence, 1);
        VERIFY_RESULT(cloud);
        QVERIFY((*frame)->cloud->positions_m == cloud->positions_m && (*frame)->cloud->intensity == cloud->intensity);
        QCOMPARE((*frame)->index->size(), cloud->size());
        QCOMPARE(Eigen::Vector3d((*frame)->world_T_cloud->translation()), Eigen::Vector3d(5, 6, 7));
        QVERIFY((*frame)->bytes() > cloud->size() * sizeof(Eigen::Vector3f));
        QVERIFY(!readFrame(*sequence, 2) && !readFrame(*sequence, -1));
        VERIFY_RESULT(writeAtomically(path(folder) / "2.pcd", "garbage"));
        const auto broken = readFrame(*sequence, 1);
        QVERIFY(!broken);
        QVERIFY(broken.error().where.ends_with("2.pcd"));
    }

    void aStoppedReadIsAFailure_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::addColumn<QString>("name");
        const auto add = [](CloudEncoding encoding, const char* name) { QTest::newRow(name) << static_cast<int>(encoding) << name; };
        add(CloudEncoding::pcdBinary, "binary.pcd");
        add(CloudEncoding::pcdAscii, "ascii.pcd");
        add(CloudEncoding::pcdBinaryCompressed, "compressed.pcd");
        add(CloudEncoding::plyAscii, "ascii.ply");
        add(CloudEncoding::plyLittleEndian, "little.ply");
        add(CloudEncoding::plyBigEndian, "big.ply");
        add(CloudEncoding::kittiBin, "kitti.bin");
        add(CloudEncoding::nuscenesBin, "nuscenes.pcd.bin");
    }

    /// Whatever the encoding, what was stopped before is not read, and what nobody stops is.
    void aStoppedReadIsAFailure()
    {
        QFETCH(int, encoding);
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const fs::path file = path(folder) / name.toStdString();
        VERIFY_RESULT(writeCloud(file, ground(80), static_cast<CloudEncoding>(encoding)));
        std::stop_source stop;
        const auto read = readCloud(file, {.format = {}, .origin_m = {}, .stop = stop.get_token()});
        VERIFY_RESULT(read);
        stop.request_stop();
        const auto stopped = readCloud(file, {.format = {}, .origin_m = {}, .stop = stop.get_token()});
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().what, stoppedReading().error().what);
        const auto sequence = openDataset(file);
        VERIFY_RESULT(sequence);
        QVERIFY(!readFrame(*sequence, 0, stop.get_token()));
        VERIFY_RESULT(readFrame(*sequence, 0));
    }

    /// Stopped at any moment, the answer is the whole cloud or that it was stopped; never a part.
    void aReadThatIsStoppedMeanwhileIsWholeOrNothing()
    {
        const QTemporaryDir folder;
        const fs::path file = path(folder) / "large.ply";
        const PointCloud whole = ground(400);
        VERIFY_RESULT(writeCloud(file, whole, CloudEncoding::plyAscii));
        for (int i = 0; i < 20; ++i) {
            std::stop_source stop;
            std::jthread stopper([&] {
                for (int turns = 0; turns < i * 200; ++turns)
                    std::this_thread::yield();
                stop.request_stop();
            });
            const auto read = readCloud(file, {.format = {}, .origin_m = {}, .stop = stop.get_token()});
            if (read)
                QVERIFY(read->positions_m == whole.positions_m);
            else
                QCOMPARE(read.error().what, stoppedReading().error().what);
        }
    }
};

POINTLOOM_TEST(TestFrame, withoutApplication)
#include "tst_frame.moc"
