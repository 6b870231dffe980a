// SPDX-License-Identifier: Apache-2.0
#include "core/base/Text.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <clocale>
#include <cmath>

using namespace pointloom;

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trimsAndLowers()
    {
        QCOMPARE(trimmed(" \t a b\r\n"), std::string_view("a b"));
        QCOMPARE(trimmed(" \r\n\t"), std::string_view());
        QCOMPARE(lowered("Intensity_9 Ä"), std::string("intensity_9 Ä"));
    }

    void wordsStandBetweenBlanks()
    {
        QVERIFY(words("").empty());
        QVERIFY(words(" \t ").empty());
        QCOMPARE(words(" a\t\tbc  d\r"), (std::vector<std::string_view>{"a", "bc", "d"}));
    }

    void fieldsKeepTheEmptyOnes()
    {
        QCOMPARE(fields("a,, b ,"), (std::vector<std::string_view>{"a", "", "b", ""}));
        QCOMPARE(fields(""), (std::vector<std::string_view>{""}));
        QCOMPARE(fields("1;2", ';'), (std::vector<std::string_view>{"1", "2"}));
    }

    /// joining the fields gives the line back
    void fieldsLoseNothing()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 500; ++i) {
            std::string line;
            for (std::size_t n = random() % 12; n > 0; --n)
                line += "a,b"[random() % 3];
            std::string joined;
            for (const auto field : fields(line))
                joined += std::string(joined.empty() && field.data() == line.data() ? "" : ",") + std::string(field);
            QCOMPARE(joined.substr(joined.size() - line.size()), line);
        }
    }

    void numbersAreWholeTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("is");
        for (const char* good : {"0", "-1.5", "+2", "1e3", "nan", "inf", "-inf", "4.2108e+06"})
            QTest::newRow(good) << good << true;
        for (const char* bad : {"", " 1", "1 ", "1.5x", "1,5", "--1", "+", "e5", "0x10"})
            QTest::addRow("'%s'", bad) << bad << false;
    }

    void numbersAreWholeTexts()
    {
        QFETCH(QString, text);
        QFETCH(bool, is);
        QCOMPARE(number<double>(text.toStdString()).has_value(), is);
    }

    void integersDoNotOverflow()
    {
        QCOMPARE(number<std::uint64_t>("18446744073709551615"), std::optional<std::uint64_t>(18446744073709551615U));
        QVERIFY(!number<std::uint64_t>("18446744073709551616"));
        QVERIFY(!number<std::uint64_t>("-1"));
        QVERIFY(!number<int>("2147483648"));
        QVERIFY(!number<int>("1.0"));
    }

    void fixedIsReadBackToItsDigits()
    {
        QCOMPARE(fixed(1.5, 2), std::string("1.50"));
        QCOMPARE(fixed(-0.001, 2), std::string("0.00"));
        QCOMPARE(fixed(-0.0, 0), std::string("0"));
        std::mt19937_64 random(2);
        std::uniform_real_distribution<double> any(-1e6, 1e6);
        for (int i = 0; i < 1000; ++i) {
            const double value = any(random);
            QVERIFY(std::abs(*number<double>(fixed(value, 6)) - value) <= 0.5e-6 + 1e-9);
        }
    }

    void theLocaleDoesNotMatter()
    {
        const char* german = std::setlocale(LC_ALL, "de_DE.UTF-8");
        QCOMPARE(fixed(0.5, 1), std::string("0.5"));
        QCOMPARE(number<double>("0.5"), std::optional(0.5));
        std::setlocale(LC_ALL, "C");
        if (german == nullptr)
            qInfo("no German locale on this machine: checked in the standard one");
    }

    void namesSortAsPeopleCount()
    {
        std::vector<std::string> names = {
            "frame10", "frame2", "a", "frame1b", "frame1", "frame01", "", "10", "9", "000009", "frame18446744073709551616999",
            "b3c2",    "b3c10"};
        std::ranges::sort(names, naturalLess);
        QCOMPARE(names,
                 (std::vector<std::string>{"", "000009", "9", "10", "a", "b3c2", "b3c10", "frame01", "frame1", "frame1b", "frame2",
                                           "frame10", "frame18446744073709551616999"}));
    }

    /// irreflexive, one way round only, and transitive
    void naturalOrderIsAnOrder()
    {
        std::mt19937_64 random(3);
        const auto name = [&] {
            std::string out;
            for (std::size_t n = random() % 6; n > 0; --n)
                out += "a012"[random() % 4];
            return out;
        };
        for (int i = 0; i < 5000; ++i) {
            const std::string a = name(), b = name(), c = name();
            QVERIFY(!naturalLess(a, a));
            QVERIFY(a == b || naturalLess(a, b) != naturalLess(b, a));
            QVERIFY(!(naturalLess(a, b) && naturalLess(b, c)) || naturalLess(a, c));
        }
    }

    void controlCharactersAreWrittenOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("nothing") << QByteArray("Fußgänger 行人 'a' \\") << QByteArray("Fußgänger 行人 'a' \\");
        QTest::newRow("colours") << QByteArray("a\x1b[31mb") << QByteArray("a\\x1b[31mb");
        QTest::newRow("line ends") << QByteArray("a\r\nb\tc") << QByteArray("a\\r\\nb\\tc");
        QTest::newRow("bell and delete") << QByteArray("\a\x7f") << QByteArray("\\x07\\x7f");
        QTest::newRow("C1") << QByteArray("\xc2\x9b"
                                          "2J")
                            << QByteArray("\\xc2\\x9b2J");
        QTest::newRow("right to left") << QByteArray("a\xe2\x80\xae"
                                                     "b")
                                       << QByteArray("a\\xe2\\x80\\xaeb");
        QTest::newRow("cut short") << QByteArray("a\xe2\x80") << QByteArray("a\xe2\x80");
    }

    void controlCharactersAreWrittenOut()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(printable(text.toStdString())), shown);
    }

    void lineEndsStayWhereTheyAreWanted() { QCOMPARE(printable("a\n\tb\x1b", LineEnds::kept), std::string("a\n\tb\\x1b")); }
};

POINTLOOM_TEST(TestText, withoutApplication)
#include "tst_text.moc"
