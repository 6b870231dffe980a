// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/UsualSizes.h"

#include "core/cloud/ScenePoint.h"
#include "core/tools/Resize.h"
#include "ui/application/Settings.h"
#include "ui/session/Session.h"

#include <QUrl>

#include <chrono>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto usualSizesQuiet = 200ms;  ///< the hand has come to rest

}  // namespace

UsualSizes::UsualSizes(Session& session) : m_session(session), m_learning(session.jobs())
{
    m_usesScheme = settings().value(settingKey()).toBool();
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(usualSizesQuiet);
    connect(&m_quiet, &QTimer::timeout, this, &UsualSizes::learn);
    connect(&session.editing(), &Editing::changed, this, [this] { m_quiet.start(); });
    m_quiet.start();
}

QString UsualSizes::settingKey() const
{
    const QString dataset = QString::fromStdString(m_session.task().dataset.string());
    return "sizesOfScheme/" + QString::fromLatin1(QUrl::toPercentEncoding(dataset));
}

void UsualSizes::learn()
{
    m_learning.ask(
        {}, [labels = m_session.editing().labels(), schema = m_session.schema()](const JobContext&) { return usualSizes(labels, schema); },
        [this](std::map<std::string, UsualSize> sizes) {
            m_learned = std::move(sizes);
            Q_EMIT changed();
        });
}

UsualSize UsualSizes::sizeOf(const std::string& classKey) const
{
    const auto found = m_learned.find(classKey);
    if (!m_usesScheme && found != m_learned.end())
        return found->second;
    const ClassDef* what = m_session.schema().findClass(classKey);
    return {what != nullptr ? what->size : SizePrior(), 0};
}

std::size_t UsualSizes::objects(const std::string& classKey) const
{
    const auto found = m_learned.find(classKey);
    return found == m_learned.end() ? 0 : found->second.objects;
}

ClassDef UsualSizes::of(const ClassDef& what) const
{
    return sizeOf(what.key).in(what);
}

ClassDef UsualSizes::current() const
{
    return of(m_session.selection().currentClass());
}

std::optional<ClassDef> UsualSizes::of(const Cuboid& cuboid) const
{
    const Track* track = m_session.editing().labels().trackOf(cuboid);
    const ClassDef* what = track != nullptr ? m_session.schema().findClass(track->classKey) : nullptr;
    if (what == nullptr)
        return std::nullopt;
    const auto own = sizeOfTrack(m_session.editing().labels(), *what, cuboid);
    if (!own)
        return of(*what);
    ClassDef sized = own->in(*what);
    sized.completesLength = true;  // of this one it is known
    return sized;
}

LabelSchema UsualSizes::schema() const
{
    LabelSchema schema = m_session.schema();
    for (ClassDef& what : schema.classes)
        what = of(what);
    return schema;
}

void UsualSizes::setUsesScheme(bool uses)
{
    if (uses == m_usesScheme)
        return;
    m_usesScheme = uses;
    settings().setValue(settingKey(), uses);
    Q_EMIT changed();
}

void giveUsualSize(Session& session)
{
    const auto frame = session.view().shown();
    if (frame == nullptr)
        return;
    session.pushForSelection([&](const Labels& labels, Id<Cuboid> id) -> Edit {
        const Cuboid& cuboid = *labels.find(id);
        const auto what = session.sizes().of(cuboid);
        if (!what)
            return {};
        OrientedBox box = toScene(cuboid.box, *frame->cloud);
        box = withUsualSize(box, what->size.typical_m, seenFaces(*frame->index, box), frame->index->sensor_m().cast<double>());
        return reshapeBox(labels, id, toFile(box, *frame->cloud), PL_TEXT("core", "Usual size"));
    });
}

}  // namespace pointloom

#include "moc_UsualSizes.cpp"
