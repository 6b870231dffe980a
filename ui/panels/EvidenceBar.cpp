// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/EvidenceBar.h"

#include "core/geometry/OrientedBox.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace pointloom {
namespace {

constexpr int bar_px = 4;
constexpr int evidenceBarGap_px = rhythm_px / 2;
constexpr std::array facesInOrder{Face::front, Face::back, Face::left, Face::right, Face::top, Face::bottom};

float of(const FaceEvidence& evidence, Face face)
{
    return evidence[static_cast<std::size_t>(face)];
}

QString nameOf(Face face)
{
    switch (face) {
    case Face::back:
        return EvidenceBar::tr("back");
    case Face::front:
        return EvidenceBar::tr("front");
    case Face::right:
        return EvidenceBar::tr("right");
    case Face::left:
        return EvidenceBar::tr("left");
    case Face::bottom:
        return EvidenceBar::tr("bottom");
    case Face::top:
        break;
    }
    return EvidenceBar::tr("top");
}

}  // namespace

EvidenceBar::EvidenceBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

void EvidenceBar::setEvidence(const FaceEvidence& evidence)
{
    if (evidence == m_evidence)
        return;
    m_evidence = evidence;
    retranslate();
    update();
}

void EvidenceBar::retranslate()
{
    QStringList lines{tr("What of each face was measured. A face with a quarter of it stays where it is when a size changes.")};
    for (const Face face : facesInOrder)
        lines += tr("%1: %2 %").arg(nameOf(face)).arg(std::lround(100 * of(m_evidence, face)));
    setToolTip(plainTip(lines.join("\n")));
    setAccessibleName(lines.join(". "));
}

QSize EvidenceBar::sizeHint() const
{
    return {200, fontMetrics().height() + bar_px + 2};
}

void EvidenceBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont small = font();
    small.setPixelSize(smallText_px());
    painter.setFont(small);
    const double cell = (width() + evidenceBarGap_px) / static_cast<double>(facesInOrder.size());
    for (std::size_t i = 0; i < facesInOrder.size(); ++i) {
        const float evidence = of(m_evidence, facesInOrder[i]);
        const bool seen = evidence >= seenEvidence;
        const QRectF bar(static_cast<double>(i) * cell, height() - bar_px, cell - evidenceBarGap_px, bar_px);
        painter.setPen(seen ? colours::text : colours::quiet);
        painter.drawText(QRectF(bar.left(), 0, bar.width(), height() - bar_px), Qt::AlignHCenter | Qt::AlignVCenter,
                         nameOf(facesInOrder[i]));
        painter.fillRect(bar, colours::field);
        painter.fillRect(bar, QBrush(colours::quiet, Qt::BDiagPattern));
        if (seen)
            painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * static_cast<double>(evidence), bar.height()), colours::good);
    }
}

}  // namespace pointloom

#include "moc_EvidenceBar.cpp"
