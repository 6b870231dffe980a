// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/ScenePoint.h"
#include "core/tools/BoxHandles.h"
#include "core/tools/Tool.h"
#include "ui/scene/SceneModel.h"

#include <QWidget>

#include <functional>
#include <memory>

class QPainter;

namespace pointloom {

class SketchLayer;

/// Where a view looks from. Distances in metres, relative to the cloud's origin.
struct CameraState
{
    Eigen::Vector3d position_m{-25, 0, 18};
    Eigen::Vector3d focus_m{0, 0, 0};
    Eigen::Vector3d up{0, 0, 1};
    double parallelScale_m = 30;  ///< half the height of the view; of parallel projection
    bool parallel = false;
};

enum class ViewKind { main, top, side, front };

/// A handle of the selected box in the hand.
struct BoxDrag
{
    quint64 id = 0;
    OrientedBox before;
    OrientedBox now;
    Handle handle;
    bool snaps = false;  ///< the faces held are to go to their points
};

/// What was drawn so far, for the status line and for tests.
struct ViewStatistics
{
    quint64 pictures = 0;
    quint64 positionUploads = 0;  ///< of all positions: once per cloud (of a side view: per change of what it shows)
    quint64 colourUploads = 0;    ///< one byte per point
    std::size_t pointsDrawn = 0;  ///< in the last picture
};

/// One picture of the scene: the main perspective view, or an orthographic view of the selected box from above, from its side
/// (the heading to the right, as seen from above) or from its front. Side views follow the selected box, except while it is dragged.
///
/// What a person does comes out as signals; the view itself changes nothing but its camera.
/// Mouse: the handles of the selected box come first (Shift: both faces; Ctrl: turns in steps of 5 degrees; Esc gives up). Else left
/// drag orbits in the main view (or draws, by the pointer mode), Ctrl+left drag draws a band; right, middle or Shift+left drag pans;
/// the wheel zooms to the cursor. In the side views a drag inside the box moves it, beside it pans; in the view from above the wheel
/// turns the box and Ctrl+wheel zooms. Ctrl while a face is dragged asks for it to be snapped.
///
/// Widgets that float over the view (its children) take the mouse wholly: nothing of a press, drag or turn of the wheel that begins on one
/// comes through to the view. One that lets all of it through has Qt::WA_TransparentForMouseEvents.
class SceneView : public QWidget
{
    Q_OBJECT

public:
    /// Call before the QApplication is made.
    static void prepareApplication();

    SceneView(SceneModel& model, ViewKind kind, QWidget* parent = nullptr);
    ~SceneView() override;

    [[nodiscard]] ViewKind kind() const;
    [[nodiscard]] const SceneModel& model() const;
    [[nodiscard]] CameraState camera() const;
    void setCamera(const CameraState& camera);
    [[nodiscard]] ViewTransform transform() const;

    void showAll();                 ///< the whole cloud
    void showSelected();            ///< the selected box, from where the camera is
    void lookAlong(ViewKind from);  ///< main view: from above, from the side, from the front
    void toggleProjection();        ///< main view: perspective or parallel

    /// The point nearest to the viewer under a pixel within the tolerance, relative to the cloud's origin.
    [[nodiscard]] std::optional<ScenePoint> pickPoint(QPointF pixel, double tolerance_px = 6) const;
    /// The box under a pixel: its label, its edges or its volume when that is the nearest.
    [[nodiscard]] std::uint64_t pickBox(QPointF pixel) const;

    /// The numbers of the points that are drawn within a rectangle of pixels, and the boxes whose middle is.
    [[nodiscard]] std::vector<std::uint32_t> pointsIn(const QRectF& pixels) const;
    [[nodiscard]] std::vector<std::uint64_t> boxesIn(const QRectF& pixels) const;
    /// Where the cursor is over the ground; nothing above the horizon.
    [[nodiscard]] std::optional<ScenePoint> groundUnder(QPointF pixel) const;

    void setPointerMode(PointerMode mode);
    [[nodiscard]] PointerMode pointerMode() const;
    /// Thin lines over the picture that cost no new picture: pixels of the view.
    [[nodiscard]] SketchLayer& sketch();
    /// What a tool sketches; nothing when it has no places.
    void showSketch(const ToolSketch& sketch);
    /// Called after everything else has been painted.
    void addPainter(std::function<void(QPainter&, const ViewTransform&)> paint);
    /// Only what is painted over the points has changed.
    void repaintOverlay();

    /// A picture of the view as it is on screen.
    [[nodiscard]] QImage grabPicture();
    /// Seconds that the last picture took; for the status line.
    [[nodiscard]] double lastFrameTime_s() const;
    [[nodiscard]] ViewStatistics statistics() const;

Q_SIGNALS:
    /// A click (press and release without moving) on a point; Ctrl is passed on.
    void pointClicked(pointloom::ScenePoint point_m, Qt::KeyboardModifiers modifiers);
    void boxClicked(quint64 id, Qt::KeyboardModifiers modifiers);
    void nothingClicked();
    /// The cursor rests over a point (main view), or left: nothing.
    void hovered(std::optional<pointloom::ScenePoint> point_m);
    /// While a handle of the selected box is dragged, and once when it is let go or given up (Esc: then box is where it was).
    void boxDragged(const pointloom::BoxDrag& drag);
    void boxDragFinished(const pointloom::BoxDrag& drag);
    /// A band was drawn around something (Ctrl+drag).
    void bandFinished(const QRectF& pixels, Qt::KeyboardModifiers modifiers);
    /// While a line is drawn, and once when it is let go.
    void strokeDragged(QPointF from, QPointF to);
    void strokeFinished(QPointF from, QPointF to);
    /// A click anywhere of the main view while lines are drawn, whatever is under it.
    void placeClicked(QPointF pixel);
    /// The cursor moved with no button down.
    void pointerMoved(QPointF pixel);
    void faceDoubleClicked(quint64 id, pointloom::Face face);
    /// The wheel turned over the view from above with a selected box: whole notches, positive away from the person.
    void turnRequested(quint64 id, int steps, Qt::KeyboardModifiers modifiers);
    void cameraChanged();
    /// A picture, new or not, went to the screen.
    void pictureShown();
    /// The cursor came over another handle of the selected box, or over none.
    void handleHovered();

protected:
    bool event(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> m;
};

}  // namespace pointloom
