// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameTimes.h"
#include "tests/support/Support.h"

#include <cmath>

using namespace pointloom;
using namespace pointloom::test;

class TestFrameTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheTimeAtTheEndOfAName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("time_s");
        QTest::newRow("milliseconds") << "1531883530449" << 1531883530.449;
        QTest::newRow("microseconds, nuScenes") << "n015-2018-07-18-11-07-57+0800__LIDAR_TOP__1531883530449377" << 1531883530.449377;
        QTest::newRow("nanoseconds") << "scan_1531883530449377000" << 1531883530.449377;
        QTest::newRow("nanoseconds, Argoverse 2") << "315966265259836000" << 315966265.259836;
    }
    void readsTheTimeAtTheEndOfAName()
    {
        QFETCH(QString, name);
        QFETCH(double, time_s);
        const auto time = frameTime_s(name.toStdString());
        QVERIFY(time.has_value());
        QVERIFY(std::abs(*time - time_s) < 1e-6);
    }

    void aNumberIsNoTime()
    {
        for (const char* name : {"000008", "", "frame", "20240131", "12345678901234567890", "1531883530449377x"})
            QVERIFY2(!frameTime_s(name), name);
    }

    void thePeriodIsTheUsualStep()
    {
        const auto named = [](std::initializer_list<const char*> names) {
            std::vector<FrameSource> frames;
            for (const char* name : names)
                frames.push_back({.name = name, .time_s = frameTime_s(name)});
            return frames;
        };
        QVERIFY(std::abs(framePeriod_s(named({"1000000000000", "1000000000500", "1000000001000", "1000000009000"})) - 0.5) < 1e-9);
        QCOMPARE(framePeriod_s(named({"000000", "000001"})), 0.1);
        QCOMPARE(framePeriod_s(named({"1000000000000"})), 0.1);
        QCOMPARE(framePeriod_s({}), 0.1);
    }

    void ofARealSequence()
    {
        NEEDS_SHARED_DATA("av2_7fab2350");
        const auto sequence = openDataset(sharedData("av2_7fab2350"));
        VERIFY_RESULT(sequence);
        QVERIFY(std::abs(sequence->period_s - 0.1) < 0.002);
    }
};

POINTLOOM_TEST(TestFrameTimes, withoutApplication)
#include "tst_frame_times.moc"
