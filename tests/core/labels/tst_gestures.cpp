// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Gestures.h"
#include "core/schema/SchemaJson.h"
#include "tests/support/Frames.h"
#include "tests/support/Support.h"

using namespace pointloom;

namespace {

LabelSchema drivingScheme()
{
    auto schema = readSchema(test::projectFile("resources/schemes/driving.json"));
    if (!schema)
        qFatal("%s", schema.error().text().c_str());
    return *schema;
}

void apply(Document& document, const Edit& edit)
{
    if (const auto applied = document.apply(edit); !applied)
        qFatal("%s", applied.error().text().c_str());
}

}  // namespace

class TestGestures : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = drivingScheme();
    Document m_document{test::numberedFrames(10)};
    Id<Cuboid> m_box;

    [[nodiscard]] AttributeMap answers() const { return answersOf(m_document.labels(), *m_document.labels().find(m_box)); }
    void give(const std::string& attribute, const std::optional<AttributeValue>& value)
    {
        apply(m_document, answer(m_document.labels(), m_schema, m_box, attribute, value));
    }

private Q_SLOTS:
    void init()
    {
        m_document = Document(test::numberedFrames(10));
        const Edit edit = addObject(m_document, m_schema, {.frame = 3, .box = test::goldenBox(), .classKey = "car"});
        m_box = edit.cuboids.front().id;
        apply(m_document, edit);
    }

    void aNewObjectHasATrackAndTheStandardAnswers()
    {
        const Cuboid* cuboid = m_document.labels().find(m_box);
        QVERIFY(cuboid != nullptr);
        QCOMPARE(cuboid->frame, test::frameKey(3));
        QCOMPARE(m_document.labels().trackOf(*cuboid)->classKey, "car");
        QCOMPARE(answers().at("parked"), AttributeValue(false));
        QVERIFY(!answers().contains("occlusion"));  // required and without a standard: somebody has to look
    }

    void theLastBoxTakesItsTrackAlong()
    {
        const Cuboid first = *m_document.labels().find(m_box);
        Cuboid second = first;
        second.id = m_document.newCuboidId();
        second.frame = test::frameKey(4);
        apply(m_document, {.name = "", .tracks = {}, .cuboids = {added(second)}});
        apply(m_document, removeBox(m_document.labels(), first.id));
        QCOMPARE(m_document.labels().tracks().size(), 1U);
        apply(m_document, removeBox(m_document.labels(), second.id));
        QVERIFY(m_document.labels().tracks().empty());
    }

    void whatChangesNothingIsNoEdit()
    {
        QVERIFY(reshapeBox(m_document.labels(), m_box, test::goldenBox()).empty());
        QVERIFY(reclassify(m_document.labels(), m_schema, m_box, "car").empty());
        QVERIFY(answer(m_document.labels(), m_schema, m_box, "parked", false).empty());
        QVERIFY(removeBox(m_document.labels(), {m_box.value + 1}).empty());
    }

    void anotherClassDropsWhatItIsNotAskedFor()
    {
        give("doors_open", true);
        give("door_angle", 30.0);
        apply(m_document, reclassify(m_document.labels(), m_schema, m_box, "pedestrian"));
        QVERIFY(!answers().contains("doors_open"));
        QVERIFY(!answers().contains("door_angle"));
        QCOMPARE(answers().at("pose"), AttributeValue(std::string("standing")));
    }

    void aConditionThatEndsTakesItsAnswersAlong()
    {
        give("doors_open", true);
        give("door_angle", 45.0);
        QVERIFY(answers().contains("door_angle"));
        give("doors_open", false);
        QVERIFY(!answers().contains("door_angle"));
    }

    void theInverseTakesEveryGestureBack()
    {
        const Cuboid before = *m_document.labels().find(m_box);
        const TrackMap tracks = m_document.labels().tracks();
        OrientedBox moved = test::goldenBox();
        moved.yaw_rad = 1;
        for (const Edit& edit :
             {reshapeBox(m_document.labels(), m_box, moved), reclassify(m_document.labels(), m_schema, m_box, "bus"),
              answer(m_document.labels(), m_schema, m_box, "occlusion", std::string("partly")),
              answer(m_document.labels(), m_schema, m_box, "parked", std::nullopt), removeBox(m_document.labels(), m_box)}) {
            QVERIFY(!edit.empty());
            apply(m_document, edit);
            apply(m_document, inverse(edit));
            QVERIFY(*m_document.labels().find(m_box) == before);
            QVERIFY(m_document.labels().tracks() == tracks);
        }
    }
};

POINTLOOM_TEST(TestGestures, withoutApplication)
#include "tst_gestures.moc"
