// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/StartPage.h"

#include "ui/Theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int columnWidth_px = 440;
constexpr int iconSize_px = 72;
constexpr qsizetype recentShown = 6;

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent)
{
    setObjectName("startPage");
    auto* middle = new QWidget(this);
    middle->setFixedWidth(columnWidth_px);
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(rhythm_px);
    auto* icon = new QLabel(middle);
    icon->setPixmap(QIcon(":/icons/pointloom.svg").pixmap(iconSize_px, iconSize_px));
    m_title = new QLabel(middle);
    m_title->setProperty("role", "title");
    m_subtitle = new QLabel(middle);
    m_subtitle->setProperty("role", "quiet");
    m_subtitle->setWordWrap(true);
    m_open = new QPushButton(middle);
    m_open->setObjectName("start.open");
    m_open->setProperty("role", "action");
    m_sample = new QPushButton(middle);
    m_sample->setObjectName("start.sample");
    m_hint = new QLabel(middle);
    m_hint->setProperty("role", "quiet");
    m_hint->setWordWrap(true);
    m_error = new QLabel(middle);
    m_error->setObjectName("start.error");
    m_error->setProperty("role", "warning");
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->hide();
    m_recentHeading = new QLabel(middle);
    m_recentHeading->setProperty("role", "heading");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_open, 1);
    buttons->addWidget(m_sample, 1);
    m_recentRows = new QVBoxLayout;
    m_recentRows->setSpacing(2);

    m_busy = new QWidget(middle);
    auto* busyRow = new QHBoxLayout(m_busy);
    busyRow->setContentsMargins(0, 0, 0, 0);
    m_busyText = new QLabel(m_busy);
    m_progress = new QProgressBar(m_busy);
    m_cancel = new QPushButton(m_busy);
    busyRow->addWidget(m_busyText);
    busyRow->addWidget(m_progress, 1);
    busyRow->addWidget(m_cancel);
    m_busy->hide();

    for (QWidget* part : std::initializer_list<QWidget*>{icon, m_title, m_subtitle})
        column->addWidget(part);
    column->addSpacing(rhythm_px);
    column->addLayout(buttons);
    column->addWidget(m_hint);
    column->addWidget(m_busy);
    column->addWidget(m_error);
    column->addSpacing(rhythm_px * 2);
    column->addWidget(m_recentHeading);
    column->addLayout(m_recentRows);

    auto* page = new QVBoxLayout(this);
    page->addStretch(2);
    page->addWidget(middle, 0, Qt::AlignHCenter);
    page->addStretch(3);

    connect(m_open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(m_cancel, &QPushButton::clicked, this, &StartPage::cancelRequested);
    retranslate();
}

void StartPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StartPage::retranslate()
{
    m_title->setText(tr("Pointloom"));
    m_subtitle->setText(tr("Box and label objects in LiDAR frames: one click each."));
    m_open->setText(tr("Open folder…"));
    m_sample->setText(tr("Try the sample"));
    m_hint->setText(tr("A folder of .pcd, .bin or .ply frames, or a KITTI folder. It is only ever read. You can also drop it here."));
    m_recentHeading->setText(tr("RECENT"));
    m_cancel->setText(tr("Cancel"));
    setRecent(m_recent);
}

void StartPage::setRecent(const QStringList& folders)
{
    m_recent = folders;
    while (QLayoutItem* item = m_recentRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& folder : folders.mid(0, recentShown)) {
        auto* row = new QPushButton(QFileInfo(folder).fileName() + "   " + QFileInfo(folder).path(), this);
        row->setProperty("role", "flat");
        row->setStyleSheet("text-align: left; padding: 5px 8px;");
        row->setToolTip(folder);
        connect(row, &QPushButton::clicked, this, [this, folder] { Q_EMIT recentChosen(folder); });
        m_recentRows->addWidget(row);
    }
    m_recentHeading->setVisible(!folders.isEmpty());
}

void StartPage::setBusy(const QString& what, bool cancellable)
{
    m_busy->setVisible(!what.isEmpty());
    m_busyText->setText(what);
    m_progress->setRange(0, 0);
    m_cancel->setVisible(cancellable);
    m_open->setEnabled(what.isEmpty());
    m_sample->setEnabled(what.isEmpty());
    if (!what.isEmpty())
        setError({});
}

void StartPage::setProgress(double share, const QString& what)
{
    m_progress->setRange(0, 100);
    m_progress->setValue(static_cast<int>(share * 100));
    m_busyText->setText(what);
}

void StartPage::setError(const QString& text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
}

}  // namespace pointloom
