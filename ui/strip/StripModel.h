// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/TrackJobs.h"
#include "ui/strip/ObjectCloud.h"

#include <QObject>

#include <set>
#include <vector>

namespace pointloom {

/// The column of the object in its own axes, from all frames together, has this in the place of a frame.
inline constexpr int objectFrame = -1;

/// One frame in the strip.
struct StripColumn
{
    int frame = 0;
    Id<Cuboid> box;                       ///< none where the object has no box there
    OrientedBox expected;                 ///< the box, else where the object would be if it stood still in the world since the nearest box
    std::optional<OrientedBox> proposed;  ///< found by following, or with the size that is proposed; not taken yet
    double risk = 0;                      ///< how likely a person would correct it; 0 where nothing is known
};

/// One object through its frames, and which of them are chosen. It follows the selection, and stays with the last object when nothing is
/// selected.
class StripModel : public QObject
{
    Q_OBJECT

public:
    enum class Order { byFrame, worstFirst };

    StripModel(Session& session, const TrackJobs& jobs, QObject* parent = nullptr);

    /// Nothing is followed while the strip is out of sight.
    void setActive(bool active);

    [[nodiscard]] Id<Track> track() const { return m_track; }
    [[nodiscard]] const std::vector<StripColumn>& columns() const { return m_columns; }
    [[nodiscard]] const StripColumn* column(int frame) const;
    /// The first box of the object: its name and colour; null without one.
    [[nodiscard]] const Cuboid* anyBox() const;
    [[nodiscard]] const StripCrops& crops() const { return m_crops; }
    /// The points of a column; null while they are being read.
    [[nodiscard]] const StripCrop* crop(int frame) const { return frame == objectFrame ? m_object.crop() : m_crops.crop(frame); }
    [[nodiscard]] const ObjectCloud& object() const { return m_object; }
    [[nodiscard]] Order order() const { return m_order; }
    void setOrder(Order order);

    /// Frames that an action works on; none: all that have a box.
    [[nodiscard]] const std::set<int>& chosen() const { return m_chosen; }
    void choose(std::set<int> frames);
    /// From the frame chosen last to this one.
    void chooseUpTo(int frame);
    void toggleChosen(int frame);
    /// The boxes that an action works on, by frame.
    [[nodiscard]] std::map<int, Id<Cuboid>> targets() const;

    /// Half the side of the square that each column shows, metres.
    [[nodiscard]] float reach_m() const { return m_reach_m; }
    /// The largest box of the object.
    [[nodiscard]] const Eigen::Vector3d& size_m() const { return m_size_m; }

Q_SIGNALS:
    /// Other columns, or in another order.
    void reset();
    void trackChanged();
    void columnChanged(int frame);
    void chosenChanged();

private:
    void followSelection();
    void follow(const Edit& edit);
    void followCrop(int frame);
    void show(Id<Track> track);
    void preview(Id<Track> track, int frame, const OrientedBox& box);
    void rebuild();
    [[nodiscard]] StripColumn columnOf(int frame) const;
    [[nodiscard]] std::optional<MovingObject> moverOf(const StripColumn& column) const;
    void arrange();
    void rank();
    [[nodiscard]] double riskOf(const StripColumn& column) const;
    [[nodiscard]] double offTheWay(int frame, const OrientedBox& box) const;

    Session& m_session;
    const TrackJobs& m_jobs;
    StripCrops m_crops;
    ObjectCloud m_object;
    FrameBoxes m_previews;  ///< of the job that is running
    Id<Track> m_track;
    std::vector<StripColumn> m_columns;
    std::set<int> m_chosen;
    int m_lastChosen = -1;
    Order m_order = Order::byFrame;
    std::vector<int> m_worstFirst;  ///< frames, as they were ranked last
    bool m_ranked = false;          ///< with all that the points say
    Eigen::Vector3d m_size_m = Eigen::Vector3d::Ones();
    float m_reach_m = 4;
    bool m_active = false;
};

}  // namespace pointloom
