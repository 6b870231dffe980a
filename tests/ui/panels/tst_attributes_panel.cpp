// SPDX-License-Identifier: Apache-2.0
#include "core/simulate/Simulate.h"
#include "tests/support/Support.h"
#include "tests/ui/Jobs.h"
#include "tests/ui/Runs.h"
#include "ui/application/OpenTask.h"
#include "ui/panels/AttributesPanel.h"
#include "ui/panels/Chip.h"
#include "ui/panels/ClassPanel.h"
#include "ui/panels/NumberField.h"

#include <QLineEdit>
#include <QPushButton>

using namespace pointloom;

class TestAttributesPanel : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    Id<Cuboid> m_box;

    [[nodiscard]] AttributeMap answers() const
    {
        return answersOf(m_session->editing().labels(), *m_session->editing().labels().find(m_box));
    }

    template <class Widget> [[nodiscard]] static Widget* editor(const QWidget& panel, const char* key)
    {
        return panel.findChild<Widget*>(QString("attribute.%1").arg(key));
    }

private Q_SLOTS:
    void initTestCase()
    {
        VERIFY_RESULT(simulateDataset(test::path(m_folder) / "street", {.frames = 1, .seed = 5, .rings = 8, .columns = 64, .cars = 1}));
    }

    void init()
    {
        OpenRequest request;
        request.dataset = (test::path(m_folder) / "street").string();
        request.workspace = (test::path(m_folder) / (std::string(QTest::currentTestFunction()) + ".pointloom")).string();
        request.scheme = test::projectFile("resources/schemes/driving.json").string();
        auto opening = openTask(request);
        VERIFY_RESULT(opening);
        m_session = std::make_unique<Session>(test::jobs(), std::move(*opening->task));
        m_session->start();
        m_box = m_session->add({.box = test::goldenBox(), .classKey = "car"});
    }
    void cleanup() { m_session.reset(); }

    void asksWhatTheSchemeAsksAboutTheClass()
    {
        const AttributesPanel panel(*m_session);
        QVERIFY(editor<Chip>(panel, "parked") != nullptr);
        QVERIFY(editor<Chip>(panel, "occlusion.partly") != nullptr);
        QVERIFY(editor<Chip>(panel, "pose.sitting") == nullptr);
        m_session->editing().push(reclassify(m_session->editing().labels(), m_session->schema(), m_box, "pedestrian"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(editor<Chip>(panel, "parked") == nullptr);
        QVERIFY(editor<Chip>(panel, "pose.sitting") != nullptr);
    }

    void aTickIsAnAnswerAndUndoTakesItBack()
    {
        const AttributesPanel panel(*m_session);
        editor<Chip>(panel, "parked")->click();
        QCOMPARE(answers().at("parked"), AttributeValue(true));
        m_session->editing().undo();
        QCOMPARE(answers().at("parked"), AttributeValue(false));
        QVERIFY(!editor<Chip>(panel, "parked")->isChecked());
    }

    void aChoiceIsOneOfThem()
    {
        const AttributesPanel panel(*m_session);
        editor<Chip>(panel, "occlusion.partly")->click();
        editor<Chip>(panel, "occlusion.largely")->click();
        QCOMPARE(answers().at("occlusion"), AttributeValue(std::string("largely")));
        QVERIFY(!editor<Chip>(panel, "occlusion.partly")->isChecked());
        editor<Chip>(panel, "occlusion.largely")->click();  // once more: taken back
        QVERIFY(!answers().contains("occlusion"));
    }

    void aConditionOpensAnotherQuestion()
    {
        const AttributesPanel panel(*m_session);
        QVERIFY(editor<NumberField>(panel, "door_angle") == nullptr);
        editor<Chip>(panel, "doors_open")->click();
        auto* angle = editor<NumberField>(panel, "door_angle");
        QVERIFY(angle != nullptr);
        QVERIFY(!answers().contains("door_angle"));
        angle->setFocus();
        QTest::keyClicks(angle, "30+15");
        QTest::keyClick(angle, Qt::Key_Return);
        QCOMPARE(answers().at("door_angle"), AttributeValue(45.0));
    }

    void textIsKeptPerTrack()
    {
        const AttributesPanel panel(*m_session);
        auto* note = editor<QLineEdit>(panel, "note");
        note->setText(QString::fromUtf8("  停在路边  "));
        Q_EMIT note->editingFinished();
        QCOMPARE(m_session->editing().labels().trackOf(*m_session->editing().labels().find(m_box))->attributes.at("note"),
                 AttributeValue(std::string("停在路边")));
    }

    void keysAnswerAndStep()
    {
        AttributesPanel panel(*m_session);
        QVERIFY(panel.pressKey("o"));
        QCOMPARE(answers().at("occlusion"), AttributeValue(std::string("visible")));
        QVERIFY(panel.pressKey("O"));
        QCOMPARE(answers().at("occlusion"), AttributeValue(std::string("partly")));
        QVERIFY(panel.pressKey("k"));
        QCOMPARE(answers().at("parked"), AttributeValue(true));
        QVERIFY(!panel.pressKey("u"));  // the pose of pedestrians
        m_session->selection().select({});
        QVERIFY(!panel.pressKey("k"));
    }

    void oneAnswerForManyIsOneEdit()
    {
        const Id<Cuboid> second = m_session->add({.box = test::goldenBox(), .classKey = "car"});
        const Id<Cuboid> walker = m_session->add({.box = test::goldenBox(), .classKey = "pedestrian"});
        AttributesPanel panel(*m_session);
        m_session->selection().set({m_box, second}, second);
        const int before = m_session->editing().undoStack().index();
        editor<Chip>(panel, "occlusion.partly")->click();
        QCOMPARE(m_session->editing().undoStack().index(), before + 1);
        QCOMPARE(answers().at("occlusion"), AttributeValue(std::string("partly")));
        QCOMPARE(answersOf(m_session->editing().labels(), *m_session->editing().labels().find(second)).at("occlusion"),
                 AttributeValue(std::string("partly")));

        m_session->editing().push(answer(m_session->editing().labels(), m_session->schema(), second, "parked", AttributeValue(true)));
        QVERIFY(SharedAnswers(*m_session).answerTo(*m_session->schema().findAttribute("parked")).mixed);
        QVERIFY(!editor<Chip>(panel, "parked")->isChecked());
        editor<Chip>(panel, "parked")->click();
        QCOMPARE(answers().at("parked"), AttributeValue(true));

        m_session->selection().set({m_box, walker}, walker);  // only what is asked about both
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(editor<Chip>(panel, "parked") == nullptr);
        QVERIFY(editor<Chip>(panel, "occlusion.partly") != nullptr);
    }

    void theLastAnswersAreOfferedAgain()
    {
        AttributesPanel panel(*m_session);
        auto* offer = panel.findChild<QPushButton*>("attributes.repeat");
        QVERIFY(offer->isHidden());
        editor<Chip>(panel, "parked")->click();
        editor<Chip>(panel, "occlusion.largely")->click();
        const Id<Cuboid> next = m_session->add({.box = test::goldenBox(), .classKey = "car"});
        QVERIFY(!offer->isHidden());
        QVERIFY(offer->text().contains("Largely"));
        const int before = m_session->editing().undoStack().index();
        offer->click();
        QCOMPARE(m_session->editing().undoStack().index(), before + 1);
        const AttributeMap given = answersOf(m_session->editing().labels(), *m_session->editing().labels().find(next));
        QCOMPARE(given.at("occlusion"), AttributeValue(std::string("largely")));
        QCOMPARE(given.at("parked"), AttributeValue(true));
        QVERIFY(offer->isHidden());
        const Id<Cuboid> walker = m_session->add({.box = test::goldenBox(), .classKey = "pedestrian"});
        panel.repeatLast();  // of another class: only what is asked about it
        QCOMPARE(answersOf(m_session->editing().labels(), *m_session->editing().labels().find(walker)).at("occlusion"),
                 AttributeValue(std::string("largely")));
        QVERIFY(!answersOf(m_session->editing().labels(), *m_session->editing().labels().find(walker)).contains("parked"));
    }

    void aDigitIsTheClassOfTheSelectedAndOfTheNextBox()
    {
        ClassPanel panel(*m_session);
        QVERIFY(panel.pressKey("2"));
        QCOMPARE(m_session->selection().currentClass().key, "truck");
        QCOMPARE(m_session->editing().labels().trackOf(*m_session->editing().labels().find(m_box))->classKey, "truck");
        QVERIFY(!panel.pressKey("!"));
    }
};

POINTLOOM_TEST(TestAttributesPanel, withApplication)
#include "tst_attributes_panel.moc"
