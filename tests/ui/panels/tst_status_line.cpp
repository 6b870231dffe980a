// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "ui/application/ProgressCentre.h"
#include "ui/panels/ElidedLabel.h"
#include "ui/panels/StatusLine.h"

#include <QHelpEvent>

using namespace pointloom;

class TestStatusLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A message that is too long ends in an ellipsis, widens nothing, and can be read as a whole, letter by letter.
    void aLongMessageIsCutWhereAPersonSeesIt()
    {
        QWidget window;
        const ActionSet actions(window);
        ProgressCentre progress;
        StatusLine line(actions, progress);
        line.resize(1366, line.sizeHint().height());
        line.show();
        QVERIFY(QTest::qWaitForWindowExposed(&line));
        auto& message = *line.findChild<ElidedLabel*>("status.message");
        const auto pointAt = [&] {
            QHelpEvent help(QEvent::ToolTip, {1, 1}, message.mapToGlobal(QPoint(1, 1)));
            QCoreApplication::sendEvent(&message, &help);
        };
        const int least_px = line.minimumSizeHint().width();
        line.say("Short");
        QCOMPARE(message.shownText(), "Short");
        pointAt();
        QVERIFY(message.toolTip().isEmpty());

        const QString text = "<b>This</b> cannot be undone: " + QString("there is a reason for it ").repeated(30);
        line.say(text);
        QCOMPARE(message.text(), text);
        QVERIFY(message.shownText().endsWith(QChar(0x2026)));
        QVERIFY(text.startsWith(message.shownText().chopped(1)));
        QVERIFY(message.fontMetrics().horizontalAdvance(message.shownText()) <= message.width());
        QCOMPARE(line.minimumSizeHint().width(), least_px);
        pointAt();
        QVERIFY(message.toolTip().contains("&lt;b&gt;"));  // tooltips take what looks like marks for marks
        QCOMPARE(message.toolTip().count("reason"), 30);
    }
};

POINTLOOM_TEST(TestStatusLine, withApplication)
#include "tst_status_line.moc"
