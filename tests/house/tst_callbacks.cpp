// SPDX-License-Identifier: Apache-2.0
// What runs later names the object whose end takes it back: a function without one would be run on what is gone.
#include "tests/house/Sources.h"

using namespace pointloom;
using namespace pointloom::test;

namespace {

struct LaterCall
{
    const char* call;
    int place;  ///< of the argument that has to be an object and no function
};

constexpr std::array laterCalls{LaterCall{"connect(", 2}, LaterCall{"singleShot(", 1}, LaterCall{"invokeMethod(", 0},
                                LaterCall{".then(", 0}};

QStringList functionsWithoutOwner(const QString& text)
{
    QStringList found;
    for (const LaterCall& later : laterCalls)
        for (qsizetype at = text.indexOf(later.call); at >= 0; at = text.indexOf(later.call, at + 1)) {
            const QStringList arguments = argumentsFrom(text, at + qsizetype(qstrlen(later.call)));
            if (arguments.value(later.place).startsWith('['))
                found << text.mid(at, 60).simplified();
        }
    return found;
}

}  // namespace

class TestCallbacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckSeesWhatItIsFor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("wrong");
        QTest::newRow("connect") << "connect(&a, &A::b, [this] { c(); });" << true;
        QTest::newRow("connect with owner") << "connect(&a, &A::b, this, [this] { c(); });" << false;
        QTest::newRow("connect to a member") << "connect(f(a, b), &A::b, this, &A::c);" << false;
        QTest::newRow("timer") << "QTimer::singleShot(0, [this] { c(); });" << true;
        QTest::newRow("timer with owner") << "QTimer::singleShot(f(1, 2), this, [this] { c(); });" << false;
        QTest::newRow("call") << "QMetaObject::invokeMethod(this, [this] { c(); });" << false;
        QTest::newRow("future") << "QtConcurrent::run(f).then([this](int) {});" << true;
        QTest::newRow("future with owner") << "QtConcurrent::run(f).then(this, [this](int) {});" << false;
    }

    void theCheckSeesWhatItIsFor()
    {
        QFETCH(QString, text);
        QFETCH(bool, wrong);
        QCOMPARE(!functionsWithoutOwner(text).isEmpty(), wrong);
    }

    void everyLaterCallHasAnOwner()
    {
        QStringList wrong;
        const int files = forEachSource({"ui", "app"}, [&](const QString& name, const QString& text) {
            for (const QString& found : functionsWithoutOwner(text))
                wrong << name + ": " + found;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("; ")));
        QVERIFY(files > 100);
    }
};

POINTLOOM_TEST(TestCallbacks, withoutApplication)
#include "tst_callbacks.moc"
