// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/strip/CameraCrops.h"
#include "ui/strip/CellPainter.h"
#include "ui/strip/StripEditor.h"
#include "ui/strip/StripLayout.h"

#include <QAbstractScrollArea>
#include <QPixmap>

#include <array>
#include <map>

namespace pointloom {

/// The columns of the strip: each frame with its object from above, from the side and from the front, to be changed in place, and below
/// them as the camera sees it. Only what is in sight is drawn, and points only when their box moved.
class StripView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    StripView(Session& session, StripModel& model, StripEditor& editor, QWidget* parent = nullptr);

    /// Where a column stands on the screen, and a cell of it; empty when there is no such column.
    [[nodiscard]] QRectF columnArea(int frame) const;
    [[nodiscard]] QRectF cellArea(int frame, CellSide side) const;
    /// Of the camera; empty also where there is no room for pictures or nobody wants them.
    [[nodiscard]] QRectF cameraArea(int frame) const;
    /// What a cell shows.
    [[nodiscard]] CellView cellView(const StripColumn& column, CellSide side) const;

    [[nodiscard]] const StripLayout& columnLayout() const { return m_layout; }
    void setColumnWidth(int width_px);
    /// Pictures are shown where the strip is high enough for them.
    void setCameraWanted(bool wanted);
    [[nodiscard]] const CameraCrops& cameraCrops() const { return m_cameraCrops; }
    /// Scrolls so that the frame can be seen.
    void bringIntoView(int frame);

    /// How many columns the last painting drew: no more than fit.
    [[nodiscard]] int columnsPainted() const { return m_painted; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Points as they were drawn last, and for what.
    struct Picture
    {
        OrientedBox anchor;
        OrientedBox box;
        QColor colour;
        QPixmap pixels;
    };
    using Pictures = std::array<Picture, cellSides.size()>;

    void setColumnLayout(const StripLayout& layout);
    void fitHeight();
    void refresh();
    void wantPictures();
    void forget(int frame);
    void updateColumn(int frame);
    void paintColumn(QPainter& painter, const StripColumn& column, const QRectF& area);
    void paintHeader(QPainter& painter, const StripColumn& column, const QRectF& area);
    void paintCell(QPainter& painter, const StripColumn& column, CellSide side);
    void paintCamera(QPainter& painter, const StripColumn& column);
    [[nodiscard]] CellBox cellBox(const StripColumn& column) const;
    [[nodiscard]] const QPixmap& picture(const StripColumn& column, const CellView& view, const StripCrop& crop, const QColor& colour);
    [[nodiscard]] double pixelsPerMetre(CellSide side) const;
    [[nodiscard]] int leftOf(std::size_t column) const;
    [[nodiscard]] std::optional<std::size_t> columnAt(double x_px) const;
    [[nodiscard]] std::optional<StripEditor::Place> placeAt(const QPointF& pixel) const;
    void choose(int frame, Qt::KeyboardModifiers modifiers);

    Session& m_session;
    StripModel& m_model;
    StripEditor& m_editor;
    std::map<int, Pictures> m_pictures;
    CameraCrops m_cameraCrops;
    StripLayout m_layout;
    bool m_zoomed = false;  ///< by hand: else as wide as the height allows all cells
    bool m_wantsCamera = false;
    int m_painted = 0;
};

}  // namespace pointloom
