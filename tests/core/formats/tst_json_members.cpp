// SPDX-License-Identifier: Apache-2.0
#include "core/formats/JsonMembers.h"
#include "tests/support/Registry.h"
#include "tests/support/Support.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace pointloom;

namespace {

/// Single quotes stand for double ones: moc loses its way in raw texts that have both kinds of brackets and quotes.
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

}  // namespace

class TestJsonMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The members are those that a parser finds, in its order, and their texts mean the same.
    void membersAreThoseOfTheParser_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("none") << QByteArray(" { } ");
        QTest::newRow("values of all kinds") << quoted("{'b': null, 'a': -1.5e3, 'c': true, 'd': 'x', 'e': [1, {'f': []}], 'g': {}}");
        QTest::newRow("brackets and quotes in texts") << quoted("{'a': '}],{\\'', 'b{': ['\\\\', ']'], 'c': {'\\\\\\'}': '{'}}");
        QTest::newRow("keys with escapes") << quoted("{'\\u0062': 1, 'a\\/\\'': 2, '': 3, '\\n': {'a': 4}}");
        QTest::newRow("keys that stand twice") << quoted("{'b': 1, 'a': 2, 'b': 3, '\\u0061': {}, 'c': 4}");
        QTest::newRow("blanks and line ends") << QByteArray("{\r\n\t\"a\" :\n1\t,\r\n \"b\"\n:[ ]\n}\n");
    }

    void membersAreThoseOfTheParser()
    {
        QFETCH(QByteArray, text);
        const std::string whole = text.toStdString();
        const auto members = JsonMembers::of(whole, "/here");
        VERIFY_RESULT(members);
        const auto meant = nlohmann::json::parse(whole);
        QCOMPARE(members->all().size(), meant.size());
        auto member = members->all().begin();
        for (const auto& [key, value] : meant.items()) {
            QCOMPARE(std::string(member->key), key);
            QVERIFY(nlohmann::json::parse(member->value) == value);
            QVERIFY(members->find(key) == member->value);
            ++member;
        }
        QVERIFY(members->find("not there").empty());
    }

    /// What is no object, or ends too early, is refused where it stands.
    void otherTextsAreRefused()
    {
        const std::string whole = quoted("{'a': [1, 'x\\'}'], 'b': {'c': {}}}").toStdString();
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const std::string cut = whole.substr(0, length);
            const auto members = JsonMembers::of(cut, "/here");
            QVERIFY2(!members && members.error().where.starts_with("/here"), cut.c_str());
        }
        for (const char* other : {"[]", "1", "null", "\"{}\"", "{\"a\"}", "{\"a\" 1}"})
            QVERIFY2(!JsonMembers::of(other, "/here"), other);
    }
};

POINTLOOM_TEST(TestJsonMembers, withoutApplication)
#include "tst_json_members.moc"
