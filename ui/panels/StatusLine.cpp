// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/StatusLine.h"

#include "core/base/Text.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/application/Translated.h"
#include "ui/panels/ElidedLabel.h"
#include "ui/panels/ProgressLine.h"

#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QTimer>

#include <chrono>

#include <unistd.h>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto messageLasts = 6s;
constexpr auto memoryIsReadEvery = 2s;

/// Resident memory of this process in MB; 0 where /proc is not there.
qint64 memory_MB()
{
    QFile file("/proc/self/statm");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return pages.value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / 1'000'000;
}

/// What a person has to know about a frame: how its file was taken, and that it has no ground.
QString noteOn(const Frame& frame)
{
    QStringList notes;
    for (const Message& remark : frame.cloud->remarks)
        notes << translated(remark);
    if (!frame.cloud->empty() && !frame.index->ground().known())
        notes << StatusLine::tr("no ground was found in this frame");
    return notes.join(QString::fromUtf8(" · "));
}

void setRole(QWidget* widget, const char* role)
{
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);  // style sheets look at properties only then
    widget->style()->polish(widget);
}

}  // namespace

StatusLine::StatusLine(const ActionSet& actions, ProgressCentre& progress, QWidget* parent) : QWidget(parent), m_actions(actions)
{
    setObjectName("statusLine");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(rhythm_px * 3 / 2, 3, rhythm_px * 3 / 2, 3);
    row->setSpacing(rhythm_px * 3);
    const auto quiet = [&](const char* name) {
        auto* label = new PlainLabel(this);
        label->setObjectName(name);
        label->setProperty("role", "quiet");
        return label;
    };
    m_frame = quiet("status.frame");
    m_cursor = quiet("status.cursor");
    m_cursor->setMinimumWidth(190);
    m_points = quiet("status.points");
    connect(&actions, &ActionSet::keysChanged, this, &StatusLine::refresh);
    m_missed = new QPushButton(this);
    m_missed->setObjectName("status.missed");
    m_missed->setProperty("role", "missed");
    m_missed->setFocusPolicy(Qt::NoFocus);
    m_remarks = new QPushButton(this);
    m_remarks->setObjectName("status.remarks");
    m_remarks->setProperty("role", "missed");
    m_remarks->setFocusPolicy(Qt::NoFocus);
    m_note = new ElidedLabel(this);
    m_note->setObjectName("status.note");
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("role", "warning");
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_message = new ElidedLabel(this);
    m_message->setObjectName("status.message");
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // it takes what the others leave
    m_retry = new QPushButton(this);
    m_retry->setFocusPolicy(Qt::NoFocus);
    m_saved = new ElidedLabel(this);  // may say why it failed
    m_saved->setObjectName("status.saved");
    m_saved->setProperty("role", "quiet");
    m_memory = quiet("status.memory");
    m_rate = quiet("status.rate");
    m_rate->setMinimumWidth(48);
    m_rate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QWidget* left : std::initializer_list<QWidget*>{m_frame, m_cursor, m_points, m_missed, m_remarks})
        row->addWidget(left);
    row->addWidget(m_note, 1);
    row->addWidget(m_message, 1);
    row->addWidget(new ProgressLine(progress, this));
    for (QWidget* right : std::initializer_list<QWidget*>{m_retry, m_saved, m_memory, m_rate})
        row->addWidget(right);

    auto* memoryTimer = new QTimer(this);
    memoryTimer->start(memoryIsReadEvery);
    connect(memoryTimer, &QTimer::timeout, this, [this] { m_memory->setText(tr("%1 MB").arg(memory_MB())); });
    connect(m_missed, &QPushButton::clicked, this, &StatusLine::missedClicked);
    connect(m_remarks, &QPushButton::clicked, this, &StatusLine::remarksClicked);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_session != nullptr)
            m_session->editing().retrySaving();
    });
    m_memory->setText(tr("%1 MB").arg(memory_MB()));
    refresh();
}

void StatusLine::setSession(Session* session)
{
    m_session = session;
    m_missedCount.reset();
    m_remarkCount = 0;
    if (session != nullptr) {
        connect(&session->view(), &FrameInView::frameChanged, this, &StatusLine::refresh);
        connect(&session->view().frames(), &FrameCache::frameReady, this, &StatusLine::refresh);
        connect(&session->view().frames(), &FrameCache::frameFailed, this, &StatusLine::refresh);
        connect(&session->editing(), &Editing::saveStateChanged, this, &StatusLine::refreshSaved);
        connect(&session->editing(), &Editing::refused, this, &StatusLine::say);
    }
    refresh();
}

void StatusLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void StatusLine::refresh()
{
    m_retry->setText(tr("Try again"));
    refreshSaved();
    setMissed(m_missedCount);
    setRemarks(m_remarkCount);
    if (m_session == nullptr) {
        m_frame->clear();
        m_points->clear();
        m_note->clear();
        m_note->hide();
        return;
    }
    m_frame->setText(tr("Frame %1 / %2").arg(m_session->view().frameIndex() + 1).arg(m_session->sequence().frames.size()));
    const auto frame = m_session->view().frame();
    m_points->setText(frame != nullptr ? tr("%1 points").arg(QLocale().toString(static_cast<qulonglong>(frame->cloud->size())))
                          : m_session->view().failure() != nullptr ? tr("cannot be read")
                                                                   : tr("reading…"));
    m_note->setText(frame != nullptr ? noteOn(*frame) : QString());
    m_note->setVisible(!m_note->text().isEmpty());
}

void StatusLine::refreshSaved()
{
    m_retry->setVisible(m_session != nullptr && m_session->editing().saveState() == Editing::SaveState::failed);
    if (m_session == nullptr) {
        m_saved->clear();
        return;
    }
    switch (m_session->editing().saveState()) {
    case Editing::SaveState::saved:
        m_saved->setText(QString::fromUtf8("✓ ") + tr("saved"));
        setRole(m_saved, "good");
        break;
    case Editing::SaveState::saving:
        m_saved->setText(tr("saving…"));
        setRole(m_saved, "quiet");
        break;
    case Editing::SaveState::failed:
        m_saved->setText(tr("not saved: %1").arg(m_session->editing().saveFailure()));
        setRole(m_saved, "warning");
        break;
    case Editing::SaveState::readOnly:
        m_saved->setText(tr("read-only"));
        setRole(m_saved, "quiet");
        break;
    }
}

void StatusLine::setCursorPlace(const std::optional<FilePoint>& place_m)
{
    if (!place_m) {
        m_cursor->clear();
        return;
    }
    const auto number = [](double value) { return QString::fromStdString(fixed(value, 1)).replace('-', QChar(0x2212)); };
    m_cursor->setText(QString("x %1  y %2  z %3").arg(number(place_m->x()), number(place_m->y()), number(place_m->z())));
}

void StatusLine::setFrameTime(double seconds)
{
    m_rate->setText(seconds > 0 ? tr("%1 ms").arg(seconds * 1000, 0, 'f', 0) : QString());
}

void StatusLine::setMissed(std::optional<int> count)
{
    m_missedCount = count;
    m_missed->setVisible(count.value_or(0) > 0);
    m_missed->setText(tr("%n unlabelled", nullptr, count.value_or(0)) + QString::fromUtf8(" · ") + m_actions.keyOf(ActionId::nextMissed));
}

void StatusLine::setRemarks(std::size_t count)
{
    m_remarkCount = count;
    m_remarks->setVisible(count > 0);
    m_remarks->setText(tr("Remarks: %L1").arg(count));
    m_remarks->setToolTip(tr("What was noticed when this was opened"));
}

void StatusLine::say(const QString& text)
{
    m_message->setText(text);
    QTimer::singleShot(messageLasts, m_message, [this, text] {
        if (m_message->text() == text)
            m_message->clear();
    });
}

}  // namespace pointloom

#include "moc_StatusLine.cpp"
