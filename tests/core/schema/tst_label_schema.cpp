// SPDX-License-Identifier: Apache-2.0
#include "core/schema/LabelSchema.h"
#include "core/schema/SchemaJson.h"
#include "tests/support/Support.h"

#include <QtTest>

#include <set>

using namespace pointloom;

namespace {

LabelSchema driving()
{
    return readSchema(test::projectFile("resources/schemes/driving.json")).value();
}

std::vector<std::string> keysOf(const std::vector<const AttributeDef*>& attributes)
{
    std::vector<std::string> out;
    for (const AttributeDef* attribute : attributes)
        out.push_back(attribute->key);
    return out;
}

}  // namespace

class TestLabelSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesFallBackToEnglish()
    {
        const LocalText name(std::map<std::string, std::string>{{"en", "Car"}, {"zh", "轿车"}, {"de", "PKW"}});
        QCOMPARE(name.in("zh"), "轿车");
        QCOMPARE(name.in("zh_CN"), "轿车");
        QCOMPARE(name.in("zh-Hans"), "轿车");
        QCOMPARE(name.in("de_AT"), "PKW");
        QCOMPARE(name.in("fr"), "Car");
        QCOMPARE(name.in(""), "Car");
        QCOMPARE(LocalText(std::map<std::string, std::string>{{"zh", "轿车"}}).in("fr"), "轿车");
        QCOMPARE(LocalText().in("en"), "");
    }

    void classesAreFoundByWhatAFormatCallsThem()
    {
        const LabelSchema schema = driving();
        QCOMPARE(schema.findClassNamed("kitti", "Person_sitting")->key, "pedestrian");
        QCOMPARE(schema.findClassNamed("kitti", "cAr")->key, "car");
        QCOMPARE(schema.findClassNamed("argoverse", "BOX_TRUCK")->key, "truck");
        QCOMPARE(schema.findClassNamed("csv", "Tricycle")->key, "tricycle");
        QVERIFY(schema.findClassNamed("kitti", "Zeppelin") == nullptr);
        QCOMPARE(schema.findClass("pedestrian")->nameWrittenIn("kitti"), "Pedestrian");
        QCOMPARE(schema.findClass("cone")->nameWrittenIn("kitti"), "cone");
    }

    /// What a class is called in a format leads back to the class, for all classes and formats of the scheme.
    void writtenNamesLeadBack()
    {
        const LabelSchema schema = driving();
        for (const ClassDef& definition : schema.classes) {
            for (const char* format : {"kitti", "nuscenes", "argoverse", "openlabel"})
                QCOMPARE(schema.findClassNamed(format, definition.nameWrittenIn(format))->key, definition.key);
        }
    }

    void attributesAreAskedByClassAndCondition()
    {
        const LabelSchema schema = driving();
        const AttributeDef& angle = *schema.findAttribute("door_angle");
        QVERIFY(!applies(angle, "car", {}));
        QVERIFY(!applies(angle, "car", {{"doors_open", false}}));
        QVERIFY(applies(angle, "car", {{"doors_open", true}}));
        QVERIFY(!applies(angle, "pedestrian", {{"doors_open", true}}));
        QVERIFY(applies(*schema.findAttribute("occlusion"), "cone", {}));
    }

    void requiredAttributesWaitForAnAnswer()
    {
        LabelSchema schema = driving();
        QCOMPARE(keysOf(unanswered(schema, "car", {})), std::vector<std::string>{"occlusion"});
        QVERIFY(unanswered(schema, "car", {{"occlusion", "visible"}}).empty());

        AttributeDef plate;
        plate.key = "plate";
        plate.type = AttributeType::text;
        plate.required = true;
        schema.attributes.push_back(plate);
        QCOMPARE(keysOf(unanswered(schema, "car", {{"occlusion", "visible"}, {"plate", " "}})), std::vector<std::string>{"plate"});
        QVERIFY(unanswered(schema, "car", {{"occlusion", "visible"}, {"plate", "A-B 1"}}).empty());
    }

    void newObjectsStartWithTheStandardAnswers()
    {
        const LabelSchema schema = driving();
        QCOMPARE(standardAnswers(schema, "pedestrian", AttributeScope::frame), (AttributeMap{{"pose", "standing"}}));
        QCOMPARE(standardAnswers(schema, "car", AttributeScope::track), (AttributeMap{{"parked", false}}));
        QCOMPARE(standardAnswers(schema, "car", AttributeScope::frame), (AttributeMap{{"doors_open", false}, {"lights", "none"}}));
    }

    /// A standard answer may hang on another one of any scope, whichever is written first.
    void standardAnswersFollowConditions()
    {
        AttributeDef later;
        later.key = "later";
        later.standard = 2.0;
        later.when = Condition{"first", {true}};
        AttributeDef first;
        first.key = "first";
        first.scope = AttributeScope::track;
        first.standard = true;
        LabelSchema schema;
        schema.attributes = {later, first};
        QCOMPARE(standardAnswers(schema, "car", AttributeScope::frame), (AttributeMap{{"later", 2.0}}));
        schema.attributes[1].standard = false;
        QVERIFY(standardAnswers(schema, "car", AttributeScope::frame).empty());
    }

    /// The scheme that Pointloom comes with: named in both languages, no key of the window taken, no class in the selection's colour.
    void theDrivingSchemeKeepsThePromises()
    {
        const LabelSchema schema = driving();
        QCOMPARE(schema.version, "1.0.0");
        const auto isNamed = [](const LocalText& name) { return name.all().contains("en") && name.all().contains("zh"); };
        std::set<std::string> colours;
        for (const ClassDef& definition : schema.classes) {
            QVERIFY2(isNamed(definition.name), definition.key.c_str());
            QVERIFY2(!(definition.colour == Rgb{0xff, 0xd4, 0x5a}), definition.key.c_str());
            colours.insert({char(definition.colour.r), char(definition.colour.g), char(definition.colour.b)});
        }
        QCOMPARE(colours.size(), schema.classes.size());
        for (const AttributeDef& attribute : schema.attributes) {
            QVERIFY2(isNamed(attribute.name), attribute.key.c_str());
            QVERIFY2(attribute.shortcut.empty() || std::string_view("WASDQEZXGRFTNVHB").find(attribute.shortcut) == std::string_view::npos,
                     attribute.key.c_str());
            for (const Choice& choice : attribute.choices)
                QVERIFY2(isNamed(choice.name), choice.key.c_str());
        }
        const SizePrior& car = schema.findClass("car")->size;
        QVERIFY(car.min_m.x() <= 3.2 && car.max_m.x() >= 5.3);
    }
};

POINTLOOM_TEST(TestLabelSchema, withoutApplication)
#include "tst_label_schema.moc"
