// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/StartPage.h"

#include "ui/application/Language.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/panels/RecentList.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int columnWidth_px = 560;
constexpr int iconSize_px = 56;
constexpr std::array languageCodes{"en", "zh_CN"};

QPushButton* makeButton(const char* name, const char* role, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(name);
    button->setProperty("role", role);
    button->setMinimumHeight(rhythm_px * 4);
    return button;
}

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent)
{
    setObjectName("startPage");
    setAttribute(Qt::WA_StyledBackground);
    auto* middle = new QWidget(this);
    middle->setFixedWidth(columnWidth_px);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(rhythm_px);
    auto* head = new QHBoxLayout;
    head->setSpacing(rhythm_px * 2);
    auto* icon = new PlainLabel(middle);
    icon->setPixmap(QIcon(":/icons/pointloom.svg").pixmap(iconSize_px, iconSize_px));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    m_title = new PlainLabel(middle);
    m_title->setProperty("role", "title");
    m_subtitle = new PlainLabel(middle);
    m_subtitle->setProperty("role", "quiet");
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    words->addStretch(1);
    head->addWidget(icon);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(rhythm_px * 2);
    m_errorCard = makeError();
    m_welcome = makeWelcome();
    m_busy = makeBusy();
    column->addWidget(m_errorCard);
    column->addWidget(m_welcome);
    column->addWidget(m_busy);

    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(rhythm_px * 2, rhythm_px * 2, rhythm_px * 2, rhythm_px);
    page->addStretch(2);
    page->addWidget(middle, 0, Qt::AlignHCenter);
    page->addStretch(3);
    page->addWidget(makeLanguages(), 0, Qt::AlignHCenter);
    retranslate();
    setRecent({});
}

QWidget* StartPage::makeWelcome()
{
    auto* welcome = new QWidget(this);
    auto* column = new QVBoxLayout(welcome);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(rhythm_px);
    m_open = makeButton("start.open", "action", welcome);
    m_openFile = makeButton("start.openFile", "", welcome);
    m_tour = makeButton("start.tour", "", welcome);
    m_sample = makeButton("start.sample", "", welcome);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(rhythm_px);
    for (QPushButton* button : {m_open, m_openFile, m_tour, m_sample})
        buttons->addWidget(button, 1);
    m_hint = new PlainLabel(welcome);
    m_hint->setProperty("role", "quiet");
    m_drop = new PlainLabel(welcome);
    m_drop->setProperty("role", "quiet");
    m_recentHeading = new PlainLabel(welcome);
    m_recentHeading->setProperty("role", "heading");
    m_recent = new RecentList(welcome);
    column->addLayout(buttons);
    column->addWidget(m_hint);
    column->addWidget(m_drop);
    column->addSpacing(rhythm_px * 2);
    column->addWidget(m_recentHeading);
    column->addWidget(m_recent);
    connect(m_open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(m_openFile, &QPushButton::clicked, this, &StartPage::openFileRequested);
    connect(m_tour, &QPushButton::clicked, this, &StartPage::tourRequested);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(m_recent, &RecentList::chosen, this, &StartPage::recentChosen);
    return welcome;
}

QFrame* StartPage::makeError()
{
    auto* card = new QFrame(this);
    card->setProperty("role", "banner");
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(rhythm_px * 2, rhythm_px * 3 / 2, rhythm_px * 2, rhythm_px * 3 / 2);
    column->setSpacing(rhythm_px / 2);
    m_errorTitle = new PlainLabel(card);
    m_errorTitle->setProperty("role", "warning");
    m_error = new PlainLabel(card);
    m_error->setObjectName("start.error");
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_errorTitle);
    column->addWidget(m_error);
    card->hide();
    return card;
}

QWidget* StartPage::makeBusy()
{
    auto* busy = new QWidget(this);
    busy->setObjectName("start.busy");
    auto* column = new QVBoxLayout(busy);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(rhythm_px);
    m_busyText = new PlainLabel(busy);
    m_busyText->setObjectName("start.busyText");
    m_percent = new PlainLabel(busy);
    m_percent->setObjectName("start.percent");
    m_percent->setProperty("role", "quiet");
    m_progress = new QProgressBar(busy);
    m_progress->setTextVisible(false);
    m_cancel = makeButton("start.cancel", "", busy);
    auto* words = new QHBoxLayout;
    words->addWidget(m_busyText, 1);
    words->addWidget(m_percent);
    column->addLayout(words);
    column->addWidget(m_progress);
    column->addSpacing(rhythm_px);
    column->addWidget(m_cancel, 0, Qt::AlignLeft);
    busy->hide();
    connect(m_cancel, &QPushButton::clicked, this, &StartPage::cancelRequested);
    return busy;
}

QWidget* StartPage::makeLanguages()
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(rhythm_px / 2);
    const std::array names{QString("English"), QString::fromUtf8("中文")};  // each in its own language
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto* button = new QToolButton(line);
        button->setObjectName(QString("start.language.%1").arg(languageCodes[i]));
        button->setText(names[i]);
        button->setCheckable(true);
        button->setProperty("role", "tool");
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, i] {
            Q_EMIT languageChosen(languageCodes[i]);
            retranslate();
        });
        m_languages[i] = button;
    }
    return line;
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
    m_openFile->setText(tr("Open file…"));
    m_tour->setText(tr("Take the tour"));
    m_tour->setToolTip(tr("Five steps on a generated street, about a minute"));
    m_sample->setText(tr("Try the sample"));
    m_hint->setText(tr("A folder of .pcd, .bin or .ply frames, or a KITTI folder. It is only ever read."));
    m_drop->setText(tr("A folder or a file can also be dropped here."));
    m_recentHeading->setText(tr("RECENT WORK"));
    m_errorTitle->setText(tr("This could not be opened"));
    m_cancel->setText(tr("Cancel"));
    m_recent->retranslate();
    for (std::size_t i = 0; i < m_languages.size(); ++i)
        m_languages[i]->setChecked(currentLanguage() == languageCodes[i]);
}

void StartPage::setRecent(const std::vector<TaskInfo>& tasks)
{
    m_recent->setTasks(tasks);
    m_recentHeading->setVisible(!tasks.empty());
    m_recent->setVisible(!tasks.empty());
}

void StartPage::setBusy(const QString& what)
{
    m_busy->setVisible(!what.isEmpty());
    m_welcome->setVisible(what.isEmpty());
    m_busyText->setText(what);
    m_percent->clear();
    m_progress->setRange(0, 0);
    if (!what.isEmpty())
        setError({});
}

void StartPage::setProgress(double share, const QString& what)
{
    m_progress->setRange(0, 100);
    m_progress->setValue(static_cast<int>(share * 100));
    m_percent->setText(tr("%1 %").arg(static_cast<int>(share * 100)));
    m_busyText->setText(what);
}

void StartPage::setError(const QString& text)
{
    m_error->setText(text);
    m_error->setMinimumHeight(std::max(0, m_error->heightForWidth(columnWidth_px - 4 * rhythm_px)));  // no layout asks for it in time
    m_errorCard->setVisible(!text.isEmpty());
}

}  // namespace pointloom

#include "moc_StartPage.cpp"
