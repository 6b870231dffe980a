// SPDX-License-Identifier: Apache-2.0
// The questions and remarks of opening as a person meets them in the window: what each answer does to labels, columns and task.
#include "core/base/File.h"
#include "tests/ui/OpenedWindow.h"
#include "tests/ui/SmallScans.h"
#include "ui/dialogs/ColumnsDialog.h"
#include "ui/dialogs/FramePeriodDialog.h"
#include "ui/dialogs/ImportDialogs.h"
#include "ui/dialogs/KindredDialog.h"
#include "ui/dialogs/RemarksDialog.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

#include <random>

using namespace pointloom;
using test::scanOfACar;
using test::writeFloats;
using test::writeText;

class TestOpening : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;

    [[nodiscard]] std::filesystem::path in(const char* name) const { return test::path(*m_folder) / name; }

    void begin()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void ask(const char* dataset)
    {
        OpenRequest request;
        request.dataset = in(dataset).string();
        request.workspace = in("labels.pointloom").string();
        m_window->open(request);
    }
    void open(const char* dataset)
    {
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        ask(dataset);
        QVERIFY(opened.wait(test::window_ms));
        awaitFrame();
    }
    void awaitFrame()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session() != nullptr && m_window->session()->view().frame() != nullptr, test::window_ms);
    }
    [[nodiscard]] Session& session() const { return *m_window->session(); }

    /// The dialog on top, once it is there.
    template <class Dialog> Dialog* dialog()
    {
        const auto shown = [this] {
            auto* found = m_window->findChild<Dialog*>();
            return found != nullptr && found->isVisible();
        };
        return QTest::qWaitFor(shown, test::window_ms) ? m_window->findChild<Dialog*>() : nullptr;
    }
    template <class Dialog> void awaitGone() { QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<Dialog*>() == nullptr, test::window_ms); }

    void writeFrames(const char* dataset, int count = 3)
    {
        for (int frame = 0; frame < count; ++frame)
            writeFloats(in(dataset) / QString("%1.bin").arg(frame, 6, 10, QChar('0')).toStdString(), scanOfACar(unsigned(frame) + 1));
    }

    /// Numbers that tell nothing of their columns.
    static std::vector<float> noise(std::size_t count)
    {
        std::mt19937 random(4);
        std::uniform_real_distribution<float> anywhere(-20, 20);
        std::vector<float> numbers(count);
        std::ranges::generate(numbers, [&] { return anywhere(random); });
        return numbers;
    }

    /// A KITTI folder with a car whose calibration says nothing: identities.
    void writeUncalibrated(const char* dataset)
    {
        writeFloats(in(dataset) / "velodyne" / "000000.bin", scanOfACar(1));
        writeText(in(dataset) / "label_2" / "000000.txt", "Car 0 0 -1.5 500 150 620 220 1.5 1.8 4.2 -3.0 1.57 11.73 -1.570796\n");
        writeText(in(dataset) / "calib" / "000000.txt",
                  "P2: 1 0 0 0 0 1 0 0 0 0 1 0\nR0_rect: 1 0 0 0 1 0 0 0 1\nTr_velo_to_cam: 1 0 0 0 0 1 0 0 0 0 1 0\n");
    }

    Id<Cuboid> addBox() { return session().add({.frame = 0, .box = OrientedBox{{12, 3, -0.8}, {4.2, 1.8, 1.5}, 0}, .classKey = "car"}); }

    void chooseRadio(GeometryDialog& question, int index)
    {
        question.findChildren<QRadioButton*>().at(index)->click();
        question.findChild<QPushButton*>("geometry.go")->click();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        begin();
    }
    void cleanup()
    {
        m_window.reset();
        m_folder.reset();
    }

    void columnsThatArentToldAreAskedForAndTaken()
    {
        constexpr std::size_t numbers = 2400;
        writeFloats(in("noise") / "000000.bin", noise(numbers));

        ask("noise");
        auto* question = dialog<ColumnsDialog>();
        QVERIFY(question != nullptr);
        QTest::keyClick(question, Qt::Key_Escape);
        awaitGone<ColumnsDialog>();
        QVERIFY(m_window->session() == nullptr);
        QVERIFY(!std::filesystem::exists(in("labels.pointloom")));

        ask("noise");
        question = dialog<ColumnsDialog>();
        QVERIFY(question != nullptr);
        question->findChild<QComboBox*>("columns.list")->setEditText("x,y,z,_,_");
        question->findChild<QPushButton*>("columns.open")->click();
        awaitFrame();
        QCOMPARE(session().view().frame()->cloud->size(), numbers / 5);
    }

    void aMovedFolderGoesOnWithItsBoxesOrBeginsAnew()
    {
        writeFrames("before");
        open("before");
        QVERIFY(addBox());
        QTRY_COMPARE_WITH_TIMEOUT(session().editing().saveState(), Editing::SaveState::saved, test::window_ms);
        const std::int64_t task = session().task().id;
        m_window.reset();
        std::filesystem::rename(in("before"), in("now & <b>here"));
        begin();

        ask("now & <b>here");
        auto* question = dialog<KindredDialog>();
        QVERIFY(question != nullptr);
        QVERIFY(question->findChild<QLabel*>("kindred.text")->text().contains("now & <b>here"));
        QTest::keyClick(question, Qt::Key_Escape);
        awaitGone<KindredDialog>();
        QVERIFY(m_window->session() == nullptr);

        ask("now & <b>here");
        question = dialog<KindredDialog>();
        QVERIFY(question != nullptr);
        question->findChild<QPushButton*>("kindred.continue")->click();
        awaitFrame();
        QCOMPARE(session().task().id, task);
        QCOMPARE(session().editing().labels().cuboidCount(), 1U);
        QCOMPARE(session().editing().labels().frame(0).size(), 1U);

        m_window.reset();
        std::filesystem::rename(in("now & <b>here"), in("third"));
        begin();
        ask("third");
        question = dialog<KindredDialog>();
        QVERIFY(question != nullptr);
        question->findChild<QPushButton*>("kindred.new")->click();
        awaitFrame();
        QVERIFY(session().task().id != task);
        QCOMPARE(session().editing().labels().cuboidCount(), 0U);
    }

    void labelsThatLookWrongAreTakenOnlyAsThePersonSays()
    {
        writeUncalibrated("cars");
        ask("cars");
        auto* question = dialog<GeometryDialog>();
        QVERIFY(question != nullptr);
        QTest::keyClick(question, Qt::Key_Escape);
        awaitGone<GeometryDialog>();
        QVERIFY(m_window->session() == nullptr);
        QVERIFY(!std::filesystem::exists(in("labels.pointloom")));

        ask("cars");
        question = dialog<GeometryDialog>();
        QVERIFY(question != nullptr);
        chooseRadio(*question, static_cast<int>(question->findChildren<QRadioButton*>().size()) - 1);
        awaitFrame();
        QCOMPARE(session().editing().labels().cuboidCount(), 0U);

        ask("cars");
        question = dialog<GeometryDialog>();
        QVERIFY(question != nullptr);
        QVERIFY(question->findChildren<QRadioButton*>().size() > 2);
        question->findChild<QPushButton*>("geometry.go")->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session() != nullptr && session().editing().labels().cuboidCount() == 1, test::window_ms);
        const OrientedBox& box = session().editing().labels().frame(0).begin()->second.box;
        QVERIFY2(std::abs(box.centre_m.x() - 12) < 0.5 && std::abs(box.centre_m.y() - 3) < 0.5, "not where the car is");
    }

    /// A task is made when all is said that it needs.
    void aQuestionWithoutAnAnswerLeavesNoTask()
    {
        writeFrames("street");
        open("street");
        writeUncalibrated("cars");
        ask("cars");
        auto* question = dialog<GeometryDialog>();
        QVERIFY(question != nullptr);
        QTest::keyClick(question, Qt::Key_Escape);
        awaitGone<GeometryDialog>();
        const auto workspace = Workspace::open(in("labels.pointloom"), OpenMode::readOnly);
        VERIFY_RESULT(workspace);
        const auto tasks = (*workspace)->tasks();
        VERIFY_RESULT(tasks);
        QCOMPARE(tasks->size(), std::size_t(1));
        QCOMPARE(tasks->front().name, std::string("street"));
    }

    void whatIsNotThereIsSaidAndNothingIsMade()
    {
        writeFrames("street");
        const auto refusal = [this](OpenRequest request) {
            request.workspace = in("labels.pointloom").string();
            m_window->open(request);
            auto* error = m_window->findChild<QLabel*>("start.error");
            const bool said = QTest::qWaitFor([&] { return error->isVisible() && !error->text().isEmpty(); }, test::window_ms);
            return said ? error->text() : QString();
        };
        OpenRequest scheme;
        scheme.dataset = in("street").string();
        scheme.scheme = in("missing.json").string();
        OpenRequest looking;
        looking.dataset = scheme.dataset;
        looking.readOnly = true;
        for (const auto& [request, expected] :
             {std::pair(scheme, "there is no such file or folder"), std::pair(looking, "there is no such workspace")}) {
            const QString said = refusal(request);
            QVERIFY2(said.contains(expected), qPrintable(said));
            QVERIFY(!std::filesystem::exists(in("labels.pointloom")));
            m_window.reset();
            begin();
        }
        OpenRequest dataset;
        dataset.dataset = in("missing").string();
        const QString said = refusal(dataset);
        QVERIFY2(said.contains("there is no such file or folder"), qPrintable(said));
        QVERIFY(!std::filesystem::exists(in("labels.pointloom")));
    }

    void labelsCanBeTakenAsTheyAre()
    {
        writeUncalibrated("cars");
        ask("cars");
        auto* question = dialog<GeometryDialog>();
        QVERIFY(question != nullptr);
        chooseRadio(*question, static_cast<int>(question->findChildren<QRadioButton*>().size()) - 2);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session() != nullptr && session().editing().labels().cuboidCount() == 1, test::window_ms);
        QVERIFY(std::abs(session().editing().labels().frame(0).begin()->second.box.centre_m.x() - 12) > 5);
    }

    void allRemarksCanBeReadAsLongAsTheTaskIsOpen()
    {
        writeFrames("street");
        writeText(in("street") / "poses.txt", "1 0 0 0 0 1 0 0 0 0 1 0\n");
        writeText(in("street") / "times.txt", "0.0\n0.1\n");
        open("street");
        auto* count = m_window->findChild<QAbstractButton*>("status.remarks");
        QVERIFY(count->isVisible());
        QVERIFY2(count->text().contains("2"), qPrintable(count->text()));
        count->click();
        auto* shown = dialog<RemarksDialog>();
        QVERIFY(shown != nullptr);
        const QString text = shown->findChild<QPlainTextEdit*>("remarks.text")->toPlainText();
        QVERIFY2(text.count("poses.txt") == 1 && text.count("times.txt") == 1, qPrintable(text));
        QTest::keyClick(shown, Qt::Key_Escape);
        awaitGone<RemarksDialog>();

        writeFrames("plain");
        open("plain");
        QVERIFY(!count->isVisible());
    }

    /// Of one cloud whose numbers say nothing among others that do nobody is asked: it is broken.
    void aBrokenFirstCloudAsksNothingAboutTheOthers()
    {
        writeFrames("street");
        writeFloats(in("street") / "000000.bin", noise(2400));
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        ask("street");
        QVERIFY(opened.wait(test::window_ms));
        QVERIFY(m_window->session() != nullptr);
        QVERIFY(m_window->findChild<ColumnsDialog*>() == nullptr);
        session().view().goToFrame(1);
        awaitFrame();
    }

    void theColumnsCanBeChangedAndTakenBack()
    {
        writeFrames("street");
        open("street");
        QVERIFY(addBox());
        QVERIFY(!session().view().frame()->cloud->intensity.empty());
        const auto tell = [this](const char* stands, const char* columns, const char* button) {
            QAction& action = m_window->actions()[ActionId::cloudColumns];
            QVERIFY(action.isEnabled());
            action.trigger();
            auto* question = dialog<ColumnsDialog>();
            QVERIFY(question != nullptr);
            auto* list = question->findChild<QComboBox*>("columns.list");
            QCOMPARE(list->currentText(), QString(stands));
            list->setEditText(columns);
            QSignalSpy opened(m_window.get(), &MainWindow::opened);
            question->findChild<QPushButton*>(button)->click();
            QVERIFY(opened.wait(test::window_ms));
            awaitFrame();
        };
        tell("x,y,z,intensity", "x,y,z,_", "columns.open");
        QVERIFY(session().view().frame()->cloud->intensity.empty());
        QCOMPARE(session().editing().labels().cuboidCount(), 1U);

        m_window.reset();
        begin();
        open("street");
        QVERIFY(session().view().frame()->cloud->intensity.empty());
        tell("x,y,z,_", "x,y,z,_", "columns.found");
        QVERIFY(!session().view().frame()->cloud->intensity.empty());

        m_window.reset();
        begin();
        open("street");
        QVERIFY(session().sequence().columns.empty());
        QVERIFY(!session().view().frame()->cloud->intensity.empty());
        QCOMPARE(session().editing().labels().cuboidCount(), 1U);
    }

    void cloudsWithAHeaderHaveNoColumnsToTell()
    {
        writeText(in("pcd") / "0.pcd", "FIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH 1\nHEIGHT 1\nPOINTS 1\nDATA ascii\n1 2 3\n");
        open("pcd");
        QVERIFY(!m_window->actions()[ActionId::cloudColumns].isEnabled());
        QVERIFY(m_window->actions()[ActionId::framePeriod].isEnabled());
    }

    void theTimeBetweenFramesIsKeptWithTheTask()
    {
        writeFrames("street");
        open("street");
        QVERIFY(addBox());
        QCOMPARE(session().sequence().clock.period_s(), 0.1);
        const auto tell = [this](const char* button) {
            m_window->actions()[ActionId::framePeriod].trigger();
            auto* question = dialog<FramePeriodDialog>();
            QVERIFY(question != nullptr);
            question->findChild<QDoubleSpinBox*>("framePeriod.value")->setValue(0.5);
            QSignalSpy opened(m_window.get(), &MainWindow::opened);
            question->findChild<QPushButton*>(button)->click();
            QVERIFY(opened.wait(test::window_ms));
            awaitFrame();
        };
        tell("framePeriod.use");
        QCOMPARE(session().sequence().clock.period_s(), 0.5);
        QCOMPARE(session().poses().clock.period_s(), 0.5);
        QCOMPARE(session().editing().labels().cuboidCount(), 1U);

        m_window.reset();
        begin();
        open("street");
        QCOMPARE(session().sequence().clock.period_s(), 0.5);
        tell("framePeriod.own");
        QCOMPARE(session().sequence().clock.period_s(), 0.1);

        m_window.reset();
        begin();
        open("street");
        QCOMPARE(session().sequence().clock.period_s(), 0.1);
        QCOMPARE(session().editing().labels().cuboidCount(), 1U);
    }
};

POINTLOOM_TEST(TestOpening, inWindow)

#include "tst_opening.moc"
