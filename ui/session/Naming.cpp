// SPDX-License-Identifier: Apache-2.0
#include "ui/session/Naming.h"

#include "ui/session/Language.h"

#include <QCoreApplication>

namespace pointloom {
namespace {

struct NamingText
{
    Q_DECLARE_TR_FUNCTIONS(Naming)
};

const ClassDef* classOf(const Session& session, const Cuboid& cuboid)
{
    const Track* track = session.labels().trackOf(cuboid);
    return track != nullptr ? session.schema().findClass(track->classKey) : nullptr;
}

}  // namespace

QString className(const ClassDef& what)
{
    return QString::fromStdString(what.name.in(currentLanguage().toStdString()));
}

QString displayName(const Session& session, const Cuboid& cuboid)
{
    const ClassDef* what = classOf(session, cuboid);
    const QString name = what != nullptr ? className(*what) : NamingText::tr("Object");
    return QString("%1 %2").arg(name).arg(cuboid.track.value);
}

Rgb colourOf(const Session& session, const Cuboid& cuboid)
{
    constexpr Rgb unknown{0x8a, 0x94, 0xa3};
    const ClassDef* what = classOf(session, cuboid);
    return what != nullptr ? what->colour : unknown;
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

}  // namespace pointloom
