// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/frame/Frame.h"
#include "core/job/JobSlot.h"
#include "core/labels/Labels.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace pointloom {

/// Counts the points in boxes on a worker and remembers what it counted for as long as box and frame stay the same.
class PointCounter : public QObject
{
    Q_OBJECT

public:
    struct Asked
    {
        Id<Cuboid> id;
        OrientedBox box;  ///< relative to the cloud's origin
    };

    explicit PointCounter(JobRunner& jobs, QObject* parent = nullptr);

    /// Another frame: what was counted is forgotten.
    void setFrame(std::shared_ptr<const Frame> frame);
    /// The points in a box if they are known; else they will be counted.
    [[nodiscard]] std::optional<std::uint32_t> points(Id<Cuboid> id, const OrientedBox& box);

    /// How many counts were made so far; for tests.
    [[nodiscard]] std::size_t counted() const { return m_counted; }

Q_SIGNALS:
    /// Counts came in, of all boxes that were asked about together.
    void ready(const std::vector<pointloom::Id<pointloom::Cuboid>>& ids);

private:
    struct Known
    {
        OrientedBox box;
        std::uint32_t points = 0;
    };

    void countSoon();
    void count();
    void accept(const std::vector<Asked>& asked, const std::vector<std::uint32_t>& points);

    std::shared_ptr<const Frame> m_frame;
    std::map<Id<Cuboid>, Known> m_known;
    std::map<Id<Cuboid>, OrientedBox> m_wanted;
    JobSlot<std::vector<std::uint32_t>> m_counting;
    bool m_due = false;
    std::size_t m_counted = 0;
};

}  // namespace pointloom
