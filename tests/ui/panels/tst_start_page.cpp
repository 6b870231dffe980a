// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "ui/panels/DropOverlay.h"
#include "ui/panels/RecentList.h"
#include "ui/panels/StartPage.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTimeZone>
#include <QUrl>

using namespace pointloom;

namespace {

TaskInfo task(const char* name, const std::string& folder)
{
    TaskInfo info;
    info.name = name;
    info.dataset = folder;
    info.openedAt = "2026-05-03T08:00:00.000Z";
    info.boxes = 12;
    return info;
}

}  // namespace

class TestStartPage : public QObject
{
    Q_OBJECT

private:
    template <class Widget = QAbstractButton> [[nodiscard]] static Widget& part(const QWidget& page, const char* name)
    {
        return *page.findChild<Widget*>(name);
    }

private Q_SLOTS:
    void offersEveryWayIn()
    {
        StartPage page;
        QSignalSpy open(&page, &StartPage::openRequested);
        QSignalSpy file(&page, &StartPage::openFileRequested);
        QSignalSpy tour(&page, &StartPage::tourRequested);
        QSignalSpy sample(&page, &StartPage::sampleRequested);
        for (const char* name : {"start.open", "start.openFile", "start.tour", "start.sample"})
            part(page, name).click();
        for (const QSignalSpy* spy : {&open, &file, &tour, &sample})
            QCOMPARE(spy->count(), 1);
    }

    void goesOnWithRecentWork()
    {
        const QTemporaryDir folder;
        StartPage page;
        page.setRecent({task("street", folder.path().toStdString()), task("gone", "/not/there")});
        QSignalSpy chosen(&page, &StartPage::recentChosen);
        part(page, "recent.0").click();
        QCOMPARE(chosen.front().front().toString(), folder.path());
        QVERIFY(part(page, "recent.0").accessibleName().contains("12"));
        page.setRecent({});
        QVERIFY(page.findChild<QAbstractButton*>("recent.0", Qt::FindDirectChildrenOnly) == nullptr);
    }

    void saysWhenInEverydayWords()
    {
        const QDateTime now(QDate(2026, 5, 4), QTime(10, 0), Qt::UTC);
        QCOMPARE(whenText("2026-05-04T08:05:00.000Z", now), "today, 08:05");
        QCOMPARE(whenText("2026-05-03T23:59:00.000Z", now), "yesterday, 23:59");
        QVERIFY(whenText("2026-01-03T23:59:00.000Z", now).contains("26"));
        QVERIFY(whenText("nonsense", now).isEmpty());
    }

    void showsWhatIsBeingOpenedAndHowFar()
    {
        StartPage page;
        page.show();
        page.setBusy("Opening…");
        QVERIFY(!part(page, "start.open").isVisible());
        page.setProgress(0.3, "Reading the labels…");
        QCOMPARE(part<QLabel>(page, "start.busyText").text(), "Reading the labels…");
        QVERIFY(part<QLabel>(page, "start.percent").text().contains("30"));
        QSignalSpy cancelled(&page, &StartPage::cancelRequested);
        part(page, "start.cancel").click();
        QCOMPARE(cancelled.count(), 1);
        page.setBusy({});
        QVERIFY(part(page, "start.open").isVisible());
    }

    void showsAllOfALongError()
    {
        StartPage page;
        page.resize(1366, 700);
        page.show();
        page.setError(QString("/a/folder/with/a/long/name: ") + QString("there is no frame of points in it. ").repeated(8));
        const auto& error = part<QLabel>(page, "start.error");
        QTRY_VERIFY(error.isVisible());
        QTRY_VERIFY(error.height() >= error.heightForWidth(error.width()));
        page.setError({});
        QVERIFY(!error.isVisible());
    }

    void choosesTheLanguage()
    {
        StartPage page;
        QSignalSpy chosen(&page, &StartPage::languageChosen);
        part(page, "start.language.zh_CN").click();
        QCOMPARE(chosen.front().front().toString(), "zh_CN");
    }

    void takesOneFolderOrFileThatIsDropped()
    {
        QWidget window;
        DropOverlay overlay(window);
        window.show();
        QSignalSpy dropped(&overlay, &DropOverlay::dropped);
        const auto drag = [&](const QList<QUrl>& urls) {
            QMimeData data;
            data.setUrls(urls);
            QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&window, &enter);
            const bool shown = overlay.isVisible();
            QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&window, &drop);
            return shown;
        };
        QVERIFY(drag({QUrl::fromLocalFile("/data/street")}));
        QVERIFY(!overlay.isVisible());
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped.front().front().toString(), "/data/street");
        QVERIFY(drag({QUrl::fromLocalFile("/a"), QUrl::fromLocalFile("/b")}));  // says that one is wanted
        QVERIFY(drag({QUrl("https://example.org")}));
        QCOMPARE(dropped.count(), 1);
    }
};

POINTLOOM_TEST(TestStartPage, withApplication)
#include "tst_start_page.moc"
