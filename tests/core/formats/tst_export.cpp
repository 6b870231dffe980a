// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/FrameKeys.h"
#include "core/formats/Export.h"
#include "core/labels/Document.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Frames.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <fstream>
#include <set>

#include <sys/stat.h>
#include <unistd.h>

using namespace pointloom;
namespace fs = std::filesystem;

namespace {

/// A format that writes something else than it was given: what the check after an export is there for.
class Tampered final : public LabelFormat
{
public:
    Tampered(const LabelFormat& honest, std::function<void(LabelSet&)> damage) : m_honest(honest), m_damage(std::move(damage)) {}

    [[nodiscard]] std::string key() const override { return m_honest.key(); }
    [[nodiscard]] std::string title() const override { return m_honest.title(); }
    [[nodiscard]] bool isFolder() const override { return m_honest.isFolder(); }
    [[nodiscard]] std::string extension() const override { return m_honest.extension(); }
    [[nodiscard]] Result<std::map<fs::path, std::string>> write(const LabelSet& labels, const FormatOptions& options,
                                                                FormatNotes& notes) const override
    {
        LabelSet damaged = labels;
        m_damage(damaged);
        return m_honest.write(damaged, options, notes);
    }
    [[nodiscard]] Result<LabelSet> read(const fs::path& source, std::span<const LabelledFrame> frames,
                                        const FormatOptions& options) const override
    {
        return m_honest.read(source, frames, options);
    }
    [[nodiscard]] LabelSet representable(const LabelSet& labels, const FormatOptions& options) const override
    {
        return m_honest.representable(labels, options);
    }

private:
    const LabelFormat& m_honest;
    std::function<void(LabelSet&)> m_damage;
};

std::vector<fs::path> everythingIn(const fs::path& folder)
{
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        out.push_back(entry.path());
    return out;
}

fs::path targetIn(const QTemporaryDir& folder, const LabelFormat& format)
{
    return test::path(folder) / "deep/er" / (format.isFolder() ? "labels" : "labels" + format.extension());
}

}  // namespace

class TestExport : public QObject
{
    Q_OBJECT

private:
    LabelSchema m_schema = test::drivingScheme();

    static void addFormats()
    {
        QTest::addColumn<QByteArray>("format");
        for (const auto& format : labelFormats())
            QTest::newRow(format->key().c_str()) << QByteArray::fromStdString(format->key());
    }

    static const LabelFormat& format()
    {
        const QByteArray key = *static_cast<QByteArray*>(QTest::qData("format", qMetaTypeId<QByteArray>()));
        return *findLabelFormat(key.toStdString());
    }

private Q_SLOTS:
    void exportsProveThemselves_data() { addFormats(); }
    void exportsProveThemselves()
    {
        QTemporaryDir folder;
        const LabelSet labels = test::randomLabels(m_schema, 1000, 20, 1);
        double last = 0;
        const auto report = exportLabels(labels, format(), targetIn(folder, format()), {.schema = &m_schema}, [&](double share) {
            QVERIFY(share >= 0 && share <= 1);
            last = share;
        });
        VERIFY_RESULT(report);
        QCOMPARE(report->frames, 20U);
        QCOMPARE(report->boxes, 1000U);
        QCOMPARE(report->filesWritten, test::filesFor(format(), 20));
        QVERIFY(report->largestCornerError_m < 1e-6);
        QCOMPARE(last, 1);
        QVERIFY(fs::exists(targetIn(folder, format())));
        for (const fs::path& path : everythingIn(test::path(folder)))
            QVERIFY2(!path.filename().string().starts_with('.'), path.c_str());

        const auto again = exportLabels(labels, format(), targetIn(folder, format()), {.schema = &m_schema});
        VERIFY_RESULT(again);  // over itself
    }

    void tenThousandFrames_data() { addFormats(); }
    void tenThousandFrames()
    {
        // In memory where there is such a folder: twenty thousand files cost a disk a minute, most of it to remove them.
        const QString memory = "/dev/shm";
        QTemporaryDir folder((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + "/tst_export-XXXXXX");
        const LabelSet labels = test::randomLabels(m_schema, 10'000, 10'000, 2);
        const auto report = exportLabels(labels, format(), targetIn(folder, format()), {.schema = &m_schema});
        VERIFY_RESULT(report);
        QCOMPARE(report->boxes, 10'000U);
        QVERIFY(report->largestCornerError_m < 1e-6);
    }

    void everyDamageIsFound_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<int>("damage");
        for (const auto& format : labelFormats()) {
            for (int damage = 0; damage < 8; ++damage)
                QTest::addRow("%s %d", format->key().c_str(), damage) << QByteArray::fromStdString(format->key()) << damage;
        }
    }

    /// A wrong turn of 1 degree, a front at the back, length for width, 2 mm aside, one box lost, doubled, of another class, an answer
    /// changed: nothing gets a name in the target.
    void everyDamageIsFound()
    {
        QFETCH(int, damage);
        QTemporaryDir folder;
        const auto tamper = [&](LabelSet& labels) {
            std::vector<LabelledBox>& boxes = labels.frames[1].boxes;
            OrientedBox& box = boxes[2].box;
            switch (damage) {
            case 0:
                box.yaw_rad += 0.0174533;
                break;
            case 1:
                box = flipped(box);
                break;
            case 2:
                std::swap(box.size_m.x(), box.size_m.y());
                break;
            case 3:
                box.centre_m.y() += 0.002;
                break;
            case 4:
                boxes.pop_back();
                break;
            case 5:
                boxes.push_back(boxes.front());
                break;
            case 6:
                boxes[2].classKey = boxes[2].classKey == "car" ? "bus" : "car";
                break;
            default:
                boxes[2].attributes["occlusion"] = "partly";
                break;
            }
        };
        const Tampered tampered(format(), tamper);
        const LabelSet labels = test::randomLabels(m_schema, 30, 3, 3);
        VERIFY_RESULT(exportLabels(labels, format(), targetIn(folder, format()), {.schema = &m_schema}));
        fs::remove_all(test::path(folder) / "deep");

        const auto report = exportLabels(labels, tampered, targetIn(folder, format()), {.schema = &m_schema});
        QVERIFY(!report);
        QVERIFY2(report.error().text().find("export") != std::string::npos, report.error().text().c_str());
        QVERIFY(everythingIn(test::path(folder)).empty());
    }

    void anOldExportSurvivesAFailedOne_data() { addFormats(); }
    void anOldExportSurvivesAFailedOne()
    {
        QTemporaryDir folder;
        const LabelSet labels = test::goldenLabels();
        VERIFY_RESULT(exportLabels(labels, format(), targetIn(folder, format()), {}));
        const auto before = everythingIn(test::path(folder));
        const Tampered tampered(format(), [](LabelSet& set) { set.frames[0].boxes[0].box.yaw_rad = 0; });
        QVERIFY(!exportLabels(labels, tampered, targetIn(folder, format()), {}));
        QCOMPARE(everythingIn(test::path(folder)), before);
        const auto read = format().read(targetIn(folder, format()), {}, {});
        VERIFY_RESULT(read);
        QVERIFY(cornerDistance_m(read->frames[0].boxes[0].box, test::goldenBox()) < 1e-6);
    }

    void targetsThatCannotBeWrittenLeaveNothing_data() { addFormats(); }
    void targetsThatCannotBeWrittenLeaveNothing()
    {
        QTemporaryDir folder;
        const fs::path file = test::path(folder) / "file";
        std::ofstream(file) << "in the way";
        const auto report = exportLabels(test::goldenLabels(), format(), file / "below/it", {});
        QVERIFY(!report);
        QVERIFY(report.error().text().find("cannot be written") != std::string::npos);
        QCOMPARE(everythingIn(test::path(folder)), std::vector{file});
    }

    void readOnlyFoldersLeaveNothing_data() { addFormats(); }
    void readOnlyFoldersLeaveNothing()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        QTemporaryDir folder;
        const fs::path closed = test::path(folder) / "closed";
        fs::create_directory(closed);
        ::chmod(closed.c_str(), 0555);
        QVERIFY(!exportLabels(test::goldenLabels(), format(), closed / "labels", {}));
        QVERIFY(everythingIn(closed).empty());
        ::chmod(closed.c_str(), 0755);
    }

    void theDatasetIsNeverWrittenTo_data() { addFormats(); }
    void theDatasetIsNeverWrittenTo()
    {
        QTemporaryDir folder;
        LabelSet labels = test::goldenLabels();
        labels.dataset = test::path(folder);
        for (const fs::path& target : {labels.dataset, labels.dataset / "out", labels.dataset / "a/../b"}) {
            const auto report = exportLabels(labels, format(), target, {});
            QVERIFY(!report);
            QVERIFY(report.error().text().find("never written to") != std::string::npos);
        }
        QVERIFY(everythingIn(test::path(folder)).empty());
        VERIFY_RESULT(exportLabels(labels, format(), labels.dataset.string() + "-beside", {}));
        fs::remove_all(labels.dataset.string() + "-beside");
    }

    void targetsOfTheWrongKindAreRefused_data() { addFormats(); }
    void targetsOfTheWrongKindAreRefused()
    {
        QTemporaryDir folder;
        const fs::path file = test::path(folder) / "file";
        std::ofstream(file) << "in the way";
        QVERIFY(!exportLabels(test::goldenLabels(), format(), format().isFolder() ? file : test::path(folder), {}));
        QVERIFY(!exportLabels(test::goldenLabels(), format(), {}, {}));
        QVERIFY(!exportLabels({}, format(), test::path(folder) / "new", {}));
    }

    void strangersInTheTargetAreTold()
    {
        QTemporaryDir folder;
        const LabelFormat& kitti = *findLabelFormat("kitti");
        fs::create_directories(test::path(folder) / "out/label_2");
        std::ofstream(test::path(folder) / "out/label_2/000099.txt") << "old";
        const auto report = exportLabels(test::goldenLabels(), kitti, test::path(folder) / "out", {});
        VERIFY_RESULT(report);
        QVERIFY(std::ranges::any_of(report->notes.remarks,
                                    [](const Message& remark) { return remark.text().starts_with("1 files that were"); }));
    }

    void stoppingLeavesNothing_data() { addFormats(); }
    void stoppingLeavesNothing()
    {
        QTemporaryDir folder;
        std::stop_source source;
        const auto report = exportLabels(
            test::randomLabels(m_schema, 50, 50, 4), format(), targetIn(folder, format()), {.schema = &m_schema},
            [&](double) { source.request_stop(); }, source.get_token());
        QVERIFY(!report);
        QVERIFY(everythingIn(test::path(folder)).empty());
    }

    /// Names of tracks: imported ones are kept, numbers keep out of their way; answers that no longer apply do not count.
    void labelsAreCollectedFromTheDocument()
    {
        QTemporaryDir folder;
        const fs::path root = test::path(folder) / "frames";
        fs::create_directories(root);
        for (const char* name : {"1.bin", "2.bin"})
            std::ofstream(root / name) << std::string(32, '\0');
        const auto sequence = openDataset(root);
        VERIFY_RESULT(sequence);

        Document document(frameListOf(*sequence));
        Edit edit;
        const auto add = [&](int frame, const char* external, AttributeMap ofTrack, AttributeMap ofFrame) {
            Track track{.id = document.newTrackId(), .classKey = "car", .attributes = std::move(ofTrack), .externalId = external};
            edit.cuboids.push_back(added(Cuboid{.id = document.newCuboidId(),
                                                .track = track.id,
                                                .frame = document.labels().keyOf(frame),
                                                .box = test::goldenBox(),
                                                .attributes = std::move(ofFrame)}));
            edit.tracks.push_back(added(std::move(track)));
        };
        add(0, "", {{"parked", true}}, {{"doors_open", false}, {"door_angle", 45.0}, {"pose", "lying"}, {"unheard", 1.0}});
        add(1, "1", {}, {});
        add(1, "1", {}, {});
        VERIFY_RESULT(document.apply(edit));

        const auto labels = collectLabels(*sequence, document.labels(), m_schema);
        VERIFY_RESULT(labels);
        QCOMPARE(labels->frames.size(), 2U);
        QCOMPARE(labels->frames[0].name, "1");
        QCOMPARE(labels->frames[0].cloud, fs::path("1.bin"));
        QVERIFY(labels->frames[0].boxes.at(0).attributes == (AttributeMap{{"doors_open", false}, {"parked", true}, {"unheard", 1.0}}));
        std::set<std::string> tracks;
        for (const LabelledFrame& frame : labels->frames) {
            for (const LabelledBox& box : frame.boxes)
                tracks.insert(box.track);
        }
        QCOMPARE(tracks.size(), 3U);
        QVERIFY(tracks.contains("1"));
        QCOMPARE(labels->frames[1].boxes.at(0).track, "1");
    }

    /// Boxes of a frame that is gone go to no other frame's: they are left out, with a remark, or come after the others on request.
    void boxesInFramesThatAreGoneAreKeptApart()
    {
        QTemporaryDir folder;
        const fs::path root = test::path(folder) / "frames";
        fs::create_directories(root);
        std::ofstream(root / "1.bin") << std::string(32, '\0');
        const auto sequence = openDataset(root);
        VERIFY_RESULT(sequence);
        Document document(frameListOf(*sequence));
        const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = {}};
        VERIFY_RESULT(document.apply(
            {"",
             {added(track)},
             {added(Cuboid{.id = document.newCuboidId(), .track = track.id, .frame = {"7"}, .box = test::goldenBox(), .attributes = {}})}}));
        const auto without = collectLabels(*sequence, document.labels(), m_schema);
        VERIFY_RESULT(without);
        QCOMPARE(without->frames.size(), 1U);
        QVERIFY(without->frames[0].boxes.empty());
        QCOMPARE(without->remarks.size(), 1U);
        QVERIFY2(without->remarks[0].text().find("1, frames: 1 (7)") != std::string::npos, without->remarks[0].text().c_str());
        const auto with = collectLabels(*sequence, document.labels(), m_schema, {}, {}, GoneFrames::appended);
        VERIFY_RESULT(with);
        QCOMPARE(with->frames.size(), 2U);
        QCOMPARE(with->frames[1].name, "7");
        QCOMPARE(with->frames[1].boxes.size(), 1U);
        QVERIFY(with->remarks.empty());
        for (const auto& format : labelFormats()) {
            if (!format->namesFrames())
                continue;
            const auto done = exportLabels(*with, *format, test::path(folder) / ("out-" + format->key()), {.schema = &m_schema});
            VERIFY_RESULT(done);
            QCOMPARE(done->boxes, 1U);
        }
    }

    void labelsOfOtherFramesAreRefused()
    {
        QTemporaryDir folder;
        std::ofstream(test::path(folder) / "1.bin") << std::string(32, '\0');
        const auto sequence = openDataset(test::path(folder));
        VERIFY_RESULT(sequence);
        QVERIFY(!collectLabels(*sequence, Document(test::numberedFrames(1)).labels(), m_schema));
    }
};

POINTLOOM_TEST(TestExport, withoutApplication)
#include "tst_export.moc"
