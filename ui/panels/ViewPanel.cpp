// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ViewPanel.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/panels/Segments.h"
#include "ui/panels/ViewColourPage.h"
#include "ui/panels/ViewLimitsPage.h"
#include "ui/panels/ViewPointsPage.h"
#include "ui/panels/ViewScenePage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pointloom {
namespace {

constexpr int width_px = 328;
constexpr int nameWidth_px = 84;
constexpr int least_px = 80;  ///< of a page, however low the view is

}  // namespace

QLabel* addRow(QWidget& page, QWidget* content)
{
    auto* grid = qobject_cast<QGridLayout*>(page.layout());
    auto* name = new PlainLabel(&page);
    name->setProperty("role", "quiet");
    name->setMinimumWidth(nameWidth_px);
    const int row = grid->rowCount();
    grid->addWidget(name, row, 0, Qt::AlignTop);
    grid->addWidget(content, row, 1);
    name->setMinimumHeight(content->sizeHint().height() < 40 ? content->sizeHint().height() : 0);
    return name;
}

ViewPanel::ViewPanel(ViewControl& control, const ActionSet& actions) : QFrame(&control.view()), m_control(control)
{
    setObjectName("viewPanel");
    setProperty("role", "floating");
    setFixedWidth(width_px);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(rhythm_px, rhythm_px, rhythm_px, rhythm_px * 3 / 2);
    column->setSpacing(rhythm_px * 3 / 2);

    m_tabs = new Segments(4, 0, this);
    m_tabs->setObjectName("viewTabs");
    m_close = new QToolButton(this);
    m_close->setProperty("role", "flat");
    m_close->setText(QString::fromUtf8("✕"));
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    auto* head = new QHBoxLayout;
    head->addWidget(m_tabs, 1);
    head->addWidget(m_close);
    column->addLayout(head);

    m_pages = new QStackedWidget(this);
    m_pages->addWidget(new ViewColourPage(control));
    m_pages->addWidget(new ViewPointsPage(control));
    m_pages->addWidget(new ViewLimitsPage(control));
    m_pages->addWidget(new ViewScenePage(control, actions));
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_pages);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_pages->setAutoFillBackground(false);
    column->addWidget(m_scroll);
    connect(m_tabs, &Segments::chosen, this, &ViewPanel::turnTo);
    turnTo(0);
    retranslate();
    hide();
}

void ViewPanel::toggle()
{
    setVisible(isHidden());
    if (isVisible())
        m_tabs->button(m_pages->currentIndex())->setFocus(Qt::PopupFocusReason);
}

void ViewPanel::setRoom(int height_px)
{
    if (std::exchange(m_room_px, height_px) != height_px)
        fit();
}

void ViewPanel::turnTo(int page)
{
    // A page that is not in sight must not keep the panel high.
    for (int i = 0; i < m_pages->count(); ++i)
        m_pages->widget(i)->setSizePolicy(QSizePolicy::Preferred, i == page ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_pages->setCurrentIndex(page);
    fit();
}

void ViewPanel::fit()
{
    m_pages->updateGeometry();
    const int wanted = m_pages->sizeHint().height();
    const QMargins margins = layout()->contentsMargins();
    const int head = margins.top() + margins.bottom() + m_tabs->sizeHint().height() + layout()->spacing();
    m_scroll->setFixedHeight(m_room_px > 0 ? std::clamp(m_room_px - head, std::min(least_px, wanted), wanted) : wanted);
    layout()->activate();
    adjustSize();
    Q_EMIT resized();
}

void ViewPanel::retranslate()
{
    m_tabs->setTexts({tr("Colour"), tr("Points"), tr("Limits"), tr("Scene")});
    m_close->setToolTip(tr("Close  (Esc)"));
    fit();
}

void ViewPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

/// Keys that mean something in here come before those of the window.
bool ViewPanel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const QWidget* focus = QApplication::focusWidget();
        const bool slides = qobject_cast<const QSlider*>(focus) != nullptr && (key == Qt::Key_Left || key == Qt::Key_Right);
        const bool presses = qobject_cast<const QAbstractButton*>(focus) != nullptr && key == Qt::Key_Space;
        if (slides || presses || key == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QFrame::event(event);
}

void ViewPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void ViewPanel::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    fit();
}

void ViewPanel::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    m_control.view().setFocus();
    Q_EMIT resized();
}

}  // namespace pointloom

#include "moc_ViewPanel.cpp"
