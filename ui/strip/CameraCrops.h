// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/camera/BoxInImage.h"
#include "ui/session/Session.h"
#include "ui/strip/CropQueue.h"

#include <QImage>
#include <QObject>
#include <QRectF>

#include <stop_token>
#include <vector>

namespace pointloom {

/// The part of a frame's camera picture around a box, as many pixels as the screen shows of it.
struct CameraCrop
{
    KittiCalibration calibration;
    QSize image_px;    ///< of the whole picture; empty where the frame has none that can be used
    QRectF region_px;  ///< what of it is shown; it may reach beyond the picture, which is dark there
    QImage pixels;     ///< null where the camera does not see the box

    /// Whether it still does for a box that was changed, in a cell of this size.
    [[nodiscard]] bool serves(const OrientedBox& box, const QSize& size_px) const;
    [[nodiscard]] std::size_t bytes() const { return static_cast<std::size_t>(pixels.sizeInBytes()); }
};

/// What to show of a picture so that a box is seen with something around it, at this share of width to height; within the picture where
/// it fits. Nothing when the camera does not see the box.
[[nodiscard]] std::optional<QRectF> regionAround(const OrientedBox& box, const KittiCalibration& calibration, const QSize& image_px,
                                                 double aspect);

/// Reads the picture of a frame and cuts out what shows a box (in the coordinates of the frame's file). A frame without picture or
/// calibration is an empty crop; files that cannot be read are an error.
[[nodiscard]] Result<CameraCrop> readCameraCrop(const Sequence& sequence, int frame, const OrientedBox& box, const QSize& size_px,
                                                const std::stop_token& stop = {});

/// Whether any frame has a picture and its calibration.
[[nodiscard]] bool hasCameraPictures(const Sequence& sequence);

/// Cuts crops out of camera pictures on workers, those first that are wanted first. No whole picture outlives its cutting.
class CameraCrops : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t usualBudget_bytes = 32U << 20U;  ///< about a thousand cells of the usual size

    struct Place
    {
        int frame = 0;
        OrientedBox box;
    };

    explicit CameraCrops(Session& session, std::size_t budget_bytes = usualBudget_bytes, QObject* parent = nullptr);

    /// From now on these and no others, at most one of a frame, in cells of this many device pixels; as many of the first ones as the
    /// budget has room for. What is there already is not cut again, and stays until what replaces it is there.
    void want(const std::vector<Place>& places, const QSize& size_px);
    /// Null until it has been cut.
    [[nodiscard]] const CameraCrop* crop(int frame) const { return m_crops.crop(frame); }
    [[nodiscard]] std::size_t missing() const { return m_crops.missing(); }
    [[nodiscard]] std::size_t bytes() const { return m_crops.bytes(); }

Q_SIGNALS:
    void ready(int frame);
    void failed(int frame, const QString& reason);

private:
    /// A place in a cell.
    struct Cell
    {
        int frame = 0;
        OrientedBox box;
        QSize size_px;

        friend bool operator==(const Cell&, const Cell&) = default;
    };

    void take(int frame, Result<CameraCrop> crop);

    Session& m_session;
    std::size_t m_budget_bytes;
    CropQueue<Cell, CameraCrop> m_crops;
};

}  // namespace pointloom
