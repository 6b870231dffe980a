// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ProgressLine.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pointloom {
namespace {

constexpr int barWidth_px = 96;
constexpr int listWidth_px = 320;

void showShare(QProgressBar& bar, const std::optional<double>& share)
{
    bar.setRange(0, share ? 100 : 0);
    bar.setValue(share ? static_cast<int>(*share * 100) : 0);
}

QString withPercent(const ProgressCentre::Work& work)
{
    return work.share ? ProgressLine::tr("%1  %2 %").arg(work.title).arg(static_cast<int>(*work.share * 100)) : work.title;
}

}  // namespace

ProgressLine::ProgressLine(ProgressCentre& centre, QWidget* parent) : QWidget(parent), m_centre(centre)
{
    setObjectName("progressLine");
    setCursor(Qt::PointingHandCursor);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(rhythm_px);
    m_title = new PlainLabel(this);
    m_title->setObjectName("progress.title");
    m_bar = new QProgressBar(this);
    m_bar->setFixedWidth(barWidth_px);
    m_bar->setTextVisible(false);
    m_cancel = new QToolButton(this);
    m_cancel->setObjectName("progress.cancel");
    m_cancel->setText(QString::fromUtf8("✕"));
    m_cancel->setProperty("role", "flat");
    m_cancel->setStyleSheet("padding: 0 4px");
    m_cancel->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_title);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    m_list = new QFrame(this, Qt::Popup);
    m_list->setObjectName("progress.list");
    m_list->setProperty("role", "floating");
    auto* rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(rhythm_px * 3 / 2, rhythm_px, rhythm_px, rhythm_px);
    rows->setSpacing(rhythm_px);

    connect(&centre, &ProgressCentre::changed, this, &ProgressLine::refresh);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        const auto works = m_centre.shown();
        if (works.size() == 1)
            m_centre.cancel(works.front().id);
        else
            toggleList();
    });
    refresh();
}

void ProgressLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void ProgressLine::mousePressEvent(QMouseEvent*)
{
    toggleList();
}

void ProgressLine::toggleList()
{
    m_list->adjustSize();
    const QPoint above = mapToGlobal(QPoint(width() - m_list->width(), -m_list->height() - rhythm_px));
    m_list->move(above);
    m_list->setVisible(!m_list->isVisible());
}

void ProgressLine::refresh()
{
    const auto works = m_centre.shown();
    setVisible(!works.empty());
    if (works.empty())
        m_list->hide();
    fillList(works);
    if (works.empty())
        return;
    const bool one = works.size() == 1;
    m_title->setText(one ? withPercent(works.front()) : tr("%n things at work", nullptr, static_cast<int>(works.size())));
    const bool allKnown = std::ranges::all_of(works, [](const auto& work) { return work.share.has_value(); });
    double sum = 0;
    for (const auto& work : works)
        sum += work.share.value_or(0);
    showShare(*m_bar, allKnown ? std::optional(sum / static_cast<double>(works.size())) : std::nullopt);
    m_cancel->setVisible(!one || works.front().cancel != nullptr);
    m_cancel->setText(QString::fromUtf8(one ? "✕" : "▴"));
    m_cancel->setToolTip(one ? tr("Cancel") : tr("Show all"));
}

/// Rows are kept while the works stay the same: a button must not vanish under the mouse.
void ProgressLine::fillList(const std::vector<ProgressCentre::Work>& works)
{
    std::vector<quint64> ids;
    std::ranges::transform(works, std::back_inserter(ids), &ProgressCentre::Work::id);
    if (ids != m_listed) {
        m_listed = ids;
        for (QWidget* gone : m_list->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
            gone->setParent(nullptr);
            gone->deleteLater();  // its button may be the one that brought us here
        }
        for (const auto& work : works) {
            auto* line = new QWidget(m_list);
            line->setFixedWidth(listWidth_px);
            auto* row = new QHBoxLayout(line);
            row->setContentsMargins(0, 0, 0, 0);
            auto* title = new PlainLabel(line);
            title->setObjectName(QString("title.%1").arg(work.id));
            auto* bar = new QProgressBar(line);
            bar->setObjectName(QString("bar.%1").arg(work.id));
            bar->setFixedWidth(barWidth_px);
            bar->setTextVisible(false);
            auto* cancel = new QToolButton(line);
            cancel->setObjectName(QString("cancel.%1").arg(work.id));
            cancel->setText(tr("Cancel"));
            cancel->setProperty("role", "flat");
            cancel->setEnabled(work.cancel != nullptr);
            connect(cancel, &QToolButton::clicked, this, [this, id = work.id] { m_centre.cancel(id); });
            row->addWidget(title, 1);
            row->addWidget(bar);
            row->addWidget(cancel);
            m_list->layout()->addWidget(line);
        }
    }
    for (const auto& work : works) {
        m_list->findChild<QLabel*>(QString("title.%1").arg(work.id))->setText(withPercent(work));
        showShare(*m_list->findChild<QProgressBar*>(QString("bar.%1").arg(work.id)), work.share);
    }
}

}  // namespace pointloom

#include "moc_ProgressLine.cpp"
