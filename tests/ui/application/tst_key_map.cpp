// SPDX-License-Identifier: Apache-2.0
#include "core/schema/SchemaJson.h"
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "ui/application/KeyMap.h"

#include <QAction>
#include <QWidget>

#include <algorithm>
#include <map>
#include <set>

using namespace pointloom;

namespace {

Keys keys(const char* text)
{
    return QKeySequence::listFromString(text);
}

QKeySequence keypad(Qt::Key key)
{
    return QKeySequence(QKeyCombination(Qt::KeypadModifier, key));
}

}  // namespace

class TestKeyMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActionHasANameOfItsOwnInFiles()
    {
        std::set<QString> names;
        for (const ActionSpec& spec : actionTable()) {
            QVERIFY2(!actionKey(spec.id).isEmpty(), spec.text);
            QVERIFY2(names.insert(actionKey(spec.id)).second, spec.text);
        }
        QCOMPARE(actionKey(ActionId::nextFrame), QString("nextFrame"));
    }

    void theStandardKeysAreThoseOfTheTable()
    {
        for (const ActionSpec& spec : actionTable())
            QCOMPARE(KeyMap().keysOf(spec.id), keysFromText(spec.keys));
        QCOMPARE(KeyMap().keysOf(ActionId::viewFromTop), Keys{keypad(Qt::Key_7)});
    }

    void noTwoActionsOfAPresetShareAKey_data()
    {
        QTest::addColumn<KeyPreset>("preset");
        for (const KeyPresetInfo& info : keyPresets())
            QTest::newRow(info.key) << info.preset;
    }

    void noTwoActionsOfAPresetShareAKey()
    {
        QFETCH(KeyPreset, preset);
        std::map<QString, QString> taken;
        for (const ActionSpec& spec : actionTable())
            for (const QKeySequence& key : presetKeys(preset, spec.id)) {
                QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown, spec.text);
                const QString name = key.toString();
                QVERIFY2(!taken.contains(name), qPrintable(name + ": " + taken[name] + " and " + actionKey(spec.id)));
                taken[name] = actionKey(spec.id);
            }
    }

    void presetsLeaveTheClassesTheirDigitsAndNothingTheBoxNeedsWithoutAKey_data() { noTwoActionsOfAPresetShareAKey_data(); }

    void presetsLeaveTheClassesTheirDigitsAndNothingTheBoxNeedsWithoutAKey()
    {
        QFETCH(KeyPreset, preset);
        for (const ActionSpec& spec : actionTable())
            for (int digit = Qt::Key_0; digit <= Qt::Key_9; ++digit)
                QVERIFY2(!presetKeys(preset, spec.id).contains(QKeySequence(digit)), spec.text);
        using enum ActionId;
        for (const ActionId id :
             {boxTool, selectTool, nextMissed, nextFrame, previousFrame, nextFit, refit, snapAll,  flip,      deleteBox,     undo,
              redo,    moveAhead,  moveBack,   moveLeft,  moveRight,     raise,   lower, turnLeft, turnRight, shortcutSheet, preferences})
            QVERIFY2(!presetKeys(preset, id).isEmpty(), qPrintable(actionKey(id)));
    }

    void bindingTheKeyOfThePresetIsNoChange()
    {
        KeyMap map;
        map.bind(ActionId::flip, keys("Y; Num+5"));
        QCOMPARE(map.keysOf(ActionId::flip), keys("Y; Num+5"));
        QVERIFY(map.isChanged(ActionId::flip));
        map.bind(ActionId::flip, keys("G"));
        QVERIFY(!map.isChanged());
        map.bind(ActionId::flip, {});
        QVERIFY(map.keysOf(ActionId::flip).isEmpty());
        map.reset(ActionId::flip);
        QVERIFY(map == KeyMap());
    }

    void aFileBringsEverythingBack()
    {
        KeyMap map(KeyPreset::cvat);
        map.bind(ActionId::flip, {});
        map.bind(ActionId::viewFromFront, {keypad(Qt::Key_0), QKeySequence("Ctrl+Shift+F7")});
        map.bind(ActionId::largerPoints, keys("Ctrl++; Ctrl+,"));
        const auto again = KeyMap::fromJson(map.toJson());
        VERIFY_RESULT(again);
        QVERIFY(*again == map);
        QCOMPARE(again->keysOf(ActionId::viewFromFront).front(), keypad(Qt::Key_0));
        QVERIFY(!map.toJson().contains("undo"));  // only what differs is written

        saveKeys(map);
        QVERIFY(savedKeys() == map);
        saveKeys(KeyMap());
        QVERIFY(savedKeys() == KeyMap());
    }

    void filesThatAreNoneAreRefused()
    {
        QVERIFY(!KeyMap::fromJson("").has_value());
        QVERIFY(!KeyMap::fromJson("{}").has_value());
        QVERIFY(!KeyMap::fromJson(R"({"pointloomKeys": 2, "preset": "cvat"})").has_value());
        QVERIFY(!KeyMap::fromJson(R"({"pointloomKeys": 1, "preset": "emacs"})").has_value());
        const auto wrong = KeyMap::fromJson(R"({"pointloomKeys": 1, "preset": "cvat", "keys": {"flip": ["Bluish"]}})");
        QVERIFY(!wrong.has_value());
        QVERIFY(wrong.error().text().contains("flip") && wrong.error().text().contains("Bluish"));
        const auto newer = KeyMap::fromJson(R"({"pointloomKeys": 1, "preset": "cvat", "keys": {"teleport": ["G"]}})");
        VERIFY_RESULT(newer);
        QVERIFY(!newer->isChanged());
    }

    void conflictsWithActionsAndWithTheSchemeAreFound()
    {
        const auto schema = readSchema(test::projectFile("resources/schemes/driving.json"));
        VERIFY_RESULT(schema);
        for (const ActionSpec& spec : actionTable())
            QVERIFY2(conflictsOf(KeyMap(), spec.id, &*schema).empty(), spec.text);

        KeyMap map;
        map.bind(ActionId::flip, keys("Ctrl+Z"));
        auto users = conflictsOf(map, ActionId::flip, &*schema);
        QCOMPARE(users.size(), 1U);
        QCOMPARE(users.front().action, std::optional(ActionId::undo));
        QCOMPARE(conflictsOf(map, ActionId::undo, &*schema).front().action, std::optional(ActionId::flip));

        map.bind(ActionId::flip, keys("1"));
        users = conflictsOf(map, ActionId::flip, &*schema);
        QCOMPARE(users.size(), 1U);
        QCOMPARE(users.front().ofScheme->in("en"), std::string("Car"));
        QVERIFY(conflictsOf(map, ActionId::flip, nullptr).empty());

        map.bind(ActionId::flip, {keypad(Qt::Key_1)});  // the other digits are another key
        QCOMPARE(conflictsOf(map, ActionId::flip, &*schema).front().action, std::optional(ActionId::viewFromFront));
        map.bind(ActionId::flip, keys("K"));
        QVERIFY(conflictsOf(map, ActionId::flip, &*schema).front().ofScheme.has_value());
    }

    void theWindowsActionsFollow()
    {
        QWidget window;
        ActionSet actions(window);
        QSignalSpy changed(&actions, &ActionSet::keysChanged);
        KeyMap map;
        map.bind(ActionId::redo, keys("Y; Ctrl+Y"));
        actions.setKeys(map);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(actions.keyOf(ActionId::redo), QString("Y"));
        QCOMPARE(actions.keysOf(ActionId::redo), QString::fromUtf8("Y · Ctrl+Y"));
        QVERIFY(actions.keys() == map);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        int redone = 0;
        int seenFromAbove = 0;
        connect(&actions[ActionId::redo], &QAction::triggered, this, [&] { ++redone; });
        connect(&actions[ActionId::viewFromTop], &QAction::triggered, this, [&] { ++seenFromAbove; });
        QTest::keyClick(&window, Qt::Key_Y);
        QCOMPARE(redone, 1);
        QTest::keyClick(&window, Qt::Key_7);
        QCOMPARE(seenFromAbove, 0);
        QTest::keyClick(&window, Qt::Key_7, Qt::KeypadModifier);
        QCOMPARE(seenFromAbove, 1);
    }
};

POINTLOOM_TEST(TestKeyMap, withOwnSettings)
#include "tst_key_map.moc"
