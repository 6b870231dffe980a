// SPDX-License-Identifier: Apache-2.0
// Every text has a Chinese one that can stand in its place: with the same numbers and names to fill in, and no English left over.
#include "tests/support/Support.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace pointloom;

namespace {

struct Translation
{
    QString context;
    QString source;
    QStringList texts;  ///< several where the number decides
    bool finished = true;
};

Translation readMessage(QXmlStreamReader& xml, const QString& context)
{
    Translation message{.context = context, .source = {}, .texts = {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.finished = xml.attributes().value("type") != u"unfinished";
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation")) {
                if (xml.isStartElement())
                    message.texts << xml.readElementText();
                else
                    text += xml.text();
            }
            if (message.texts.isEmpty())
                message.texts << text;
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Translation> readTranslations()
{
    QFile file(QString::fromStdString(test::projectFile("resources/translations/pointloom_zh_CN.ts").string()));
    std::vector<Translation> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages.push_back(readMessage(xml, context));
    }
    return messages;
}

/// What is filled in: "%1", "%L2", "%n", sorted.
QStringList placesIn(const QString& text)
{
    static const QRegularExpression place("%L?(\\d|n)");
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places << match.next().captured(1);
    places.removeDuplicates();
    places.sort();
    return places;
}

}  // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private:
    std::vector<Translation> m_messages = readTranslations();

    /// Fails with the text that a law does not hold for.
    template <class Law> void everyText(const char* what, Law&& holds)
    {
        for (const Translation& message : m_messages)
            for (const QString& text : message.texts)
                if (!holds(message.source, text))
                    QFAIL(qPrintable(QString("%1: %2: \"%3\" - \"%4\"").arg(what, message.context, message.source, text)));
    }

private Q_SLOTS:
    void noneIsMissing()
    {
        QVERIFY(m_messages.size() > 500);
        for (const Translation& message : m_messages)
            QVERIFY2(message.finished && !message.texts.front().isEmpty(), qPrintable(message.context + ": " + message.source));
    }

    void theSameIsFilledIn()
    {
        everyText("other places", [](const QString& source, const QString& text) { return placesIn(source) == placesIn(text); });
    }

    void spacesAtTheEndsStay()
    {
        everyText("other spaces", [](const QString& source, const QString& text) {
            return source.startsWith(' ') == text.startsWith(' ') && source.endsWith(' ') == text.endsWith(' ');
        });
    }

    void whatGoesOnIsSaidToGoOn()
    {
        everyText("no dots", [](const QString& source, const QString& text) { return source.endsWith(u'…') == text.endsWith(u'…'); });
    }

    /// A text of several words has words of Chinese, unless it is a name, a key or a pattern.
    void noEnglishIsLeft()
    {
        static const QRegularExpression words("[a-z]{3,} [a-z]{3,}");
        static const QRegularExpression chinese("\\p{Han}");
        everyText("still English",
                  [](const QString& source, const QString& text) { return !source.contains(words) || text.contains(chinese); });
    }
};

POINTLOOM_TEST(TestTranslations, withoutApplication)
#include "tst_translations.moc"
