// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/formats/CsvText.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Registry.h"

#include <QtTest>

using namespace pointloom;

class TestCsvText : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] Result<LabelSet> read(const std::string& text, const LabelSchema* schema = nullptr) const
    {
        const auto path = test::path(m_folder) / "boxes.csv";
        return writeAtomically(path, text).has_value() ? test::readBy(*findLabelFormat("csv"), path, {}, {.schema = schema})
                                                       : fail("the test cannot write its own file");
    }

private Q_SLOTS:
    /// Any text comes back from a cell, whatever its neighbours are.
    void cellsKeepAnyText_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", " ", "a", "a,b", "\"", "\"\"", "a\nb", "a\r\nb", " a ", "轿车", "'", "a\"b,\"c\""})
            QTest::newRow(text) << QByteArray(text);
    }

    void cellsKeepAnyText()
    {
        QFETCH(QByteArray, text);
        const std::string cell = csvCell(text.toStdString());
        const auto rows = csvFromText("1," + cell + ",2\r\n\n" + cell + "," + csvQuoted(text.toStdString()));
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), 2U);
        QCOMPARE(rows->front().cells.size(), 3U);
        QCOMPARE(rows->front().cells[1].text, text.toStdString());
        QCOMPARE(rows->back().cells[1].text, text.toStdString());
    }

    void rowsKnowTheirLine()
    {
        const auto rows = csvFromText("a\n\n\"b\nb\"\nc");
        VERIFY_RESULT(rows);
        QCOMPARE(rows->at(1).line, 3U);
        QCOMPARE(rows->at(2).line, 5U);
    }

    void openQuotesAreTold()
    {
        QCOMPARE(csvFromText("a\n\"b").error().where, "line 2");
        QCOMPARE(csvFromText("a\n\"b\"c").error().where, "line 2");
    }

    /// The header that other people's scripts rely on, byte for byte.
    void theTableLooksAsPromised()
    {
        FormatNotes notes;
        LabelSet labels = test::goldenLabels();
        labels.frames[0].boxes[0].attributes["note"] = "7";
        const auto files = test::filesOf(*findLabelFormat("csv"), labels, {}, notes);
        VERIFY_RESULT(files);
        QCOMPARE(QByteArray::fromStdString(files->begin()->second),
                 QByteArray("frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad,score,note,occlusion\n"
                            "000000,7,Car,10,2,-0.7,4,1.8,1.6,0.5235987755982988,1,\"7\",visible\n"));
    }

    /// They are written as they are, and told of: a spreadsheet would compute them.
    void whatLooksLikeAFormulaIsToldOf_data()
    {
        QTest::addColumn<QByteArray>("track");
        QTest::addColumn<bool>("isTold");
        for (const char* track : {"=1+1", "+cmd", "-a", "@sum", "\tx"})
            QTest::newRow(track) << QByteArray(track) << true;
        for (const char* track : {"7", "-7", "+7.5", "a=b", "car-1", ""})
            QTest::newRow(track) << QByteArray(track) << false;
    }

    void whatLooksLikeAFormulaIsToldOf()
    {
        QFETCH(QByteArray, track);
        QFETCH(bool, isTold);
        FormatNotes notes;
        LabelSet labels = test::goldenLabels();
        labels.frames[0].boxes[0].track = track.toStdString();
        const auto files = test::filesOf(*findLabelFormat("csv"), labels, {}, notes);
        VERIFY_RESULT(files);
        const bool told =
            std::ranges::any_of(notes.remarks, [](const Message& m) { return m.text().find("formula") != std::string::npos; });
        QCOMPARE(told, isTold);
        QVERIFY(files->begin()->second.find("000000," + csvCell(track.toStdString()) + ",") != std::string::npos);
    }

    void theSchemeOrdersTheColumns()
    {
        const LabelSchema schema = test::drivingScheme();
        FormatNotes notes;
        const auto files = test::filesOf(*findLabelFormat("csv"), test::goldenLabels(), {.schema = &schema}, notes);
        VERIFY_RESULT(files);
        std::string expected = "frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad,score";
        for (const AttributeDef& attribute : schema.attributes)
            expected += "," + attribute.key;
        QVERIFY(files->begin()->second.starts_with(expected + "\n"));
    }

    /// Rows of one frame lie apart, and line ends, quotes and commas inside cells: a row is found again where it stands.
    void rowsAreFoundAgain()
    {
        const std::string head = "\xEF\xBB\xBF"
                                 "frame,class,cx,cy,cz,length,width,height,yaw_rad,note\r\n";
        const auto found = read(head
                                + "a,car,1,2,3,4,5,6,0,\"one\n\"\"two\"\", and\r\nthree\"\r\n"
                                  "b,car,2,2,3,4,5,6,0,so\"so\r\n\r\n"
                                  "a,car,3,2,3,4,5,6,0,\"\"\nb,car,4,2,3,4,5,6,0,last");
        VERIFY_RESULT(found);
        QCOMPARE(found->frames.size(), 2U);
        const std::vector<LabelledBox>& a = found->frames[0].boxes;
        const std::vector<LabelledBox>& b = found->frames[1].boxes;
        QVERIFY(a.at(0).box.centre_m.x() == 1 && a.at(1).box.centre_m.x() == 3 && a.size() == 2);
        QVERIFY(b.at(0).box.centre_m.x() == 2 && b.at(1).box.centre_m.x() == 4 && b.size() == 2);
        QVERIFY(a[0].attributes.at("note") == AttributeValue("one\n\"two\", and\r\nthree"));
        QVERIFY(b[0].attributes.at("note") == AttributeValue("so\"so") && b[1].attributes.at("note") == AttributeValue("last"));
    }

    void otherColumnOrdersAreRead()
    {
        const auto found = read("yaw_rad,height,width,length,cz,cy,cx,class,frame,points_in_box\r\n0.5,1.5,2,4,3,2,1,car,000001,72\r\n");
        VERIFY_RESULT(found);
        const LabelledBox& box = found->frames.at(0).boxes.at(0);
        QVERIFY((box.box == OrientedBox{{1, 2, 3}, {4, 2, 1.5}, 0.5}));
        QCOMPARE(box.score, 1);
        QVERIFY(box.attributes == (AttributeMap{{"points_in_box", 72.0}}));
    }

    void wrongTablesAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        const QByteArray head("frame,class,cx,cy,cz,length,width,height,yaw_rad,parked\n");
        QTest::newRow("empty") << QByteArray() << QByteArray("no column \"frame\"");
        QTest::newRow("semicolons") << QByteArray("frame;class\n") << QByteArray("separated by commas");
        QTest::newRow("column missing") << QByteArray("frame,class,cx,cy,cz,length,width,height\n") << QByteArray("yaw_rad");
        QTest::newRow("decimal comma") << head + "a,car,\"1,5\",2,3,4,5,6,0,\n" << QByteArray("line 2: \"1,5\" in column cx is no number");
        QTest::newRow("row too short") << head + "a,car,1,2,3\n" << QByteArray("line 2");
        QTest::newRow("not a number") << head + "a,car,1,2,3,4,5,6,nan,\n" << QByteArray("yaw_rad");
        QTest::newRow("no volume") << head + "a,car,1,2,3,4,0,6,0,\n" << QByteArray("no volume");
        QTest::newRow("no answer") << head + "a,car,1,2,3,4,5,6,0,maybe\n" << QByteArray("\"maybe\" is no answer to \"parked\"");
    }

    void wrongTablesAreRefusedWithTheirLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reason);
        const LabelSchema schema = test::drivingScheme();
        const auto found = read(text.toStdString(), &schema);
        QVERIFY(!found);
        QVERIFY2(QByteArray::fromStdString(found.error().text()).contains(reason), found.error().text().c_str());
    }

    void framesThatTheDatasetDoesNotHaveAreRefused()
    {
        const auto path = test::path(m_folder) / "boxes.csv";
        VERIFY_RESULT(writeAtomically(path, std::string("frame,class,cx,cy,cz,length,width,height,yaw_rad\nb,car,1,2,3,4,5,6,0\n")));
        const auto told = std::make_shared<NamesOfFrames>(std::vector<std::string>{"a"});
        const auto found = test::readBy(*findLabelFormat("csv"), path, told, {});
        QVERIFY(!found);
        QVERIFY(found.error().text().find("line 2: there is no frame \"b\"") != std::string::npos);
    }
};

POINTLOOM_TEST(TestCsvText, withoutApplication)
#include "tst_csv_text.moc"
