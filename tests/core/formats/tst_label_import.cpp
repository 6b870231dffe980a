// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameKeys.h"
#include "core/formats/DocumentLabels.h"
#include "core/formats/LabelImport.h"
#include "core/formats/WriteLabels.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Frames.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <fstream>

using namespace pointloom;

namespace {

LabelledBox boxOf(const std::string& track, const std::string& classKey, AttributeMap attributes = {})
{
    return {.track = track, .classKey = classKey, .box = test::goldenBox(), .attributes = std::move(attributes), .score = 0.5};
}

LabelSet framesWith(std::vector<std::vector<LabelledBox>> boxes)
{
    LabelSet out{.name = "frames", .frames = {}, .dataset = {}};
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        out.frames.push_back(test::frameNamed(std::to_string(i)));
        out.frames.back().boxes = std::move(boxes[i]);
    }
    return out;
}

}  // namespace

class TestLabelImport : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = test::drivingScheme();

private Q_SLOTS:
    void boxesOfOneIdAreOneTrack()
    {
        LabelSet labels = framesWith({{boxOf("a", "car"), boxOf("", "bus")}, {}, {boxOf("a", "car"), boxOf("", "bus")}});
        labels.frames[2].boxes[0].state = BoxState::interpolated;
        Document document(test::numberedFrames(4));
        const LabelImport taken = importInto(document, labels, m_schema);
        QVERIFY(taken.remarks.empty());
        VERIFY_RESULT(document.apply(taken.edit));
        QCOMPARE(document.labels().tracks().size(), 3U);
        const auto track = std::ranges::find(document.labels().tracks(), "a", [](const auto& entry) { return entry.second.externalId; });
        QVERIFY(track != document.labels().tracks().end());
        QCOMPARE(document.labels().boxesOf(track->first).size(), 2U);
        const Cuboid* last = document.labels().boxOf(track->first, 2);
        QVERIFY(last != nullptr && last->state == BoxState::interpolated && last->origin == BoxOrigin::imported && last->score == 0.5);
    }

    /// Attributes go where the scheme has them: of the track or of the frame; what nobody answered starts with the standard answer.
    void answersGoWhereTheSchemeHasThem()
    {
        const AttributeMap answers{{"parked", true}, {"occlusion", "partly"}, {"unheard", 1.0}};
        Document document(test::numberedFrames(4));
        VERIFY_RESULT(document.apply(importInto(document, framesWith({{boxOf("a", "car", answers)}}), m_schema).edit));
        const Track& track = document.labels().tracks().begin()->second;
        AttributeMap ofTrack = standardAnswers(m_schema, "car", AttributeScope::track);
        ofTrack["parked"] = true;
        QVERIFY(track.attributes == ofTrack);
        const Cuboid& cuboid = document.labels().frame(0).begin()->second;
        AttributeMap ofFrame = standardAnswers(m_schema, "car", AttributeScope::frame);
        ofFrame["occlusion"] = "partly";
        ofFrame["unheard"] = 1.0;
        QVERIFY(cuboid.attributes == ofFrame);
    }

    void conflictsWithinATrackAreTold()
    {
        const LabelSet labels = framesWith({{boxOf("a", "van", {{"parked", true}})},
                                            {boxOf("a", "car", {{"parked", false}}), boxOf("a", "car")},
                                            {boxOf("a", "car", {{"parked", false}}), boxOf("b", "bus")}});
        Document document(test::numberedFrames(4));
        const LabelImport taken = importInto(document, labels, m_schema);
        QCOMPARE(taken.remarks.size(), 3U);
        QCOMPARE(taken.remarks[0].text(),
                 std::string("1 tracks change their class: a (van 1, car 2); each gets the class that most of its boxes have"));
        QVERIFY(taken.remarks[1].text().starts_with("1 tracks change an answer"));
        QVERIFY(taken.remarks[2].text().starts_with("1 boxes share track and frame"));
        VERIFY_RESULT(document.apply(taken.edit));
        QCOMPARE(document.labels().tracks().size(), 3U);
        const Track& track = document.labels().tracks().begin()->second;
        QCOMPARE(track.classKey, std::string("car"));
        QVERIFY(track.attributes.at("parked") == AttributeValue(false));
        QCOMPARE(document.labels().boxesOf(track.id).size(), 3U);
    }

    /// One slip costs itself alone, in import and in a document; what is written refuses it.
    void boxesThatCannotBeAreLeftOut()
    {
        LabelSet labels = framesWith({{boxOf("a", "car"), boxOf("b", "car")}, {boxOf("a", "van")}});
        labels.frames[0].boxes[1].box.size_m.x() = 1e308;
        labels.frames[1].boxes[0].box.centre_m.z() = 1e12;
        LabelsInMemory source(labels);
        const auto read = readAll(source);
        VERIFY_RESULT(read);
        QCOMPARE(read->frames[0].boxes.size(), 1U);
        QCOMPARE(read->frames[0].boxes[0].track, std::string("a"));
        QCOMPARE(read->frames[1].boxes.size(), 0U);
        QCOMPARE(read->tally.left(), 2U);
        QVERIFY(read->remarks[0].text().starts_with("2 boxes that cannot be are left out; the first (0, car) measures 1e+308 x"));
        QVERIFY(!checkFrame(labels.frames[1]));
        VERIFY_RESULT(checkFrame(read->frames[0]));
    }

    /// Out of the document and into it again: the same tracks over the same frames.
    void collectingGivesBackWhatWasTakenOver()
    {
        QTemporaryDir folder;
        for (const char* name : {"0.bin", "1.bin", "2.bin", "3.bin"})
            std::ofstream(test::path(folder) / name) << std::string(32, '\0');
        const auto sequence = openDataset(test::path(folder));
        VERIFY_RESULT(sequence);
        const LabelSet labels = test::representable(*findLabelFormat("openlabel"), test::randomLabels(m_schema, 200, 4, 3), {});
        Document document(frameListOf(*sequence));
        const LabelImport taken = importInto(document, labels, m_schema);
        VERIFY_RESULT(document.apply(taken.edit));
        const auto source = labelsOfDocument(*sequence, document.labels(), m_schema);
        VERIFY_RESULT(source);
        const auto collected = readAll(**source);
        VERIFY_RESULT(collected);
        for (std::size_t i = 0; i < labels.frames.size(); ++i) {
            QCOMPARE(collected->frames[i].boxes.size(), labels.frames[i].boxes.size());
            for (const LabelledBox& meant : labels.frames[i].boxes) {
                const auto found = std::ranges::find(collected->frames[i].boxes, meant.track, &LabelledBox::track);
                QVERIFY(found != collected->frames[i].boxes.end());
                QVERIFY(found->box == meant.box && found->state == meant.state && found->classKey == meant.classKey);
            }
        }
    }
};

POINTLOOM_TEST(TestLabelImport, withoutApplication)
#include "tst_label_import.moc"
