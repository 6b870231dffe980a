// SPDX-License-Identifier: Apache-2.0
#include "app/commands/AccuracyPlots.h"

#include "core/measure/Summary.h"
#include "ui/application/Language.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <numbers>

namespace pointloom {
namespace {

struct PlotText
{
    Q_DECLARE_TR_FUNCTIONS(AccuracyCommand)
};

constexpr QSize sheetSize(1600, 1120);
constexpr int gap = 16;
constexpr int headHeight = 64;
const QColor background(0x11, 0x14, 0x1a);
const QColor panel(0x1b, 0x20, 0x28);
const QColor gridLine(0x2c, 0x34, 0x40);
const QColor text(0xd7, 0xdd, 0xe6);
const QColor secondary(0x8a, 0x94, 0xa3);
const QColor good(0x8b, 0xf0, 0xb5);
const QColor half(0x3d, 0x6b, 0x57);
const QColor accent(0xff, 0xd4, 0x5a);

QFont fontOf(int pixels, bool bold = false)
{
    QFont font;
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

/// A panel with a title and, inside it, axes from 0 to 1 upwards.
class Chart
{
public:
    Chart(QPainter& painter, const QRect& frame, const QString& title) : m_painter(painter), m_plot(frame.adjusted(72, 64, -32, -72))
    {
        painter.setPen(Qt::NoPen);
        painter.setBrush(panel);
        painter.drawRoundedRect(frame, 8, 8);
        write(frame.adjusted(24, 16, -24, 0), Qt::AlignLeft | Qt::AlignTop, title, text, 18, true);
    }

    /// Lines across with the shares that they stand for, up to the given one.
    void drawShares(double top = 1)
    {
        constexpr int lines = 5;
        m_top = top;
        for (int i = 0; i <= lines; ++i) {
            const double share = top * i / lines;
            const auto y = static_cast<int>(at(0, share).y());
            m_painter.setPen(QPen(gridLine, 1));
            m_painter.drawLine(m_plot.left(), y, m_plot.right(), y);
            write(QRect(m_plot.left() - 64, y - 10, 54, 20), Qt::AlignRight | Qt::AlignVCenter, QString("%1 %").arg(qRound(100 * share)),
                  secondary, 13);
        }
    }

    /// Across and upwards as shares of the axes, upwards of the top that drawShares() got.
    [[nodiscard]] QPointF at(double across, double share) const
    {
        return {m_plot.left() + across * m_plot.width(), m_plot.bottom() - share / m_top * m_plot.height()};
    }

    void tick(double across, const QString& label, const QString& second = {})
    {
        const auto x = static_cast<int>(at(across, 0).x());
        write(QRect(x - 90, m_plot.bottom() + 8, 180, 20), Qt::AlignHCenter, label, text, 14);
        write(QRect(x - 90, m_plot.bottom() + 28, 180, 20), Qt::AlignHCenter, second, secondary, 13);
    }

    void bar(double from, double to, double share, const QColor& colour)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRect(QRectF(at(from, share), at(to, 0)));
    }

    void write(const QRect& place, int alignment, const QString& what, const QColor& colour, int pixels, bool bold = false)
    {
        m_painter.setFont(fontOf(pixels, bold));
        m_painter.setPen(colour);
        m_painter.drawText(place, alignment, what);
    }

    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] const QRect& plot() const { return m_plot; }

private:
    QPainter& m_painter;
    QRect m_plot;
    double m_top = 1;
};

QColor colourOf(const ClassDef* what)
{
    return what != nullptr ? QColor(what->colour.r, what->colour.g, what->colour.b) : secondary;
}

/// How many of the fits reach an IoU, from 1 on the left down to what all reach.
QPainterPath reachCurve(const Chart& chart, std::vector<FitSample> samples)
{
    std::ranges::sort(samples, std::greater{}, [](const FitSample& one) { return one.score.volume; });
    QPainterPath path(chart.at(1, 0));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double volume = samples[i].score.volume;
        path.lineTo(chart.at(volume, static_cast<double>(i) / static_cast<double>(samples.size())));
        path.lineTo(chart.at(volume, static_cast<double>(i + 1) / static_cast<double>(samples.size())));
    }
    path.lineTo(chart.at(0, 1));
    return path;
}

void drawClasses(Chart chart, std::span<const FitSample> samples, const LabelSchema& schema)
{
    chart.drawShares();
    for (const double volume : {0.0, 0.25, 0.5, 0.7, 1.0})
        chart.tick(volume, QString::number(volume));
    QPainter& painter = chart.painter();
    for (const double volume : {0.5, 0.7}) {
        painter.setPen(QPen(gridLine, 2, Qt::DashLine));
        painter.drawLine(chart.at(volume, 0), chart.at(volume, 1));
    }
    int row = 0;
    for (const SampleGroup& group : groupsByClass(samples)) {
        const auto some = samplesIn(group, samples);
        const ClassDef* what = schema.findClass(group.name);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colourOf(what), 2.5));
        painter.drawPath(reachCurve(chart, some));
        const QString name =
            what != nullptr ? QString::fromStdString(what->name.in(currentLanguage().toStdString())) : QString::fromStdString(group.name);
        const QRect line(chart.plot().left() + 14, chart.plot().bottom() - 26 - 22 * row++, 260, 20);
        painter.fillRect(QRect(line.left(), line.center().y() - 1, 18, 3), colourOf(what));
        chart.write(line.adjusted(26, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QString("%1 (%2)").arg(name).arg(some.size()), text, 13);
    }
}

/// Per group the share that reaches 0.7 in front of the share that reaches 0.5.
void drawGroups(Chart chart, std::span<const FitSample> samples, const std::vector<SampleGroup>& groups)
{
    constexpr double barShare = 0.3;  // of the place of a group, to either side of its middle
    chart.drawShares();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto some = samplesIn(groups[i], samples);
        const FitSummary summary = summaryOf(std::span<const FitSample>(some));
        const auto count = static_cast<double>(groups.size());
        const double middle = (static_cast<double>(i) + 0.5) / count;
        chart.bar(middle - barShare / count, middle + barShare / count, summary.half, half);
        chart.bar(middle - barShare / count, middle + barShare / count, summary.good, good);
        chart.tick(middle, QString::fromStdString(groups[i].name), PlotText::tr("fits: %1").arg(some.size()));
        if (some.empty())
            continue;
        const QRectF top(chart.at(middle, summary.half) - QPointF(60, 24), QSizeF(120, 20));
        chart.write(top.toRect(), Qt::AlignHCenter | Qt::AlignVCenter, QString("%1 %").arg(qRound(100 * summary.good)), text, 14, true);
    }
    const QRect line(chart.plot().left(), chart.plot().top() - 30, chart.plot().width(), 20);
    chart.painter().fillRect(QRect(line.right() - 200, line.top() + 4, 12, 12), good);
    chart.painter().fillRect(QRect(line.right() - 90, line.top() + 4, 12, 12), half);
    chart.write(line.adjusted(line.width() - 180, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, "IoU ≥ 0.7", secondary, 13);
    chart.write(line.adjusted(line.width() - 70, 0, 20, 0), Qt::AlignLeft | Qt::AlignVCenter, "IoU ≥ 0.5", secondary, 13);
}

void drawYaw(Chart chart, std::span<const FitSample> samples)
{
    constexpr int bins = 18;  // 5 degrees each
    constexpr double binWidth = std::numbers::pi / 2 / bins;
    std::array<double, bins> shares{};
    for (const FitSample& one : samples) {
        if (one.found)
            shares[std::min<std::size_t>(bins - 1, static_cast<std::size_t>(one.score.axisOff_rad / binWidth))] +=
                1 / static_cast<double>(samples.size());
    }
    constexpr double step = 0.2;
    chart.drawShares(std::max(step, std::ceil(std::ranges::max(shares) / step) * step));
    for (std::size_t i = 0; i < bins; ++i)
        chart.bar((static_cast<double>(i) + 0.08) / bins, (static_cast<double>(i) + 0.92) / bins, shares[i], i < 2 ? good : accent);
    for (int degrees = 0; degrees <= 90; degrees += 15)
        chart.tick(degrees / 90.0, QString("%1°").arg(degrees));
    const FitSummary summary = summaryOf(samples);
    chart.write(QRect(chart.plot().left(), chart.plot().top() + 8, chart.plot().width() - 12, 44), Qt::AlignRight,
                PlotText::tr("median %1°\nwithin 10°: %2 %").arg(summary.medianYaw_deg, 0, 'f', 1).arg(qRound(100 * summary.rightYaw)),
                text, 15);
}

}  // namespace

QImage drawAccuracy(std::span<const FitSample> samples, const QString& title, const LabelSchema& schema)
{
    QImage image(sheetSize, QImage::Format_RGB32);
    image.fill(background);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(24, true));
    painter.setPen(text);
    painter.drawText(QRect(2 * gap, 0, sheetSize.width() - 4 * gap, headHeight), Qt::AlignLeft | Qt::AlignVCenter, title);

    const int width = (sheetSize.width() - 3 * gap) / 2;
    const int height = (sheetSize.height() - headHeight - 2 * gap) / 2;
    const auto place = [&](int column, int row) {
        return QRect(gap + column * (width + gap), headHeight + row * (height + gap), width, height);
    };
    drawClasses(Chart(painter, place(0, 0), PlotText::tr("Share of fits that reach a 3D IoU, by class")), samples, schema);
    drawYaw(Chart(painter, place(1, 0), PlotText::tr("Yaw error, front and back alike")), samples);
    drawGroups(Chart(painter, place(0, 1), PlotText::tr("Good fits by range")), samples, groupsByRange());
    drawGroups(Chart(painter, place(1, 1), PlotText::tr("Good fits by number of points")), samples, groupsByPoints());
    return image;
}

}  // namespace pointloom
