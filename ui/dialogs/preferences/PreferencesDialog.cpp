// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/preferences/PreferencesDialog.h"

#include "ui/application/Theme.h"
#include "ui/dialogs/preferences/KeysPage.h"
#include "ui/dialogs/preferences/LookPage.h"
#include "ui/dialogs/preferences/MousePage.h"
#include "ui/dialogs/preferences/PerformancePage.h"
#include "ui/dialogs/preferences/SavingPage.h"
#include "ui/session/Session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr QSize size_px(880, 600);               ///< fits a screen of 1366 by 768
constexpr int preferencesDialogLeading_px = 12;  ///< above and below the name of a page together

}  // namespace

PreferencesDialog::PreferencesDialog(const PreferenceTargets& targets, QWidget* parent) : QDialog(parent), m_targets(targets)
{
    m_list = new QListWidget(this);
    m_list->setObjectName("preferences.pages");
    m_pages = new QStackedWidget(this);
    m_close = new QPushButton(this);
    m_close->setObjectName("preferences.close");
    m_close->setDefault(true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(rhythm_px, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addWidget(m_pages, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(rhythm_px * 3, 0, rhythm_px * 3, rhythm_px * 2);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, rhythm_px, 0, 0);
    column->addLayout(row, 1);
    column->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    fill();
    m_list->setCurrentRow(0);
    resize(size_px);
}

void PreferencesDialog::addPage(const QString& title, QWidget* page)
{
    auto* item = new QListWidgetItem(title, m_list);
    item->setSizeHint({fontMetrics().horizontalAdvance(title) + 2 * rhythm_px, fontMetrics().height() + preferencesDialogLeading_px});
    auto* scroll = new QScrollArea(m_pages);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    m_pages->addWidget(scroll);
}

void PreferencesDialog::fill()
{
    setWindowTitle(tr("Preferences"));
    m_close->setText(tr("Close"));
    Session* session = m_targets.session;
    addPage(tr("Keys"), new KeysPage(m_targets.actions, session != nullptr ? &session->schema() : nullptr, m_pages));
    addPage(tr("Mouse"), new MousePage(m_targets, m_pages));
    addPage(tr("Look and language"), new LookPage(m_pages));
    addPage(tr("Saving"), new SavingPage(m_targets, m_pages));
    addPage(tr("Performance"), new PerformancePage(m_targets, m_pages));
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + rhythm_px * 2);
}

void PreferencesDialog::fillAgain()
{
    const int shown = m_list->currentRow();
    const QString focused = focusWidget() != nullptr ? focusWidget()->objectName() : QString();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    while (m_pages->count() > 0)
        delete m_pages->widget(0);
    fill();
    m_list->setCurrentRow(shown);
    m_pages->setCurrentIndex(shown);
    if (auto* again = focused.isEmpty() ? nullptr : findChild<QWidget*>(focused))
        again->setFocus();
}

void PreferencesDialog::showPage(PageKind page)
{
    m_list->setCurrentRow(static_cast<int>(page));
}

void PreferencesDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    // Later: the field that changed the language is still at work.
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &PreferencesDialog::fillAgain, Qt::QueuedConnection);
}

}  // namespace pointloom

#include "moc_PreferencesDialog.cpp"
