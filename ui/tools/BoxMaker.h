// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"
#include "ui/tools/BoxEditor.h"
#include "ui/jobs/Fitter.h"

#include <QObject>
#include <QPolygonF>

#include <vector>

namespace pointloom {

/// The ways to make a box in the main view, each of the current class: from one point of an object, from a band around it, from a line
/// along it, from three corners, or of the usual size at a place.
class BoxMaker : public QObject
{
    Q_OBJECT

public:
    BoxMaker(Session& session, SceneModel& scene, SceneBinding& binding, Fitter& fitter, BoxEditor& editor, SceneView& view,
             QObject* parent = nullptr);

    void fromClick(const Eigen::Vector3f& point_m);
    void fromBand(const QRectF& pixels);
    /// A line along the object; its direction is the heading. Where no object is under it, a box of the usual size lies along it.
    void fromStroke(QPointF from, QPointF to);
    /// The first corner behind, the second before it on the same side, the third anywhere on the other side.
    void addCorner(QPointF pixel);
    /// A box that was found, of the class it was found for.
    void take(const FittedBox& fit, const std::string& classKey);
    void usualSizeAt(const Eigen::Vector3f& place_m);

    /// The cursor moved while corners are being set, or a line is drawn.
    void cursorAt(QPointF pixel);
    void strokeOver(QPointF from, QPointF to);
    /// Forgets the corners set so far; true when there were any.
    bool giveUp();

Q_SIGNALS:
    void said(const QString& text);
    /// A box was made and is selected now.
    void made();

private:
    [[nodiscard]] std::optional<OrientedBox> boxAlong(const Eigen::Vector2d& from_m, const Eigen::Vector2d& to_m) const;
    [[nodiscard]] std::optional<OrientedBox> boxOfCorners(const Eigen::Vector2d& third_m) const;
    [[nodiscard]] double usualHeading(const Eigen::Vector3f& place_m) const;
    void showPreview(const std::optional<OrientedBox>& box);
    void addFitted(const RankedFits& fits);
    void addDrawn(const OrientedBox& box);
    void showCorners(std::optional<QPointF> cursor);

    Session& m_session;
    SceneModel& m_scene;
    SceneBinding& m_binding;
    Fitter& m_fitter;
    BoxEditor& m_editor;
    SceneView& m_view;
    std::vector<Eigen::Vector3f> m_corners;
};

}  // namespace pointloom
