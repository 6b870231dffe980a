// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinColumns.h"
#include "core/cloud/ScenePoint.h"
#include "core/index/Sensor.h"
#include "tests/support/Support.h"
#include "tests/ui/Jobs.h"
#include "ui/application/OpenTask.h"
#include "ui/session/Placing.h"
#include "ui/session/SceneBinding.h"
#include "ui/session/Selecting.h"

#include <fstream>
#include <random>

using namespace pointloom;
namespace fs = std::filesystem;

/// What is drawn of clouds far from zero, whose origin is taken off, and of clouds that cannot be read.
class TestSceneBinding : public QObject
{
    Q_OBJECT

private:
    static constexpr int frames = 8;
    static constexpr int last = frames - 1;  ///< farther from the first frame than frames are read ahead
    static constexpr int patience_ms = 20'000;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;

    [[nodiscard]] fs::path cloud(int frame) const { return test::path(*m_folder) / "far" / ("00000" + std::to_string(frame) + ".bin"); }
    static Eigen::Vector3d place() { return {691'000, 5'335'000, 520}; }
    static OrientedBox boxAt(double ahead_m) { return {place() + Eigen::Vector3d(ahead_m, 3, 1), {4, 2, 1.5}, 0.3}; }

    void writeClouds() const
    {
        fs::create_directories(cloud(0).parent_path());
        std::mt19937 random(2);
        std::uniform_real_distribution<double> anywhere(-20, 20);
        for (int frame = 0; frame < frames; ++frame) {
            std::ofstream file(cloud(frame), std::ios::binary);
            for (int point = 0; point < 500; ++point)
                for (int axis = 0; axis < 3; ++axis) {
                    const double value = place()[axis] + anywhere(random) * (axis == 2 ? 0.01 : 1);
                    file.write(reinterpret_cast<const char*>(&value), sizeof value);
                }
        }
    }
    void start()
    {
        OpenRequest request;
        request.dataset = (test::path(*m_folder) / "far").string();
        request.workspace = (test::path(*m_folder) / "w.pointloom").string();
        request.scheme = test::projectFile("resources/schemes/driving.json").string();
        request.columns = *binColumnsFrom("x:f64,y:f64,z:f64");
        auto opening = openTask(request);
        if (!opening || !opening->task)
            qFatal("%s", opening ? "no task" : opening.error().text().c_str());
        m_session = std::make_unique<Session>(test::jobs(), std::move(*opening->task));
        m_session->start();
    }
    void awaitFrame() { QTRY_VERIFY_WITH_TIMEOUT(m_session->view().frame() != nullptr, patience_ms); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        writeClouds();
        start();
    }
    void cleanup()
    {
        m_session.reset();
        m_folder.reset();
    }

    /// A box that is held while the next frame is being read must not be moved by the origin when it is let go.
    void placesAreTheSameBeforeAFrameIsThere()
    {
        SceneModel scene;
        const SceneBinding binding(*m_session, scene);
        QVERIFY(m_session->view().shown() == nullptr);
        const OrientedBox before = binding.toScene(boxAt(5));
        QVERIFY(binding.fromScene(before) == boxAt(5));
        QVERIFY2(before.centre_m.norm() < 100, "the origin was not taken off");
        awaitFrame();
        QVERIFY(binding.toScene(boxAt(5)) == before);
        QVERIFY(binding.fromScene(before) == boxAt(5));
    }

    void aFrameThatCannotBeReadIsDrawnEmpty()
    {
        SceneModel scene;
        const SceneBinding binding(*m_session, scene);
        awaitFrame();
        m_session->add({.box = boxAt(5), .classKey = "car"});
        QVERIFY(scene.cloud().cloud != nullptr);
        QCOMPARE(scene.boxes().size(), 1U);
        fs::resize_file(cloud(last), 1000);
        m_session->view().goToFrame(last);
        QVERIFY(scene.cloud().cloud != nullptr);  // as long as it is being read nothing flickers
        QTRY_VERIFY_WITH_TIMEOUT(m_session->view().failure() != nullptr, patience_ms);
        QVERIFY(scene.cloud().cloud == nullptr);
        QVERIFY(scene.boxes().empty());
        m_session->add({.box = boxAt(8), .classKey = "car"});  // as by a command: it is kept, and nothing is drawn
        QVERIFY(scene.boxes().empty());
        m_session->view().goToFrame(0);
        QCOMPARE(scene.boxes().size(), 1U);
        QCOMPARE(scene.cloud().cloud, m_session->view().frame()->cloud);
    }

    /// Whatever the coordinates: the zero of a national grid is no place to measure from.
    void distancesAreFromWhereTheScanWasTaken()
    {
        awaitFrame();
        const auto frame = m_session->view().frame();
        const Eigen::Vector2d sensor_m =
            toFile(ScenePoint({frame->index->sensor_m().x(), frame->index->sensor_m().y(), 0}), *frame->cloud).head<2>();
        QVERIFY((sensor_m - place().head<2>()).norm() < 5);
        const Id<Cuboid> far = m_session->add({.box = boxAt(15), .classKey = "car"});
        const Id<Cuboid> near = m_session->add({.box = boxAt(-6), .classKey = "car"});
        for (const double ahead_m : {15.0, -6.0})
            QVERIFY(std::abs(distanceOf(boxAt(ahead_m), frame.get()) - (boxAt(ahead_m).centre_m.head<2>() - sensor_m).norm()) < 1e-3);
        m_session->selection().select({});
        QCOMPARE(neighbourOf(*m_session, WalkOrder::distance, 1), near);
        m_session->selection().select(near);
        QCOMPARE(neighbourOf(*m_session, WalkOrder::distance, 1), far);
    }
};

POINTLOOM_TEST(TestSceneBinding, withCoreApplication)
#include "tst_scene_binding.moc"
