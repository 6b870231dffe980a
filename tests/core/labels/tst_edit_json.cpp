// SPDX-License-Identifier: Apache-2.0
#include "core/labels/EditJson.h"
#include "tests/core/labels/RandomEdits.h"
#include "tests/support/Support.h"

#include <bit>

using namespace pointloom;
using namespace pointloom::test;

namespace {

Cuboid cuboidAt(int frame)
{
    Cuboid cuboid;
    cuboid.id = {2};
    cuboid.track = {1};
    cuboid.frame = frameKey(frame);
    return cuboid;
}

}  // namespace

class TestEditJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsComeBackEqual_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %d", int(seed)) << seed;
    }

    void editsComeBackEqual()
    {
        QFETCH(quint64, seed);
        Document document(randomFrames());
        RandomEdits random(seed);
        for (int i = 0; i < 200; ++i) {
            const Edit edit = random.next(document);
            for (const Edit& either : {edit, inverse(edit)}) {
                const std::string text = toJson(either);
                QVERIFY(!text.contains('\n'));
                const auto back = editFromJson(text);
                VERIFY_RESULT(back);
                QCOMPARE(*back, either);
            }
            VERIFY_RESULT(document.apply(edit));
        }
    }

    void objectsComeBackEqual()
    {
        Document document(randomFrames());
        RandomEdits random(99);
        for (int i = 0; i < 300; ++i) {
            const Edit edit = random.next(document);
            for (const auto& change : edit.cuboids)
                if (change.after)
                    QCOMPARE(cuboidFromJson(change.id, toJson(*change.after)), Result<Cuboid>(*change.after));
            for (const auto& change : edit.tracks)
                if (change.after)
                    QCOMPARE(trackFromJson(change.id, toJson(*change.after)), Result<Track>(*change.after));
            VERIFY_RESULT(document.apply(edit));
        }
    }

    void numbersKeepEveryBit()
    {
        std::mt19937_64 random(4);
        for (int i = 0; i < 20'000; ++i) {
            const auto number = std::bit_cast<double>(random());
            if (!std::isfinite(number))
                continue;
            const Cuboid cuboid{.id = {1}, .track = {1}, .box = {{number, 0, 0}, {1, 1, 1}, 0}, .attributes = {{"n", number}}};
            const auto back = cuboidFromJson({1}, toJson(cuboid));
            VERIFY_RESULT(back);
            QCOMPARE(std::bit_cast<quint64>(back->box.centre_m.x()), std::bit_cast<quint64>(number));
            QCOMPARE(std::bit_cast<quint64>(std::get<double>(back->attributes.at("n"))), std::bit_cast<quint64>(number));
        }
    }

    void largestIdsComeBack()
    {
        constexpr quint64 largest = std::numeric_limits<quint64>::max();
        const Track track{.id = {largest}, .classKey = "car", .attributes = {}, .externalId = {}};
        Cuboid cuboid = cuboidAt(-1);
        cuboid.id = {largest};
        cuboid.track = track.id;
        const Edit edit{.name = "n", .tracks = {added(track)}, .cuboids = {added(cuboid)}};
        QCOMPARE(editFromJson(toJson(edit)), Result<Edit>(edit));
    }

    void whatIsOnlyMovedIsWrittenOnce()
    {
        Cuboid before = cuboidAt(0);
        before.attributes["note"] = std::string(1000, 'x');
        Cuboid after = before;
        after.box.centre_m.x() = 1;
        const Edit edit{.name = "Move box", .tracks = {}, .cuboids = {modified(before, after)}};
        QVERIFY(toJson(edit).size() < 1500);
    }

    /// Names of imported data can hold any bytes: the journal must not choke on them.
    void bytesThatAreNoTextAreReplaced()
    {
        const Track track{.id = {1}, .classKey = "car", .attributes = {{"b\xC3", std::string("a\xFF")}}, .externalId = "\x80"};
        const auto back = trackFromJson({1}, toJson(track));
        VERIFY_RESULT(back);
        QCOMPARE(back->externalId, std::string("\xEF\xBF\xBD"));
        QCOMPARE(std::get<std::string>(back->attributes.at("b\xEF\xBF\xBD")), std::string("a\xEF\xBF\xBD"));
        QCOMPARE(toJson(*back), toJson(track));
    }

    void damagedTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const Edit edit{.name = "n",
                        .tracks = {added(Track{.id = {1}, .classKey = "car", .attributes = {}, .externalId = {}})},
                        .cuboids = {modified(cuboidAt(0), cuboidAt(3))}};
        const QByteArray good = QByteArray::fromStdString(toJson(edit));
        for (qsizetype length = 0; length < good.size(); length += 7)
            QTest::addRow("first %d bytes", int(length)) << good.first(length);
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("number") << QByteArray("1");
        QTest::newRow("empty object") << QByteArray("{}");
        QTest::newRow("no before") << QByteArray(R"({"name":"n","tracks":[],"cuboids":[{"id":1,"patch":[]}]})");
        QTest::newRow("bad patch") << QByteArray(R"({"name":"n","tracks":[{"id":1,"before":{"class":"c","attributes":{}},)"
                                                 R"("patch":[{"op":"remove","path":"/nothing"}]}],"cuboids":[]})");
        QTest::newRow("box too short") << QByteArray(R"({"name":"n","tracks":[],"cuboids":[{"id":1,"after":{"track":1,"frame":0,)"
                                                     R"("box":[1,2],"attributes":{},"origin":"drawn","score":1}}]})");
        QTest::newRow("attribute of no kind") << QByteArray(
            R"({"name":"n","tracks":[{"id":1,"after":{"class":"c","attributes":{"a":[]}}}],)"
            R"("cuboids":[]})");
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }

    void damagedTextIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto edit = editFromJson(text.toStdString());
        QVERIFY(!edit);
        QVERIFY(!edit.error().what.pattern.empty());
    }
};

POINTLOOM_TEST(TestEditJson, withoutApplication)
#include "tst_edit_json.moc"
