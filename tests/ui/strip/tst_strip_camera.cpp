// SPDX-License-Identifier: Apache-2.0
// The camera's row of the strip: pictures of the object below its sides.
#include "core/labels/TrackGestures.h"
#include "tests/ui/Runs.h"
#include "tests/ui/strip/CameraSequence.h"
#include "ui/application/Settings.h"
#include "ui/scene/SceneColours.h"
#include "ui/session/Naming.h"
#include "ui/strip/CameraCell.h"
#include "ui/strip/StripPanel.h"
#include "ui/strip/StripView.h"

#include <QSignalSpy>
#include <QToolButton>

using namespace pointloom;
using namespace pointloom::test::camera;

namespace {

constexpr int cameraPatience_ms = 20'000;

/// Of one channel the picture and the screen may differ by what scaling mixes and rounding takes.
bool isNear(const QColor& a, const QColor& b)
{
    constexpr int tolerance = 4;
    return std::abs(a.red() - b.red()) <= tolerance && std::abs(a.green() - b.green()) <= tolerance
        && std::abs(a.blue() - b.blue()) <= tolerance;
}

}  // namespace

class TestStripCamera : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    ProgressCentre m_progress;
    std::unique_ptr<TrackJobs> m_jobs;
    std::unique_ptr<StripPanel> m_panel;
    Id<Track> m_track;
    int m_opened = 0;

    [[nodiscard]] StripView& view() const { return m_panel->view(); }
    [[nodiscard]] const CameraCrops& crops() const { return view().cameraCrops(); }
    [[nodiscard]] const Cuboid& boxIn(int frame) const { return *m_session->editing().labels().boxOf(m_track, frame); }
    [[nodiscard]] QToolButton& button() const { return *m_panel->findChild<QToolButton*>("stripCamera"); }

    void open(const char* dataset)
    {
        m_session = openSequence(test::path(m_folder) / dataset, test::path(m_folder) / std::to_string(++m_opened));
        const Id<Cuboid> first = m_session->add({.box = boxAt(0), .classKey = "car"});
        m_track = m_session->editing().labels().find(first)->track;
        for (int frame = 1; frame < frames; ++frame)
            m_session->editing().pushMade([&](Document& document) { return continueTrack(document, first, frame, boxAt(frame)); });
        m_jobs = std::make_unique<TrackJobs>(*m_session, m_progress);
        m_panel = std::make_unique<StripPanel>(*m_session, *m_jobs, m_progress);
        m_panel->resize(1400, 520);
    }
    void show()
    {
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void close()
    {
        m_panel.reset();
        m_jobs.reset();
        m_session.reset();
    }
    void openAndShow(const char* dataset)
    {
        open(dataset);
        show();
    }
    void waitForCrops() { QTRY_COMPARE_WITH_TIMEOUT(crops().missing(), std::size_t(0), cameraPatience_ms); }

    [[nodiscard]] QImage screen() const { return view().viewport()->grab().toImage(); }
    /// Where something of the frame's file falls in its cell, on the screen.
    [[nodiscard]] QPointF inCell(int frame, const Eigen::Vector3d& place_m) const
    {
        const CameraCrop& crop = *crops().crop(frame);
        const Eigen::Vector2d pixel = *projectToImage(crop.camera(), place_m);
        return cellFromPicture(crop, view().cameraArea(frame)).map(QPointF(pixel.x(), pixel.y()));
    }
    /// How much of a line on the screen is drawn in this colour: at each step the nearest of its neighbours.
    [[nodiscard]] static double shareAlong(const QImage& image, const QLineF& line, const QColor& colour)
    {
        constexpr int steps = 60;
        constexpr int mixed = 200;  // a thin line never covers a whole pixel
        const auto difference = [&](const QPoint& at) {
            const QColor there = image.pixelColor(at);
            return std::abs(there.red() - colour.red()) + std::abs(there.green() - colour.green()) + std::abs(there.blue() - colour.blue());
        };
        int hits = 0;
        for (int step = 0; step <= steps; ++step) {
            const QPoint at = line.pointAt(static_cast<double>(step) / steps).toPoint();
            const int nearest = std::min({difference(at), difference(at - QPoint(1, 0)), difference(at + QPoint(1, 0))});
            hits += nearest < mixed ? 1 : 0;
        }
        return static_cast<double>(hits) / (steps + 1);
    }
    /// How much of an upright edge is drawn in this colour.
    [[nodiscard]] double edgeShare(const QImage& image, int frame, const OrientedBox& box, const QColor& colour) const
    {
        const auto all = corners(box);
        return shareAlong(image, QLineF(inCell(frame, all[0]), inCell(frame, all[4])), colour);
    }
    [[nodiscard]] QColor classColour() const { return toQt(opaque(colourOf(*m_session, boxIn(0)))); }

private Q_SLOTS:
    void initTestCase()
    {
        makeSequence(test::path(m_folder) / "seen", Pictures::all);
        makeSequence(test::path(m_folder) / "blind", Pictures::none);
    }
    void cleanup()
    {
        close();
        settings().clear();
    }

    void withoutPicturesThereIsNoRow()
    {
        openAndShow("blind");
        QVERIFY(!button().isVisible());
        QVERIFY(!view().columnLayout().hasCamera);
        QVERIFY(view().cameraArea(0).isEmpty());
        QCOMPARE(crops().missing(), std::size_t(0));
    }

    void everyPixelIsTheOneOfThePictureThatLiesThere()
    {
        openAndShow("seen");
        waitForCrops();
        QVERIFY(button().isVisible() && button().isChecked());
        const QImage shown = screen();
        for (const int frame : {0, 3, 7}) {
            const QRectF area = view().cameraArea(frame);
            const CameraCrop& crop = *crops().crop(frame);
            QVERIFY(crop.region_px.contains(crop.region_px.center()));
            const QTransform toPicture = cellFromPicture(crop, area).inverted();
            for (const QPointF& at : {area.topLeft() + QPointF(3, 3), area.bottomRight() - QPointF(4, 4)}) {  // beside the box
                const QPoint pixel = at.toPoint();
                const QPointF there = toPicture.map(QPointF(pixel) + QPointF(0.5, 0.5));
                QVERIFY(isNear(shown.pixelColor(pixel), colourAt(there, frame)));
            }
        }
    }

    void theBoxIsInTheMiddleAndItsEdgesAreDrawn()
    {
        openAndShow("seen");
        waitForCrops();
        for (const int frame : {0, 3, 7}) {
            const QRectF area = view().cameraArea(frame);
            for (const Eigen::Vector3d& corner : corners(boxAt(frame)))
                QVERIFY(area.contains(inCell(frame, corner)));
            const QImage shown = screen();
            QVERIFY(edgeShare(shown, frame, boxAt(frame), classColour()) > 0.9);
            OrientedBox beside = boxAt(frame);
            beside.centre_m.y() += 0.5;
            QVERIFY(edgeShare(shown, frame, beside, classColour()) < 0.5);
        }
    }

    void edgesFollowTheHandAtOnceAndThePictureStays()
    {
        openAndShow("seen");
        waitForCrops();
        const QImage before = crops().crop(2)->pixels;
        OrientedBox moved = boxAt(2);
        moved.centre_m.y() -= 0.15;
        const CellView cell = view().cellView(*m_panel->model().column(2), CellSide::top);
        const auto pixelOf = [&](const Eigen::Vector3d& place_m) {
            const Eigen::Vector2d at = *cell.transform().toPixel(place_m);
            return (cell.area.topLeft() + QPointF(at.x(), at.y())).toPoint();
        };
        const QPoint from = pixelOf(boxAt(2).centre_m);
        const QPoint to = pixelOf(moved.centre_m);
        const auto moveTo = [&](const QPoint& at, Qt::MouseButtons held) {
            QMouseEvent move(QEvent::MouseMove, at, view().viewport()->mapToGlobal(at), Qt::NoButton, held, Qt::NoModifier);
            QCoreApplication::sendEvent(view().viewport(), &move);
        };
        moveTo(from, Qt::NoButton);
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
        moveTo(to, Qt::LeftButton);
        const QImage dragging = screen();
        QCOMPARE(boxIn(2).box, boxAt(2));
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, to);
        const OrientedBox after = boxIn(2).box;
        QVERIFY(after.centre_m.y() < boxAt(2).centre_m.y() - 0.05);
        QVERIFY(edgeShare(dragging, 2, after, toQt(sceneColour::selection)) > 0.9);
        QCOMPARE(crops().missing(), std::size_t(0));  // nothing had to be read for it
        QCOMPARE(crops().crop(2)->pixels, before);
    }

    void aBoxThatWentElsewhereGetsAnotherPicture()
    {
        openAndShow("seen");
        waitForCrops();
        OrientedBox away = boxAt(2);
        away.centre_m.y() -= 5;
        QSignalSpy ready(&crops(), &CameraCrops::ready);
        m_session->editing().push(reshapeBox(m_session->editing().labels(), boxIn(2).id, away));
        QVERIFY(ready.wait(cameraPatience_ms));
        QCOMPARE(ready.front().front().toInt(), 2);
        for (const Eigen::Vector3d& corner : corners(away))
            QVERIFY(view().cameraArea(2).contains(inCell(2, corner)));
    }

    void whatTheCameraDoesNotSeeIsADash()
    {
        open("seen");
        QSignalSpy said(m_panel.get(), &StripPanel::said);
        show();
        waitForCrops();
        for (const int frame : {behindFrame, brokenFrame, withoutFrame}) {
            QVERIFY(crops().crop(frame) != nullptr && crops().crop(frame)->pixels.isNull());
            const QRect area = view().cameraArea(frame).toRect();
            QVERIFY(!area.isEmpty());
            const QImage cell = screen().copy(area);
            QVERIFY(isNear(cell.pixelColor(3, 3), toQt(sceneColour::sideBackground)));
        }
        QCOMPARE(said.size(), qsizetype(1));  // of the file that is no picture
        QVERIFY(said.front().front().toString().contains("000005.png"));
    }

    void theRowIsSwitchedOffAndStaysSo()
    {
        openAndShow("seen");
        waitForCrops();
        QTest::mouseClick(&button(), Qt::LeftButton);
        QVERIFY(!view().columnLayout().hasCamera);
        QCOMPARE(crops().bytes(), std::size_t(0));
        close();
        openAndShow("seen");
        QVERIFY(button().isVisible() && !button().isChecked());
        QVERIFY(!view().columnLayout().hasCamera);
        QTest::mouseClick(&button(), Qt::LeftButton);
        waitForCrops();
        QVERIFY(!crops().crop(0)->pixels.isNull());
    }

    void allFramesTogetherHaveNoPicture()
    {
        openAndShow("seen");
        QVERIFY(!view().columnArea(objectFrame).isEmpty());
        QVERIFY(view().cameraArea(objectFrame).isEmpty());
    }

    void aDoubleClickGoesToItsFrame()
    {
        openAndShow("seen");
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, view().cameraArea(3).center().toPoint());
        QCOMPARE(m_session->view().frameIndex(), 3);
    }

    void nothingIsKeptOutOfSight()
    {
        openAndShow("seen");
        waitForCrops();
        QVERIFY(crops().bytes() > 0);
        m_panel->hide();
        QCOMPARE(crops().bytes(), std::size_t(0));
    }

    void aLowStripShowsTheSidesAlone()
    {
        openAndShow("seen");
        QVERIFY(view().columnLayout().hasCamera);
        m_panel->resize(1400, 260);
        QVERIFY(!view().columnLayout().hasCamera);
        QVERIFY(button().isChecked());
        QSignalSpy said(m_panel.get(), &StripPanel::said);
        button().click();
        button().click();
        QCOMPARE(said.size(), qsizetype(1));  // that there is no room
        m_panel->resize(1400, 520);
        QVERIFY(view().columnLayout().hasCamera);
    }
};

POINTLOOM_TEST(TestStripCamera, withOwnSettings)
#include "tst_strip_camera.moc"
