// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/UnreadableFrame.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/application/Translated.h"
#include "ui/scene/SceneView.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pointloom {
namespace {

constexpr int unreadableWidth_px = 460;

}  // namespace

UnreadableFrame::UnreadableFrame(SceneView& view, ActionSet& actions) : QFrame(&view), m_view(view), m_actions(actions)
{
    setObjectName("unreadable");
    setProperty("role", "floating");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(rhythm_px * 2, rhythm_px * 2, rhythm_px * 2, rhythm_px * 2);
    column->setSpacing(rhythm_px);
    const auto add = [&](const char* name) {
        auto* label = new PlainLabel(this);
        label->setObjectName(name);
        label->setWordWrap(true);
        column->addWidget(label);
        return label;
    };
    m_title = add("unreadable.title");
    m_title->setProperty("role", "warning");
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_reason = add("unreadable.reason");
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_advice = add("unreadable.advice");
    m_advice->setProperty("role", "quiet");
    auto* row = new QHBoxLayout;
    column->addLayout(row);
    const auto addButton = [&](const char* name) {
        auto* button = new QPushButton(this);
        button->setObjectName(name);
        button->setFocusPolicy(Qt::TabFocus);  // the keys stay with the view
        row->addWidget(button);
        return button;
    };
    m_again = addButton("unreadable.again");
    m_columns = addButton("unreadable.columns");
    row->addStretch(1);
    connect(m_columns, &QPushButton::clicked, &actions[ActionId::cloudColumns], &QAction::trigger);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_session != nullptr)
            m_session->view().readAgain();
    });
    view.installEventFilter(this);
    refresh();
}

void UnreadableFrame::setSession(Session* session)
{
    m_session = session;
    if (session != nullptr) {
        connect(&session->view(), &FrameInView::frameChanged, this, &UnreadableFrame::refresh);
        connect(&session->view().frames(), &FrameCache::frameFailed, this, &UnreadableFrame::refresh);
        connect(&session->view(), &FrameInView::shownChanged, this, &UnreadableFrame::refresh);
    }
    refresh();
}

/// Frames around it that are shown in its place are shown as ever.
void UnreadableFrame::refresh()
{
    const Error* failure = m_session != nullptr && m_session->view().shown() == nullptr ? m_session->view().failure() : nullptr;
    setVisible(failure != nullptr);
    if (failure == nullptr)
        return;
    m_title->setText(tr("This frame cannot be read"));
    m_reason->setText(translated(*failure));
    m_advice->setText(tr("The other frames can be labelled as usual, and no label of this one is lost. Repair its file or copy it here "
                         "once more, then read it again."));
    m_again->setText(tr("Read again"));
    const auto& frame = m_session->sequence().frames[static_cast<std::size_t>(m_session->view().frameIndex())];
    m_columns->setText(m_actions[ActionId::cloudColumns].text());
    m_columns->setVisible(promisesNoHeader(frame.cloud()));
    place();
}

void UnreadableFrame::place()
{
    const int width_px = std::min(unreadableWidth_px, m_view.width() - 2 * rhythm_px);
    resize(width_px, layout()->totalHeightForWidth(width_px));
    move((m_view.width() - width()) / 2, (m_view.height() - height()) / 2);
    raise();
}

void UnreadableFrame::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

bool UnreadableFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_view && event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(watched, event);
}

}  // namespace pointloom

#include "moc_UnreadableFrame.cpp"
