// SPDX-License-Identifier: Apache-2.0
// Text from data is text: nothing in the window lets Qt guess whether a name is HTML.
#include "tests/house/Sources.h"

#include <QRegularExpression>

using namespace pointloom;
using namespace pointloom::test;

namespace {

/// A tooltip is a sentence of the program without anything put into it, or says that it is plain.
bool isPlainTip(const QString& argument)
{
    static const QRegularExpression own("\\btr\\(|[tT]ipOf\\(|^QString\\(\\)$|^\\{\\}$|^\"");
    if (argument.contains("plainTip(") || argument.contains("convertFromPlainText("))
        return true;
    return own.match(argument).hasMatch() && !argument.contains(".arg(") && !argument.contains("fromStdString");
}

QStringList richByChance(const QString& text)
{
    QStringList wrong;
    const auto look = [&](const QString& pattern) {
        auto found = QRegularExpression(pattern).globalMatch(text);
        while (found.hasNext())
            wrong << found.next().captured();
    };
    look("new QLabel\\b[^;]*;");
    look("\\bQLabel \\w+[;({]");
    look("QMessageBox::(?:about|critical|information|question|warning)\\([^;]*;");
    if (text.contains("new QMessageBox(") && !text.contains("setTextFormat(Qt::PlainText)"))
        wrong << "new QMessageBox";
    if (QRegularExpression("class \\w+[^;{]*: public QLabel\\b").match(text).hasMatch() && !text.contains("setTextFormat(")
        && !text.contains("ElidedLabel(QWidget"))
        wrong << "a class of labels without setTextFormat()";
    if (text.contains("new RichLabel(") && !text.contains("toHtmlEscaped()"))
        wrong << "new RichLabel without toHtmlEscaped()";
    auto tips = QRegularExpression("\\b(setToolTip|QToolTip::showText)\\(").globalMatch(text);
    while (tips.hasNext()) {
        const auto tip = tips.next();
        const QStringList arguments = argumentsFrom(text, tip.capturedEnd());
        const QString said = tip.captured(1) == "setToolTip" ? arguments.front() : arguments.value(1);
        if (!isPlainTip(said))
            wrong << tip.captured() + said.simplified();
    }
    return wrong;
}

}  // namespace

class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckSeesWhatItIsFor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("wrong");
        QTest::newRow("label") << "auto* label = new QLabel(name, this);" << true;
        QTest::newRow("label on the stack") << "QLabel label(name);" << true;
        QTest::newRow("plain label") << "auto* label = new PlainLabel(name, this);" << false;
        QTest::newRow("pointer") << "QLabel* m_name = nullptr;" << false;
        QTest::newRow("rich label") << "m_text = new RichLabel(this); m_text->setText(name);" << true;
        QTest::newRow("rich label, escaped") << "m_text = new RichLabel(this); m_text->setText(name.toHtmlEscaped());" << false;
        QTest::newRow("message box") << "QMessageBox::warning(this, title, name);" << true;
        QTest::newRow("tooltip of a name") << "item->setToolTip(name);" << true;
        QTest::newRow("tooltip with a name in it") << "item->setToolTip(tr(\"Frame %1\").arg(name));" << true;
        QTest::newRow("plain tooltip") << "item->setToolTip(plainTip(tr(\"Frame %1\").arg(name)));" << false;
        QTest::newRow("tooltip of the program") << "item->setToolTip(tr(\"How fast, and how far\"));" << false;
        QTest::newRow("shown tooltip") << "QToolTip::showText(at(1, 2), name, this);" << true;
    }

    void theCheckSeesWhatItIsFor()
    {
        QFETCH(QString, text);
        QFETCH(bool, wrong);
        QCOMPARE(!richByChance(text).isEmpty(), wrong);
    }

    void noTextIsRichByChance()
    {
        QStringList wrong;
        const int files = forEachSource({"ui", "app"}, [&](const QString& name, const QString& text) {
            for (const QString& found : richByChance(text))
                wrong << name + ": " + found;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("\n")));
        QVERIFY(files > 100);
    }
};

POINTLOOM_TEST(TestPlainText, withoutApplication)
#include "tst_plain_text.moc"
