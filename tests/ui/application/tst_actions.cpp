// SPDX-License-Identifier: Apache-2.0
#include "core/schema/SchemaJson.h"
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "ui/application/Actions.h"
#include "ui/tools/Nudge.h"

#include <QAction>
#include <QWidget>

#include <map>
#include <set>

using namespace pointloom;

class TestActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTwoActionsShareAKey()
    {
        QWidget window;
        const ActionSet actions(window);
        std::map<QString, QString> taken;
        for (const ActionSpec& spec : actionTable()) {
            for (const QKeySequence& key : actions[spec.id].shortcuts()) {
                QVERIFY2(!key.isEmpty(), spec.keys);
                const QString name = key.toString();
                QVERIFY2(!taken.contains(name), qPrintable(name + " is " + taken[name] + " and " + spec.text));
                taken[name] = spec.text;
            }
        }
    }

    void theBuiltInSchemeTakesNoKeyOfTheWindow()
    {
        QWidget window;
        const ActionSet actions(window);
        std::set<QString> taken;
        for (const ActionSpec& spec : actionTable())
            for (const QKeySequence& key : actions[spec.id].shortcuts())
                taken.insert(key.toString());
        const auto schema = readSchema(test::projectFile("resources/schemes/driving.json"));
        VERIFY_RESULT(schema);
        const auto isFree = [&](const std::string& key) { return key.empty() || !taken.contains(QString::fromStdString(key).toUpper()); };
        for (const ClassDef& what : schema->classes)
            QVERIFY2(isFree(what.shortcut), what.key.c_str());
        for (const AttributeDef& attribute : schema->attributes) {
            QVERIFY2(isFree(attribute.shortcut), attribute.key.c_str());
            for (const Choice& choice : attribute.choices)
                QVERIFY2(isFree(choice.shortcut), choice.key.c_str());
        }
    }

    void oppositeKeysTakeEachOtherBack_data()
    {
        QTest::addColumn<ActionId>("there");
        QTest::addColumn<ActionId>("back");
        using enum ActionId;
        QTest::newRow("ahead") << moveAhead << moveBack;
        QTest::newRow("left") << moveLeft << moveRight;
        QTest::newRow("raise") << raise << lower;
        QTest::newRow("turn") << turnLeft << turnRight;
        QTest::newRow("coarse ahead") << moveAheadCoarse << moveBackCoarse;
        QTest::newRow("coarse turn") << turnLeftCoarse << turnRightCoarse;
        QTest::newRow("fine left") << moveLeftFine << moveRightFine;
        QTest::newRow("fine lower") << lowerFine << raiseFine;
    }

    void oppositeKeysTakeEachOtherBack()
    {
        QFETCH(ActionId, there);
        QFETCH(ActionId, back);
        const OrientedBox box = test::goldenBox();
        const CameraState camera;
        const OrientedBox moved = nudged(box, there, camera);
        QVERIFY(cornerDistance_m(moved, box) > 1e-3);
        QVERIFY(cornerDistance_m(nudged(moved, back, camera), box) < 1e-12);
    }

    void coarseIsMoreThanNormalIsMoreThanFine()
    {
        const OrientedBox box = test::goldenBox();
        const auto step = [&](ActionId id) { return (nudged(box, id, CameraState{}).centre_m - box.centre_m).norm(); };
        QVERIFY(step(ActionId::moveAheadCoarse) > step(ActionId::moveAhead));
        QVERIFY(step(ActionId::moveAhead) > step(ActionId::moveAheadFine));
        QVERIFY(step(ActionId::moveAheadFine) > 0);
    }

    void aheadInTheMainViewIsAwayFromTheViewerAlongTheGround()
    {
        CameraState camera;
        camera.position_m = {-10, 0, 10};
        camera.focus_m = {0, 0, 0};
        const OrientedBox moved = nudged(test::goldenBox(), ActionId::moveAhead, camera);
        const Eigen::Vector3d step = moved.centre_m - test::goldenBox().centre_m;
        QVERIFY(step.x() > 0);
        QVERIFY(std::abs(step.y()) < 1e-12 && std::abs(step.z()) < 1e-12);
    }

    void aheadInASideViewIsUpInThePicture()
    {
        CameraState camera;
        camera.parallel = true;
        camera.position_m = {0, -50, 0};
        camera.focus_m = {0, 0, 0};
        const Eigen::Vector3d step = nudged(test::goldenBox(), ActionId::moveAhead, camera).centre_m - test::goldenBox().centre_m;
        QVERIFY(step.z() > 0);
        QVERIFY(std::abs(step.x()) < 1e-12 && std::abs(step.y()) < 1e-12);
    }
};

POINTLOOM_TEST(TestActions, withApplication)
#include "tst_actions.moc"
