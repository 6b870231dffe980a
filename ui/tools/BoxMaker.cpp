// SPDX-License-Identifier: Apache-2.0
#include "ui/tools/BoxMaker.h"

#include "ui/scene/SketchLayer.h"
#include "ui/jobs/UsualSizes.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr double likeNeighbour_m = 15;  ///< a box of the usual size looks the way its nearest neighbour within this distance does

double yawOf(const Eigen::Vector2d& direction)
{
    return std::atan2(direction.y(), direction.x());
}

/// A footprint of the class's usual size, or as long as the line along it.
OrientedBox usualFootprint(const ClassDef& what, const Eigen::Vector2d& middle_m, double yaw_rad)
{
    OrientedBox box;
    box.centre_m.head<2>() = middle_m;
    box.size_m = what.size.typical_m;
    box.yaw_rad = yaw_rad;
    return box;
}

}  // namespace

BoxMaker::BoxMaker(Session& session, SceneModel& scene, SceneBinding& binding, Fitter& fitter, BoxEditor& editor, SceneView& view,
                   QObject* parent)
    : QObject(parent), m_session(session), m_scene(scene), m_binding(binding), m_fitter(fitter), m_editor(editor), m_view(view)
{
    connect(&session.view(), &FrameInView::frameChanged, this, [this] { giveUp(); });
    connect(&view, &SceneView::cameraChanged, this, [this] {
        if (!m_corners.empty())
            showCorners({});
    });
}

void BoxMaker::addFitted(const RankedFits& fits)
{
    m_scene.setPreview({});
    if (fits.empty()) {
        Q_EMIT said(tr("There is no object of this class here. Choose another class, or click nearer to its points."));
        return;
    }
    const FittedBox& best = fits.front();
    const Id<Cuboid> id = m_session.add({.frame = 0,
                                         .box = m_binding.fromScene(best.box),
                                         .classKey = m_session.selection().currentClass().key,
                                         .origin = BoxOrigin::fitted,
                                         .score = best.score});
    m_editor.setAlternatives(id, fits);
    Q_EMIT made();
}

void BoxMaker::addDrawn(const OrientedBox& box)
{
    m_scene.setPreview({});
    m_session.add({.frame = 0,
                   .box = m_binding.fromScene(box),
                   .classKey = m_session.selection().currentClass().key,
                   .origin = BoxOrigin::drawn,
                   .score = 1});
    Q_EMIT made();
}

void BoxMaker::take(const FittedBox& fit, const std::string& classKey)
{
    m_scene.setPreview({});
    m_session.add({.frame = 0, .box = m_binding.fromScene(fit.box), .classKey = classKey, .origin = BoxOrigin::fitted, .score = fit.score});
    Q_EMIT made();
}

void BoxMaker::showPreview(const std::optional<OrientedBox>& box)
{
    SceneBox shown;
    shown.colour = m_session.selection().currentClass().colour;
    if (box)
        shown.box = *box;
    m_scene.setPreview(box ? std::optional(shown) : std::nullopt);
}

void BoxMaker::fromClick(const Eigen::Vector3f& point_m)
{
    m_fitter.click(point_m, m_session.sizes().current(), [this](const RankedFits& fits) { addFitted(fits); });
}

void BoxMaker::fromBand(const QRectF& pixels)
{
    const auto work = [ids = m_view.pointsIn(pixels), what = m_session.sizes().current()](
                          const CloudIndex& index, const ClickParams& params) { return fitRegion(index, ids, what, params); };
    m_fitter.run(work, [this](const RankedFits& fits) {
        if (fits.empty())
            Q_EMIT said(tr("There is nothing above the ground in this band."));
        else
            addFitted(fits);
    });
}

std::optional<OrientedBox> BoxMaker::boxAlong(const Eigen::Vector2d& from_m, const Eigen::Vector2d& to_m) const
{
    const auto frame = m_session.view().shown();
    const Eigen::Vector2d along = to_m - from_m;
    if (frame == nullptr || along.norm() < 1e-3)
        return std::nullopt;
    const ClassDef what = m_session.sizes().current();
    OrientedBox box = usualFootprint(what, (from_m + to_m) / 2, yawOf(along));
    box.size_m.x() = std::clamp(along.norm(), what.size.min_m.x(), what.size.max_m.x());
    return standingBox(*frame->index, box, what);
}

void BoxMaker::strokeOver(QPointF from, QPointF to)
{
    const auto a = m_view.groundUnder(from);
    const auto b = m_view.groundUnder(to);
    showPreview(a && b ? boxAlong(a->head<2>().cast<double>(), b->head<2>().cast<double>()) : std::nullopt);
}

void BoxMaker::fromStroke(QPointF from, QPointF to)
{
    giveUp();
    const auto start = m_view.groundUnder(from);
    const auto end = m_view.groundUnder(to);
    if (!start || !end)
        return;
    const Eigen::Vector2d a = start->head<2>().cast<double>();
    const Eigen::Vector2d b = end->head<2>().cast<double>();
    const auto drawn = boxAlong(a, b);
    // What the person points at is above the ground behind it: the points under the line say better where the object is.
    std::vector<Eigen::Vector3f> under;
    for (const double share : {0.5, 0.25, 0.75, 0.0, 1.0})
        if (const auto point = m_view.pickPoint(from + (to - from) * share))
            under.push_back(*point);
    const auto work = [under, heading = yawOf(b - a), what = m_session.sizes().current()](const CloudIndex& index, ClickParams params) {
        params.heading_rad = heading;
        RankedFits best;
        for (const Eigen::Vector3f& point : under)
            if (RankedFits fits = fitClick(index, point, what, params);
                !fits.empty() && (best.empty() || fits.front().score > best.front().score))
                best = std::move(fits);
        return best;
    };
    m_fitter.run(work, [this, drawn](const RankedFits& fits) {
        if (!fits.empty())
            addFitted(fits);
        else if (drawn)
            addDrawn(*drawn);
    });
}

void BoxMaker::addCorner(QPointF pixel)
{
    constexpr std::size_t lastCorner = 2;
    const auto place = m_view.groundUnder(pixel);
    if (!place)
        return;
    if (m_corners.size() < lastCorner) {
        m_corners.push_back(*place);
        showCorners(pixel);
        Q_EMIT said(m_corners.size() == 1 ? tr("Now the corner in front of it, on the same side.")
                                          : tr("Now any place on the other side."));
        return;
    }
    const auto box = boxOfCorners(place->head<2>().cast<double>());
    giveUp();
    if (box)
        addDrawn(*box);
}

std::optional<OrientedBox> BoxMaker::boxOfCorners(const Eigen::Vector2d& third_m) const
{
    const auto frame = m_session.view().shown();
    const Eigen::Vector2d back = m_corners.at(0).head<2>().cast<double>();
    const Eigen::Vector2d along = m_corners.at(1).head<2>().cast<double>() - back;
    const double length_m = along.norm();
    if (frame == nullptr || length_m < 1e-2)
        return std::nullopt;
    const Eigen::Vector2d axis = along / length_m;
    const Eigen::Vector2d left(-axis.y(), axis.x());
    const double width_m = left.dot(third_m - back);
    if (std::abs(width_m) < 1e-2)
        return std::nullopt;
    OrientedBox box;
    box.centre_m.head<2>() = back + along / 2 + left * (width_m / 2);
    box.size_m = {length_m, std::abs(width_m), 1};
    box.yaw_rad = yawOf(axis);
    return standingBox(*frame->index, box, m_session.sizes().current());
}

void BoxMaker::cursorAt(QPointF pixel)
{
    if (m_corners.empty())
        return;
    showCorners(pixel);
    if (m_corners.size() < 2)
        return;
    const auto place = m_view.groundUnder(pixel);
    showPreview(place ? boxOfCorners(place->head<2>().cast<double>()) : std::nullopt);
}

void BoxMaker::showCorners(std::optional<QPointF> cursor)
{
    QPolygonF pixels;
    for (const Eigen::Vector3f& corner : m_corners)
        if (const auto pixel = m_view.transform().toPixel(corner.cast<double>()))
            pixels << QPointF(pixel->x(), pixel->y());
    if (cursor)
        pixels << *cursor;
    m_view.sketch().showCorners(pixels);
}

bool BoxMaker::giveUp()
{
    if (m_corners.empty())
        return false;
    m_corners.clear();
    m_view.sketch().clear();
    m_scene.setPreview({});
    return true;
}

/// Traffic goes one way: like the nearest box, or along x where there is none.
double BoxMaker::usualHeading(const Eigen::Vector3f& place_m) const
{
    double nearest_m = likeNeighbour_m;
    double heading_rad = 0;
    for (const SceneBox& box : m_scene.boxes()) {
        const double distance_m = (box.box.centre_m - place_m.cast<double>()).head<2>().norm();
        if (distance_m < nearest_m) {
            nearest_m = distance_m;
            heading_rad = box.box.yaw_rad;
        }
    }
    return heading_rad;
}

void BoxMaker::usualSizeAt(const Eigen::Vector3f& place_m)
{
    const auto frame = m_session.view().shown();
    if (frame == nullptr)
        return;
    OrientedBox box = usualFootprint(m_session.sizes().current(), place_m.head<2>().cast<double>(), usualHeading(place_m));
    const double ground_m = frame->index->ground().heightAt(place_m.x(), place_m.y());
    box.centre_m.z() = ground_m + box.size_m.z() / 2;
    addDrawn(box);
}

}  // namespace pointloom
