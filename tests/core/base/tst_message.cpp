// SPDX-License-Identifier: Apache-2.0
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "tests/support/Support.h"

using namespace pointloom;

class TestMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesGoWhereTheirNumberStands()
    {
        QCOMPARE(message("%2 of %1", 5, std::string("three")).text(), std::string("three of 5"));
        QCOMPARE(message("%1 and %1", 7).text(), std::string("7 and 7"));
        QCOMPARE(message("100 %", 1).text(), std::string("100 %"));
        QCOMPARE(message("%3", 1).text(), std::string("%3"));     // nobody gave a third
        QCOMPARE(message("%1", "%2").text(), std::string("%2"));  // a value is not looked at again
    }

    void aTranslationTakesTheSameValues()
    {
        const Message said = message("%1 of %2 points", 3, 4);
        QCOMPARE(Message::fill("4 点中的 3 点: %2/%1", said.args), std::string("4 点中的 3 点: 4/3"));
    }

    void numbersAreShownAsShortAsTheyStayExact()
    {
        QCOMPARE(shown(0.1), std::string("0.1"));
        QCOMPARE(shown(std::size_t{18446744073709551615U}), std::string("18446744073709551615"));
        QCOMPARE(shown(-5), std::string("-5"));
        std::mt19937_64 random(4);
        std::uniform_real_distribution<double> any(-1e9, 1e9);
        for (int i = 0; i < 1000; ++i) {
            const double value = any(random);
            QCOMPARE(number<double>(shown(value)), std::optional(value));
        }
    }

    void anErrorGainsPlacesFromTheInsideOut()
    {
        const Result<int> failed = fail("holds %1 values", 3);
        QCOMPARE(failed.error().text(), std::string("holds 3 values"));
        const Error placed = failed.error().in("line 3").in(std::filesystem::path("labels/1.txt"));
        QCOMPARE(placed.text(), std::string("labels/1.txt, line 3: holds 3 values"));
        QCOMPARE(placed.what, failed.error().what);
    }
};

POINTLOOM_TEST(TestMessage, withoutApplication)
#include "tst_message.moc"
