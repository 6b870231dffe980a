// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/TrackJobs.h"
#include "ui/scene/SceneView.h"

#include <QObject>
#include <QTimer>

#include <map>

class QPainter;

namespace pointloom {

/// The way of objects that are being followed, over a view while it is found: a footprint for each frame, the newest box whole. It is
/// painted over the picture, which is not drawn again for it.
class FollowTrail : public QObject
{
    Q_OBJECT

public:
    explicit FollowTrail(SceneView& view);

    /// From now on what these jobs find. Call end() before they go.
    void begin(const Session& session, const TrackJobs& jobs);
    void end();

    /// How many boxes are shown.
    [[nodiscard]] std::size_t size() const;

private:
    struct Way
    {
        FrameBoxes boxes;  ///< in the clouds of their frames
        int newest = 0;    ///< frame
    };

    void paint(QPainter& painter, const ViewTransform& transform) const;
    void paintWay(QPainter& painter, const ViewTransform& transform, const Way& way, const QColor& colour) const;

    SceneView& m_view;
    const Session* m_session = nullptr;
    std::map<Id<Track>, Way> m_ways;
    QTimer m_soon;  ///< several boxes, one picture
};

}  // namespace pointloom
