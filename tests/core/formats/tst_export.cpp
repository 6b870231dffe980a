// SPDX-License-Identifier: Apache-2.0
#include "core/base/File.h"
#include "core/dataset/CloudFrames.h"
#include "core/dataset/FrameKeys.h"
#include "core/formats/DocumentLabels.h"
#include "core/formats/Export.h"
#include "core/labels/Document.h"
#include "tests/core/formats/FormatCases.h"
#include "tests/support/Frames.h"
#include "tests/support/Registry.h"

#include <QtTest>

#include <fstream>
#include <set>

#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace pointloom;
namespace fs = std::filesystem;

namespace {

using Damage = std::function<void(std::size_t, LabelledFrame&)>;

/// Writes something else than it was given, and tells the truth about what was meant.
class TamperedWriter final : public LabelWriter
{
public:
    TamperedWriter(std::unique_ptr<LabelWriter> meant, std::unique_ptr<LabelWriter> written, Damage damage)
        : m_meant(std::move(meant)), m_written(std::move(written)), m_damage(std::move(damage))
    {}

    Result<void> survey(std::size_t index, const LabelledFrame& frame) override
    {
        if (auto surveyed = m_meant->survey(index, frame); !surveyed)
            return surveyed;
        return m_written->survey(index, damaged(index, frame));
    }
    [[nodiscard]] LabelledFrame representable(std::size_t index, LabelledFrame frame) const override
    {
        return m_meant->representable(index, std::move(frame));
    }
    Result<void> begin(FileSink& sink) override { return m_written->begin(sink); }
    Result<void> write(std::size_t index, const LabelledFrame& frame, FileSink& sink) override
    {
        return m_written->write(index, damaged(index, frame), sink);
    }
    Result<void> finish(FileSink& sink) override { return m_written->finish(sink); }
    void tell(FormatNotes& notes) const override { m_written->tell(notes); }

private:
    [[nodiscard]] LabelledFrame damaged(std::size_t index, LabelledFrame frame) const
    {
        m_damage(index, frame);
        return frame;
    }

    std::unique_ptr<LabelWriter> m_meant;
    std::unique_ptr<LabelWriter> m_written;
    Damage m_damage;
};

/// A format that writes something else than it was given: what the check after an export is there for.
class Tampered final : public LabelFormat
{
public:
    Tampered(const LabelFormat& honest, Damage damage) : m_honest(honest), m_damage(std::move(damage)) {}

    [[nodiscard]] const FormatFacts& facts() const override { return m_honest.facts(); }
    [[nodiscard]] std::unique_ptr<LabelWriter> writer(const LabelSetInfo& info, const FormatOptions& options) const override
    {
        return std::make_unique<TamperedWriter>(m_honest.writer(info, options), m_honest.writer(info, options), m_damage);
    }
    [[nodiscard]] Result<std::unique_ptr<LabelSource>> open(const fs::path& source, std::shared_ptr<LabelSource> told,
                                                            const FormatOptions& options) const override
    {
        return m_honest.open(source, std::move(told), options);
    }

private:
    const LabelFormat& m_honest;
    Damage m_damage;
};

/// Frames that count how many of them are alive at once.
class CountingSource final : public LabelSource
{
public:
    explicit CountingSource(std::size_t frames)
    {
        m_info.name = "counted";
        for (std::size_t i = 0; i < frames; ++i)
            m_info.frames.push_back(std::to_string(i));
    }

    [[nodiscard]] const LabelSetInfo& info() const override { return m_info; }
    [[nodiscard]] Result<LabelledFrame> frame(std::size_t index) override
    {
        // A frame is known by a keepsake that is too large to be made ten thousand times.
        const std::size_t before = bytesInUse();
        m_largest = std::max(m_largest, before > m_first ? before - m_first : 0);
        LabelledFrame out = test::goldenLabels().frames[0];
        out.name = m_info.frames[index];
        out.keepsakes["large"] = {.text = std::string(frameBytes, 'x'), .objects = 0};
        return out;
    }
    void start() { m_first = bytesInUse(); }
    /// How many frames' worth of memory was in use, at most, when another was asked for.
    [[nodiscard]] double mostAlive() const { return static_cast<double>(m_largest) / static_cast<double>(frameBytes); }

private:
    static constexpr std::size_t frameBytes = 1 << 20;

    static std::size_t bytesInUse()
    {
        const struct mallinfo2 info = ::mallinfo2();
        return info.uordblks + info.hblkhd;
    }

    LabelSetInfo m_info;
    std::size_t m_first = 0;
    std::size_t m_largest = 0;
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
        const auto report =
            test::exported(labels, format(), targetIn(folder, format()), {.schema = &m_schema}, {.progress = [&](double share) {
                               QVERIFY(share >= last && share <= 1);
                               last = share;
                           }});
        VERIFY_RESULT(report);
        QCOMPARE(report->frames, 20U);
        QCOMPARE(report->boxes, 1000U);
        QCOMPARE(report->filesWritten, test::filesFor(format(), 20));
        QVERIFY(report->largestCornerError_m < 1e-6);
        QCOMPARE(last, 1);
        QVERIFY(fs::exists(targetIn(folder, format())));
        for (const fs::path& path : everythingIn(test::path(folder)))
            QVERIFY2(!path.filename().string().starts_with('.'), path.c_str());

        const auto again = test::exported(labels, format(), targetIn(folder, format()), {.schema = &m_schema});
        VERIFY_RESULT(again);  // over itself
    }

    void tenThousandFrames_data() { addFormats(); }
    void tenThousandFrames()
    {
        // In memory where there is such a folder: twenty thousand files cost a disk a minute, most of it to remove them.
        const QString memory = "/dev/shm";
        QTemporaryDir folder((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + "/tst_export-XXXXXX");
        const LabelSet labels = test::randomLabels(m_schema, 10'000, 10'000, 2);
        const auto report = test::exported(labels, format(), targetIn(folder, format()), {.schema = &m_schema});
        VERIFY_RESULT(report);
        QCOMPARE(report->boxes, 10'000U);
        QVERIFY(report->largestCornerError_m < 1e-6);
    }

    /// A sequence takes no more memory than a few of its frames.
    void fewFramesAreAliveAtOnce_data() { addFormats(); }
    void fewFramesAreAliveAtOnce()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers keep memory that was given back");
#endif
        QTemporaryDir folder;
        CountingSource source(200);
        source.start();
        const auto report = exportLabels(source, format(), targetIn(folder, format()), {});
        VERIFY_RESULT(report);
        QCOMPARE(report->boxes, 200U);
        QVERIFY2(source.mostAlive() < 4, qPrintable(QString::number(source.mostAlive())));
    }

    /// What a format does not declare has no effect on it; what it declares has.
    void onlyDeclaredOptionsHaveAnEffect_data() { addFormats(); }
    void onlyDeclaredOptionsHaveAnEffect()
    {
        QTemporaryDir folder;
        const LabelSet labels = test::randomLabels(m_schema, 60, 5, 6);
        const bool declares =
            std::ranges::find(format().facts().options, "outside-view", &FormatOption::key) != format().facts().options.end();
        const FormatOptions off{.switches = {{"outside-view", false}, {"unheard-of", true}}, .schema = &m_schema};
        const auto standard = test::exported(labels, format(), test::path(folder) / "standard", {.schema = &m_schema});
        const auto switched = test::exported(labels, format(), test::path(folder) / "switched", off);
        VERIFY_RESULT(standard);
        VERIFY_RESULT(switched);
        QCOMPARE(switched->boxes < standard->boxes, declares);
        QCOMPARE(switched->notes.losses.size() > standard->notes.losses.size(), declares);
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
        const auto tamper = [damage](std::size_t index, LabelledFrame& frame) {
            if (index != 1)
                return;
            std::vector<LabelledBox>& boxes = frame.boxes;
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
        VERIFY_RESULT(test::exported(labels, format(), targetIn(folder, format()), {.schema = &m_schema}));
        fs::remove_all(test::path(folder) / "deep");

        const auto report = test::exported(labels, tampered, targetIn(folder, format()), {.schema = &m_schema});
        QVERIFY(!report);
        QVERIFY2(report.error().text().find("export") != std::string::npos, report.error().text().c_str());
        QVERIFY(everythingIn(test::path(folder)).empty());
    }

    void anOldExportSurvivesAFailedOne_data() { addFormats(); }
    void anOldExportSurvivesAFailedOne()
    {
        QTemporaryDir folder;
        const LabelSet labels = test::goldenLabels();
        VERIFY_RESULT(test::exported(labels, format(), targetIn(folder, format()), {}));
        const auto before = everythingIn(test::path(folder));
        const Tampered tampered(format(), [](std::size_t, LabelledFrame& frame) { frame.boxes[0].box.yaw_rad = 0; });
        QVERIFY(!test::exported(labels, tampered, targetIn(folder, format()), {}));
        QCOMPARE(everythingIn(test::path(folder)), before);
        const auto read = test::readBy(format(), targetIn(folder, format()), {}, {});
        VERIFY_RESULT(read);
        QVERIFY(cornerDistance_m(read->frames[0].boxes[0].box, test::goldenBox()) < 1e-6);
    }

    void targetsThatCannotBeWrittenLeaveNothing_data() { addFormats(); }
    void targetsThatCannotBeWrittenLeaveNothing()
    {
        QTemporaryDir folder;
        const fs::path file = test::path(folder) / "file";
        std::ofstream(file) << "in the way";
        const auto report = test::exported(test::goldenLabels(), format(), file / "below/it", {});
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
        QVERIFY(!test::exported(test::goldenLabels(), format(), closed / "labels", {}));
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
            const auto report = test::exported(labels, format(), target, {});
            QVERIFY(!report);
            QVERIFY(report.error().text().find("never written to") != std::string::npos);
        }
        QVERIFY(everythingIn(test::path(folder)).empty());
        VERIFY_RESULT(test::exported(labels, format(), labels.dataset.string() + "-beside", {}));
        fs::remove_all(labels.dataset.string() + "-beside");
    }

    void targetsOfTheWrongKindAreRefused_data() { addFormats(); }
    void targetsOfTheWrongKindAreRefused()
    {
        QTemporaryDir folder;
        const fs::path file = test::path(folder) / "file";
        std::ofstream(file) << "in the way";
        QVERIFY(!test::exported(test::goldenLabels(), format(), format().isFolder() ? file : test::path(folder), {}));
        QVERIFY(!test::exported(test::goldenLabels(), format(), {}, {}));
        QVERIFY(!test::exported({}, format(), test::path(folder) / "new", {}));
    }

    void strangersInTheTargetAreTold()
    {
        QTemporaryDir folder;
        const LabelFormat& kitti = *findLabelFormat("kitti");
        fs::create_directories(test::path(folder) / "out/label_2");
        std::ofstream(test::path(folder) / "out/label_2/000099.txt") << "old";
        const auto report = test::exported(test::goldenLabels(), kitti, test::path(folder) / "out", {});
        VERIFY_RESULT(report);
        QVERIFY(std::ranges::any_of(report->notes.remarks,
                                    [](const Message& remark) { return remark.text().starts_with("1 files that were"); }));
    }

    void stoppingLeavesNothing_data() { addFormats(); }
    void stoppingLeavesNothing()
    {
        QTemporaryDir folder;
        std::stop_source source;
        const auto report =
            test::exported(test::randomLabels(m_schema, 50, 50, 4), format(), targetIn(folder, format()), {.schema = &m_schema},
                           {.progress = [&](double) { source.request_stop(); }, .stop = source.get_token()});
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

        const auto source = labelsOfDocument(*sequence, document.labels(), m_schema);
        VERIFY_RESULT(source);
        const auto labels = readAll(**source);
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

    /// Labels that are no cuboids go along, so that a format that has no place for them says so.
    void otherLabelsAreCollectedToo()
    {
        QTemporaryDir folder;
        std::ofstream(test::path(folder) / "1.bin") << std::string(64, '\0');
        const auto sequence = openDataset(test::path(folder));
        VERIFY_RESULT(sequence);
        Document document(frameListOf(*sequence));
        const FrameKey& key = document.labels().keyOf(0);
        const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = "seven"};
        const ImageRectangle drawn{.id = document.newImageBoxId(),
                                   .track = track.id,
                                   .frame = key,
                                   .camera = "image_2",
                                   .left_px = 1,
                                   .top_px = 2,
                                   .right_px = 30,
                                   .bottom_px = 40,
                                   .attributes = {{"unheard", true}},
                                   .score = 0.5};
        VERIFY_RESULT(document.apply({.name = "",
                                      .tracks = {added(track)},
                                      .cuboids = {},
                                      .pointLabels = {{key, onlyLidar, {{1, 2, {}, {"road", 0}}, {3, 1, {}, {"car", 7}}}}},
                                      .imageBoxes = {added(drawn)}}));
        const auto source = labelsOfDocument(*sequence, document.labels(), m_schema);
        VERIFY_RESULT(source);
        const auto frame = (*source)->frame(0);
        VERIFY_RESULT(frame);
        QVERIFY(frame->boxes.empty());
        QCOMPARE(frame->imageBoxes.size(), std::size_t(1));
        const LabelledImageBox& box = frame->imageBoxes.front();
        QCOMPARE(box.camera, drawn.camera);
        QCOMPARE(box.track, track.externalId);
        QCOMPARE(box.classKey, track.classKey);
        QCOMPARE(box.min_px, Eigen::Vector2d(1, 2));
        QCOMPARE(box.max_px, Eigen::Vector2d(30, 40));
        QVERIFY(box.attributes == drawn.attributes);
        QCOMPARE(box.score, drawn.score);
        QVERIFY(frame->points.has_value());
        QCOMPARE(frame->points->classes, (std::vector<std::string>{"road", "car"}));
        QCOMPARE(frame->points->classOf, (std::vector<std::uint32_t>{0, 1, 1, 2}));
        QCOMPARE(frame->points->instanceOf, (std::vector<std::uint32_t>{0, 0, 0, 7}));
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
             {added(
                 Cuboid{.id = document.newCuboidId(), .track = track.id, .frame = {"7"}, .box = test::goldenBox(), .attributes = {}})}}));
        const auto without = labelsOfDocument(*sequence, document.labels(), m_schema);
        VERIFY_RESULT(without);
        QCOMPARE((*without)->frameCount(), 1U);
        QVERIFY((*without)->frame(0)->boxes.empty());
        const std::vector<Message>& remarks = (*without)->info().remarks;
        QCOMPARE(remarks.size(), 1U);
        QVERIFY2(remarks[0].text().find("1, frames: 1 (7)") != std::string::npos, remarks[0].text().c_str());
        const auto with = labelsOfDocument(*sequence, document.labels(), m_schema, GoneFrames::appended);
        VERIFY_RESULT(with);
        QCOMPARE((*with)->frameCount(), 2U);
        QCOMPARE((*with)->frame(1)->name, "7");
        QCOMPARE((*with)->frame(1)->boxes.size(), 1U);
        QVERIFY((*with)->info().remarks.empty());
        for (const auto& format : labelFormats()) {
            if (!format->namesFrames())
                continue;
            const auto done = exportLabels(**with, *format, test::path(folder) / ("out-" + format->key()), {.schema = &m_schema});
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
        QVERIFY(!labelsOfDocument(*sequence, Document(test::numberedFrames(1)).labels(), m_schema));
    }
};

POINTLOOM_TEST(TestExport, withoutApplication)
#include "tst_export.moc"
