// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/UsualSizeLine.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/panels/Chip.h"
#include "ui/session/Session.h"

#include <QHBoxLayout>
#include <QLabel>

namespace pointloom {
namespace {

QString lengths(const Eigen::Vector3d& size_m, int decimals)
{
    return QString::fromUtf8("%1 × %2 × %3")
        .arg(size_m.x(), 0, 'f', decimals)
        .arg(size_m.y(), 0, 'f', decimals)
        .arg(size_m.z(), 0, 'f', decimals);
}

}  // namespace

QString usualSizeText(const UsualSize& usual)
{
    const QString size = UsualSizeLine::tr("%1 m").arg(lengths(usual.size.typical_m, 2));
    return usual.objects == 0
        ? UsualSizeLine::tr("Usual size %1, from the scheme").arg(size)
        : UsualSizeLine::tr("Usual size %1, from %n of your objects", nullptr, static_cast<int>(usual.objects)).arg(size);
}

UsualSizeLine::UsualSizeLine(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(rhythm_px * 3 / 4);
    m_size = new PlainLabel(this);
    m_size->setProperty("role", "quiet");
    m_size->setObjectName("usualSize.size");
    m_learned = new Chip({}, {}, this);
    m_learned->setObjectName("usualSize.learned");
    m_scheme = new Chip({}, {}, this);
    m_scheme->setObjectName("usualSize.scheme");
    for (QWidget* part : std::initializer_list<QWidget*>{m_size, m_learned, m_scheme})
        row->addWidget(part);
    row->addStretch(1);
    connect(m_learned, &Chip::clicked, this, [this] { m_session.sizes().setUsesScheme(false); });
    connect(m_scheme, &Chip::clicked, this, [this] { m_session.sizes().setUsesScheme(true); });
    connect(&session.selection(), &Selection::changed, this, &UsualSizeLine::refresh);
    connect(&session.selection(), &Selection::currentClassChanged, this, &UsualSizeLine::refresh);
    connect(&session.editing(), &Editing::changed, this, &UsualSizeLine::refresh);
    connect(&session.sizes(), &UsualSizes::changed, this, &UsualSizeLine::refresh);
    retranslate();
}

void UsualSizeLine::retranslate()
{
    m_scheme->setText(tr("scheme"));
    m_scheme->setToolTip(tr("Hidden sides are completed to the size that the label scheme gives the class."));
    m_learned->setToolTip(
        tr("Hidden sides are completed to the median of the objects that you have boxed in this task, from three on; a few wrong "
           "ones change nothing."));
    refresh();
}

void UsualSizeLine::refresh()
{
    const UsualSizes& sizes = m_session.sizes();
    const Cuboid* cuboid = m_session.selection().currentCuboid();
    const Track* track = cuboid != nullptr ? m_session.editing().labels().trackOf(*cuboid) : nullptr;
    const std::string key = track != nullptr ? track->classKey : m_session.selection().currentClass().key;
    const auto objects = static_cast<int>(sizes.objects(key));
    m_learned->setText(tr("%n objects", nullptr, objects));
    m_learned->setEnabled(objects > 0);
    m_learned->setChecked(objects > 0 && !sizes.usesScheme());
    m_scheme->setChecked(!m_learned->isChecked());
    const UsualSize usual = sizes.sizeOf(key);
    m_size->setText(tr("Usual %1", "size").arg(lengths(usual.size.typical_m, 1)));
    m_size->setToolTip(plainTip(usualSizeText(usual)));
}

}  // namespace pointloom

#include "moc_UsualSizeLine.cpp"
