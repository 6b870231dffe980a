// SPDX-License-Identifier: Apache-2.0
// Closing and leaving while edits cannot be saved: the person decides, and nothing waits for the disk.
#include "tests/core/store/NearlyFullDisk.h"
#include "tests/core/store/TestSql.h"
#include "tests/ui/OpenedWindow.h"
#include "ui/application/Leaving.h"

#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>

#include <future>

using namespace pointloom;

namespace {

constexpr SimulateParams shortStreet{.frames = 2, .seed = 11, .rings = 16, .columns = 256, .cars = 2};

/// Edits cannot be written from now on, until they can again.
void breakWriting(const std::filesystem::path& file)
{
    test::sqlRows(file, "CREATE TRIGGER broken BEFORE INSERT ON edit BEGIN SELECT RAISE(ABORT, 'out of order'); END");
}

void mendWriting(const std::filesystem::path& file)
{
    test::sqlRows(file, "DROP TRIGGER broken");
}

std::shared_ptr<Workspace> opened(const std::filesystem::path& file)
{
    auto workspace = Workspace::open(file, OpenMode::readWrite);
    if (!workspace)
        qFatal("%s", workspace.error().text().c_str());
    return std::move(*workspace);
}

}  // namespace

class TestLeaving : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QByteArray m_name;
    std::unique_ptr<test::OpenedWindow> m_opened;

    [[nodiscard]] MainWindow& window() const { return m_opened->window; }
    [[nodiscard]] Editing& editing() const { return m_opened->session().editing(); }
    [[nodiscard]] std::filesystem::path file() const { return test::path(m_folder) / m_name.toStdString(); }
    [[nodiscard]] QDialog& dialog() const { return *window().findChild<QDialog*>("leaving"); }
    [[nodiscard]] QPushButton& button(const char* name) const { return *dialog().findChild<QPushButton*>(name); }
    [[nodiscard]] bool asks() const { return dialog().isVisible() && button("leaving.again").isVisible(); }
    void addBox() const { m_opened->session().add({.box = test::goldenBox(), .classKey = "car"}); }

    /// What is on disk of it now.
    [[nodiscard]] static std::uint64_t editsIn(const std::filesystem::path& file)
    {
        const auto workspace = Workspace::open(file, OpenMode::readOnly);
        const auto tasks = workspace ? (*workspace)->tasks() : std::unexpected(workspace.error());
        return tasks ? tasks->front().edits : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_name = QByteArray(QTest::currentTestFunction()) + ".pointloom";
        m_opened = std::make_unique<test::OpenedWindow>(m_folder, shortStreet, m_name.constData());
        QVERIFY(m_opened->isOpen);
        addBox();
        QTRY_COMPARE(editing().saveState(), Editing::SaveState::saved);
    }
    void cleanup() { m_opened.reset(); }

    void closesAtOnceWhenAllIsSaved() { QVERIFY(window().close()); }

    void asksAndTriesAgain()
    {
        breakWriting(file());
        addBox();
        addBox();
        QTRY_COMPARE(editing().saveState(), Editing::SaveState::failed);
        QVERIFY(!window().close());
        QTRY_VERIFY(asks());
        const QString text = dialog().findChild<QLabel*>("leaving.text")->text();
        QVERIFY2(text.startsWith("2 edit") && text.contains("out of order"), qPrintable(text));
        QCOMPARE(button("leaving.lose").text(), "Close and lose them");
        button("leaving.again").click();
        QTRY_VERIFY(asks());
        mendWriting(file());
        button("leaving.again").click();
        QTRY_VERIFY(!window().isVisible());
        QCOMPARE(editsIn(file()), std::uint64_t(3));
    }

    void staysWhenThePersonSaysSo()
    {
        breakWriting(file());
        addBox();
        QTRY_COMPARE(editing().saveState(), Editing::SaveState::failed);
        QVERIFY(!window().close());
        QTRY_VERIFY(asks());
        button("leaving.stay").click();
        QVERIFY(!dialog().isVisible());
        QVERIFY(window().isVisible());
        QCOMPARE(editing().labels().cuboidCount(), 2U);
        mendWriting(file());
        editing().retrySaving();
        QTRY_COMPARE(editing().saveState(), Editing::SaveState::saved);
        QVERIFY(window().close());
    }

    void losesThemWhenThePersonSaysSo()
    {
        breakWriting(file());
        addBox();
        QTRY_COMPARE(editing().saveState(), Editing::SaveState::failed);
        QVERIFY(!window().close());
        QTRY_VERIFY(asks());
        button("leaving.lose").click();
        QTRY_VERIFY(!window().isVisible());
        m_opened.reset();
        mendWriting(file());
        QCOMPARE(editsIn(file()), std::uint64_t(1));
    }

    /// Also before the start page, or another task, takes the place of this one.
    void asksBeforeAnotherTask()
    {
        breakWriting(file());
        addBox();
        QTRY_COMPARE(editing().saveState(), Editing::SaveState::failed);
        window().actions()[ActionId::startPage].trigger();
        QTRY_VERIFY(asks());
        QVERIFY(window().session() != nullptr);
        QCOMPARE(button("leaving.lose").text(), "Go on and lose them");  // nothing is closed
        mendWriting(file());
        button("leaving.again").click();
        QTRY_VERIFY(window().session() == nullptr);
        QCOMPARE(editsIn(file()), std::uint64_t(2));
    }

    void aCopyIsProposedBesideTheWorkspace()
    {
        breakWriting(file());
        addBox();
        QTRY_COMPARE(editing().saveState(), Editing::SaveState::failed);
        QVERIFY(!window().close());
        QTRY_VERIFY(asks());
        QVERIFY(button("leaving.again").isDefault());
        button("leaving.elsewhere").click();
        auto* chooser = dialog().findChild<QFileDialog*>();
        QVERIFY(chooser != nullptr);
        const QString proposed = QString(QTest::currentTestFunction()) + " copy.pointloom";
        QCOMPARE(chooser->selectedFiles(), QStringList(QDir(m_folder.path()).filePath(proposed)));
        chooser->reject();
        button("leaving.lose").click();
        QTRY_VERIFY(!window().isVisible());
    }

    /// Edits on their way are waited for with the window alive.
    void showsThatItIsSaving()
    {
        const auto slow = opened(test::path(m_folder) / "slow.pointloom");
        const auto task = slow->taskFor(test::path(m_folder), "slow", "{}");
        VERIFY_RESULT(task);
        std::promise<void> release;
        slow->flush([released = release.get_future().share()](const Result<void>&) { released.wait(); });
        slow->append(
            task->id, EditKind::edit,
            {.name = "Edit", .tracks = {added(Track{.id = {1}, .classKey = "car", .attributes = {}, .externalId = {}})}, .cuboids = {}},
            {});
        Leaving leaving;
        bool gone = false;
        leaving.begin(slow, Leaving::Until::nothingFailed, [&] { gone = true; });
        QVERIFY(gone);  // another task is opened while this one is being written
        gone = false;
        leaving.begin(slow, Leaving::Until::allWritten, [&] { gone = true; });
        QCOMPARE(leaving.state(), Leaving::State::saving);
        QCoreApplication::processEvents();
        QVERIFY(!gone);
        release.set_value();
        QTRY_VERIFY(gone);
        QCOMPARE(leaving.state(), Leaving::State::idle);
    }

    /// With what is on disk and what is not; then it goes on.
    void savesElsewhere()
    {
        const QTemporaryDir folder;
        const auto elsewhere = test::path(folder) / "elsewhere.pointloom";
        const auto full = opened(test::path(folder) / "full.pointloom");
        const auto task = full->taskFor(test::path(folder), "task", "{}");
        VERIFY_RESULT(task);
        const auto append = [&](std::uint64_t id) {
            const Track track{.id = {id}, .classKey = "car", .attributes = {}, .externalId = {}};
            full->append(task->id, EditKind::edit, {.name = "Edit", .tracks = {added(track)}, .cuboids = {}}, {});
        };
        std::uint64_t id = 0;
        while (id < 60) {
            append(++id);
            VERIFY_RESULT(full->flush());  // one by one: the log beside the file becomes larger than the file will ever be
        }
        bool gone = false;
        Leaving leaving;
        {
            const test::NearlyFullDisk disk(test::largestFileIn(folder));
            append(++id);
            leaving.begin(full, Leaving::Until::allWritten, [&] { gone = true; });
            QTRY_COMPARE(leaving.state(), Leaving::State::asking);
            QCOMPARE(leaving.edits(), std::size_t(1));
            leaving.saveElsewhere(test::path(folder) / "missing" / "elsewhere.pointloom");
            QTRY_COMPARE(leaving.state(), Leaving::State::asking);
            QVERIFY(!leaving.reason().isEmpty());
            leaving.saveElsewhere(elsewhere);
            QTRY_VERIFY(gone);
        }
        QCOMPARE(editsIn(elsewhere), std::uint64_t(61));
        QCOMPARE(full->unsaved().edits, std::size_t(0));
        QCOMPARE(editsIn(full->path()), std::uint64_t(60));
    }
};

POINTLOOM_TEST(TestLeaving, inWindow)
#include "tst_leaving.moc"
