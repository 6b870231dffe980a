// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "ui/docks/DockTitle.h"
#include "ui/docks/Docks.h"
#include "ui/docks/LayoutMenu.h"
#include "ui/docks/Layouts.h"

#include <QAbstractButton>
#include <QDockWidget>
#include <QFile>
#include <QMainWindow>
#include <QSignalSpy>
#include <QSplitter>

#include <numeric>
#include <set>
#include <string>

using namespace pointloom;

namespace {

constexpr std::array<std::string_view, 5> all{"dock.objects", "dock.classes", "dock.views", "dock.details", "dock.frames"};

/// A window with docks that hold nothing in particular.
struct Window
{
    QMainWindow window;
    Docks docks{window};
    QSplitter* splitter = new QSplitter(Qt::Vertical);

    Window()
    {
        window.setCentralWidget(new QWidget(&window));
        for (int i = 0; i < 3; ++i)
            splitter->addWidget(new QWidget);
        for (const std::string_view which : all)
            docks[which].setWidget(which == "dock.views" ? splitter : new QWidget);
        docks.setSplitter(splitter);
        window.resize(1440, 900);
        window.show();
    }
};

}  // namespace

class TestDocks : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;

private Q_SLOTS:
    void init()
    {
        qputenv("XDG_CONFIG_HOME", m_home.filePath(QTest::currentTestFunction()).toUtf8());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.filePath(QTest::currentTestFunction()));
    }

    void showOnlyWhileASessionIsOpen()
    {
        Window w;
        for (const std::string_view which : all)
            QVERIFY(!w.docks[which].isVisible());
        w.docks.begin();
        for (const std::string_view which : all)
            QVERIFY(w.docks[which].isVisible());
        QVERIFY(w.docks["dock.objects"].x() < w.docks["dock.views"].x());
        w.docks.end();
        for (const std::string_view which : all)
            QVERIFY(!w.docks[which].isVisible());
    }

    void areFoundAgainAsTheyWereLeft()
    {
        {
            Window w;
            w.docks.begin();
            w.docks["dock.classes"].close();
            w.docks["dock.views"].setFloating(true);
            w.window.addDockWidget(Qt::RightDockWidgetArea, &w.docks["dock.objects"]);
            w.docks.end();
        }
        Window w;
        w.docks.begin();
        QVERIFY(!w.docks["dock.classes"].isVisible());
        QVERIFY(w.docks["dock.views"].isFloating());
        QCOMPARE(w.window.dockWidgetArea(&w.docks["dock.objects"]), Qt::RightDockWidgetArea);
        w.docks.reset();
        QVERIFY(w.docks["dock.classes"].isVisible());
        QVERIFY(!w.docks["dock.views"].isFloating());
        QCOMPARE(w.window.dockWidgetArea(&w.docks["dock.objects"]), Qt::LeftDockWidgetArea);
    }

    void keepTheSizesOfTheSideViews()
    {
        const auto firstShare = [](const QSplitter& splitter) {
            const QList<int> sizes = splitter.sizes();
            return sizes.front() * 100 / std::accumulate(sizes.begin(), sizes.end(), 0);
        };
        int share = 0;
        {
            Window w;
            w.docks.begin();
            w.splitter->setSizes({300, 100, 50});
            share = firstShare(*w.splitter);
            w.docks.end();
        }
        Window w;
        w.docks.begin();
        QVERIFY(share > 50);
        QTRY_VERIFY(std::abs(firstShare(*w.splitter) - share) <= 1);
    }

    void whatIsNoLayoutChangesNothing()
    {
        Window w;
        w.docks.begin();
        const QByteArray before = w.docks.state();
        for (const QByteArray& text : {QByteArray(), QByteArray("{}"), QByteArray("[1]"), QByteArray("{\"window\":\"Z2FyYmFnZQ==\"}")})
            QVERIFY(!w.docks.restore(text));
        QCOMPARE(w.docks.state(), before);
    }

    void theTitleFloatsAndCloses()
    {
        Window w;
        w.docks.begin();
        auto& title = w.docks.title("dock.details");
        title.findChild<QAbstractButton*>("dock.float")->click();
        QVERIFY(w.docks["dock.details"].isFloating());
        title.findChild<QAbstractButton*>("dock.float")->click();
        QVERIFY(!w.docks["dock.details"].isFloating());
        title.findChild<QAbstractButton*>("dock.close")->click();
        QVERIFY(!w.docks["dock.details"].isVisible());
        w.docks["dock.details"].toggleViewAction()->trigger();
        QVERIFY(w.docks["dock.details"].isVisible());
    }

    void everyPanelIsInTheMenuAndHasAKeyOfItsOwn()
    {
        Window w;
        const ActionSet actions(w.window);
        LayoutMenu menu(w.docks, actions, &w.window);
        Q_EMIT menu.aboutToShow();
        std::set<std::string> keys;
        for (const PanelEntry& entry : panels()) {
            QVERIFY2(keys.insert(entry.key).second, entry.key);
            QVERIFY(menu.actions().contains(w.docks[entry.key].toggleViewAction()));
            QCOMPARE(w.docks[entry.key].windowTitle(), QString(entry.title));
        }
    }

    /// A layout that was saved before there was a panel: the rest is as it was, the panel stands where the list puts it.
    void aNewPanelFindsItsPlaceInAnOldLayout()
    {
        QMainWindow old;
        old.setCentralWidget(new QWidget(&old));
        Docks fewer(old, panels().subspan(0, panels().size() - 1));
        fewer.reset();
        fewer["dock.classes"].close();
        const QByteArray layout = fewer.state();

        Window w;
        w.docks.begin();
        QVERIFY(w.docks["dock.classes"].isVisible());
        QVERIFY(w.docks.restore(layout));
        QVERIFY(!w.docks["dock.classes"].isVisible());
        const PanelEntry& newest = panels().back();
        QCOMPARE(w.window.dockWidgetArea(&w.docks[newest.key]), newest.area);
        w.docks.reset();
        QCOMPARE(w.window.dockWidgetArea(&w.docks[newest.key]), newest.area);
        QVERIFY(w.docks[newest.key].toggleViewAction()->isChecked());
    }

    void layoutsHaveNames()
    {
        for (const char* name : {"Review", "night/shift", "两个屏幕"})
            layouts::save(QString::fromUtf8(name), name);
        QCOMPARE(layouts::names().size(), 3);
        QCOMPARE(layouts::find(QString::fromUtf8("两个屏幕")), QByteArray("两个屏幕"));
        QCOMPARE(layouts::find("night/shift"), QByteArray("night/shift"));
        layouts::remove("Review");
        QVERIFY(!layouts::names().contains("Review"));
        QVERIFY(layouts::find("Review").isEmpty());
    }

    void aLayoutGoesToAColleagueAsAFile()
    {
        const QString path = m_home.filePath("mine.layout.json");
        Window mine;
        const ActionSet myActions(mine.window);
        LayoutMenu myMenu(mine.docks, myActions, &mine.window);
        mine.docks.begin();
        mine.docks["dock.classes"].close();
        myMenu.saveAs("Narrow");
        myMenu.exportTo(path);
        layouts::remove("Narrow");

        Window other;
        const ActionSet actions(other.window);
        LayoutMenu menu(other.docks, actions, &other.window);
        other.docks.reset();
        QVERIFY(other.docks["dock.classes"].isVisible());
        menu.importFrom(path);
        QVERIFY(!other.docks["dock.classes"].isVisible());
        QCOMPARE(layouts::names(), QStringList{"Narrow"});
    }

    void aFileThatIsNoLayoutIsRefused()
    {
        QFile file(m_home.filePath("other.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"kind\": \"something else\"}");
        file.close();
        Window w;
        const ActionSet actions(w.window);
        LayoutMenu menu(w.docks, actions, &w.window);
        QSignalSpy said(&menu, &LayoutMenu::said);
        menu.importFrom(file.fileName());
        menu.importFrom(m_home.filePath("not there"));
        QCOMPARE(said.count(), 2);
        QVERIFY(layouts::names().isEmpty());
    }
};

POINTLOOM_TEST(TestDocks, withApplication)
#include "tst_docks.moc"
