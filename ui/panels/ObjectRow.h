// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QColor>
#include <QString>
#include <QStringList>

#include <optional>

namespace pointloom {

/// One object of the frame in sight, as the list shows it.
struct ObjectRow
{
    Id<Cuboid> id;
    Id<Track> track;
    QString name;  ///< "Car 2"
    std::string classKey;
    QString className;
    QColor colour;
    std::optional<std::uint32_t> points;  ///< nothing until they are counted
    double distance_m = 0;                ///< from the sensor, seen from above
    BoxOrigin origin = BoxOrigin::drawn;
    BoxState state = BoxState::keyframe;
    int missing = 0;  ///< required attributes without an answer
    bool locked = false;
    bool hidden = false;

    static constexpr std::uint32_t few = 10;  ///< fewer points than this say little about a box
    [[nodiscard]] bool fewPoints() const { return points && *points < few; }

    friend bool operator==(const ObjectRow&, const ObjectRow&) = default;
};

/// Everything about an object but its points.
[[nodiscard]] ObjectRow makeObjectRow(const Session& session, const Cuboid& cuboid);

/// What the filter field asks for: words that the name must hold, and terms in any order: "class:car", "state:fitted", "state:propagated",
/// "points<20", "points>=5", "dist>30", "missing", "locked", "hidden", "few". A minus before a term asks for the contrary.
class ObjectFilter
{
public:
    ObjectFilter() = default;
    explicit ObjectFilter(const QString& text);

    [[nodiscard]] bool empty() const { return m_terms.isEmpty(); }
    [[nodiscard]] bool accepts(const ObjectRow& row) const;

private:
    [[nodiscard]] static bool matches(const ObjectRow& row, const QString& term);

    QStringList m_terms;
};

}  // namespace pointloom
