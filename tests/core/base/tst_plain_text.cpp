// SPDX-License-Identifier: Apache-2.0
#include "core/base/PlainText.h"
#include "tests/support/Support.h"

using namespace pointloom;

/// Whatever wrote a text, it is read as UTF-8 with line feeds.
class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextBecomesPlain_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("plain") << QByteArray("a\nb\r\nc") << QByteArray("a\nb\r\nc");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a\n")
                                         << QByteArray("a\n");
        QTest::newRow("carriage returns") << QByteArray("a\rb\r") << QByteArray("a\nb\n");
        QTest::newRow("UTF-16 LE") << QByteArray("\xFF\xFE"
                                                 "a\0\n\0",
                                                 6)
                                   << QByteArray("a\n");
        QTest::newRow("UTF-16 BE without mark") << QByteArray("\0a\0\r\0b", 6) << QByteArray("a\nb");
    }

    void everyTextBecomesPlain()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, plain);
        const auto text = plainText(bytes.toStdString());
        VERIFY_RESULT(text);
        QCOMPARE(QByteArray::fromStdString(*text), plain);
    }

    void utf32IsNamed()
    {
        const auto text = plainText(std::string("\xFF\xFE\0\0a\0\0\0", 8));
        QVERIFY(!text);
        QVERIFY(text.error().text().find("UTF-32") != std::string::npos);
    }

    void westernLettersAreKept()
    {
        QCOMPARE(fromWindows1252("\xE4 \x80 \xFF"), std::string("\xC3\xA4 \xE2\x82\xAC \xC3\xBF"));
        QVERIFY(isUtf8(fromWindows1252("\xE4\x80")));
        QVERIFY(!isUtf8("\xE4"));
        QVERIFY(!isUtf8("\xED\xA0\x80"));  // half a pair of surrogates
    }
};

POINTLOOM_TEST(TestPlainText, withoutApplication)
#include "tst_plain_text.moc"
