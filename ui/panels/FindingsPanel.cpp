// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/FindingsPanel.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/docks/Panels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace pointloom {
namespace {

constexpr std::size_t mostRows = 200;  ///< each has to be laid out whenever something changes; nobody reads more

}  // namespace

FindingsPanel::FindingsPanel(Session& session, Findings& findings, const ActionSet& actions, QWidget* parent)
    : QWidget(parent), m_session(session), m_findings(findings), m_actions(actions)
{
    setObjectName("findings");
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(rhythm_px, 4, rhythm_px, rhythm_px);
    m_none = new PlainLabel(this);
    m_none->setObjectName("findings.none");
    m_none->setWordWrap(true);
    m_none->setProperty("role", "quiet");
    m_list = new QListWidget(this);
    m_list->setObjectName("findingList");
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout;
    m_next = new QPushButton(this);
    m_next->setObjectName("findingNext");
    m_fix = new QPushButton(this);
    m_fix->setObjectName("findingFix");
    row->addWidget(m_next);
    row->addWidget(m_fix, 1);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addLayout(row);

    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        const auto at = static_cast<std::size_t>(m_list->row(item));
        if (at < m_findings.all().size())
            m_findings.goTo(Finding(m_findings.all()[at]));
    });
    connect(m_next, &QPushButton::clicked, &findings, &Findings::goToNext);
    connect(m_fix, &QPushButton::clicked, &findings, &Findings::fixCurrent);
    connect(&findings, &Findings::changed, this, &FindingsPanel::refresh);
    connect(&findings, &Findings::currentChanged, this, &FindingsPanel::markCurrent);
    connect(&actions, &ActionSet::keysChanged, this, &FindingsPanel::refresh);
    refresh();
}

void FindingsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        refresh();
}

void FindingsPanel::refresh()
{
    m_list->clear();
    for (const Finding& finding : std::span(m_findings.all()).first(std::min(mostRows, m_findings.all().size()))) {
        const bool isError = finding.severity == Severity::error;
        auto* item = new QListWidgetItem(tr("%1 frame %2: %3")
                                             .arg(isError ? QString::fromUtf8("●") : QString::fromUtf8("▲"))
                                             .arg(finding.frames.first)
                                             .arg(Findings::textOf(finding)),
                                         m_list);
        item->setForeground(isError ? colours::warning : colours::text);
        const QString weight =
            isError ? tr("An error: it must be dealt with before the task is submitted.") : tr("A warning: it may be right as it is.");
        item->setToolTip(plainTip(Findings::titleOf(finding) + '\n' + weight));
    }
    const int count = static_cast<int>(m_findings.all().size());
    const int listed = m_list->count();
    m_none->setVisible(count == 0 || listed < count);
    m_none->setText(count > 0                     ? tr("The first %1 of %2, errors before warnings").arg(listed).arg(count)
                        : m_findings.hasSeenAll() ? tr("The checks find nothing.")
                                                  : tr("The checks have not looked at everything yet."));
    m_list->setVisible(count > 0);
    m_next->setText(tr("Next  %1").arg(m_actions.keyOf(ActionId::nextFinding)));
    m_next->setEnabled(count > 0);
    markCurrent();
    Q_EMIT counted(countText());
}

QString FindingsPanel::countText() const
{
    return m_findings.all().empty() ? QString() : QString::number(m_findings.all().size());
}

void FindingsPanel::markCurrent()
{
    const Finding* now = m_findings.current();
    const auto row = now != nullptr ? static_cast<int>(now - m_findings.all().data()) : m_list->count();
    if (row < m_list->count())
        m_list->setCurrentRow(row);
    else
        m_list->clearSelection();
    const bool canFix = now != nullptr && now->fix != FixKind::none && !m_session.editing().readOnly();
    m_fix->setEnabled(canFix);
    m_fix->setText(canFix ? tr("%1  %2").arg(Findings::fixText(now->fix), m_actions.keyOf(ActionId::fixFinding)) : tr("Fix"));
}

PanelEntry findingsPanel()
{
    return {.key = "dock.findings",
            .title = QT_TRANSLATE_NOOP("Panels", "Findings"),
            .place = PanelEntry::Place::tab,
            .make = [](const PanelContext& context) {
                auto* panel = new FindingsPanel(context.session, context.findings, context.actions);
                const auto note = [&talk = context.talk](const QString& text) { Q_EMIT talk.noted("dock.findings", text); };
                QObject::connect(panel, &FindingsPanel::counted, &context.talk, note);
                note(panel->countText());  // of what it was made with
                return MadePanel{.widget = panel};
            }};
}

}  // namespace pointloom

#include "moc_FindingsPanel.cpp"
