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

/// A calibrated picture of a frame.
struct CameraPicture
{
    CameraModel camera;  ///< for the coordinates of the frame's cloud
    std::filesystem::path file;
    QSize size_px;  ///< empty where it cannot be read
};

/// The part of one of a frame's camera pictures around a box, as many pixels as the screen shows of it.
struct CameraCrop
{
    std::vector<CameraPicture> pictures{};  ///< of the frame, those that can be used
    std::size_t shown = 0;                  ///< which of them sees the box best
    QRectF region_px{};                     ///< what of it is shown; it may reach beyond the picture, which is dark there
    QImage pixels{};                        ///< null where no camera sees the box

    /// The camera that sees the box best; only where there are pixels.
    [[nodiscard]] const CameraModel& camera() const { return pictures[shown].camera; }

    /// Whether it still does for a box that was changed, in a cell of this size.
    [[nodiscard]] bool serves(const OrientedBox& box, const QSize& size_px) const;
    [[nodiscard]] std::size_t bytes() const { return static_cast<std::size_t>(pixels.sizeInBytes()); }
};

/// What to show of a picture so that a box is seen with something around it, at this share of width to height; within the picture where
/// it fits. Nothing when the camera does not see the box.
[[nodiscard]] std::optional<QRectF> regionAround(const OrientedBox& box, const CameraModel& camera, const QSize& image_px, double aspect);

/// The picture that shows a box best: all of it if one does, and of those the one that shows it largest. Nothing when no camera sees it.
[[nodiscard]] std::optional<std::size_t> bestPictureOf(const OrientedBox& box, const std::vector<CameraPicture>& pictures);

/// Reads the picture of a frame that shows a box best (in the coordinates of the frame's file) and cuts out what shows it. A frame without
/// a calibrated picture is an empty crop. Files that cannot be read are an error unless another picture shows the box.
[[nodiscard]] Result<CameraCrop> readCameraCrop(const Sequence& sequence, int frame, const OrientedBox& box, const QSize& size_px,
                                                const std::stop_token& stop = {});

/// Whether any frame has a picture and a calibration.
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
