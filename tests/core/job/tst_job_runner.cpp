// SPDX-License-Identifier: Apache-2.0
// What holds for jobs whatever order threads come in.
#include "core/base/Parallel.h"
#include "core/job/JobSeries.h"
#include "tests/core/job/OwnerThread.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <optional>
#include <random>

using namespace pointloom;

namespace {

/// Tells where copies of it ended.
class Witness
{
public:
    struct Seen
    {
        std::thread::id owner = std::this_thread::get_id();
        std::atomic<int> alive = 0;
        std::atomic<int> endedElsewhere = 0;
    };

    explicit Witness(Seen& seen) : m_seen(&seen) { ++m_seen->alive; }
    Witness(const Witness& other) : m_seen(other.m_seen) { ++m_seen->alive; }
    Witness& operator=(const Witness&) = delete;
    ~Witness()
    {
        --m_seen->alive;
        if (std::this_thread::get_id() != m_seen->owner)
            ++m_seen->endedElsewhere;
    }

private:
    Seen* m_seen;
};

JobRequest at(JobPriority priority, int urgency = 0)
{
    JobRequest request;
    request.priority = priority;
    request.urgency = urgency;
    return request;
}

constexpr std::array ordinary{JobPriority::lasting, JobPriority::prefetch, JobPriority::visible, JobPriority::interactive};

}  // namespace

class TestJobRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOfTenThousandJobsIsAnsweredOnce()
    {
        constexpr int count = 10'000;
        test::OwnerThread owner;
        JobRunner runner(owner.post());
        std::vector<JobHandle> handles;
        std::vector<int> answers(count, 0);
        int answered = 0;
        for (int i = 0; i < count; ++i)
            handles.push_back(runner.start(at(ordinary[static_cast<std::size_t>(i) % ordinary.size()]),
                                           std::make_unique<AnsweringJob<int>>([i](const JobContext&) { return i; },
                                                                               [&](int answer) {
                                                                                   ++answers[static_cast<std::size_t>(answer)];
                                                                                   ++answered;
                                                                               })));
        owner.runUntil([&] { return answered == count; });
        QVERIFY(std::ranges::all_of(answers, [](int times) { return times == 1; }));
        QVERIFY(std::ranges::none_of(handles, &JobHandle::running));
    }

    /// However asking and taking come between each other.
    void theNewestQuestionCounts()
    {
        constexpr std::size_t slots = 8;
        std::mt19937 random(7);
        test::OwnerThread owner;
        JobRunner runner(owner.post(), 3);
        std::vector<std::unique_ptr<JobSlot<int>>> asked;
        std::array<int, slots> newest{};
        std::array<std::vector<int>, slots> taken;
        for (std::size_t i = 0; i < slots; ++i)
            asked.push_back(std::make_unique<JobSlot<int>>(runner));
        for (int question = 1; question <= 4000; ++question) {
            const std::size_t slot = random() % slots;
            newest[slot] = question;
            asked[slot]->ask(
                at(ordinary[random() % ordinary.size()], static_cast<int>(random() % 3)),
                [question](const JobContext&) { return question; },
                [&, slot](int answer) {
                    taken[slot].push_back(answer);
                    if (answer != newest[slot])
                        taken[slot].push_back(-1);
                });
            owner.run(random() % 3);
        }
        owner.runUntil([&] { return std::ranges::none_of(asked, [](const auto& slot) { return slot->running(); }); });
        for (std::size_t slot = 0; slot < slots; ++slot) {
            QVERIFY(std::ranges::is_sorted(taken[slot]));
            QCOMPARE(taken[slot].back(), newest[slot]);
        }
    }

    void nothingComesAfterTheEndOfTheOwner()
    {
        std::mt19937 random(11);
        test::OwnerThread owner;
        JobRunner runner(owner.post(), 2);
        int late = 0;
        for (int round = 0; round < 500; ++round) {
            const auto alive = std::make_shared<bool>(true);
            const auto notice = [&late, alive] { late += *alive ? 0 : 1; };
            JobSlot<int> slot(runner);
            JobSeries series(runner);
            JobRequest request = at(ordinary[random() % ordinary.size()]);
            request.progress = [notice](double) { notice(); };
            request.now = [notice]() -> std::uint64_t { return notice(), 0; };
            slot.ask(
                std::move(request),
                [notice](const JobContext& context) {
                    context.progress(0.5);
                    context.tell(notice);
                    return 1;
                },
                [notice](int) { notice(); });
            for (int i = 0; i < 3; ++i)
                series.ask<int>({}, [](const JobContext&) { return 1; }, [notice](int) { notice(); });
            owner.run(random() % 8);
            *alive = false;
        }
        int marked = 0;
        JobSlot<int> last(runner);
        last.ask(at(JobPriority::lasting), [](const JobContext&) { return 1; }, [&](int answer) { marked = answer; });
        owner.runUntil([&] { return marked == 1; });
        QCOMPARE(late, 0);
    }

    /// Whether a job has run, waits, is dropped while it runs, or is left when the runner ends.
    void nothingOfTheOwnersEndsOnAWorker()
    {
        Witness::Seen seen;
        std::mt19937 random(13);
        {
            test::OwnerThread owner;
            JobRunner runner(owner.post(), 2);
            std::vector<JobHandle> handles;
            for (int i = 0; i < 2000; ++i) {
                JobRequest request = at(ordinary[random() % ordinary.size()]);
                request.progress = [witness = Witness(seen)](double) {};
                handles.push_back(runner.start(std::move(request),
                                               std::make_unique<AnsweringJob<int>>(
                                                   [witness = Witness(seen)](const JobContext& context) {
                                                       context.progress(1);
                                                       return 1;
                                                   },
                                                   [witness = Witness(seen)](int) {})));
                if (random() % 3 == 0)
                    handles[random() % handles.size()].drop();
                owner.run(random() % 3);
            }
        }
        QCOMPARE(seen.alive.load(), 0);
        QCOMPARE(seen.endedElsewhere.load(), 0);
    }

    void theMostPressingGoesFirst()
    {
        test::OwnerThread owner;
        JobRunner runner(owner.post(), 1);
        test::Gate lower;
        test::Gate upper;
        int open = 0;
        std::vector<JobHandle> handles;
        const auto start = [&](JobRequest request, std::move_only_function<void()> what) {
            ++open;
            handles.push_back(runner.start(std::move(request),
                                           std::make_unique<AnsweringJob<int>>(
                                               [what = std::move(what)](const JobContext&) mutable {
                                                   what();
                                                   return 0;
                                               },
                                               [&](int) { --open; })));
        };
        start(at(JobPriority::lasting), [&] { lower.pass(); });  // holds up the only one that takes everything
        lower.awaitReached(1);
        for (int i = 0; i < 2; ++i)
            start(at(JobPriority::interactive), [&] { upper.pass(); });
        upper.awaitReached(2);
        std::vector<std::pair<JobPriority, int>> begun;  // by one worker alone
        for (const auto& [priority, urgency] : std::initializer_list<std::pair<JobPriority, int>>{{JobPriority::lasting, 1},
                                                                                                  {JobPriority::visible, 0},
                                                                                                  {JobPriority::prefetch, 5},
                                                                                                  {JobPriority::visible, 4},
                                                                                                  {JobPriority::interactive, 0},
                                                                                                  {JobPriority::lasting, 0}})
            start(at(priority, urgency), [&begun, what = std::pair(priority, urgency)] { begun.push_back(what); });
        handles.back().raise(JobPriority::visible);
        lower.open();
        owner.runUntil([&] { return open == 2; });
        const std::vector<std::pair<JobPriority, int>> wanted{{JobPriority::interactive, 0}, {JobPriority::visible, 4},
                                                              {JobPriority::visible, 0},     {JobPriority::lasting, 0},
                                                              {JobPriority::prefetch, 5},    {JobPriority::lasting, 1}};
        QVERIFY(begun == wanted);
        upper.open();
        owner.runUntil([&] { return open == 0; });
    }

    void aThreadIsFreeForTheUpperKinds()
    {
        test::OwnerThread owner;
        JobRunner runner(owner.post(), 1);
        std::vector<JobHandle> handles;
        std::vector<std::unique_ptr<test::Gate>> gates;
        int open = 0;
        for (const JobPriority held : {JobPriority::background, JobPriority::lasting, JobPriority::visible}) {
            test::Gate& gate = *gates.emplace_back(std::make_unique<test::Gate>());
            ++open;
            handles.push_back(runner.start(
                at(held),
                std::make_unique<AnsweringJob<int>>([&gate](const JobContext&) { return gate.pass(), 0; }, [&](int) { --open; })));
            gate.awaitReached(1);
        }
        bool answered = false;
        JobSlot<int> slot(runner);
        slot.ask(at(JobPriority::interactive), [](const JobContext&) { return 1; }, [&](int) { answered = true; });
        owner.runUntil([&] { return answered; });
        for (const auto& gate : gates)
            gate->open();
        owner.runUntil([&] { return open == 0; });
    }

    void progressOnlyGrowsAndEndsWithTheAnswer()
    {
        test::OwnerThread owner;
        JobRunner runner(owner.post());
        std::vector<double> shares;
        std::optional<int> answer;
        bool isLate = false;
        JobRequest request = at(JobPriority::lasting);
        request.progress = [&](double share) {
            shares.push_back(share);
            isLate = isLate || answer.has_value();
        };
        JobSlot<int> slot(runner);
        slot.ask(
            std::move(request),
            [](const JobContext& context) {
                parallelFor(
                    1000,
                    [&](std::size_t first, std::size_t last) {
                        for (std::size_t i = first; i < last; ++i)
                            context.progress(static_cast<double>((i * 7919) % 1000) / 1000);
                    },
                    1);
                context.progress(1);
                return 5;
            },
            [&](int five) { answer = five; });
        owner.runUntil([&] { return answer.has_value(); });
        owner.run(10);
        QVERIFY(!isLate);
        QVERIFY(std::ranges::is_sorted(shares, std::less_equal<>()));
        QCOMPARE(shares.back(), 1.0);
    }

    void whatIsToldComesInOrderAndBeforeTheAnswer()
    {
        test::OwnerThread owner;
        JobRunner runner(owner.post());
        std::vector<int> told;
        bool answered = false;
        JobSlot<int> slot(runner);
        slot.ask(
            {},
            [&told](const JobContext& context) {
                for (int i = 0; i < 100; ++i)
                    context.tell([&told, i] { told.push_back(i); });
                return 0;
            },
            [&](int) { answered = true; });
        owner.runUntil([&] { return answered; });
        QCOMPARE(told.size(), 100U);
        QVERIFY(std::ranges::is_sorted(told));
    }

    void aJobThatIsStoppedStillAnswersAndOneThatIsDroppedDoesNot()
    {
        test::OwnerThread owner;
        JobRunner runner(owner.post());
        const auto untilStopped = [](const JobContext& context) {
            std::mutex mutex;
            std::condition_variable_any never;
            std::unique_lock lock(mutex);
            never.wait(lock, context.stop(), [] { return false; });
            return context.stopped();
        };
        std::optional<bool> stopped;
        JobRequest request;
        std::stop_source stop = request.stop;
        JobSlot<bool> slot(runner);
        slot.ask(std::move(request), untilStopped, [&](bool answer) { stopped = answer; });
        stop.request_stop();
        owner.runUntil([&] { return stopped.has_value(); });
        QCOMPARE(stopped, std::optional(true));

        bool dropped = false;
        slot.ask({}, untilStopped, [&](bool) { dropped = true; });
        slot.drop();
        QVERIFY(!slot.running());
        bool ran = false;
        slot.ask({}, [](const JobContext&) { return true; }, [&](bool) { ran = true; });
        owner.runUntil([&] { return ran; });
        QVERIFY(!dropped);

        std::vector<JobHandle> left;  // whatever is left is stopped by the end of the runner
        for (int i = 0; i < 20; ++i)
            left.push_back(runner.start({}, std::make_unique<AnsweringJob<bool>>(untilStopped, [](bool) {})));
    }

    void aStaleAnswerIsDropped()
    {
        test::OwnerThread owner;
        JobRunner runner(owner.post());
        std::uint64_t revision = 1;
        int taken = 0;
        const auto ask = [&](JobSlot<int>& slot) {
            JobRequest request;
            request.seen = revision;
            request.now = [&revision] { return revision; };
            slot.ask(std::move(request), [](const JobContext&) { return 1; }, [&](int) { ++taken; });
        };
        JobSlot<int> slot(runner);
        ask(slot);
        ++revision;
        owner.runUntil([&] { return !slot.running(); });
        QCOMPARE(taken, 0);
        ask(slot);
        owner.runUntil([&] { return !slot.running(); });
        QCOMPARE(taken, 1);
    }

    /// In the order asked for, on any number of workers; a stale one holds up none of those behind it.
    void aSeriesAnswersInOrder()
    {
        test::OwnerThread owner;
        JobRunner runner(owner.post(), 4);
        JobSeries series(runner);
        std::vector<int> taken;
        std::atomic<int> atOnce = 0;
        std::atomic<int> most = 0;
        for (int i = 0; i < 1000; ++i) {
            JobRequest request;
            if (i % 10 == 9)
                request.now = [] { return std::uint64_t{1}; };
            series.ask<int>(
                std::move(request),
                [&, i](const JobContext&) {
                    most = std::max(most.load(), ++atOnce);
                    --atOnce;
                    return i;
                },
                [&](int answer) { taken.push_back(answer); });
        }
        owner.runUntil([&] { return !series.running(); });
        QCOMPARE(taken.size(), 900U);
        QVERIFY(std::ranges::is_sorted(taken, std::less_equal<>()));
        QCOMPARE(most.load(), 1);
    }

    void takingAnAnswerMayEndTheOwner()
    {
        test::OwnerThread owner;
        JobRunner runner(owner.post());
        bool answered = false;
        auto slot = std::make_unique<JobSlot<int>>(runner);
        slot->ask(
            {}, [](const JobContext&) { return 1; },
            [&](int) {
                slot.reset();
                answered = true;
            });
        owner.runUntil([&] { return answered; });
        auto series = std::make_unique<JobSeries>(runner);
        answered = false;
        for (int i = 0; i < 2; ++i)
            series->ask<int>(
                {}, [](const JobContext&) { return 1; },
                [&](int) {
                    series.reset();
                    answered = true;
                });
        owner.runUntil([&] { return answered; });
    }

    /// As when a window outlives what it was opened with.
    void aHandleMayOutliveTheRunner()
    {
        test::OwnerThread owner;
        JobHandle handle;
        {
            JobRunner runner(owner.post());
            handle = runner.start({}, std::make_unique<AnsweringJob<int>>([](const JobContext&) { return 1; }, [](int) {}));
        }
        handle.raise(JobPriority::interactive);
        handle.drop();
        QVERIFY(!handle.running());
    }

    /// What a job throws ends neither its worker nor the program: an answer that may be a failure is one, and any other is told of.
    void whatAJobThrowsIsASentence()
    {
        test::OwnerThread owner;
        JobRunner runner(owner.post(), 1);
        std::vector<Error> told;
        runner.onFailure([&](const Error& failure) { told.push_back(failure); });
        const auto throws = [](const JobContext&) -> int { throw std::runtime_error("no such luck"); };

        std::optional<Result<int>> answer;
        JobSlot<Result<int>> mayFail(runner);
        mayFail.ask(
            at(JobPriority::visible), [&](const JobContext& context) -> Result<int> { return throws(context); },
            [&](Result<int> got) { answer = std::move(got); });
        owner.runUntil([&] { return answer.has_value(); });
        QVERIFY(!*answer);
        QVERIFY(answer->error().text().find("no such luck") != std::string::npos);
        QVERIFY(told.empty());

        bool isTaken = false;
        JobSlot<int> cannotFail(runner);
        cannotFail.ask(at(JobPriority::background), throws, [&](int) { isTaken = true; });
        owner.runUntil([&] { return !told.empty() && !cannotFail.running(); });
        QVERIFY(!isTaken);
        cannotFail.ask(at(JobPriority::background), [](const JobContext&) { return 1; }, [&](int) { isTaken = true; });
        owner.runUntil([&] { return isTaken; });
        QCOMPARE(told.size(), std::size_t{1});
    }
};

POINTLOOM_TEST(TestJobRunner, withoutApplication)
#include "tst_job_runner.moc"
