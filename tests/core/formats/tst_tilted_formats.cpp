// SPDX-License-Identifier: Apache-2.0
#include "tests/core/formats/FormatCases.h"

#include <QtTest>

#include <algorithm>
#include <fstream>

using namespace pointloom;

namespace {

/// Every second box leans.
LabelSet leaningLabels(const LabelSchema& schema)
{
    LabelSet labels = test::randomLabels(schema, 120, 5, 21);
    std::mt19937_64 random(22);
    std::size_t number = 0;
    for (LabelledFrame& frame : labels.frames) {
        for (LabelledBox& box : frame.boxes) {
            if (++number % 2 == 0)
                continue;
            box.box.pitch_rad = std::uniform_real_distribution<double>(-1.5, 1.5)(random);
            box.box.roll_rad = std::uniform_real_distribution<double>(-3.1, 3.1)(random);
        }
    }
    return labels;
}

struct Written
{
    FormatNotes notes;
    std::map<std::filesystem::path, std::string> files;
    Result<LabelSet> read;
};

Written thereAndBack(const std::string& key, const LabelSet& labels, const FormatOptions& options)
{
    const LabelFormat& format = *findLabelFormat(key);
    QTemporaryDir folder;
    FormatNotes notes;
    auto files = test::filesOf(format, labels, options, notes).value();
    const std::filesystem::path target = test::path(folder) / ("labels" + (format.isFolder() ? std::string() : format.extension()));
    for (const auto& [name, text] : files) {
        const std::filesystem::path path = name.empty() ? target : target / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    return {notes, std::move(files), test::readBy(format, target, test::namesOf(labels), options)};
}

bool tellsOfTilt(const FormatNotes& notes)
{
    return std::ranges::any_of(notes.losses, [](const Message& loss) { return loss.text().find("tilted") != std::string::npos; });
}

}  // namespace

class TestTiltedFormats : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = test::drivingScheme();

private Q_SLOTS:
    void tiltComesBackOrIsToldToBeLost_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<bool>("carries");
        QTest::newRow("csv") << QByteArray("csv") << true;
        QTest::newRow("openlabel") << QByteArray("openlabel") << true;
        QTest::newRow("kitti") << QByteArray("kitti") << false;
        QTest::newRow("kitti-tracking") << QByteArray("kitti-tracking") << false;
    }

    void tiltComesBackOrIsToldToBeLost()
    {
        QFETCH(QByteArray, format);
        QFETCH(bool, carries);
        const LabelSet labels = leaningLabels(m_schema);
        const FormatOptions options{.schema = &m_schema};
        const Written written = thereAndBack(format.toStdString(), labels, options);
        VERIFY_RESULT(written.read);
        const LabelSet meant = test::representable(*findLabelFormat(format.toStdString()), labels, options);
        const std::string difference = test::difference(meant, *written.read);
        QVERIFY2(difference.empty(), difference.c_str());
        QCOMPARE(tellsOfTilt(written.notes), !carries);
        std::size_t tilted = 0;
        for (const LabelledFrame& frame : written.read->frames)
            tilted +=
                static_cast<std::size_t>(std::ranges::count_if(frame.boxes, [](const LabelledBox& box) { return !isUpright(box.box); }));
        QCOMPARE(tilted, carries ? 60U : 0U);
    }

    void theTableHasColumnsForTiltOnlyWhereThereIsAny()
    {
        const std::string upright = thereAndBack("csv", test::goldenLabels(), {}).files.begin()->second;
        QVERIFY(upright.find("pitch_rad") == std::string::npos);
        LabelSet labels = test::goldenLabels();
        labels.frames[0].boxes[0].box.roll_rad = 0.25;
        const Written tilted = thereAndBack("csv", labels, {});
        QVERIFY(tilted.files.begin()->second.find(",score,pitch_rad,roll_rad") != std::string::npos);
        QCOMPARE(tilted.read->frames[0].boxes[0].box, labels.frames[0].boxes[0].box);
    }

    void uprightBoxesAreToldToBeNothingElse()
    {
        for (const char* key : {"csv", "openlabel", "kitti", "kitti-tracking"}) {
            const Written written = thereAndBack(key, test::goldenLabels(), {});
            QVERIFY(!tellsOfTilt(written.notes));
            for (const LabelledFrame& frame : written.read->frames)
                for (const LabelledBox& box : frame.boxes)
                    QVERIFY(isUpright(box.box));
        }
    }
};

POINTLOOM_TEST(TestTiltedFormats, withoutApplication)
#include "tst_tilted_formats.moc"
