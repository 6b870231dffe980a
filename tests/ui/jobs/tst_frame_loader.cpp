// SPDX-License-Identifier: Apache-2.0
// What frames take in memory, whoever reads them.
#include "tests/support/Support.h"
#include "tests/ui/Jobs.h"
#include "ui/jobs/FrameCache.h"

#include <QSignalSpy>

#include <algorithm>
#include <atomic>
#include <future>
#include <random>
#include <thread>

using namespace pointloom;

namespace {

constexpr std::size_t pointsEach = 20'000;
constexpr std::size_t fileBytesEach = pointsEach * 16;
constexpr int frames = 40;

/// Counts what is being read and held at once.
class CountingSource
{
public:
    [[nodiscard]] FrameLoader::Source source()
    {
        return {.frame = [this](int index, const std::stop_token&) { return read(index); },
                .cloud = [this](int index, const std::stop_token&) -> Result<PointCloud> {
                    ++reads[static_cast<std::size_t>(index)];
                    PointCloud cloud;
                    cloud.positions_m.resize(pointsEach);
                    return cloud;
                },
                .fileBytes = [](int) { return fileBytesEach; }};
    }

    [[nodiscard]] static std::size_t frameBytes()
    {
        CountingSource source;
        return (*source.read(0))->bytes();
    }
    [[nodiscard]] int allReads() const
    {
        int all = 0;
        for (const auto& count : reads)
            all += count;
        return all;
    }

    std::array<std::atomic<int>, frames> reads{};
    std::atomic<int> alive = 0;  ///< frames, also while they are being read
    std::atomic<int> most = 0;

private:
    Result<std::shared_ptr<const Frame>> read(int index)
    {
        ++reads[static_cast<std::size_t>(index)];
        const int now = ++alive;
        for (int before = most; before < now && !most.compare_exchange_weak(before, now);) {}
        PointCloud points;
        points.positions_m.resize(pointsEach, Eigen::Vector3f(1, 2, 3));
        points.intensity.resize(pointsEach);
        auto* cloud = new PointCloud(std::move(points));
        const std::shared_ptr<const PointCloud> counted(cloud, [this](const PointCloud* gone) {
            delete gone;
            --alive;
        });
        return std::make_shared<const Frame>(Frame{counted, nullptr});  // nobody looks into it
    }
};

std::shared_ptr<FrameLoader> loaderFor(CountingSource& source, double framesAllowed)
{
    return std::make_shared<FrameLoader>(source.source(),
                                         static_cast<std::size_t>(framesAllowed * static_cast<double>(CountingSource::frameBytes())));
}

}  // namespace

class TestFrameLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// On any number of threads, each of which holds one frame at a time.
    void jobsStayWithinTheBytes()
    {
        for (const double allowed : {0.5, 2.5, 6.5}) {
            CountingSource source;
            const auto loader = loaderFor(source, allowed);
            loader->setInSight(3);
            VERIFY_RESULT(loader->fetch(3, {}));
            source.most = 0;  // by now it is known how much a frame takes
            std::vector<std::jthread> threads;
            std::atomic<bool> isRight = true;
            for (int thread = 0; thread < 8; ++thread)
                threads.emplace_back([&, thread] {
                    for (int i = 0; i < 20; ++i) {
                        const auto frame = loader->borrow((thread * 7 + i * 3) % frames, {});
                        isRight = isRight && frame && (*frame)->cloud->size() == pointsEach;
                    }
                });
            threads.clear();
            QVERIFY(isRight);
            QVERIFY2(source.most <= std::max(2, static_cast<int>(allowed)), qPrintable(QString::number(source.most)));
            QVERIFY(loader->kept(3) != nullptr);
            QCOMPARE(source.alive.load(), 1);
            QCOMPARE(loader->bytesInUse(), CountingSource::frameBytes());
        }
    }

    /// As who follows an object does: nobody waits for ever.
    void whoHoldsOneWhileAskingGoesOn()
    {
        CountingSource source;
        const auto loader = loaderFor(source, 1.5);
        std::vector<std::jthread> threads;
        std::atomic<int> done = 0;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&, thread] {
                auto before = loader->borrow(thread, {}, FrameLoader::Holds::nothing);
                for (int i = 1; i < 10; ++i)
                    before = loader->borrow((thread + i * 4) % frames, {}, FrameLoader::Holds::another);
                ++done;
            });
        threads.clear();
        QCOMPARE(done.load(), 4);
        QCOMPARE(source.alive.load(), 0);
        QCOMPARE(loader->bytesInUse(), 0U);
    }

    void whoWaitsCanBeStopped()
    {
        CountingSource source;
        const auto loader = loaderFor(source, 0.5);
        auto held = loader->borrow(0, {});
        std::stop_source stop;
        std::optional<bool> got;
        std::jthread waiting([&] { got = loader->borrow(1, stop.get_token()).has_value(); });
        stop.request_stop();
        waiting.join();
        QCOMPARE(got, std::optional(false));
        QCOMPARE(source.reads[1].load(), 0);
    }

    void cloudsCountAsWell()
    {
        CountingSource source;
        const auto loader = loaderFor(source, 10);
        {
            const auto cloud = loader->borrowCloud(5, {});
            VERIFY_RESULT(cloud);
            QVERIFY(loader->bytesInUse() >= pointsEach * sizeof(Eigen::Vector3f));
        }
        QCOMPARE(loader->bytesInUse(), 0U);
        VERIFY_RESULT(loader->fetch(7, {}));
        const auto kept = loader->borrowCloud(7, {});
        QVERIFY((*kept).get() == loader->kept(7)->cloud.get());
        QCOMPARE(source.allReads(), 2);
    }

    /// What is shown in the place of a frame takes room, too: what is kept gives way to it, and it gives its room back.
    void whatIsMadeOfFramesCountsWhileItIsHeld()
    {
        CountingSource source;
        const auto loader = loaderFor(source, 20);
        loader->setInSight(3);
        VERIFY_RESULT(loader->fetch(3, {}));
        VERIFY_RESULT(loader->fetch(4, {}));
        QVERIFY(loader->kept(4) != nullptr);
        const std::size_t alone = loader->kept(3)->bytes();
        loader->setBytesAllowed(loader->bytesInUse());
        PointCloud cloud;
        cloud.positions_m.resize(pointsEach / 2);
        auto shown = loader->counted(std::make_shared<const Frame>(Frame{std::make_shared<const PointCloud>(std::move(cloud)), nullptr}));
        QVERIFY(loader->kept(3) != nullptr);  // the one in sight stays
        QVERIFY(loader->kept(4) == nullptr);
        QCOMPARE(loader->bytesInUse(), alone + shown->bytes());
        shown.reset();
        QCOMPARE(loader->bytesInUse(), alone);
    }

    /// Whatever else is still being read.
    void whoWaitsForRoomForTheOneInSightGoesOn()
    {
        CountingSource counting;
        FrameLoader::Source source = counting.source();
        std::promise<void> release;
        source.frame = [read = source.frame, released = release.get_future().share()](int index, const std::stop_token& stop) {
            if (index == 1)
                released.wait();
            return read(index, stop);
        };
        FrameLoader loader(std::move(source), 1);
        loader.setInSight(0);
        std::jthread reading([&] { (void)loader.borrow(1, {}); });
        QTRY_VERIFY(loader.bytesInUse() > 0);
        bool isKept = false;
        std::jthread waiting([&] { isKept = loader.fetch(2, {}).value_or(false); });
        loader.setInSight(2);
        waiting.join();  // would never come back if it waited for the other one
        const bool wasKept = loader.kept(2) != nullptr;
        release.set_value();
        reading.join();
        QVERIFY(isKept && wasKept);
    }

    /// Nothing is read that would not be kept.
    void readsAheadWhatThereIsRoomFor()
    {
        for (const int room : {1, 2, 3, 5, 7}) {
            CountingSource source;
            FrameCache cache(test::jobs(), source.source(), frames, {.bytes = 1, .neighbours = 3});
            cache.want(30);  // teaches how much a frame takes
            QTRY_VERIFY(cache.frame(30) != nullptr && !cache.isReading());
            cache.setBytesAllowed((static_cast<std::size_t>(room) * 2 + 1) * CountingSource::frameBytes() / 2);
            QSignalSpy ready(&cache, &FrameCache::frameReady);
            cache.want(10);
            QTRY_COMPARE(ready.count(), room);
            QTRY_VERIFY(!cache.isReading());
            QCOMPARE(ready.count(), room);
            QCOMPARE(source.allReads(), room + 1);
            QVERIFY(cache.frame(10) != nullptr);
            QVERIFY(cache.bytesHeld() <= cache.bytesAllowed());
            QVERIFY(source.most <= room + 1);  // the one left behind goes when the new one in sight has come
        }
    }

    void whatIsNearerStaysWhereverOneGoes()
    {
        CountingSource source;
        FrameCache cache(test::jobs(), source.source(), frames, {.bytes = 1, .neighbours = 2});
        cache.want(0);
        QTRY_VERIFY(cache.frame(0) != nullptr);
        cache.setBytesAllowed(CountingSource::frameBytes() * 11 / 2);
        std::mt19937 random(3);
        for (int i = 0; i < 40; ++i) {
            const int index = static_cast<int>(random() % frames);
            cache.want(index);
            if (random() % 2 == 0)
                continue;  // on at once, whatever is still being read
            QTRY_VERIFY(cache.frame(index) != nullptr && !cache.isReading());
            for (int near = std::max(0, index - 2); near <= std::min(frames - 1, index + 2); ++near)
                QVERIFY(cache.frame(near) != nullptr);
            QVERIFY(cache.bytesHeld() <= cache.bytesAllowed());
        }
    }
};

POINTLOOM_TEST(TestFrameLoader, withCoreApplication)
#include "tst_frame_loader.moc"
