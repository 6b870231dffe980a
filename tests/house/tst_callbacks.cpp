// SPDX-License-Identifier: Apache-2.0
// What runs later names the object whose end takes it back: a function without one would be run on what is gone.
#include "tests/support/Support.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace pointloom;

namespace {

struct LaterCall
{
    const char* call;
    int place;  ///< of the argument that has to be an object and no function
};

constexpr std::array laterCalls{LaterCall{"connect(", 2}, LaterCall{"singleShot(", 1}, LaterCall{"invokeMethod(", 0},
                                LaterCall{".then(", 0}};

/// The arguments of a call from behind its bracket, as far as commas between them tell.
QStringList argumentsFrom(const QString& text, qsizetype at)
{
    QStringList arguments{QString()};
    int depth = 0;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (QStringView(u"([{").contains(c))
            ++depth;
        if (QStringView(u")]}").contains(c) && --depth < 0)
            break;
        if (c == ',' && depth == 0)
            arguments << QString();
        else
            arguments.back() += c;
    }
    for (QString& argument : arguments)
        argument = argument.trimmed();
    return arguments;
}

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
        int files = 0;
        for (const char* folder : {"ui", "app"}) {
            QDirIterator sources(QString::fromStdString(test::projectFile(folder).string()), {"*.cpp", "*.h"}, QDir::Files,
                                 QDirIterator::Subdirectories);
            while (sources.hasNext()) {
                QFile file(sources.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QStringList found = functionsWithoutOwner(QString::fromUtf8(file.readAll()));
                QVERIFY2(found.isEmpty(), qPrintable(file.fileName() + ": " + found.join("; ")));
                ++files;
            }
        }
        QVERIFY(files > 100);
    }
};

POINTLOOM_TEST(TestCallbacks, withoutApplication)
#include "tst_callbacks.moc"
