// SPDX-License-Identifier: Apache-2.0
#include "core/base/Composed.h"
#include "core/dataset/FrameMeaning.h"
#include "tests/support/Registry.h"

#include <QtTest>

using namespace pointloom;

class TestFrameMeaning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// However programs spell the name of a frame, it is found; and it means the same to itself.
    void spellingsOfOneNameMeet_data()
    {
        QTest::addColumn<QByteArray>("told");
        for (const char* told : {"000012", "12", "0000000012", "000012.bin", "000012.pcd.bin", "000012.PCD", "velodyne/000012.bin",
                                 "C:\\data\\000012.pcd", " 12 ",
                                 "\xC2\xA0"
                                 "12",
                                 "'000012", "000012 .txt", "000012.tiff", "12.0", "=\"000012\"", "000012.png"})
            QTest::newRow(told) << QByteArray(told);
    }

    void spellingsOfOneNameMeet()
    {
        QFETCH(QByteArray, told);
        const FrameNames names({"000011", "000012", "000120"});
        QCOMPARE(names.find(told.toStdString()), std::optional<std::size_t>(1));
        const std::string meaning = frameNameMeaning(told.toStdString());
        QCOMPARE(frameNameMeaning(meaning), meaning);
    }

    void whatMeansSeveralFramesMeansNone()
    {
        const FrameNames names({"1", "01", "2"});
        QCOMPARE(names.find("1"), std::optional<std::size_t>(0));
        QCOMPARE(names.find("01"), std::optional<std::size_t>(1));
        QVERIFY(!names.find("001"));
        QCOMPARE(names.find("002"), std::optional<std::size_t>(2));
        QVERIFY(!FrameNames({"000000.bin", "000000.pcd"}).find("000000"));
    }

    /// Marks that stand apart from their letters, as macOS writes names, mean the letters with their marks.
    void letterAndMarkAreOneLetter_data()
    {
        QTest::addColumn<QByteArray>("apart");
        QTest::addColumn<QByteArray>("together");
        QTest::newRow("French") << QByteArray("cafe\xCC\x81_1") << QByteArray("caf\xC3\xA9_1");
        QTest::newRow("German") << QByteArray("Stra\xC3\x9F"
                                              "e u\xCC\x88"
                                              "ber")
                                << QByteArray("Stra\xC3\x9F"
                                              "e \xC3\xBC"
                                              "ber");
        QTest::newRow("Czech") << QByteArray("r\xCC\x8C") << QByteArray("\xC5\x99");
        QTest::newRow("Vietnamese, two marks") << QByteArray("e\xCC\xA3\xCC\x82") << QByteArray("\xE1\xBB\x87");
        QTest::newRow("no such letter") << QByteArray("q\xCC\x81") << QByteArray("q\xCC\x81");
    }

    void letterAndMarkAreOneLetter()
    {
        QFETCH(QByteArray, apart);
        QFETCH(QByteArray, together);
        QCOMPARE(QByteArray::fromStdString(composed(apart.toStdString())), together);
        QVERIFY(FrameNames({together.toStdString()}).find(apart.toStdString()));
        QVERIFY(FrameNames({apart.toStdString()}).find(together.toStdString()));
    }

    /// Times keep their decimals, and other names stay other names.
    void differentNamesStayApart()
    {
        const FrameNames names({"1.5", "scan_a1", "scan_a10"});
        QVERIFY(!names.find("1.05"));
        QVERIFY(!names.find("15"));
        QVERIFY(!names.find("scan_b1"));
        QVERIFY(!names.find(""));
        QCOMPARE(names.find("scan_a01"), std::optional<std::size_t>(1));
    }
};

POINTLOOM_TEST(TestFrameMeaning, withoutApplication)
#include "tst_frame_meaning.moc"
