// SPDX-License-Identifier: Apache-2.0
#include "core/schema/SchemaJson.h"
#include "tests/support/Support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace pointloom;
using nlohmann::json;

namespace {

json small()
{
    return json::parse(R"({
        "id": "test.small", "version": "1.0.0", "name": {"en": "Small"},
        "classes": [
            {"key": "car", "name": {"en": "Car"}, "colour": "#5ad1ff", "shortcut": "1",
             "size": {"typical": [4, 2, 1.5], "spread": [1, 1, 1], "min": [2, 1, 1], "max": [6, 3, 3]}, "nameIn": {"kitti": ["Car", "Auto"]}},
            {"key": "person", "name": {"en": "Person"}, "colour": "#ff0000"}],
        "attributes": [
            {"key": "open", "name": {"en": "Open"}, "type": "boolean", "shortcut": "o"},
            {"key": "angle", "name": {"en": "Angle"}, "type": "number", "min": 0, "max": 90, "unit": "°", "standard": 45,
             "when": {"attribute": "open", "anyOf": [true]}},
            {"key": "pose", "name": {"en": "Pose"}, "type": "choice", "scope": "track", "required": true, "classes": ["person"],
             "choices": [{"key": "up", "name": {"en": "Up"}}, {"key": "down", "name": {"en": "Down"}, "shortcut": "j"}]}]
    })");
}

json patched(const QByteArray& patch)
{
    return small().patch(json::parse(patch.toStdString()));
}

}  // namespace

class TestSchemaJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// As some editors save it.
    void wideTextIsRead()
    {
        const QString text = QString::fromStdString(small().dump());
        const QByteArray wide = QStringEncoder(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom).encode(text);
        const auto schema = schemaFromJson(wide.toStdString());
        VERIFY_RESULT(schema);
        QCOMPARE(schema->classes.size(), 2U);
        QCOMPARE(schema->attributes.at(1).unit, "°");
    }

    void readsEverythingWritten()
    {
        const auto schema = schemaFromJson(small().dump());
        VERIFY_RESULT(schema);
        QCOMPARE(schema->id, "test.small");
        QCOMPARE(schema->classes.size(), 2U);
        const ClassDef& car = schema->classes.front();
        QCOMPARE(car.colour, (Rgb{0x5a, 0xd1, 0xff}));
        QCOMPARE(car.size.typical_m, Eigen::Vector3d(4, 2, 1.5));
        QCOMPARE(car.size.max_m, Eigen::Vector3d(6, 3, 3));
        QCOMPARE(car.nameIn.at("kitti"), (std::vector<std::string>{"Car", "Auto"}));
        QVERIFY(car.completesLength);
        const AttributeDef& angle = schema->attributes.at(1);
        QCOMPARE(angle.type, AttributeType::number);
        QCOMPARE(angle.max, 90);
        QCOMPARE(angle.unit, "°");
        QVERIFY(angle.standard == AttributeValue{45.0});
        QCOMPARE(angle.when->attribute, "open");
        QVERIFY(angle.when->anyOf == std::vector<AttributeValue>{true});
        const AttributeDef& pose = schema->attributes.at(2);
        QCOMPARE(pose.scope, AttributeScope::track);
        QVERIFY(pose.required);
        QCOMPARE(pose.choices.at(1).shortcut, "j");
    }

    void wrongSchemesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("patch");  // RFC 6902, on the small scheme above
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("reason");

        const auto add = [](const char* name, QByteArray patch, const char* place, const char* reason) {
            patch.replace('\'', '"');
            QTest::newRow(name) << QByteArray("[" + patch + "]") << QByteArray(place) << QByteArray(reason);
        };
        add("unknown key", "{'op':'add','path':'/classes/1/color','value':'#ffffff'}", "/classes/1/color", "not a key that is known");
        add("unknown key at the top", "{'op':'add','path':'/autor','value':1}", "/autor", "not a key that is known");
        add("unknown key with a slash", "{'op':'add','path':'/a~1b','value':1}", "/a~1b", "not a key that is known");
        add("missing key", "{'op':'remove','path':'/classes/0/colour'}", "/classes/0", "\"colour\" is missing");
        add("wrong type", "{'op':'replace','path':'/classes/0/name/en','value':7}", "/classes/0/name/en", "must be a text");
        add("classes as an object", "{'op':'replace','path':'/classes','value':{'car':{}}}", "/classes", "must be a list");
        add("class as a text", "{'op':'replace','path':'/classes/0','value':'car'}", "/classes/0", "must be an object");
        add("required as a text", "{'op':'replace','path':'/attributes/2/required','value':'yes'}", "/attributes/2/required",
            "true or false");
        add("no class", "{'op':'replace','path':'/classes','value':[]}", "/classes", "there are 0 classes");
        add("version", "{'op':'replace','path':'/version','value':'1.x'}", "/version", "is no version");
        add("no English name", "{'op':'replace','path':'/classes/0/name','value':{'zh':'车'}}", "/classes/0/name", "no English name");
        add("key with a blank", "{'op':'replace','path':'/classes/0/key','value':'my car'}", "/classes/0/key", "is no key");
        add("key twice", "{'op':'replace','path':'/classes/1/key','value':'car'}", "/classes/1/key", "used twice");
        add("attribute key twice", "{'op':'replace','path':'/attributes/2/key','value':'open'}", "/attributes/2/key", "used twice");
        add("shortcut twice", "{'op':'add','path':'/classes/1/shortcut','value':'1'}", "/classes/1/shortcut", "used twice");
        add("shortcut twice, other case", "{'op':'add','path':'/attributes/1/shortcut','value':'O'}", "/attributes/1/shortcut",
            "used twice");
        add("shortcut too long", "{'op':'replace','path':'/classes/0/shortcut','value':'F1'}", "/classes/0/shortcut", "is no shortcut");
        add("colour", "{'op':'replace','path':'/classes/0/colour','value':'#5ad1fg'}", "/classes/0/colour", "is no colour");
        add("short colour", "{'op':'replace','path':'/classes/0/colour','value':'#fff'}", "/classes/0/colour", "is no colour");
        add("min above typical", "{'op':'replace','path':'/classes/0/size/min/0','value':5}", "/classes/0/size/typical/0", "out of order");
        add("typical above max", "{'op':'replace','path':'/classes/0/size/max/2','value':1.2}", "/classes/0/size/typical/2",
            "out of order");
        add("size of nothing", "{'op':'replace','path':'/classes/0/size/min/1','value':0}", "/classes/0/size/min/1", "above 0");
        add("size out of this world", "{'op':'replace','path':'/classes/0/size/max/1','value':1e9}", "/classes/0/size/max/1", "too large");
        add("size of two", "{'op':'remove','path':'/classes/0/size/max/1'}", "/classes/0/size/max", "three numbers");
        add("unknown type", "{'op':'replace','path':'/attributes/0/type','value':'bool'}", "/attributes/0/type", "none of: boolean");
        add("unknown scope", "{'op':'replace','path':'/attributes/2/scope','value':'scene'}", "/attributes/2/scope", "none of: frame");
        add("choice without choices", "{'op':'remove','path':'/attributes/2/choices'}", "/attributes/2", "go together");
        add("choice twice", "{'op':'replace','path':'/attributes/2/choices/1/key','value':'up'}", "/attributes/2/choices/1/key",
            "used twice");
        add("unit of a boolean", "{'op':'add','path':'/attributes/0/unit','value':'m'}", "/attributes/0/unit", "only an attribute of type");
        add("empty range", "{'op':'replace','path':'/attributes/1/max','value':0}", "/attributes/1/max", "is empty");
        add("step of nothing", "{'op':'add','path':'/attributes/1/step','value':0}", "/attributes/1/step", "above 0");
        add("standard out of range", "{'op':'replace','path':'/attributes/1/standard','value':91}", "/attributes/1/standard",
            "from 0 to 90");
        add("standard of another type", "{'op':'add','path':'/attributes/0/standard','value':1}", "/attributes/0/standard",
            "true or false");
        add("standard that is no choice", "{'op':'add','path':'/attributes/2/standard','value':'left'}", "/attributes/2/standard",
            "none of the choices");
        add("unknown class", "{'op':'replace','path':'/attributes/2/classes/0','value':'bike'}", "/attributes/2/classes/0",
            "no class \"bike\"");
        add("condition on nothing", "{'op':'replace','path':'/attributes/1/when/attribute','value':'opened'}",
            "/attributes/1/when/attribute", "no attribute \"opened\"");
        add("condition on no value", "{'op':'replace','path':'/attributes/1/when/anyOf','value':[]}", "/attributes/1/when/anyOf",
            "never holds");
        add("condition on a wrong value", "{'op':'replace','path':'/attributes/1/when/anyOf/0','value':'yes'}",
            "/attributes/1/when/anyOf/0", "true or false");
        add("condition on itself", "{'op':'replace','path':'/attributes/1/when','value':{'attribute':'angle','anyOf':[1]}}",
            "/attributes/1/when/attribute", "in a circle");
        add("conditions in a circle", "{'op':'add','path':'/attributes/0/when','value':{'attribute':'angle','anyOf':[1]}}",
            "/attributes/0/when/attribute", "in a circle");
        add("track hangs on frame", "{'op':'add','path':'/attributes/2/when','value':{'attribute':'open','anyOf':[true]}}",
            "/attributes/2/when/attribute", "changes from frame to frame");
        add("condition that never holds",
            "{'op':'add','path':'/attributes/0/classes','value':['car']},"
            "{'op':'add','path':'/attributes/1/classes','value':['person']}",
            "/attributes/1/when/attribute", "never asked for the same class");
        add("name of a format that is none", "{'op':'replace','path':'/classes/0/nameIn/kitti','value':[]}", "/classes/0/nameIn/kitti",
            "must be a name");
    }

    void wrongSchemesAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, patch);
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, reason);
        const auto schema = schemaFromJson(patched(patch).dump());
        QVERIFY(!schema);
        QCOMPARE(QByteArray::fromStdString(schema.error().where), place);
        QVERIFY2(QByteArray::fromStdString(schema.error().what.text()).contains(reason), schema.error().text().c_str());
    }

    void grammarErrorsNameLineAndColumn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("where");
        QTest::newRow("empty") << QByteArray("") << QByteArray("line 1, column 1");
        QTest::newRow("not JSON") << QByteArray("hello") << QByteArray("line 1, column 1");
        QTest::newRow("missing comma") << QByteArray("{\"a\": 1\n  \"b\": 2}") << QByteArray("line 2, column 5");
        QTest::newRow("cut short") << QByteArray("{\"a\": [1,\n2") << QByteArray("line 2, column 2");
        QTest::newRow("comment") << QByteArray("{\n// no\n}") << QByteArray("line 2, column 1");
    }

    void grammarErrorsNameLineAndColumn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, where);
        const auto schema = schemaFromJson(text.toStdString());
        QVERIFY(!schema);
        QVERIFY2(QByteArray::fromStdString(schema.error().text()).contains(where), schema.error().text().c_str());
    }

    void theSameKeyTwiceIsRefused()
    {
        const auto schema = schemaFromJson(R"({"id": "a", "version": "1.0.0", "id": "b"})");
        QVERIFY(!schema);
        QVERIFY2(schema.error().text().find("\"id\" stands twice") != std::string::npos, schema.error().text().c_str());
    }

    /// No text brings the reader down, whatever stands in it.
    void everyCutOfASchemeIsRefusedOrRead()
    {
        const std::string whole = small().dump(1);
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(!schemaFromJson(std::string_view(whole).substr(0, length)));
        VERIFY_RESULT(schemaFromJson(whole));
    }

    void largeSchemesAreRefused()
    {
        json many = small();
        for (int i = 0; i < 600; ++i)
            many["classes"].push_back({{"key", "c" + std::to_string(i)}, {"name", {{"en", "C"}}}, {"colour", "#000000"}});
        const auto schema = schemaFromJson(many.dump());
        QVERIFY(!schema);
        QCOMPARE(schema.error().where, "/classes");
        QVERIFY(!schemaFromJson(std::string(2 << 20, ' ')));
        QVERIFY(!schemaFromJson(std::string(1 << 20, '[')));
    }

    void filesAreNamedInErrors()
    {
        QTemporaryDir folder;
        const auto path = test::path(folder) / "scheme.json";
        QVERIFY(!readSchema(path));
        QVERIFY(readSchema(path).error().text().find("scheme.json") != std::string::npos);
        std::ofstream(path) << "\xEF\xBB\xBF" << small().dump();
        VERIFY_RESULT(readSchema(path));
        std::ofstream(path) << small().patch(json::parse(R"([{"op": "remove", "path": "/id"}])")).dump();
        QVERIFY(readSchema(path).error().where.starts_with(path.string()));
        QVERIFY(!readSchema(test::path(folder)));
    }

    void theExampleSchemeIsRead() { VERIFY_RESULT(readSchema(test::projectFile("plugins/warehouse/warehouse.json"))); }
};

POINTLOOM_TEST(TestSchemaJson, withoutApplication)
#include "tst_schema_json.moc"
