// SPDX-License-Identifier: Apache-2.0
#include "ui/application/LineIcon.h"

#include "ui/application/Theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace pointloom {
namespace {

class LineIconEngine : public QIconEngine
{
public:
    explicit LineIconEngine(QByteArray svg) : m_svg(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor& colour = mode == QIcon::Disabled ? colours::dim : colours::text;
        QByteArray svg = m_svg;
        QSvgRenderer(svg.replace("currentColor", colour.name().toUtf8())).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new LineIconEngine(*this); }

private:
    QByteArray m_svg;
};

}  // namespace

QIcon lineIcon(const QString& name)
{
    QFile file(":/icons/" + name + ".svg");
    return file.open(QIODevice::ReadOnly) ? QIcon(new LineIconEngine(file.readAll())) : QIcon();
}

}  // namespace pointloom
