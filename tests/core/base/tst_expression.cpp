// SPDX-License-Identifier: Apache-2.0
#include "core/base/Expression.h"
#include "tests/support/Support.h"

#include <array>

using namespace pointloom;

namespace {

constexpr std::array metres{Unit{"m", 1}, Unit{"cm", 0.01}, Unit{"mm", 0.001}};
constexpr double current = 4;

}  // namespace

class TestExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatItSays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("expected");
        const auto row = [](const char* text, double expected) { QTest::newRow(text) << QByteArray(text) << expected; };
        row("4.2", 4.2);
        row("4,2", 4.2);
        row(".5", 0.5);
        row("5.", 5);
        row(" 4.2 + 0.1 ", 4.3);
        row("4.2+0.1", 4.3);
        row("-1.5", -1.5);
        row("+1.5", 1.5);
        row("--1", 1);
        row("1-2-3", -4);
        row("8/4/2", 1);
        row("1+2*3", 7);
        row("(1+2)*3", 9);
        row("2*-3", -6);
        row("-(2+1)", -3);
        row("((((1))))", 1);
        row("35cm", 0.35);
        row("4 m + 35 cm", 4.35);
        row("1m+5mm", 1.005);
        row("+=.1", 4.1);
        row("-=.1", 3.9);
        row("*=2", 8);
        row("/=2", 2);
        row("*2", 8);
        row("/2", 2);
        row("*2+1", 9);
        row(" += 10 cm", 4.1);
        row("-= 2*3", -2);
    }
    void isWhatItSays()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, expected);
        const auto value = evaluate(text.toStdString(), current, metres);
        VERIFY_RESULT(value);
        QVERIFY2(std::abs(*value - expected) < 1e-12, qPrintable(QString::number(*value)));
    }

    void saysWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* text, const char* said) { QTest::newRow(text) << QByteArray(text) << QByteArray(said); };
        row("", "missing");
        row("   ", "missing");
        row("4.2+", "missing");
        row("*", "missing");
        row("+=", "missing");
        row("(1+2", "bracket");
        row("1)", "“)”");
        row("abc", "“abc”");
        row("4.2 4.3", "“4.3”");
        row("1.2.3", "“1.2.3”");
        row("1,2,3", "“1,2,3”");
        row("3 furlongs", "“furlongs”");
        row("1/0", "finite");
        row("0/0", "finite");
        row("1**2", "“*2”");
    }
    void saysWhatItCannotRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, said);
        const auto value = evaluate(text.toStdString(), current, metres);
        QVERIFY(!value);
        QVERIFY2(value.error().text().find(said.toStdString()) != std::string::npos, value.error().text().c_str());
    }

    void bracketsWithoutEndDoNotOverflowTheStack()
    {
        QVERIFY(!evaluate(std::string(1'000'000, '('), current));
        QVERIFY(!evaluate(std::string(1'000'000, '-') + "1", current));
    }

    void whateverIsTypedIsAnsweredOrRefused()
    {
        std::mt19937_64 random(5);
        const std::string_view keys = "0123456789.,+-*/()= mc";
        for (int i = 0; i < 20'000; ++i) {
            std::string text;
            for (std::uint64_t n = random() % 12; n > 0; --n)
                text += keys[random() % keys.size()];
            const auto value = evaluate(text, current, metres);
            QVERIFY2(!value || std::isfinite(*value), text.c_str());
        }
    }
};

POINTLOOM_TEST(TestExpression, withoutApplication)
#include "tst_expression.moc"
