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
                    QCOMPARE(objectFromJson<Cuboid>(change.id, toJson(*change.after)), Result<Cuboid>(*change.after));
            for (const auto& change : edit.tracks)
                if (change.after)
                    QCOMPARE(objectFromJson<Track>(change.id, toJson(*change.after)), Result<Track>(*change.after));
            for (const auto& change : edit.imageBoxes)
                if (change.after)
                    QCOMPARE(objectFromJson<ImageRectangle>(change.id, toJson(*change.after)), Result<ImageRectangle>(*change.after));
            VERIFY_RESULT(document.apply(edit));
        }
        for (const auto& [frame, sensor] : document.labels().labelledClouds()) {
            const PointLabels& points = document.labels().points(frame, sensor);
            QCOMPARE(pointLabelsFromJson(toJson(points)), Result<PointLabels>(points));
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
            const auto back = objectFromJson<Cuboid>({1}, toJson(cuboid));
            VERIFY_RESULT(back);
            QCOMPARE(std::bit_cast<quint64>(back->box.centre_m.x()), std::bit_cast<quint64>(number));
            QCOMPARE(std::bit_cast<quint64>(std::get<double>(back->attributes.at("n"))), std::bit_cast<quint64>(number));
        }
    }

    void largestIdsComeBack()
    {
        constexpr quint64 largest = std::numeric_limits<quint64>::max();
        const Track track{.id = {largest}, .classKey = "car", .attributes = {}, .externalId = {}};
        Cuboid cuboid = cuboidAt(1);
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
        const auto back = objectFromJson<Track>({1}, toJson(track));
        VERIFY_RESULT(back);
        QCOMPARE(back->externalId, std::string("\xEF\xBF\xBD"));
        QCOMPARE(std::get<std::string>(back->attributes.at("b\xEF\xBF\xBD")), std::string("a\xEF\xBF\xBD"));
        QCOMPARE(toJson(*back), toJson(track));
    }

    /// Version 1 had positions where version 2 has names.
    void positionsOfVersion1AreNames()
    {
        const auto frames = numberedFrames(4);
        const auto box = [](int frame) {
            return R"({"track":1,"frame":)" + std::to_string(frame)
                + R"(,"box":[1,2,3,4,5,6,0.5],"attributes":{},"origin":"fitted","score":1,"state":"finalised"})";
        };
        const auto old = objectFromJson<Cuboid>({2}, box(3), frames.get());
        VERIFY_RESULT(old);
        QCOMPARE(old->frame, frameKey(3));
        QCOMPARE(objectFromJson<Cuboid>({2}, toJson(*old)), old);
        QCOMPARE(objectFromJson<Cuboid>({2}, box(4), frames.get())->frame, FrameKey{"#4"});  // labelled when there were more
        QVERIFY(!objectFromJson<Cuboid>({2}, box(3)));                                       // nobody knows which frame that is

        const auto edit = editFromJson(R"({"name":"Move box","tracks":[],"cuboids":[{"id":2,"before":)" + box(1)
                                           + R"(,"patch":[{"op":"replace","path":"/frame","value":2}]}]})",
                                       frames.get());
        VERIFY_RESULT(edit);
        QCOMPARE(edit->cuboids.front().before->frame, frameKey(1));
        QCOMPARE(edit->cuboids.front().after->frame, frameKey(2));
        QCOMPARE(editFromJson(toJson(*edit)), edit);
    }

    /// What is not known is told, and is never the first value of a list.
    void whatIsNotKnownIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        const QByteArray good = QByteArray::fromStdString(toJson(Edit{.name = "n", .tracks = {}, .cuboids = {added(cuboidAt(3))}}));
        const auto with = [&](const char* what, const char* instead) { return QByteArray(good).replace(what, instead); };
        QTest::newRow("origin") << with("\"drawn\"", "\"guessed\"") << QByteArray("\"guessed\" is no origin");
        QTest::newRow("state") << with("\"origin\"", "\"state\":\"asleep\",\"origin\"") << QByteArray("\"asleep\" is no state");
        QTest::newRow("member") << with("\"origin\"", "\"velocity\":1,\"origin\"") << QByteArray("\"velocity\" is nothing");
        QTest::newRow("layer") << with("\"cuboids\"", "\"lanes\":[],\"cuboids\"") << QByteArray("\"lanes\" is nothing");
        QTest::newRow("of a change") << with("\"id\"", "\"why\":1,\"id\"") << QByteArray("\"why\" is nothing");
        QTest::newRow("version") << with("\"version\":2", "\"version\":3") << QByteArray("version 3");
        QTest::newRow("version 0") << with("\"version\":2", "\"version\":0") << QByteArray("version 0");
        QTest::newRow("box") << with("\"box\":[", "\"box\":[0,") << QByteArray("box of 8 numbers");
    }

    void whatIsNotKnownIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        const auto edit = editFromJson(text.toStdString(), numberedFrames(9).get());
        QVERIFY(!edit);
        QVERIFY2(edit.error().text().find(named.toStdString()) != std::string::npos, edit.error().text().c_str());
    }

    /// What an edit of points costs is its runs.
    void manyPointsAreShort()
    {
        const Edit edit{
            .name = "Paint", .tracks = {}, .cuboids = {}, .pointLabels = {{frameKey(1), "lidar", {{0, 120'000, {}, {"road", 0}}}}}};
        QVERIFY(toJson(edit).size() < 200);
        QCOMPARE(editFromJson(toJson(edit)), Result<Edit>(edit));
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
        const auto edit = editFromJson(text.toStdString(), numberedFrames(9).get());
        QVERIFY(!edit);
        QVERIFY(!edit.error().what.pattern.empty());
    }
};

POINTLOOM_TEST(TestEditJson, withoutApplication)
#include "tst_edit_json.moc"
