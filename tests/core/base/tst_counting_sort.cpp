// SPDX-License-Identifier: Apache-2.0
#include "core/base/CountingSort.h"
#include "core/base/Parallel.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <random>
#include <vector>

using namespace pointloom;

namespace {

using Numbers = std::vector<std::uint32_t>;

/// What the sort promises, in the plainest way.
Numbers sortedPlainly(const Numbers& keys)
{
    Numbers order;
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
        if (keys[i] != noKey)
            order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return keys[i]; });
    return order;
}

Numbers randomKeys(std::size_t count, std::uint32_t keyCount, unsigned seed)
{
    std::mt19937 random(seed);
    Numbers keys(count);
    for (auto& key : keys)
        key = random() % 11 == 0 ? noKey : static_cast<std::uint32_t>(random() % keyCount);
    return keys;
}

}  // namespace

class TestCountingSort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsStably_data()
    {
        QTest::addColumn<int>("items");
        QTest::addColumn<uint>("keys");
        QTest::newRow("nothing") << 0 << 5U;
        QTest::newRow("one key") << 1000 << 1U;
        QTest::newRow("few keys") << 1000 << 7U;
        QTest::newRow("as many keys as bands") << 40000 << 128U;
        QTest::newRow("one more") << 40000 << 129U;
        QTest::newRow("many keys") << 100000 << 250000U;
        QTest::newRow("more keys than items") << 100 << 3000001U;
    }

    void sortsStably()
    {
        QFETCH(int, items);
        QFETCH(uint, keys);
        const Numbers given = randomKeys(static_cast<std::size_t>(items), keys, 7);
        const auto expected = sortedPlainly(given);
        for (const int threads : {1, 2, 5}) {
            SortedByKey sorted;
            withThreads(threads, [&] { sorted = sortByKey(given, keys); });
            QVERIFY(std::ranges::equal(sorted.order, expected));
            QCOMPARE(sorted.start.size(), std::size_t{keys} + 1);
            QCOMPARE(sorted.start[keys], expected.size());
            for (std::uint32_t key = 0; key < keys; ++key) {
                for (std::uint32_t place = sorted.start[key]; place < sorted.start[key + 1]; ++place)
                    QVERIFY(given[sorted.order[place]] == key);
            }
        }
    }
};

POINTLOOM_TEST(TestCountingSort, withoutApplication)
#include "tst_counting_sort.moc"
