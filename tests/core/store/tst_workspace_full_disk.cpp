// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/NearlyFullDisk.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/RandomTask.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

class TestWorkspaceFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskGivesNoFalseAnswer_data()
    {
        QTest::addColumn<int>("room_bytes");
        for (const int room : {0, 1, 4096, 40'000, 200'001})
            QTest::addRow("%d bytes left", room) << room;
    }

    void aFullDiskGivesNoFalseAnswer()
    {
        QFETCH(int, room_bytes);
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        RandomTask task(room_bytes);
        constexpr int gestures = 400;
        Answers answers;
        {
            const Opened opened = openTask(file);
            const auto append = [&](int count) {
                for (int i = 0; i < count; ++i) {
                    const Gesture gesture = task.step();
                    opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, answers.collect());
                }
            };
            append(20);
            VERIFY_RESULT(opened.workspace->flush());
            std::size_t good = 0;
            {
                const NearlyFullDisk disk(largestFileIn(folder) + std::uintmax_t(room_bytes));
                append(gestures);
                QVERIFY(!opened.workspace->flush());
                good = answers.good();
                const auto all = answers.all();
                QCOMPARE(all.size(), std::size_t(20 + gestures));
                QVERIFY(good < all.size());
                QVERIFY(std::ranges::all_of(all.begin(), all.begin() + std::ptrdiff_t(good), [](const auto& a) { return a.has_value(); }));
                QVERIFY(!all.at(good).error().what.pattern.empty());

                opened.workspace->retry();
                QVERIFY(!opened.workspace->flush());
                QCOMPARE(answers.good(), good);
            }
            // What was answered is there, and nothing else.
            const auto stored = sqlRows(file, "SELECT edits, (SELECT count(*) FROM edit) FROM head").front();
            QCOMPARE(stored.at(0).toULongLong(), quint64(good));
            QCOMPARE(stored.at(1).toULongLong(), quint64(good));

            opened.workspace->retry();
            VERIFY_RESULT(opened.workspace->flush());
            QCOMPARE(answers.good(), std::size_t(20 + gestures));
            append(5);
            VERIFY_RESULT(opened.workspace->flush());
        }
        const Opened opened = openTask(file);
        const auto history = opened.workspace->history(opened.task.id, randomFrames());
        VERIFY_RESULT(history);
        QVERIFY(same(*history, task.now()));
    }

    void closingTriesOnceMore()
    {
        const QTemporaryDir folder;
        const auto file = path(folder) / "w.pointloom";
        RandomTask task(77);
        Answers answers;
        {
            const Opened opened = openTask(file);
            {
                const NearlyFullDisk disk(1);
                for (int i = 0; i < 50; ++i) {
                    const Gesture gesture = task.step();
                    opened.workspace->append(opened.task.id, gesture.kind, gesture.edit, answers.collect());
                }
                QVERIFY(!opened.workspace->flush());
            }
        }
        QCOMPARE(answers.good(), std::size_t(0));
        QCOMPARE(answers.all().size(), std::size_t(50));
        const Opened opened = openTask(file);
        const auto history = opened.workspace->history(opened.task.id, randomFrames());
        VERIFY_RESULT(history);
        QVERIFY(same(*history, task.now()));
    }
};

POINTLOOM_TEST(TestWorkspaceFullDisk, withCoreApplication)
#include "tst_workspace_full_disk.moc"
