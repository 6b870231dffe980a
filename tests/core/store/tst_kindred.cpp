// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/CloudReader.h"
#include "core/cloud/CloudWriter.h"
#include "core/dataset/FrameKeys.h"
#include "core/store/FrameClouds.h"
#include "core/store/Kindred.h"
#include "core/store/RenamedFrames.h"
#include "tests/core/store/FileBytes.h"
#include "tests/core/store/Opened.h"
#include "tests/core/store/TestSql.h"
#include "tests/support/Support.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace pointloom;
using namespace pointloom::test;
namespace fs = std::filesystem;

namespace {

/// Clouds of four floats a point, each with contents of its own.
void writeClouds(const fs::path& folder, int count, int salt = 0)
{
    fs::create_directories(folder);
    for (int i = 0; i < count; ++i) {
        QByteArray bytes;
        for (int point = 0; point < 900; ++point) {
            const float angle = 0.007F * float(point);
            const std::array<float, 4> numbers{10 * std::cos(angle) + float(i), 10 * std::sin(angle) + float(salt), -1.5F, 0.5F};
            bytes.append(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
        }
        write(folder / ("00000" + std::to_string(i) + ".bin"), bytes);
    }
}

Sequence opened(const fs::path& folder)
{
    auto sequence = openDataset(folder);
    if (!sequence)
        qFatal("%s", sequence.error().text().c_str());
    return std::move(*sequence);
}

/// Boxes the first frames of a folder.
void label(Workspace& workspace, const fs::path& folder, int frames)
{
    const Sequence sequence = opened(folder);
    const auto found = taskForFrames(workspace, sequence, "{}");
    VERIFY_RESULT(found);
    auto history = workspace.history(found->task.id, frameListOf(sequence));
    VERIFY_RESULT(history);
    Document& document = history->document;
    Edit edit{.name = "Make boxes", .tracks = {}, .cuboids = {}};
    for (int frame = 0; frame < frames; ++frame) {
        const Track track{.id = document.newTrackId(), .classKey = "car", .attributes = {}, .externalId = {}};
        edit.tracks.push_back(added(track));
        edit.cuboids.push_back(added(Cuboid{.id = document.newCuboidId(),
                                            .track = track.id,
                                            .frame = document.labels().keyOf(frame),
                                            .box = goldenBox(),
                                            .attributes = {}}));
    }
    VERIFY_RESULT(document.apply(edit));
    workspace.append(found->task.id, EditKind::edit, edit, {});
    VERIFY_RESULT(workspace.flush());
    const auto changed = checkClouds(workspace, found->task.id, sequence, document.labels());
    VERIFY_RESULT(changed);
    QVERIFY(!*changed);
}

/// Writes a cloud in another format, in coordinates of whole millimetres where it is to be text, in place of the one that was there.
void convert(const fs::path& from, const fs::path& to, CloudEncoding encoding)
{
    auto cloud = readCloud(from);
    VERIFY_RESULT(cloud);
    fs::remove(from);
    if (encoding == CloudEncoding::pcdAscii)
        for (Eigen::Vector3f& point : cloud->positions_m)
            point = (point * 1000).array().round() / 1000;
    VERIFY_RESULT(writeCloud(to, *cloud, encoding));
}

/// The labels of the folder's task as they are found now, and what is said about the clouds.
struct FoundAgain
{
    Sequence sequence;
    Labels labels;
    std::optional<Message> renamed;
    std::optional<Message> changed;
};

FoundAgain foundAgain(Workspace& workspace, const fs::path& folder)
{
    Sequence sequence = opened(folder);
    const auto found = taskForFrames(workspace, sequence, "{}");
    if (!found)
        qFatal("%s", found.error().text().c_str());
    const auto renamed = recogniseFrames(workspace, found->task.id, sequence);
    const auto history = workspace.history(found->task.id, frameListOf(sequence));
    if (!renamed || !history)
        qFatal("cannot be read");
    const auto changed = checkClouds(workspace, found->task.id, sequence, history->document.labels());
    if (!changed)
        qFatal("%s", changed.error().text().c_str());
    return {std::move(sequence), history->document.snapshot(), *renamed, *changed};
}

std::unique_ptr<Workspace> workspaceIn(const QTemporaryDir& folder)
{
    auto workspace = Workspace::open(path(folder) / "w.pointloom", OpenMode::readWrite);
    if (!workspace)
        qFatal("%s", workspace.error().text().c_str());
    return std::move(*workspace);
}

}  // namespace

/// Labels belong to clouds, wherever these lie, and to no others.
class TestKindred : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMovedFolderGoesOnWithItsTask()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        writeClouds(path(folder) / "before", 5);
        label(*workspace, path(folder) / "before", 3);
        fs::create_directories(path(folder) / "else");
        fs::rename(path(folder) / "before", path(folder) / "else" / "after");

        const Sequence moved = opened(path(folder) / "else" / "after");
        const auto kindred = kindredTasks(*workspace, moved);
        VERIFY_RESULT(kindred);
        QVERIFY(theSame(*kindred) != nullptr);
        QVERIFY(kindred->front().folderIsGone);
        QCOMPARE(kindred->front().alike, std::size_t(3));

        const auto found = taskForFrames(*workspace, moved, "{}");
        VERIFY_RESULT(found);
        QCOMPARE(found->task.boxes, std::uint64_t(3));
        QCOMPARE(found->task.dataset, path(folder) / "else" / "after");
        QCOMPARE(found->remarks.size(), std::size_t(1));
        const auto tasks = workspace->tasks();
        VERIFY_RESULT(tasks);
        QCOMPARE(tasks->size(), std::size_t(1));
        const auto again = taskForFrames(*workspace, moved, "{}");
        VERIFY_RESULT(again);
        QVERIFY(again->remarks.empty());
    }

    /// Names like 000000 are everybody's: other clouds are other frames.
    void otherCloudsOfTheSameNamesAreNotTheTasks()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        writeClouds(path(folder) / "before", 5);
        label(*workspace, path(folder) / "before", 3);
        fs::remove_all(path(folder) / "before");
        writeClouds(path(folder) / "other", 5, 7);
        const auto kindred = kindredTasks(*workspace, opened(path(folder) / "other"));
        VERIFY_RESULT(kindred);
        QVERIFY(kindred->empty());
        const auto found = taskForFrames(*workspace, opened(path(folder) / "other"), "{}");
        VERIFY_RESULT(found);
        QCOMPARE(found->task.boxes, std::uint64_t(0));
    }

    /// The original is still there: the copy gets a task of its own, and that is said.
    void aCopyIsNotTakenForTheOriginal()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        writeClouds(path(folder) / "original", 4);
        label(*workspace, path(folder) / "original", 2);
        fs::copy(path(folder) / "original", path(folder) / "copy");
        const auto found = taskForFrames(*workspace, opened(path(folder) / "copy"), "{}");
        VERIFY_RESULT(found);
        QCOMPARE(found->task.boxes, std::uint64_t(0));
        QCOMPARE(found->remarks.size(), std::size_t(1));
        QVERIFY(found->remarks.front().text().contains("original"));
    }

    void whatOneCloudGotItsFolderHas()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        writeClouds(path(folder) / "set" / "velodyne", 4);
        label(*workspace, path(folder) / "set" / "velodyne" / "000002.bin", 1);
        for (const char* from : {"set/velodyne", "set"}) {
            const auto sequence = openDataset(path(folder) / from);
            if (!sequence)
                continue;  // a layout that does not know the folder above
            const auto found = taskForFrames(*workspace, *sequence, "{}");
            VERIFY_RESULT(found);
            QCOMPARE(found->task.boxes, std::uint64_t(1));
            const auto history = workspace->history(found->task.id, frameListOf(*sequence));
            VERIFY_RESULT(history);
            QCOMPARE(history->document.labels().labelledFrames(), std::vector<int>{2});
        }
    }

    void anotherCloudUnderAKnownNameIsTold()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        writeClouds(path(folder) / "set", 4);
        label(*workspace, path(folder) / "set", 3);
        fs::copy_file(path(folder) / "set" / "000003.bin", path(folder) / "set" / "000001.bin", fs::copy_options::overwrite_existing);
        const Sequence sequence = opened(path(folder) / "set");
        const auto found = taskForFrames(*workspace, sequence, "{}");
        VERIFY_RESULT(found);
        const auto history = workspace->history(found->task.id, frameListOf(sequence));
        VERIFY_RESULT(history);
        for (int again = 0; again < 2; ++again) {
            const auto changed = checkClouds(*workspace, found->task.id, sequence, history->document.labels());
            VERIFY_RESULT(changed);
            QVERIFY(*changed);
            QVERIFY2((*changed)->text().contains("frames: 1; 000001"), (*changed)->text().c_str());
        }
    }

    /// A scan is removed and the others are numbered anew: each label stays with its cloud, and that of the removed one is gone.
    void labelsStayWithCloudsThatGotEachOthersNames()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        const fs::path set = path(folder) / "set";
        writeClouds(set, 6);
        label(*workspace, set, 3);
        for (int i = 0; i < 5; ++i)
            fs::rename(set / ("00000" + std::to_string(i + 1) + ".bin"), set / ("00000" + std::to_string(i) + ".bin"));
        for (int again = 0; again < 2; ++again) {  // what it came to stays so
            Sequence sequence = opened(set);
            const auto found = taskForFrames(*workspace, sequence, "{}");
            VERIFY_RESULT(found);
            const auto told = recogniseFrames(*workspace, found->task.id, sequence);
            VERIFY_RESULT(told);
            QVERIFY(*told);
            QVERIFY2((*told)->text().contains("000001 is 000000 now"), (*told)->text().c_str());
            const auto history = workspace->history(found->task.id, frameListOf(sequence));
            VERIFY_RESULT(history);
            const Labels& labels = history->document.labels();
            QCOMPARE(labels.labelledFrames(), (std::vector<int>{0, 1}));
            QCOMPARE(labels.goneFrames(), (std::vector<FrameKey>{{"000000"}}));
            const auto changed = checkClouds(*workspace, found->task.id, sequence, labels);
            VERIFY_RESULT(changed);
            QVERIFY(!*changed);
        }
    }

    /// Names that nobody has seen before, and the old ones again.
    void aFolderThatIsRenamedWithItsFramesIsFound()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        writeClouds(path(folder) / "before", 5);
        label(*workspace, path(folder) / "before", 3);
        fs::create_directories(path(folder) / "after");
        for (int i = 0; i < 5; ++i)
            fs::rename(path(folder) / "before" / ("00000" + std::to_string(i) + ".bin"),
                       path(folder) / "after" / ("scan_" + std::to_string(i + 7) + ".bin"));
        fs::remove(path(folder) / "before");
        Sequence sequence = opened(path(folder) / "after");
        const auto kindred = kindredTasks(*workspace, sequence);
        VERIFY_RESULT(kindred);
        QVERIFY(theSame(*kindred) != nullptr);
        QCOMPARE(kindred->front().renamed, std::size_t(3));
        const auto found = taskForFrames(*workspace, sequence, "{}");
        VERIFY_RESULT(found);
        QCOMPARE(found->task.boxes, std::uint64_t(3));
        const auto told = recogniseFrames(*workspace, found->task.id, sequence);
        VERIFY_RESULT(told);
        QVERIFY(*told);
        const auto history = workspace->history(found->task.id, frameListOf(sequence));
        VERIFY_RESULT(history);
        QCOMPARE(history->document.labels().labelledFrames(), (std::vector<int>{0, 1, 2}));
        QVERIFY(history->document.labels().goneFrames().empty());
    }

    /// A scan that is written anew under its name is the same frame: that its bytes differ is told, not more.
    void unknownContentsUnderAKnownNameLeaveTheNames()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        writeClouds(path(folder) / "set", 4);
        label(*workspace, path(folder) / "set", 3);
        writeClouds(path(folder) / "set", 2, 5);
        Sequence sequence = opened(path(folder) / "set");
        const auto found = taskForFrames(*workspace, sequence, "{}");
        VERIFY_RESULT(found);
        const auto told = recogniseFrames(*workspace, found->task.id, sequence);
        VERIFY_RESULT(told);
        QVERIFY(!*told);
        QVERIFY(std::ranges::all_of(sequence.frames, [](const FrameSource& frame) { return frame.key.empty(); }));
    }

    void cloudsInFilesOfAnotherFormatAreTheSame_data()
    {
        QTest::addColumn<CloudEncoding>("encoding");
        QTest::newRow("binary") << CloudEncoding::pcdBinary;
        QTest::newRow("compressed") << CloudEncoding::pcdBinaryCompressed;
        QTest::newRow("rounded to millimetres") << CloudEncoding::pcdAscii;
    }

    /// A converter leaves the points as they are, or rounds them.
    void cloudsInFilesOfAnotherFormatAreTheSame()
    {
        QFETCH(CloudEncoding, encoding);
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        const fs::path set = path(folder) / "set";
        writeClouds(set, 5);
        label(*workspace, set, 3);
        for (int i = 0; i < 5; ++i)
            convert(set / ("00000" + std::to_string(i) + ".bin"), set / ("00000" + std::to_string(i) + ".pcd"), encoding);
        for (int again = 0; again < 2; ++again) {
            const FoundAgain found = foundAgain(*workspace, set);
            QVERIFY(!found.renamed);
            QVERIFY2(!found.changed, found.changed ? found.changed->text().c_str() : "");
            QCOMPARE(found.labels.labelledFrames(), (std::vector<int>{0, 1, 2}));
        }
    }

    void cloudsInFilesOfAnotherFormatAndNameAreTheSame_data() { cloudsInFilesOfAnotherFormatAreTheSame_data(); }

    /// Converted, the first scan taken out and the others numbered anew: no label comes to another scan.
    void cloudsInFilesOfAnotherFormatAndNameAreTheSame()
    {
        QFETCH(CloudEncoding, encoding);
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        const fs::path set = path(folder) / "set";
        writeClouds(set, 5);
        label(*workspace, set, 3);
        fs::remove(set / "000000.bin");
        for (int i = 0; i < 4; ++i)
            convert(set / ("00000" + std::to_string(i + 1) + ".bin"), set / ("00000" + std::to_string(i) + ".pcd"), encoding);
        for (int again = 0; again < 2; ++again) {
            const FoundAgain found = foundAgain(*workspace, set);
            QVERIFY(found.renamed);
            QCOMPARE(found.labels.labelledFrames(), (std::vector<int>{0, 1}));
            QCOMPARE(found.labels.goneFrames(), (std::vector<FrameKey>{{"000000"}}));
        }
    }

    /// What is known of a task that an older program made are its files alone; its points are noted when it is opened.
    void pointsAreNotedWhereOnlyFilesWereKnown()
    {
        const QTemporaryDir folder;
        auto workspace = workspaceIn(folder);
        const fs::path set = path(folder) / "set";
        writeClouds(set, 4);
        label(*workspace, set, 3);
        workspace.reset();
        sqlRows(path(folder) / "w.pointloom", "DROP TABLE cloud_points");
        workspace = workspaceIn(folder);
        QVERIFY(!foundAgain(*workspace, set).changed);
        convert(set / "000001.bin", set / "000001.pcd", CloudEncoding::pcdBinary);
        QVERIFY(!foundAgain(*workspace, set).changed);
    }

    /// Files that are alike, as empty ones are, do not tell whose labels they had.
    void cloudsThatAreAlikeAreNotTakenForEachOther()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        const fs::path set = path(folder) / "set";
        writeClouds(set, 4);
        fs::copy_file(set / "000003.bin", set / "000001.bin", fs::copy_options::overwrite_existing);
        label(*workspace, set, 2);
        fs::copy_file(set / "000003.bin", set / "000009.bin");
        fs::remove(set / "000001.bin");
        Sequence sequence = opened(set);
        const auto found = taskForFrames(*workspace, sequence, "{}");
        VERIFY_RESULT(found);
        const auto told = recogniseFrames(*workspace, found->task.id, sequence);
        VERIFY_RESULT(told);
        QVERIFY(!*told);
        const auto history = workspace->history(found->task.id, frameListOf(sequence));
        VERIFY_RESULT(history);
        QCOMPARE(history->document.labels().labelledFrames(), std::vector<int>{0});
    }

    void tasksChangePlacesWhereThatIsAsked()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        writeClouds(path(folder) / "one", 3);
        writeClouds(path(folder) / "two", 3, 9);
        label(*workspace, path(folder) / "one", 1);
        label(*workspace, path(folder) / "two", 2);
        const auto before = workspace->tasks();
        VERIFY_RESULT(before);
        VERIFY_RESULT(workspace->relink(before->front().id, before->back().dataset, OccupiedFolder::changesPlaces));
        const auto after = workspace->tasks();
        VERIFY_RESULT(after);
        QCOMPARE(after->size(), std::size_t(2));
        for (const TaskInfo& task : *after) {
            const TaskInfo& was = task.id == before->front().id ? before->front() : before->back();
            const TaskInfo& other = task.id == before->front().id ? before->back() : before->front();
            QCOMPARE(task.boxes, was.boxes);
            QCOMPARE(task.dataset, other.dataset);
        }
    }

    void aTaskWithLabelsKeepsItsFolder()
    {
        const QTemporaryDir folder;
        const auto workspace = workspaceIn(folder);
        writeClouds(path(folder) / "one", 3);
        writeClouds(path(folder) / "two", 3, 9);
        label(*workspace, path(folder) / "one", 1);
        label(*workspace, path(folder) / "two", 2);
        const auto tasks = workspace->tasks();
        VERIFY_RESULT(tasks);
        QCOMPARE(tasks->size(), std::size_t(2));
        QVERIFY(!workspace->relink(tasks->front().id, tasks->back().dataset));
        const auto third = workspace->taskFor(path(folder) / "three", "three", "{}");  // nothing in it: it gives way
        VERIFY_RESULT(third);
        VERIFY_RESULT(workspace->relink(tasks->front().id, path(folder) / "three"));
        const auto moved = workspace->taskFor(path(folder) / "three", "three", "{}");
        VERIFY_RESULT(moved);
        QCOMPARE(moved->id, tasks->front().id);
        VERIFY_RESULT(workspace->history(moved->id, frameListOf(opened(path(folder) / "two"))));  // its record is sealed anew
    }
};

POINTLOOM_TEST(TestKindred, withCoreApplication)
#include "tst_kindred.moc"
