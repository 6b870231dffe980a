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

using namespace pointloom;

namespace {

constexpr std::array all{Dock::objects, Dock::classes, Dock::views, Dock::details, Dock::frames};

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
        for (const Dock which : all)
            docks[which].setWidget(which == Dock::views ? splitter : new QWidget);
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
        for (const Dock which : all)
            QVERIFY(!w.docks[which].isVisible());
        w.docks.begin();
        for (const Dock which : all)
            QVERIFY(w.docks[which].isVisible());
        QVERIFY(w.docks[Dock::objects].x() < w.docks[Dock::views].x());
        w.docks.end();
        for (const Dock which : all)
            QVERIFY(!w.docks[which].isVisible());
    }

    void areFoundAgainAsTheyWereLeft()
    {
        {
            Window w;
            w.docks.begin();
            w.docks[Dock::classes].close();
            w.docks[Dock::views].setFloating(true);
            w.window.addDockWidget(Qt::RightDockWidgetArea, &w.docks[Dock::objects]);
            w.docks.end();
        }
        Window w;
        w.docks.begin();
        QVERIFY(!w.docks[Dock::classes].isVisible());
        QVERIFY(w.docks[Dock::views].isFloating());
        QCOMPARE(w.window.dockWidgetArea(&w.docks[Dock::objects]), Qt::RightDockWidgetArea);
        w.docks.reset();
        QVERIFY(w.docks[Dock::classes].isVisible());
        QVERIFY(!w.docks[Dock::views].isFloating());
        QCOMPARE(w.window.dockWidgetArea(&w.docks[Dock::objects]), Qt::LeftDockWidgetArea);
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
        auto& title = w.docks.title(Dock::details);
        title.findChild<QAbstractButton*>("dock.float")->click();
        QVERIFY(w.docks[Dock::details].isFloating());
        title.findChild<QAbstractButton*>("dock.float")->click();
        QVERIFY(!w.docks[Dock::details].isFloating());
        title.findChild<QAbstractButton*>("dock.close")->click();
        QVERIFY(!w.docks[Dock::details].isVisible());
        w.docks[Dock::details].toggleViewAction()->trigger();
        QVERIFY(w.docks[Dock::details].isVisible());
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
        mine.docks[Dock::classes].close();
        myMenu.saveAs("Narrow");
        myMenu.exportTo(path);
        layouts::remove("Narrow");

        Window other;
        const ActionSet actions(other.window);
        LayoutMenu menu(other.docks, actions, &other.window);
        other.docks.reset();
        QVERIFY(other.docks[Dock::classes].isVisible());
        menu.importFrom(path);
        QVERIFY(!other.docks[Dock::classes].isVisible());
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
