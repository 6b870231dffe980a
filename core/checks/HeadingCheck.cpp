// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Check.h"

#include "core/base/Statistics.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

double degrees(double angle_rad)
{
    return std::round(angle_rad * 180 / std::numbers::pi);
}

double turnBetween(const PathBox& a, const PathBox& b)
{
    return std::abs(wrapAngle(b.box.yaw_rad - a.box.yaw_rad));
}

/// The velocity in each box: the median of the steps around it, so that one box in a wrong place does not turn its neighbours' motion.
std::vector<Eigen::Vector2d> velocities(const TrackPath& path)
{
    constexpr std::size_t boxes = 7;  // that are asked around one: six steps, two of which may be wrong
    constexpr int farthest = 10;      // frames away: motion changes
    std::vector<Eigen::Vector2d> out(path.size(), Eigen::Vector2d::Zero());
    for (std::size_t i = 0; i < path.size(); ++i) {
        const std::size_t last = std::min(path.size(), std::max(i, boxes / 2) - boxes / 2 + boxes);
        std::vector<double> x;
        std::vector<double> y;
        for (std::size_t k = std::max(last, boxes) - boxes + 1; k < last; ++k) {
            if (std::abs(path[k].frame - path[i].frame) > farthest || std::abs(path[k - 1].frame - path[i].frame) > farthest)
                continue;
            const Eigen::Vector3d step = path[k].box.centre_m - path[k - 1].box.centre_m;
            const double time_s = path[k].time_s - path[k - 1].time_s;
            x.push_back(step.x() / time_s);
            y.push_back(step.y() / time_s);
        }
        if (!x.empty())
            out[i] = {upperMedian(std::move(x)), upperMedian(std::move(y))};
    }
    return out;
}

double againstMotion(const OrientedBox& box, const Eigen::Vector2d& velocity)
{
    return std::abs(wrapAngle(std::atan2(velocity.y(), velocity.x()) - box.yaw_rad));
}

class Headings
{
public:
    Headings(const Track& track, const TrackPath& path, const TrackCheckParams& params, double period_s)
        : m_track(track),
          m_path(path),
          m_params(params),
          m_period_s(period_s),
          m_velocity(velocities(path)),
          m_explained(path.size() + 1, false)
    {}

    [[nodiscard]] std::vector<Finding> findings()
    {
        findStretches();
        for (std::size_t i = 1; i < m_path.size(); ++i)
            if (!m_explained[i])
                checkTurn(i);
        return std::move(m_out);
    }

private:
    [[nodiscard]] bool isMoving(std::size_t i) const { return m_velocity[i].norm() > m_params.moving_mps; }
    [[nodiscard]] double against(std::size_t i) const { return isMoving(i) ? againstMotion(m_path[i].box, m_velocity[i]) : 0; }
    [[nodiscard]] bool isFlip(std::size_t i) const
    {
        return i > 0 && i < m_path.size() && turnBetween(m_path[i - 1], m_path[i]) > m_params.flip_rad;
    }

    /// Boxes one after the other that look another way than they move.
    void findStretches()
    {
        for (std::size_t i = 0; i < m_path.size(); ++i) {
            if (against(i) <= m_params.against_rad)
                continue;
            const std::size_t first = i;
            double worst = 0;
            for (; i < m_path.size() && against(i) > m_params.against_rad; ++i)
                worst = std::max(worst, against(i));
            addStretch(first, i - 1, worst);
            m_explained[first] = true;
            m_explained[i] = true;
        }
    }

    void addStretch(std::size_t first, std::size_t last, double worst_rad)
    {
        const bool flips = isFlip(first) || isFlip(last + 1);
        Finding one = findingAt(first, flips ? checks::yaw : checks::heading, worst_rad, flips ? m_params.flip_rad : m_params.against_rad);
        one.severity = flips ? Severity::error : Severity::warning;
        one.frames.last = m_path[last].frame;
        one.message = flips ? message(PL_TEXT("core", "The box is turned round while it moves"))
                            : message(PL_TEXT("core", "The box looks %1° away from where it moves"), degrees(worst_rad));
        one.fix = worst_rad > std::numbers::pi / 2 ? FixKind::flip : FixKind::interpolate;
        m_out.push_back(std::move(one));
    }

    void checkTurn(std::size_t i)
    {
        const double turn_rad = turnBetween(m_path[i - 1], m_path[i]);
        const double steps = (m_path[i].time_s - m_path[i - 1].time_s) / m_period_s;  // a scan that was dropped turned it, too
        const bool isError = turn_rad > m_params.flip_rad && isMoving(i);
        if (!isError && turn_rad <= m_params.turn_rad * std::max(1.0, steps))
            return;
        if (i + 1 < m_path.size() && turnBetween(m_path[i - 1], m_path[i + 1]) <= m_params.turn_rad * (steps + 1))
            m_explained[i + 1] = true;  // it turns back at once: one box is wrong, not two
        Finding one = findingAt(i, checks::yaw, turn_rad, isError ? m_params.flip_rad : m_params.turn_rad);
        one.severity = isError ? Severity::error : Severity::warning;
        one.message = message(PL_TEXT("core", "The box turns by %1° from one frame to the next"), degrees(turn_rad));
        one.fix = turn_rad > std::numbers::pi / 2 ? FixKind::flip : FixKind::interpolate;
        m_out.push_back(std::move(one));
    }

    [[nodiscard]] Finding findingAt(std::size_t i, const char* check, double value, double threshold) const
    {
        return {.check = check,
                .severity = Severity::warning,
                .track = m_track.id,
                .other = {},
                .cuboid = m_path[i].id,
                .frames = {m_path[i].frame, m_path[i].frame},
                .value = value,
                .threshold = threshold,
                .message = {},
                .fix = FixKind::none};
    }

    const Track& m_track;
    const TrackPath& m_path;
    const TrackCheckParams& m_params;
    double m_period_s;
    std::vector<Eigen::Vector2d> m_velocity;
    std::vector<bool> m_explained;  ///< by box: whether the turn on the way to it is part of something found already
    std::vector<Finding> m_out;
};

std::vector<Finding> checkHeadings(const Track& track, const TrackPath& path, const CheckContext& context)
{
    return Headings(track, path, context.params, context.poses.clock.period_s()).findings();
}

}  // namespace

/// Headings that turn too fast, and those that the object does not move along. A stretch that looks backwards is one finding: an error when
/// it begins or ends with a flip.
Check headingCheck()
{
    return {.finds = {{checks::yaw, PL_TEXT("core", "Turn")}, {checks::heading, PL_TEXT("core", "Heading against the motion")}},
            .run = TrackCheck(checkHeadings)};
}

}  // namespace pointloom
