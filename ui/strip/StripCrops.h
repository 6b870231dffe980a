// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/track/SweepFrame.h"
#include "ui/session/Session.h"
#include "ui/strip/CropQueue.h"

#include <QObject>

#include <set>
#include <vector>

namespace pointloom {

/// The points around one place of a frame: what a column of the strip shows. A frame need not be kept for it.
struct StripCrop
{
    Eigen::Vector3d middle_m = Eigen::Vector3d::Zero();  ///< in the coordinates of the frame's file
    float reach_m = 0;                                   ///< half the side of the square that is in it, seen from above
    std::vector<Eigen::Vector3f> raised_m;               ///< from the middle, in the axes of the frame: above ground
    std::vector<Eigen::Vector3f> ground_m;

    std::optional<MovingObject> mover;  ///< for whom points were moved to one moment of the sweep

    std::vector<Eigen::Vector3f> ghosts_m;  ///< points of the other side of a symmetric object, mirrored

    [[nodiscard]] bool covers(const Eigen::Vector3d& place_m, double reach_m) const;
    [[nodiscard]] std::size_t bytes() const { return (raised_m.size() + ground_m.size()) * sizeof(Eigen::Vector3f); }
};

/// @param own  points of the object that have been moved to where they were at one moment of the sweep
[[nodiscard]] StripCrop cropAround(const Frame& frame, const Eigen::Vector3d& middle_m, float reach_m,
                                   std::span<const CorrectedPoint> own = {});

/// How many of a crop's raised points lie in a box, and how many just outside of its sides.
struct PointsAtBox
{
    int inside = 0;
    int justOutside = 0;
};
[[nodiscard]] PointsAtBox countAt(const StripCrop& crop, const OrientedBox& box, float shell_m = 0.3F);

/// Cuts crops out of frames on workers, those first that are wanted first. They are kept until other places are wanted.
class StripCrops : public QObject
{
    Q_OBJECT

public:
    struct Place
    {
        int frame = 0;
        Eigen::Vector3d middle_m = Eigen::Vector3d::Zero();
        float reach_m = 0;
        std::optional<MovingObject> mover{};  ///< the object, when it is shown at one moment of the sweep
    };

    explicit StripCrops(Session& session, QObject* parent = nullptr);

    /// From now on these and no others, at most one of a frame. What is there already is not cut again, and a frame that cannot be read is
    /// not tried again before it has been unwanted for once.
    void want(const std::vector<Place>& places);
    /// All are to be cut anew: another moment of the sweep is shown.
    void forget()
    {
        m_unreadable.clear();
        m_crops.forget();
    }
    [[nodiscard]] const StripCrop* crop(int frame) const { return m_crops.crop(frame); }
    [[nodiscard]] std::size_t missing() const { return m_crops.missing(); }
    [[nodiscard]] std::size_t bytes() const { return m_crops.bytes(); }

Q_SIGNALS:
    void ready(int frame);
    void failed(int frame, const QString& reason);

private:
    void take(int frame, Result<StripCrop> crop);

    Session& m_session;
    std::set<int> m_unreadable;  ///< frames among those that are wanted
    CropQueue<Place, StripCrop> m_crops;
};

}  // namespace pointloom
