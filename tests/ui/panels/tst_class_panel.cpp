// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "tests/ui/panels/Street.h"
#include "ui/panels/Chip.h"
#include "ui/panels/ClassPanel.h"
#include "ui/panels/ClassRow.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace pointloom;

class TestClassPanel : public QObject
{
    Q_OBJECT

private:
    test::Street m_street;
    QTemporaryDir m_home;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ClassPanel> m_panel;

    [[nodiscard]] ClassRow& row(const char* key) const { return *m_panel->findChild<ClassRow*>(QString("class.%1").arg(key)); }
    [[nodiscard]] QLineEdit& search() const { return *m_panel->findChild<QLineEdit*>("classes.search"); }
    [[nodiscard]] std::string classOf(Id<Cuboid> id) const
    {
        return m_session->editing().labels().trackOf(*m_session->editing().labels().find(id))->classKey;
    }

private Q_SLOTS:
    void init()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.filePath(QTest::currentTestFunction()));
        m_session = m_street.open();
        m_panel = std::make_unique<ClassPanel>(*m_session);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_session.reset();
    }

    void countsTheObjectsOfTheFrame()
    {
        m_session->add({.box = test::goldenBox(), .classKey = "car"});
        const Id<Cuboid> other = m_session->add({.box = test::goldenBox(), .classKey = "car"});
        QCOMPARE(row("car").count(), 2);
        m_session->editing().push(reclassify(m_session->editing().labels(), m_session->schema(), other, "van"));
        QCOMPARE(row("car").count(), 1);
        QCOMPARE(row("van").count(), 1);
        m_session->view().goToFrame(1);
        QCOMPARE(row("car").count(), 0);
    }

    void changesAllSelectedObjectsInOneEdit()
    {
        const Id<Cuboid> first = m_session->add({.box = test::goldenBox(), .classKey = "car"});
        const Id<Cuboid> second = m_session->add({.box = test::goldenBox(), .classKey = "van"});
        m_session->selection().set({first, second}, first);
        const int before = m_session->editing().undoStack().index();
        row("truck").click();
        QCOMPARE(classOf(first), "truck");
        QCOMPARE(classOf(second), "truck");
        QCOMPARE(m_session->editing().undoStack().index(), before + 1);
        QCOMPARE(m_session->selection().currentClass().key, "truck");
    }

    void aSlashSearches()
    {
        QSignalSpy left(m_panel.get(), &ClassPanel::left);
        QVERIFY(search().isHidden());
        QVERIFY(m_panel->pressKey("/"));
        QVERIFY(search().hasFocus());
        QTest::keyClicks(&search(), "ped");
        QVERIFY(row("car").isHidden());
        QVERIFY(!row("pedestrian").isHidden());
        QTest::keyClick(&search(), Qt::Key_Return);
        QCOMPARE(m_session->selection().currentClass().key, "pedestrian");
        QCOMPARE(left.count(), 1);
        QVERIFY(search().isHidden());
        QVERIFY(!row("car").isHidden());
        m_panel->pressKey("/");
        QTest::keyClicks(&search(), "car");
        QTest::keyClick(&search(), Qt::Key_Escape);
        QCOMPARE(m_session->selection().currentClass().key, "pedestrian");
        QCOMPARE(left.count(), 2);
    }

    void findsNamesInEveryLanguage()
    {
        m_panel->pressKey("/");
        search().setText(QString::fromUtf8("卡车"));
        QVERIFY(!row("truck").isHidden());
        QVERIFY(row("car").isHidden());
    }

    void theOnesUsedLatelyStandInFront()
    {
        for (const char* key : {"tram", "cone", "bus"})
            row(key).click();
        QVERIFY(m_panel->findChild<Chip*>("recent.tram") != nullptr);
        m_panel->findChild<Chip*>("recent.tram")->click();
        QCOMPARE(m_session->selection().currentClass().key, "tram");
        m_panel = std::make_unique<ClassPanel>(*m_session);  // and after a restart
        QVERIFY(m_panel->findChild<Chip*>("recent.cone") != nullptr);
    }
};

POINTLOOM_TEST(TestClassPanel, withApplication)
#include "tst_class_panel.moc"
