// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Gestures.h"
#include "core/labels/UsualSize.h"
#include "tests/support/Frames.h"
#include "tests/support/Support.h"

using namespace pointloom;

namespace {

const Eigen::Vector3d schemeSize(4.3, 1.8, 1.6);

LabelSchema scheme()
{
    ClassDef car{.key = "car", .name = {}, .colour = {}, .shortcut = {}, .size = {}, .topSpeed_mps = {}, .nameIn = {}};
    car.size = {.typical_m = schemeSize, .spread_m = {0.5, 0.15, 0.15}, .min_m = {2.2, 1.2, 1.0}, .max_m = {6.4, 3.0, 2.4}};
    ClassDef truck = car;
    truck.key = "truck";
    truck.size.typical_m = {8, 2.5, 3.2};
    LabelSchema schema;
    schema.classes = {car, truck};
    return schema;
}

}  // namespace

class TestUsualSize : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = scheme();
    Document m_document{test::numberedFrames(100)};

    Id<Cuboid> box(const Eigen::Vector3d& size_m, BoxOrigin origin = BoxOrigin::drawn, const std::string& classKey = "car", int frame = 0)
    {
        OrientedBox box;
        box.size_m = size_m;
        const Edit edit = addObject(m_document, m_schema, {.frame = frame, .box = box, .classKey = classKey, .origin = origin});
        apply(edit);
        return edit.cuboids.front().id;
    }
    Id<Cuboid> again(Id<Cuboid> id, int frame, const Eigen::Vector3d& size_m)
    {
        OrientedBox box;
        box.size_m = size_m;
        const Edit edit = continueTrack(m_document, id, frame, box);
        apply(edit);
        return edit.cuboids.front().id;
    }
    void apply(const Edit& edit)
    {
        if (const auto applied = m_document.apply(edit); !applied)
            qFatal("%s", applied.error().text().c_str());
    }
    [[nodiscard]] UsualSize car() const { return usualSizes(m_document.labels(), m_schema).at("car"); }

private Q_SLOTS:
    void init() { m_document = Document(test::numberedFrames(100)); }

    void fewObjectsLeaveItToTheScheme()
    {
        box({3.6, 1.6, 1.5});
        box({3.6, 1.6, 1.5});
        QCOMPARE(car().size.typical_m, schemeSize);
        QCOMPARE(car().objects, 0U);
    }

    void goesFromTheSchemeToTheObjects()
    {
        double before = schemeSize.x();
        for (int objects = 3; objects <= 60; objects *= 2) {
            while (m_document.labels().tracks().size() < static_cast<std::size_t>(objects))
                box({3.6, 1.6, 1.5});
            const UsualSize usual = car();
            QCOMPARE(usual.objects, static_cast<std::size_t>(objects));
            QVERIFY(usual.size.typical_m.x() < before && usual.size.typical_m.x() > 3.6);
            QVERIFY(usual.size.spread_m.x() < 0.5);
            before = usual.size.typical_m.x();
        }
        QVERIFY(before < 3.7);
    }

    void aFewWrongBoxesChangeLittle()
    {
        for (int i = 0; i < 12; ++i)
            box({3.6 + 0.01 * i, 1.6, 1.5});
        const UsualSize clean = car();
        for (int i = 0; i < 3; ++i)
            box({6.3, 2.9, 2.3});
        const UsualSize spoilt = car();
        QVERIFY((spoilt.size.typical_m - clean.size.typical_m).cwiseAbs().maxCoeff() < 0.1);
        QVERIFY(spoilt.size.spread_m.x() < 0.5);
    }

    void anObjectInManyFramesCountsOnce()
    {
        const Id<Cuboid> parked = box({5.0, 2.0, 1.9});
        for (int frame = 1; frame < 50; ++frame)
            again(parked, frame, {5.0, 2.0, 1.9});
        for (int i = 0; i < 4; ++i)
            box({3.6, 1.6, 1.5});
        QCOMPARE(car().objects, 5U);
        QVERIFY(car().size.typical_m.x() < schemeSize.x());
    }

    void whatAMachineMadeCountsForNothing()
    {
        for (int i = 0; i < 20; ++i)
            box({3.6, 1.6, 1.5}, BoxOrigin::prelabelled);
        QCOMPARE(car().objects, 0U);
    }

    /// A click that completed the length says nothing of it, but something of the width it saw.
    void completedSidesCountForNothing()
    {
        for (int i = 0; i < 10; ++i)
            box({schemeSize.x(), 1.6, 1.5}, BoxOrigin::fitted);
        QCOMPARE(car().size.typical_m.x(), schemeSize.x());
        QCOMPARE(car().size.spread_m.x(), 0.5);
        QVERIFY(car().size.typical_m.y() < schemeSize.y());
    }

    void classesLearnApart()
    {
        for (int i = 0; i < 10; ++i)
            box({6, 2.3, 2.5}, BoxOrigin::drawn, "truck");
        QCOMPARE(car().size.typical_m, schemeSize);
        QVERIFY(usualSizes(m_document.labels(), m_schema).at("truck").size.typical_m.x() < 7);
    }

    void staysWithinWhatTheSchemeAllows()
    {
        for (int i = 0; i < 100; ++i)
            box({20, 1.6, 1.5});
        QCOMPARE(car().size.typical_m.x(), 6.4);
    }

    void theObjectItselfKnowsBest()
    {
        for (int i = 0; i < 10; ++i)
            box({3.6, 1.6, 1.5});
        const Id<Cuboid> first = box({5.1, 1.9, 1.7});
        const Id<Cuboid> second = again(first, 1, {4.0, 1.9, 1.7});
        const auto own = sizeOfTrack(m_document.labels(), m_schema.classes.front(), *m_document.labels().find(second));
        QVERIFY(own.has_value());
        QCOMPARE(own->size.typical_m, Eigen::Vector3d(5.1, 1.9, 1.7));
        QVERIFY(own->size.spread_m.x() < car().size.spread_m.x() + 1e-9);
        const Id<Cuboid> alone = box({5.1, 1.9, 1.7});
        QVERIFY(!sizeOfTrack(m_document.labels(), m_schema.classes.front(), *m_document.labels().find(alone)));
    }
};

POINTLOOM_TEST(TestUsualSize, withoutApplication)
#include "tst_usual_size.moc"
