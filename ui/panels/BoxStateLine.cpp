// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/BoxStateLine.h"

#include "core/labels/TrackGestures.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/panels/Chip.h"
#include "ui/scene/StateMark.h"
#include "ui/session/Naming.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace pointloom {
namespace {

constexpr int mark_px = 14;

QPixmap markOf(BoxState state, double devicePixelRatio)
{
    QPixmap mark(QSize(mark_px, mark_px) * devicePixelRatio);
    mark.setDevicePixelRatio(devicePixelRatio);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    painter.setRenderHint(QPainter::Antialiasing);
    paintStateSign(painter, {mark_px / 2.0, mark_px / 2.0}, state, colours::selection);
    return mark;
}

}  // namespace

BoxStateLine::BoxStateLine(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, rhythm_px / 2);
    row->setSpacing(rhythm_px * 3 / 4);
    m_mark = new PlainLabel(this);
    m_text = new PlainLabel(this);
    m_text->setObjectName("box.rests");
    m_keyframe = new Chip({}, {}, this);
    m_keyframe->setObjectName("box.keyframe");
    m_final = new Chip({}, {}, this);
    m_final->setObjectName("box.final");
    row->addWidget(m_mark);
    row->addWidget(m_text);
    row->addStretch(1);
    row->addWidget(m_keyframe);
    row->addWidget(m_final);
    connect(m_keyframe, &Chip::clicked, this, [this] { choose(BoxState::keyframe); });
    connect(m_final, &Chip::clicked, this, [this](bool ticked) { choose(ticked ? BoxState::finalised : BoxState::keyframe); });
    retranslate();
}

void BoxStateLine::choose(BoxState state)
{
    m_session.pushForSelection([state](const Labels& labels, Id<Cuboid> id) { return setState(labels, {id}, state); });
    refresh();  // the chip ticked itself, whether or not that was allowed
}

void BoxStateLine::refresh()
{
    const Cuboid* cuboid = m_session.selection().currentCuboid();
    setVisible(cuboid != nullptr && m_session.sequence().frames.size() > 1);
    if (cuboid == nullptr)
        return;
    m_mark->setPixmap(markOf(cuboid->state, devicePixelRatioF()));
    m_text->setText(stateName(cuboid->state));
    m_keyframe->setChecked(cuboid->state == BoxState::keyframe);
    m_final->setChecked(cuboid->state == BoxState::finalised);
    m_keyframe->setEnabled(!m_session.editing().readOnly());
    m_final->setEnabled(!m_session.editing().readOnly());
}

void BoxStateLine::retranslate()
{
    m_keyframe->setText(tr("Keyframe"));
    m_keyframe->setToolTip(tr("A person put it there: no automatic step changes it."));
    m_final->setText(tr("Final"));
    m_final->setToolTip(tr("Checked and done: no automatic step changes it."));
    refresh();
}

}  // namespace pointloom

#include "moc_BoxStateLine.cpp"
