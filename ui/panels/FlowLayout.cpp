// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/FlowLayout.h"

#include <QWidget>

#include <algorithm>
#include <vector>

namespace pointloom {

FlowLayout::FlowLayout(QWidget* parent, int gap_px) : QLayout(parent), m_gap_px(gap_px)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, false);
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

QSize FlowLayout::minimumSize() const
{
    QSize widest;
    for (const QLayoutItem* item : m_items)
        widest = widest.expandedTo(item->minimumSize());
    return widest;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

/// Row by row; within a row items stand in the middle of its height.
int FlowLayout::arrange(const QRect& rect, bool move) const
{
    int y = rect.y();
    std::vector<QLayoutItem*> row;
    int width = 0;
    int height = 0;
    const auto endRow = [&] {
        int x = rect.x();
        for (QLayoutItem* item : row) {
            const QSize size = item->sizeHint();
            if (move)
                item->setGeometry({{x, y + (height - size.height()) / 2}, size});
            x += size.width() + m_gap_px;
        }
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (!row.empty() && width + size.width() > rect.width()) {
            endRow();
            y += height + m_gap_px;
            row.clear();
            width = 0;
            height = 0;
        }
        row.push_back(item);
        width += size.width() + m_gap_px;
        height = std::max(height, size.height());
    }
    endRow();
    return y + height - rect.y();
}

}  // namespace pointloom

#include "moc_FlowLayout.cpp"
