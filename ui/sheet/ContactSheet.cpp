// SPDX-License-Identifier: Apache-2.0
#include "ui/sheet/ContactSheet.h"

#include "ui/sheet/Thumbnail.h"

#include <QCoreApplication>
#include <QFont>

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

struct SheetText
{
    Q_DECLARE_TR_FUNCTIONS(ContactSheet)
};

// The rhythm of the window: eights.
constexpr int gap_px = 12;
constexpr int margin_px = 24;
constexpr int padding_px = 12;
constexpr int heading_px = 56;
constexpr int titleRow_px = 28;
constexpr int thumbnailHeight_px = 144;
constexpr std::array thumbnailWidth_px = {188, 188, 104};
constexpr int thumbnailGap_px = 8;
constexpr int cardWidth_px = 2 * padding_px + thumbnailWidth_px[0] + thumbnailWidth_px[1] + thumbnailWidth_px[2] + 2 * thumbnailGap_px;
constexpr int cardHeight_px = padding_px + titleRow_px + thumbnailHeight_px + padding_px;
constexpr int mostColumns = 4;

/// Few cards stand side by side, many in a block that fits a wide screen.
int columnsFor(std::size_t cards)
{
    int columns = 1;
    while (columns < mostColumns && static_cast<std::size_t>(columns * (columns + 1)) < cards)
        ++columns;
    return columns;
}

QFont fontOf(int size_px, bool bold = false)
{
    QFont font;
    font.setPixelSize(size_px);
    font.setBold(bold);
    return font;
}

/// One scale for the three views of a box, so that they can be compared: the largest at which it fits all of them.
double scaleFor(const OrientedBox& box)
{
    constexpr double around_m = 0.35;  // some ground and neighbours to judge by
    constexpr double arrow_px = 6;
    constexpr double largest_pxPerMetre = 90;
    double scale = largest_pxPerMetre;
    const auto fit = [&](std::size_t thumbnail, double right_m, double up_m) {
        const QSize room = roomForBox({thumbnailWidth_px[thumbnail], thumbnailHeight_px});
        scale = std::min({scale, (room.width() - 2 * arrow_px) / (right_m + 2 * around_m), room.height() / (up_m + 2 * around_m)});
    };
    fit(0, box.size_m.x(), box.size_m.y());
    fit(1, box.size_m.x(), box.size_m.z());
    fit(2, box.size_m.y(), box.size_m.z());
    return scale;
}

void drawTitle(QPainter& painter, const QRect& row, const SheetEntry& entry)
{
    constexpr int dot_px = 9;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(entry.colour.r, entry.colour.g, entry.colour.b));
    painter.drawRoundedRect(QRectF(row.left(), row.center().y() - dot_px / 2.0, dot_px, dot_px), 2, 2);

    painter.setFont(fontOf(13, true));
    const int left = row.left() + dot_px + 8;
    const QString title = painter.fontMetrics().elidedText(entry.title, Qt::ElideRight, row.width() / 2);
    const int titleWidth = painter.fontMetrics().horizontalAdvance(title);
    painter.setPen(sheetLook::text);
    painter.drawText(QRect(left, row.top(), titleWidth + 2, row.height()), Qt::AlignLeft | Qt::AlignVCenter, title);

    painter.setFont(fontOf(12));
    const QRect rest(left + titleWidth + 16, row.top(), row.right() - left - titleWidth - 15, row.height());
    painter.setPen(sheetLook::secondary);
    painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(entry.subtitle, Qt::ElideRight, rest.width()));
}

void drawCard(QPainter& painter, const QRect& card, const SheetEntry& entry)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(sheetLook::panel);
    painter.drawRoundedRect(card, 8, 8);
    const int left = card.left() + padding_px;
    drawTitle(painter, QRect(left, card.top() + padding_px / 2, card.width() - 2 * padding_px, titleRow_px), entry);

    const double scale = scaleFor(entry.box);
    const double widest_m = std::hypot(thumbnailWidth_px[0], thumbnailHeight_px) / scale;
    const std::vector<LocalPoint> points = pointsAround(entry, entry.box.size_m.norm() + widest_m);
    painter.setFont(fontOf(11));
    int x = left;
    for (const BoxSide side : {BoxSide::top, BoxSide::side, BoxSide::front}) {
        const int width = thumbnailWidth_px[static_cast<std::size_t>(side)];
        drawThumbnail(painter, QRect(x, card.top() + padding_px + titleRow_px, width, thumbnailHeight_px), entry, side, scale, points);
        x += width + thumbnailGap_px;
    }
}

}  // namespace

QImage drawContactSheet(const std::vector<SheetEntry>& entries, const QString& heading)
{
    const int columns = columnsFor(entries.size());
    const int rows =
        std::max(1, static_cast<int>((entries.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns)));
    QImage sheet(2 * margin_px + columns * (cardWidth_px + gap_px) - gap_px,
                 heading_px + margin_px + rows * (cardHeight_px + gap_px) - gap_px, QImage::Format_RGB32);
    sheet.fill(sheetLook::background);
    QPainter painter(&sheet);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);

    const QRect top(margin_px, 0, sheet.width() - 2 * margin_px, heading_px);
    painter.setFont(fontOf(17, true));
    painter.setPen(sheetLook::text);
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(heading, Qt::ElideMiddle, top.width()));

    if (entries.empty()) {
        painter.setFont(fontOf(13));
        painter.setPen(sheetLook::secondary);
        painter.drawText(QRect(margin_px, heading_px, cardWidth_px, cardHeight_px), Qt::AlignCenter,
                         SheetText::tr("There is no box to show"));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const int column = static_cast<int>(i) % columns;
        const int row = static_cast<int>(i) / columns;
        drawCard(
            painter,
            QRect(margin_px + column * (cardWidth_px + gap_px), heading_px + row * (cardHeight_px + gap_px), cardWidth_px, cardHeight_px),
            entries[i]);
    }
    return sheet;
}

}  // namespace pointloom
