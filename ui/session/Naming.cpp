// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Naming.h"

#include "ui/application/Language.h"

#include <QCoreApplication>

namespace pointloom {
namespace {

struct NamingText
{
    Q_DECLARE_TR_FUNCTIONS(Naming)
};

const ClassDef* classDefOf(const Session& session, const Cuboid& cuboid)
{
    const Track* track = session.editing().labels().trackOf(cuboid);
    return track != nullptr ? session.schema().findClass(track->classKey) : nullptr;
}

QString nameOf(const ClassDef* what, Id<Track> track)
{
    return QString("%1 %2").arg(what != nullptr ? className(*what) : NamingText::tr("Object")).arg(track.value);
}

Rgb colourOf(const ClassDef* what)
{
    constexpr Rgb unknown{0x8a, 0x94, 0xa3};
    return what != nullptr ? what->colour : unknown;
}

}  // namespace

QString className(const ClassDef& what)
{
    return QString::fromStdString(what.name.in(currentLanguage().toStdString()));
}

QString displayName(const Session& session, const Cuboid& cuboid)
{
    return nameOf(classDefOf(session, cuboid), cuboid.track);
}

QString displayName(const Session& session, const Track& track)
{
    return nameOf(session.schema().findClass(track.classKey), track.id);
}

Rgb colourOf(const Session& session, const Cuboid& cuboid)
{
    return colourOf(classDefOf(session, cuboid));
}

Rgb colourOf(const Session& session, const Track& track)
{
    return colourOf(session.schema().findClass(track.classKey));
}

QString originName(BoxOrigin origin)
{
    switch (origin) {
    case BoxOrigin::fitted:
        return NamingText::tr("fitted");
    case BoxOrigin::prelabelled:
        return NamingText::tr("prelabelled");
    case BoxOrigin::imported:
        return NamingText::tr("imported");
    case BoxOrigin::drawn:
        break;
    }
    return NamingText::tr("drawn");
}

QString stateName(BoxState state)
{
    switch (state) {
    case BoxState::interpolated:
        return NamingText::tr("interpolated");
    case BoxState::propagated:
        return NamingText::tr("propagated");
    case BoxState::finalised:
        return NamingText::tr("final");
    case BoxState::keyframe:
        break;
    }
    return NamingText::tr("keyframe");
}

QString stateName(BoxState state, BoxOrigin origin)
{
    return state == BoxState::keyframe ? originName(origin) : stateName(state);
}

}  // namespace pointloom
