// SPDX-License-Identifier: Apache-2.0
#include "ui/strip/CameraCrops.h"

#include "core/base/File.h"
#include "ui/application/Translated.h"
#include "ui/scene/SceneColours.h"

#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr double roomAround = 1.6;        ///< of the box's own width and height
constexpr double leastRoomAround = 1.08;  ///< where the picture has no more
constexpr double leastWidth_px = 40;      ///< of the picture: what is closer up is only blur
constexpr double steadyShift = 0.1;       ///< of the region's width: a box moved or scaled by less keeps its crop
constexpr double steadyScale = 0.15;
constexpr int bytesPerPixel = 4;

/// Along one axis: inside of the picture where it fits, else around its middle.
double startWithin(double middle, double length, double whole)
{
    return length >= whole ? (whole - length) / 2 : std::clamp(middle - length / 2, 0.0, whole - length);
}

/// What of the picture lies in a region, drawn at the size of the cell.
Result<QImage> readPixels(QImageReader& reader, const QRectF& region_px, const QSize& size_px)
{
    const QRect part = region_px.toAlignedRect() & QRect({}, reader.size());
    reader.setClipRect(part);
    const QImage cut = reader.read();
    if (cut.isNull())
        return fail(PL_TEXT("core", "the picture cannot be read: %1"), reader.errorString().toStdString());
    const double scale = size_px.width() / region_px.width();
    const QRectF target((part.left() - region_px.left()) * scale, (part.top() - region_px.top()) * scale, part.width() * scale,
                        part.height() * scale);
    const QSize scaled_px = target.size().toSize().expandedTo({1, 1});
    QImage pixels(size_px, QImage::Format_RGB32);
    pixels.fill(toQt(sceneColour::sideBackground));
    QPainter painter(&pixels);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, cut.scaled(scaled_px, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    return pixels;
}

/// The calibrated pictures of a frame that can be read, and why one cannot.
std::vector<CameraPicture> picturesOf(const Sequence& sequence, int frame, std::optional<Error>& failure)
{
    std::vector<CameraPicture> pictures;
    for (const FrameImage& image : sequence.frames[static_cast<std::size_t>(frame)].images) {
        const auto camera = readCamera(sequence, frame, image.camera);
        if (!camera) {
            failure = camera.error();
        } else if (*camera) {
            const auto there = InputFile::open(image.file);  // a pipe would make Qt wait
            const QImageReader reader(there ? QString::fromStdString(image.file.string()) : QString());
            if (!there)
                failure = there.error();
            else if (reader.size().isEmpty())
                failure =
                    fail(PL_TEXT("core", "the picture cannot be read: %1"), reader.errorString().toStdString()).error().in(image.file);
            else
                pictures.push_back({seenFromCloud(**camera, sequence, frame, image), image.file, reader.size()});
        }
    }
    return pictures;
}

}  // namespace

bool CameraCrop::serves(const OrientedBox& box, const QSize& size_px) const
{
    if (pictures.empty())
        return true;
    const auto best = bestPictureOf(box, pictures);
    if (!best || pixels.isNull())
        return !best && pixels.isNull();
    const double aspect = static_cast<double>(size_px.width()) / size_px.height();
    const auto wanted = regionAround(box, pictures[*best].camera, pictures[*best].size_px, aspect);
    if (!wanted || *best != shown)
        return false;
    const QPointF shift = wanted->center() - region_px.center();
    return pixels.size() == size_px && shift.manhattanLength() <= steadyShift * region_px.width()
        && std::abs(wanted->width() / region_px.width() - 1) <= steadyScale;
}

std::optional<QRectF> regionAround(const OrientedBox& box, const CameraModel& camera, const QSize& image_px, double aspect)
{
    const auto seen = imageBox(box, camera, {image_px.width(), image_px.height()});
    if (!seen)
        return std::nullopt;
    const QRectF place(QPointF(seen->left_px, seen->top_px), QPointF(seen->right_px, seen->bottom_px));
    const double tight = std::max(place.width(), place.height() * aspect);
    const double inPicture = std::min<double>(image_px.width(), image_px.height() * aspect);
    const double width = std::max({std::min(roomAround * tight, inPicture), leastRoomAround * tight, leastWidth_px});
    const double height = width / aspect;
    return QRectF(startWithin(place.center().x(), width, image_px.width()), startWithin(place.center().y(), height, image_px.height()),
                  width, height);
}

std::optional<std::size_t> bestPictureOf(const OrientedBox& box, const std::vector<CameraPicture>& pictures)
{
    constexpr double asGoodAsWhole = 0.02;  // of the box beside the picture: its size counts for more then
    std::optional<std::size_t> best;
    double leastCut = 0;
    double largest_px2 = 0;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const CameraPicture& picture = pictures[i];
        const auto seen = imageBox(box, picture.camera, {picture.size_px.width(), picture.size_px.height()});
        if (!seen)
            continue;
        const double cut = std::max(0.0, seen->truncated - asGoodAsWhole);
        if (best && (cut > leastCut || (cut == leastCut && seen->area_px2() <= largest_px2)))
            continue;
        best = i;
        leastCut = cut;
        largest_px2 = seen->area_px2();
    }
    return best;
}

Result<CameraCrop> readCameraCrop(const Sequence& sequence, int frame, const OrientedBox& box, const QSize& size_px,
                                  const std::stop_token& stop)
{
    std::optional<Error> failure;
    CameraCrop crop{.pictures = picturesOf(sequence, frame, failure)};
    const auto best = bestPictureOf(box, crop.pictures);
    if (!best && failure)
        return std::unexpected(*failure);
    if (!best || stop.stop_requested())
        return crop;
    crop.shown = *best;
    const CameraPicture& picture = crop.pictures[*best];
    QImageReader reader(QString::fromStdString(picture.file.string()));
    crop.region_px = regionAround(box, picture.camera, picture.size_px, static_cast<double>(size_px.width()) / size_px.height()).value();
    auto pixels = readPixels(reader, crop.region_px, size_px);
    if (!pixels)
        return std::unexpected(pixels.error().in(picture.file));
    crop.pixels = *std::move(pixels);
    return crop;
}

bool hasCameraPictures(const Sequence& sequence)
{
    return std::ranges::any_of(sequence.frames,
                               [](const FrameSource& frame) { return !frame.images.empty() && !frame.calibration.empty(); });
}

CameraCrops::CameraCrops(Session& session, std::size_t budget_bytes, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_budget_bytes(budget_bytes),
      m_crops(session.jobs(),
              {.serves = [](const CameraCrop& there, const Cell& wanted) { return there.serves(wanted.box, wanted.size_px); },
               .isSame = [](const Cell& running, const Cell& wanted) { return running == wanted; }},
              [this](int frame, Result<CameraCrop> crop) { take(frame, std::move(crop)); })
{}

void CameraCrops::want(const std::vector<Place>& places, const QSize& size_px)
{
    const std::size_t each_bytes =
        std::max<std::size_t>(1, bytesPerPixel * static_cast<std::size_t>(size_px.width()) * static_cast<std::size_t>(size_px.height()));
    std::vector<Cell> cells;
    for (const Place& place : places)
        if (cells.size() < m_budget_bytes / each_bytes)
            cells.push_back({place.frame, place.box, size_px});
    m_crops.keepOnly(cells);
    if (bytes() + cells.size() * each_bytes > m_budget_bytes)  // while both the old and the new ones are there
        m_crops.eraseIf([&](const CameraCrop& crop) { return crop.bytes() > each_bytes; });
    m_crops.want(cells, [sequence = m_session.sharedSequence()](const Cell& cell, const JobContext& context) {
        return readCameraCrop(*sequence, cell.frame, cell.box, cell.size_px, context.stop());
    });
}

void CameraCrops::take(int frame, Result<CameraCrop> crop)
{
    m_crops.put(frame, crop ? *crop : CameraCrop());  // what cannot be read is not tried again
    if (crop)
        Q_EMIT ready(frame);
    else
        Q_EMIT failed(frame, translated(crop.error()));
}

}  // namespace pointloom

#include "moc_CameraCrops.cpp"
