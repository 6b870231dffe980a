// SPDX-License-Identifier: Apache-2.0
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <clocale>
#include <fstream>
#include <limits>
#include <set>

using namespace pointloom;

namespace {

/// Writes into a fresh folder and reads back.
Result<LabelSet> thereAndBack(const LabelFormat& format, const LabelSet& labels, const FormatOptions& options, bool tellFrames)
{
    QTemporaryDir folder;
    FormatNotes notes;
    const auto files = test::filesOf(format, labels, options, notes);
    if (!files)
        return std::unexpected(files.error());
    const std::filesystem::path target = test::path(folder) / ("labels" + (format.isFolder() ? std::string() : format.extension()));
    for (const auto& [name, text] : *files) {
        const std::filesystem::path path = name.empty() ? target : target / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    return test::readBy(format, target, tellFrames ? test::namesOf(labels) : nullptr, options);
}

}  // namespace

/// Laws that hold for everything registered.
class TestFormats : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = test::drivingScheme();

    void addFormats() const
    {
        QTest::addColumn<QByteArray>("format");
        for (const auto& format : labelFormats())
            QTest::newRow(format->key().c_str()) << QByteArray::fromStdString(format->key());
    }

    void verifyRoundTrip(const LabelSet& labels, const FormatOptions& options)
    {
        QFETCH(QByteArray, format);
        const LabelFormat& tested = *findLabelFormat(format.toStdString());
        const auto found = thereAndBack(tested, labels, options, true);
        VERIFY_RESULT(found);
        const std::string difference = test::difference(test::representable(tested, labels, options), *found);
        QVERIFY2(difference.empty(), difference.c_str());
    }

private Q_SLOTS:
    void theRegistryIsInOrder()
    {
        std::set<std::string> keys;
        for (const auto& format : labelFormats()) {
            QVERIFY(findLabelFormat(format->key()) == format.get());
            QVERIFY(!format->title().empty());
            keys.insert(format->key());
        }
        QCOMPARE(keys, (std::set<std::string>{"csv", "kitti", "kitti-tracking", "openlabel"}));
        QVERIFY(findLabelFormat("coco") == nullptr);
    }

    void readingGivesBackWhatWasWritten_data() { addFormats(); }
    void readingGivesBackWhatWasWritten() { verifyRoundTrip(test::randomLabels(m_schema, 1000, 12, 1), {.schema = &m_schema}); }

    void itDoesWithoutAScheme_data() { addFormats(); }
    void itDoesWithoutAScheme() { verifyRoundTrip(test::randomLabels(m_schema, 1000, 12, 2), {}); }

    void itDoesForTheCameraAlone_data() { addFormats(); }
    void itDoesForTheCameraAlone()
    {
        verifyRoundTrip(test::randomLabels(m_schema, 1000, 12, 3), {.switches = {{"outside-view", false}}, .schema = &m_schema});
    }

    /// What a format left of a set it can carry: nothing more is lost on a second way.
    void whatIsRepresentedStays_data() { addFormats(); }
    void whatIsRepresentedStays()
    {
        QFETCH(QByteArray, format);
        const LabelFormat& tested = *findLabelFormat(format.toStdString());
        const LabelSet once = test::representable(tested, test::randomLabels(m_schema, 300, 5, 9), {.schema = &m_schema});
        const std::string difference = test::difference(once, test::representable(tested, once, {.schema = &m_schema}));
        QVERIFY2(difference.empty(), difference.c_str());
    }

    /// Geometry is never touched by what a format cannot represent.
    void whatIsRepresentedKeepsItsPlace_data() { addFormats(); }
    void whatIsRepresentedKeepsItsPlace()
    {
        QFETCH(QByteArray, format);
        const LabelSet labels = test::randomLabels(m_schema, 200, 4, 4);
        const LabelSet left = test::representable(*findLabelFormat(format.toStdString()), labels, {.schema = &m_schema});
        for (std::size_t i = 0; i < labels.frames.size(); ++i) {
            QCOMPARE(left.frames[i].boxes.size(), labels.frames[i].boxes.size());
            for (const LabelledBox& meant : labels.frames[i].boxes)
                QCOMPARE(std::ranges::count(left.frames[i].boxes, meant.box, &LabelledBox::box), 1);
        }
    }

    void emptyFramesStay_data() { addFormats(); }
    void emptyFramesStay()
    {
        verifyRoundTrip({.name = "empty", .frames = {test::frameNamed("a"), test::frameNamed("b")}, .dataset = {}}, {});
    }

    void namesMayBeInAnyScript_data() { addFormats(); }
    void namesMayBeInAnyScript()
    {
        LabelSet labels{.name = "名字", .frames = {test::frameNamed("Straße"), test::frameNamed("街道")}, .dataset = {}};
        labels.frames[0].boxes.push_back(
            {.track = "十", .classKey = "Fußgänger", .box = test::goldenBox(), .attributes = {{"备注", "雨天, \"湿\""}}, .score = 1});
        labels.frames[1].boxes.push_back({.track = "十", .classKey = "Fußgänger", .box = test::goldenBox(), .attributes = {}, .score = 1});
        verifyRoundTrip(labels, {});
    }

    /// Tracks that no two formats agree on: without a name, two boxes of one track in a frame, a track that changes its class.
    void awkwardTracksAreTold_data() { addFormats(); }
    void awkwardTracksAreTold()
    {
        LabelSet labels{.name = "tracks", .frames = {test::frameNamed("0"), test::frameNamed("1")}, .dataset = {}};
        for (const char* track : {"", "", "5", "5", "car-5", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "-3", "+4", "99999999999999999999"})
            labels.frames[0].boxes.push_back({.track = track, .classKey = "car", .box = test::goldenBox(), .attributes = {}, .score = 1});
        labels.frames[1].boxes.push_back({.track = "5", .classKey = "bus", .box = test::goldenBox(), .attributes = {}, .score = 1});
        labels.frames[1].boxes.push_back({.track = "car-5", .classKey = "car", .box = test::goldenBox(), .attributes = {}, .score = 1});
        verifyRoundTrip(labels, {.schema = &m_schema});
    }

    void utmCoordinatesKeepMicrometres_data() { addFormats(); }
    void utmCoordinatesKeepMicrometres()
    {
        LabelSet labels = test::goldenLabels();
        labels.frames[0].boxes[0].box.centre_m += Eigen::Vector3d(458'000.123, 5'429'000.456, 112);
        verifyRoundTrip(labels, {});
    }

    void tenThousandFrames_data() { addFormats(); }
    void tenThousandFrames()
    {
        QFETCH(QByteArray, format);
        const LabelFormat& tested = *findLabelFormat(format.toStdString());
        const LabelSet labels = test::randomLabels(m_schema, 20'000, 10'000, 5);
        FormatNotes notes;
        const auto files = test::filesOf(tested, labels, {.schema = &m_schema}, notes);
        VERIFY_RESULT(files);
        QCOMPARE(files->size(), test::filesFor(tested, 10'000));
        if (files->size() < 10)  // the test of exports writes many files, once
            verifyRoundTrip(labels, {.schema = &m_schema});
    }

    void numbersHaveAPointInEveryLocale_data() { addFormats(); }
    void numbersHaveAPointInEveryLocale()
    {
        if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr)
            QSKIP("there is no German locale on this machine");
        verifyRoundTrip(test::randomLabels(m_schema, 50, 3, 6), {.schema = &m_schema});
        std::setlocale(LC_ALL, "C");
    }

    void nonsenseIsNotWritten_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<int>("which");
        for (const auto& format : labelFormats()) {
            for (int which = 0; which < 6; ++which)
                QTest::addRow("%s %d", format->key().c_str(), which) << QByteArray::fromStdString(format->key()) << which;
        }
    }

    void nonsenseIsNotWritten()
    {
        QFETCH(QByteArray, format);
        QFETCH(int, which);
        LabelSet labels = test::goldenLabels();
        LabelledBox& box = labels.frames[0].boxes[0];
        switch (which) {
        case 0:
            box.box.centre_m.x() = std::numeric_limits<double>::quiet_NaN();
            break;
        case 1:
            box.box.size_m.z() = 0;
            break;
        case 2:
            box.attributes["x"] = std::numeric_limits<double>::infinity();
            break;
        case 3:
            labels.frames[0].name = "../000000";
            break;
        case 4:
            labels.frames.push_back(labels.frames[0]);
            break;
        default:
            box.classKey.clear();
            break;
        }
        FormatNotes notes;
        QVERIFY(!test::filesOf(*findLabelFormat(format.toStdString()), labels, {}, notes));
    }

    /// Whatever stands in a file, reading it answers.
    void damagedFilesAreRefusedOrRead_data() { addFormats(); }
    void damagedFilesAreRefusedOrRead()
    {
        QFETCH(QByteArray, format);
        const LabelFormat& tested = *findLabelFormat(format.toStdString());
        FormatNotes notes;
        const auto files = test::filesOf(tested, test::randomLabels(m_schema, 3, 1, 7), {.schema = &m_schema}, notes);
        VERIFY_RESULT(files);
        const std::string whole = files->rbegin()->second;
        QTemporaryDir folder;
        const std::filesystem::path path = test::path(folder) / ("labels" + tested.extension());
        std::mt19937_64 random(8);
        for (int round = 0; round < 300; ++round) {
            std::string damaged = whole.substr(0, random() % (whole.size() + 1));
            for (int i = 0; i < 3 && !damaged.empty(); ++i)
                damaged[random() % damaged.size()] = static_cast<char>(random());
            std::ofstream(path, std::ios::binary) << damaged;
            if (const auto read = test::readBy(tested, path, {}, {.schema = &m_schema}); !read)
                QVERIFY(!read.error().text().empty());
        }
    }

    void missingFilesAreErrors_data() { addFormats(); }
    void missingFilesAreErrors()
    {
        QFETCH(QByteArray, format);
        QTemporaryDir folder;
        const LabelFormat& tested = *findLabelFormat(format.toStdString());
        const auto read = test::readBy(tested, test::path(folder) / "nothing", {}, {});
        QVERIFY(!read);
        QVERIFY(read.error().text().find("nothing") != std::string::npos);
    }
};

POINTLOOM_TEST(TestFormats, withoutApplication)
#include "tst_formats.moc"
