// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ObjectRow.h"

#include "ui/session/Naming.h"
#include "ui/session/Placing.h"

#include <QRegularExpression>

namespace pointloom {
namespace {

bool compares(const QString& how, double value, double limit)
{
    if (how == "<")
        return value < limit;
    if (how == "<=")
        return value <= limit;
    if (how == ">")
        return value > limit;
    if (how == ">=")
        return value >= limit;
    return value == limit;
}

/// The names of origin and state in English and in the person's language: all can be typed.
QStringList statesOf(const ObjectRow& row)
{
    static constexpr std::array origins{"drawn", "fitted", "prelabelled", "imported"};
    static constexpr std::array states{"keyframe", "interpolated", "propagated", "final"};
    return {origins.at(static_cast<std::size_t>(row.origin)), originName(row.origin), states.at(static_cast<std::size_t>(row.state)),
            stateName(row.state)};
}

}  // namespace

ObjectRow makeObjectRow(const Session& session, const Cuboid& cuboid)
{
    ObjectRow row;
    row.id = cuboid.id;
    row.track = cuboid.track;
    row.name = displayName(session, cuboid);
    const Rgb colour = colourOf(session, cuboid);
    row.colour = QColor(colour.r, colour.g, colour.b);
    row.origin = cuboid.origin;
    row.state = cuboid.state;
    row.locked = session.editing().isLocked(cuboid.id);
    row.hidden = session.editing().isHidden(cuboid.id);
    row.distance_m = distanceOf(cuboid.box, session.view().frame().get());
    if (const Track* track = session.editing().labels().trackOf(cuboid)) {
        row.classKey = track->classKey;
        const ClassDef* what = session.schema().findClass(track->classKey);
        row.className = what != nullptr ? className(*what) : QString::fromStdString(track->classKey);
        row.missing = static_cast<int>(unanswered(session.schema(), track->classKey, answersOf(session.editing().labels(), cuboid)).size());
    }
    return row;
}

ObjectFilter::ObjectFilter(const QString& text)
    : m_terms(text.normalized(QString::NormalizationForm_KC).simplified().split(' ', Qt::SkipEmptyParts))
{}

bool ObjectFilter::accepts(const ObjectRow& row) const
{
    return std::ranges::all_of(m_terms, [&](const QString& term) {
        const bool contrary = term.size() > 1 && term.startsWith('-');
        return matches(row, contrary ? term.mid(1) : term) != contrary;
    });
}

bool ObjectFilter::matches(const ObjectRow& row, const QString& term)
{
    if (term == "missing")
        return row.missing > 0;
    if (term == "locked")
        return row.locked;
    if (term == "hidden")
        return row.hidden;
    if (term == "few")
        return row.fewPoints();
    static const QRegularExpression number("^(points|dist|distance)(<=|>=|<|>|=)([0-9.]+)m?$");
    if (const auto match = number.match(term); match.hasMatch()) {
        const bool byPoints = match.captured(1) == "points";
        if (byPoints && !row.points)
            return false;
        return compares(match.captured(2), byPoints ? *row.points : row.distance_m, match.captured(3).toDouble());
    }
    const QString value = term.section(':', 1);
    if (term.startsWith("class:"))
        return QString::fromStdString(row.classKey).startsWith(value, Qt::CaseInsensitive)
            || row.className.startsWith(value, Qt::CaseInsensitive);
    if (term.startsWith("state:"))
        return std::ranges::any_of(statesOf(row), [&](const QString& name) { return name.startsWith(value, Qt::CaseInsensitive); });
    return row.name.contains(term, Qt::CaseInsensitive);
}

}  // namespace pointloom
