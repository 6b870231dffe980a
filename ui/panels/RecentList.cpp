// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/RecentList.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr std::size_t recentListMostRows = 6;
constexpr int rowHeight_px = 46;

class RecentRow : public QAbstractButton
{
public:
    RecentRow(const TaskInfo& task, QWidget* parent) : QAbstractButton(parent)
    {
        const QString folder = QString::fromStdString(task.dataset.string());
        m_there = QFileInfo::exists(folder);
        m_name = QString::fromStdString(task.name);
        m_folder = m_there ? folder : RecentList::tr("%1 (not there now)").arg(folder);
        m_when = whenText(task.openedAt, QDateTime::currentDateTime());
        m_boxes = task.boxes == 1 ? RecentList::tr("1 box")
                                  : RecentList::tr("%1 boxes").arg(QLocale().toString(static_cast<qulonglong>(task.boxes)));
        setText(m_name);
        setAccessibleName(QString("%1, %2, %3").arg(m_name, m_when, m_boxes));
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setFixedHeight(rowHeight_px);
        setToolTip(plainTip(folder));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? QPen(colours::focus) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? colours::hovered : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        const QRect inner = rect().adjusted(rhythm_px * 3 / 2, 5, -rhythm_px * 3 / 2, -5);
        QFont small = font();
        small.setPixelSize(smallText_px());
        const QFontMetrics smallMetrics(small);
        const int right = std::max(smallMetrics.horizontalAdvance(m_when), smallMetrics.horizontalAdvance(m_boxes)) + rhythm_px * 2;
        painter.setPen(m_there ? colours::text : colours::quiet);
        painter.drawText(inner.adjusted(0, 0, -right, 0), Qt::AlignTop,
                         fontMetrics().elidedText(m_name, Qt::ElideRight, inner.width() - right));
        painter.setFont(small);
        painter.setPen(colours::quiet);
        painter.drawText(inner.adjusted(0, 0, -right, 0), Qt::AlignBottom,
                         smallMetrics.elidedText(m_folder, Qt::ElideMiddle, inner.width() - right));
        painter.drawText(inner, Qt::AlignRight | Qt::AlignTop, m_when);
        painter.drawText(inner, Qt::AlignRight | Qt::AlignBottom, m_boxes);
    }
    void enterEvent(QEnterEvent* event) override
    {
        QAbstractButton::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent* event) override
    {
        QAbstractButton::leaveEvent(event);
        update();
    }

private:
    bool m_there = true;
    QString m_name;
    QString m_folder;
    QString m_when;
    QString m_boxes;
};

}  // namespace

QString whenText(const std::string& isoTime, const QDateTime& now)
{
    QDateTime when = QDateTime::fromString(QString::fromStdString(isoTime), Qt::ISODateWithMs);
    if (!when.isValid())
        return {};
    when.setTimeSpec(Qt::UTC);
    when = when.toTimeSpec(now.timeSpec());
    const QString clock = QLocale().toString(when.time(), "HH:mm");
    const qint64 days = when.date().daysTo(now.date());
    if (days == 0)
        return RecentList::tr("today, %1").arg(clock);
    if (days == 1)
        return RecentList::tr("yesterday, %1").arg(clock);
    return QLocale().toString(when.date(), QLocale::ShortFormat);
}

RecentList::RecentList(QWidget* parent) : QWidget(parent)
{
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2);
}

void RecentList::setTasks(std::vector<TaskInfo> tasks)
{
    m_tasks = std::move(tasks);
    retranslate();
}

void RecentList::retranslate()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // it may be the one that was clicked
        delete item;
    }
    for (std::size_t i = 0; i < std::min(recentListMostRows, m_tasks.size()); ++i) {
        auto* row = new RecentRow(m_tasks[i], this);
        row->setObjectName(QString("recent.%1").arg(i));
        m_rows->addWidget(row);
        connect(row, &QAbstractButton::clicked, this,
                [this, folder = QString::fromStdString(m_tasks[i].dataset.string())] { Q_EMIT chosen(folder); });
    }
}

}  // namespace pointloom

#include "moc_RecentList.cpp"
