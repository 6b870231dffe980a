// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/Opened.h"
#include "tests/support/Frames.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <chrono>
#include <future>

using namespace pointloom;
using namespace pointloom::test;

namespace {

using Clock = std::chrono::steady_clock;

double since_ms(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// POINTLOOM_EDITS asks for more than an everyday run can wait for.
int wantedEdits()
{
    const int asked = qEnvironmentVariableIntValue("POINTLOOM_EDITS");
    return asked > 0 ? asked : 10'000;
}

/// A day's work as a stream: every fifth edit makes an object, the others move it about.
class Stream
{
public:
    Edit next()
    {
        if (m_made++ % 5 == 0) {
            m_cuboid.id = {m_cuboid.id.value + 1};
            m_cuboid.track = {m_cuboid.id.value};
            m_cuboid.frame = frameKey(int(m_cuboid.id.value / 50));
            m_cuboid.box = randomBox(m_random);
            m_cuboid.attributes = {{"occlusion", "partial"}, {"parked", true}};
            const Track track{.id = m_cuboid.track, .classKey = "car", .attributes = {{"trailer", false}}, .externalId = {}};
            return {.name = "Add box", .tracks = {added(track)}, .cuboids = {added(m_cuboid)}};
        }
        const Cuboid before = m_cuboid;
        m_cuboid.box = randomBox(m_random);
        return {.name = "Move box", .tracks = {}, .cuboids = {modified(before, m_cuboid)}};
    }

private:
    std::mt19937_64 m_random{6};
    Cuboid m_cuboid;
    int m_made = 0;
};

}  // namespace

/// Prints how fast the journal is and how long reopening takes; only what was written is checked.
class TestWorkspaceSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreQuick()
    {
        const QTemporaryDir folder;
        const Opened opened = openTask(path(folder) / "w.pointloom");
        Stream stream;
        std::vector<double> waits_ms(2000);
        for (double& wait_ms : waits_ms) {
            const Edit edit = stream.next();
            const auto promise = std::make_shared<std::promise<bool>>();  // setting it may outlast the waiting for it
            auto answer = promise->get_future();
            const auto start = Clock::now();
            opened.workspace->append(opened.task.id, EditKind::edit, edit,
                                     [promise](const Result<void>& result) { promise->set_value(result.has_value()); });
            QVERIFY(answer.get());
            wait_ms = since_ms(start);
        }
        std::ranges::sort(waits_ms);
        const auto at = [&](double share) { return waits_ms.at(std::size_t(share * double(waits_ms.size() - 1))); };
        qInfo("answer to one edit: p50 %.2f ms, p99 %.2f ms, longest %.2f ms", at(0.5), at(0.99), at(1));
    }

    void reopeningIsQuick()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        const int edits = wantedEdits();
        Answers answers;
        {
            const Opened opened = openTask(file);
            Stream stream;
            const auto start = Clock::now();
            for (int i = 0; i < edits; ++i)
                opened.workspace->append(opened.task.id, EditKind::edit, stream.next(), answers.collect());
            VERIFY_RESULT(opened.workspace->flush());
            qInfo("%d edits in groups: %.0f a second", edits, edits / since_ms(start) * 1000);
        }
        QCOMPARE(answers.good(), std::size_t(edits));
        qInfo("the file has %.1f MB", double(std::filesystem::file_size(file)) / 1e6);
        const auto start = Clock::now();
        const Opened opened = openTask(file);
        const auto history = opened.workspace->history(opened.task.id, numberedFrames(int(edits)));
        VERIFY_RESULT(history);
        qInfo("reopened in %.0f ms", since_ms(start));
        QCOMPARE(opened.task.edits, quint64(edits));
        QCOMPARE(history->document.labels().cuboidCount(), std::size_t((edits + 4) / 5));
        QCOMPARE(history->done.size(), std::size_t(std::min(edits, 1000)));
    }
};

POINTLOOM_TEST(TestWorkspaceSpeed, withCoreApplication)
#include "tst_workspace_speed.moc"
