// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/Lzf.h"
#include "tests/core/cloud/CloudSamples.h"
#include "tests/support/Support.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

std::vector<std::byte> bytesOf(std::string_view text)
{
    const auto bytes = asBytes(text);
    return {bytes.begin(), bytes.end()};
}

}  // namespace

class TestLzf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpackingUndoesPacking_data()
    {
        QTest::addColumn<QByteArray>("plain");
        std::mt19937_64 random(11);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("one") << QByteArray("a");
        QTest::newRow("one byte repeated") << QByteArray(100'000, 'x');
        QTest::newRow("a pattern") << QByteArray("abcabcd").repeated(5000);
        for (const int alphabet : {2, 5, 40, 256}) {
            QByteArray bytes(30'000, '\0');
            for (char& byte : bytes)
                byte = static_cast<char>(random() % static_cast<unsigned>(alphabet));
            QTest::addRow("%d kinds of bytes", alphabet) << bytes;
        }
        QByteArray far(9000, '\0');
        for (qsizetype i = 0; i < far.size(); ++i)
            far[i] = static_cast<char>(random());
        QTest::newRow("repeated from farther than a distance reaches") << far + far;
        QTest::newRow("repeated from as far as a distance reaches") << far.left(8192) + far.left(8192);
    }

    void unpackingUndoesPacking()
    {
        QFETCH(QByteArray, plain);
        const auto bytes = bytesOf({plain.constData(), static_cast<std::size_t>(plain.size())});
        const auto packed = lzfPack(bytes);
        QVERIFY(packed.size() <= bytes.size() + bytes.size() / 32 + 1);
        const auto unpacked = lzfUnpack(packed, bytes.size());
        VERIFY_RESULT(unpacked);
        QVERIFY(std::ranges::equal(*unpacked, bytes));
        QVERIFY(!lzfUnpack(packed, bytes.size() + 1));
        QVERIFY(bytes.empty() || !lzfUnpack(packed, bytes.size() - 1));
    }

    void repetitionPacksWell() { QVERIFY(lzfPack(std::vector<std::byte>(100'000)).size() < 1500); }

    /// A few bytes that promise gigabytes take none.
    void promisesThatCannotBeKeptTakeNoMemory()
    {
        const auto refused = lzfUnpack(bytesOf("12345678"), 4'000'000'000);
        QVERIFY(!refused);
        QVERIFY(refused.error().text().find("cannot hold the 4000000000") != std::string::npos);
    }

    void damageIsSeen_data()
    {
        QTest::addColumn<QString>("hex");
        QTest::newRow("literals cut off") << "05 61 62";
        QTest::newRow("copy without a distance") << "00 61 20";
        QTest::newRow("long copy without a length") << "00 61 E0";
        QTest::newRow("copy from before the start") << "00 61 20 01";
        QTest::newRow("copy of nothing") << "20 00";
    }

    void damageIsSeen()
    {
        QFETCH(QString, hex);
        for (std::size_t promised = 0; promised < 300; ++promised)
            QVERIFY(!lzfUnpack(bytesOf(fromHex(hex.toStdString())), promised));
    }
};

POINTLOOM_TEST(TestLzf, withoutApplication)
#include "tst_lzf.moc"
