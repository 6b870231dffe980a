// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/SceneBinding.h"

#include "core/cloud/ScenePoint.h"

#include <QObject>

#include <optional>
#include <utility>
#include <vector>

namespace pointloom {

/// Copies boxes within a frame and from one frame to another. Between frames a box keeps its place in the world where the dataset says how
/// the sensor moved, else its place before the sensor.
class Copying : public QObject
{
    Q_OBJECT

public:
    Copying(Session& session, SceneBinding& binding, QObject* parent = nullptr);

    /// A new object beside each selected one, as far to its left as it is wide and a little more.
    void duplicate();
    /// Remembers the selected boxes.
    void copy();
    /// Makes new objects like the remembered ones, around a place (scene coordinates), else where they were.
    void paste(const std::optional<ScenePoint>& at_m);

    /// Boxes in this frame for the objects of another one that have none here: of the object worked on last, or of all.
    enum class What { lastObject, allObjects };
    void fromFrame(int frame, What what);

Q_SIGNALS:
    void said(const QString& text);

private:
    void add(const std::vector<std::pair<Cuboid, Track>>& likes, const std::vector<OrientedBox>& boxes);

    Session& m_session;
    SceneBinding& m_binding;
    std::vector<std::pair<Cuboid, Track>> m_copied;
    Id<Track> m_lastTrack;  ///< of the box that was selected last
};

}  // namespace pointloom
