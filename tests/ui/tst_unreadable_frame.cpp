// SPDX-License-Identifier: Apache-2.0
// A frame that cannot be read among others that can: it must not look like the one before it, nor hold up the work.
#include "core/labels/Gestures.h"
#include "tests/ui/OpenedWindow.h"
#include "tests/ui/SmallScans.h"
#include "ui/panels/UnreadableFrame.h"

#include <QLabel>
#include <QPushButton>

#include <functional>

using namespace pointloom;
namespace fs = std::filesystem;

class TestUnreadableFrame : public QObject
{
    Q_OBJECT

private:
    static constexpr int frames = 10;
    static constexpr int bad = 6;  ///< farther from the first frame than frames are read ahead

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;

    [[nodiscard]] fs::path dataset() const { return test::path(*m_folder) / "street & <b>co</b>"; }
    [[nodiscard]] fs::path cloud(int frame) const { return dataset() / ("00000" + std::to_string(frame) + ".bin"); }
    void writeCloud(int frame) const { test::writeFloats(cloud(frame), test::scanOfACar(unsigned(frame) + 1)); }
    void cutShort(int frame) const { fs::resize_file(cloud(frame), fs::file_size(cloud(frame)) / 2 + 3); }

    void open()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        OpenRequest request;
        request.dataset = dataset().string();
        request.workspace = (test::path(*m_folder) / "labels.pointloom").string();
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        m_window->open(request);
        QVERIFY(opened.wait(test::window_ms));
        QVERIFY(m_window->session() != nullptr);
    }
    [[nodiscard]] Session& session() const { return *m_window->session(); }
    [[nodiscard]] const SceneModel& scene() const { return m_window->findChild<SceneView*>("mainView")->model(); }
    [[nodiscard]] UnreadableFrame& notice() const { return *m_window->findChild<UnreadableFrame*>(); }
    [[nodiscard]] QString points() const { return m_window->findChild<QLabel*>("status.points")->text(); }
    void awaitFrame() { QTRY_VERIFY_WITH_TIMEOUT(session().view().frame() != nullptr, test::window_ms); }
    void awaitNotice() { QTRY_VERIFY_WITH_TIMEOUT(notice().isVisible(), test::window_ms); }
    void addBoxIn(int frame) const
    {
        session().editing().pushMade([&](Document& document) {
            return addObject(document, session().schema(),
                             {.frame = frame, .box = OrientedBox{{12, 3, -0.8}, {4.2, 1.8, 1.5}, 0}, .classKey = "car"});
        });
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (int frame = 0; frame < frames; ++frame)
            writeCloud(frame);
    }
    void cleanup()
    {
        m_window.reset();
        m_folder.reset();
    }

    void theViewIsEmptyAndSaysWhy_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("cut short") << 0;
        QTest::newRow("gone") << 1;
        QTest::newRow("another kind") << 2;
        QTest::newRow("empty") << 3;
    }
    void theViewIsEmptyAndSaysWhy()
    {
        QFETCH(int, damage);
        const std::vector<std::function<void()>> damages{[this] { cutShort(bad); }, [this] { fs::remove(cloud(bad)); },
                                                         [this] { test::writeText(cloud(bad), "no cloud at all"); },
                                                         [this] { fs::resize_file(cloud(bad), 0); }};
        open();
        awaitFrame();
        addBoxIn(bad);
        QVERIFY(!notice().isVisible());
        damages.at(std::size_t(damage))();
        session().view().goToFrame(bad);
        awaitNotice();
        QVERIFY(scene().cloud().cloud == nullptr);
        QVERIFY(scene().boxes().empty());
        const auto* reason = notice().findChild<QLabel*>("unreadable.reason");
        QCOMPARE(reason->textFormat(), Qt::PlainText);
        QVERIFY2(reason->text().contains("<b>co</b>") && reason->text().contains("000006.bin"), qPrintable(reason->text()));
        QVERIFY(!notice().findChild<QLabel*>("unreadable.advice")->text().isEmpty());
        QVERIFY(notice().findChild<QPushButton*>("unreadable.columns")->isVisible());  // other columns may be what is wrong
        QVERIFY2(!points().contains("…") && !points().isEmpty(), qPrintable(points()));
        QVERIFY(m_window->rect().contains(QRect(notice().mapTo(m_window.get(), QPoint()), notice().size())));
        QCOMPARE(session().editing().labels().cuboidCount(), 1U);

        session().view().goToFrame(bad + 1);
        QVERIFY(!notice().isVisible());
        awaitFrame();
        QCOMPARE(scene().cloud().cloud, session().view().frame()->cloud);
        session().view().goToFrame(bad);  // and is as bad when one comes back
        awaitNotice();
        QVERIFY(scene().cloud().cloud == nullptr);
    }

    void itIsReadAgainWhenItsFileIsInOrder()
    {
        open();
        awaitFrame();
        addBoxIn(bad);
        cutShort(bad);
        session().view().goToFrame(bad);
        awaitNotice();
        auto* again = notice().findChild<QPushButton*>("unreadable.again");
        again->click();  // still cut short
        QVERIFY(!notice().isVisible());
        awaitNotice();
        writeCloud(bad);
        again->click();
        awaitFrame();
        QVERIFY(!notice().isVisible());
        QCOMPARE(scene().cloud().cloud, session().view().frame()->cloud);
        QCOMPARE(scene().boxes().size(), 1U);
    }

    void aFirstFrameThatCannotBeReadHoldsUpNothing()
    {
        cutShort(0);
        open();
        awaitNotice();
        m_window->actions()[ActionId::nextFrame].trigger();
        awaitFrame();
        QVERIFY(!notice().isVisible());
        QCOMPARE(scene().cloud().cloud, session().view().frame()->cloud);
    }

    void playingGoesPastIt()
    {
        cutShort(1);
        cutShort(frames - 1);
        open();
        awaitFrame();
        m_window->actions()[ActionId::play].trigger();
        QTRY_COMPARE_WITH_TIMEOUT(session().view().frameIndex(), frames - 1, test::window_ms);
        awaitNotice();
    }

    /// Nothing can be made where there is nothing to see.
    void toolsDoNothingInIt()
    {
        cutShort(0);
        open();
        awaitNotice();
        const QWidget& view = *m_window->findChild<SceneView*>("mainView");
        for (const ActionId tool :
             {ActionId::boxTool, ActionId::drawTool, ActionId::rulerTool, ActionId::nextMissed, ActionId::takeMissed}) {
            m_window->actions()[tool].trigger();
            const QPoint at = view.mapTo(m_window.get(), QPoint(view.width() / 4, view.height() / 4));
            QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, {}, at);
            QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, Qt::ShiftModifier, at);
        }
        QCOMPARE(session().editing().labels().cuboidCount(), 0U);
        QVERIFY(!scene().preview());
    }
};

POINTLOOM_TEST(TestUnreadableFrame, inWindow)

#include "tst_unreadable_frame.moc"
