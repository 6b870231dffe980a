// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/DockTitle.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QDockWidget>
#include <QEvent>
#include <QLabel>
#include <QPainter>

namespace pointloom {
namespace {

constexpr int height_px = 28;
constexpr int grip_px = 14;
constexpr int button_px = 16;

/// A small sign without a frame: a cross, or a sheet that comes off.
class TitleButton : public QAbstractButton
{
public:
    enum class Sign { close, comesOff };

    TitleButton(Sign sign, int side_px, QWidget* parent) : QAbstractButton(parent), m_sign(sign)
    {
        setFixedSize(side_px, button_px);
        setFocusPolicy(Qt::NoFocus);
        QSizePolicy keeps = sizePolicy();
        keeps.setRetainSizeWhenHidden(true);  // nothing jumps when it shows
        setSizePolicy(keeps);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(underMouse() ? colours::text : colours::quiet, 1.3));
        const QRectF box = QRectF(0, 0, 7, 7).translated(QRectF(rect()).center() - QPointF(3.5, 3.5));
        if (m_sign == Sign::close) {
            painter.drawLine(box.topLeft(), box.bottomRight());
            painter.drawLine(box.topRight(), box.bottomLeft());
        } else {
            painter.drawRect(box.adjusted(-1, 2, -2, 1));
            painter.drawPolyline(QPolygonF{QPointF(box.left() + 1, box.top()), QPointF(box.left() + 1, box.top() - 1),
                                           QPointF(box.right() + 1, box.top() - 1), QPointF(box.right() + 1, box.bottom() - 1),
                                           QPointF(box.right(), box.bottom() - 1)});
        }
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
    Sign m_sign;
};

}  // namespace

DockTitle::DockTitle(QDockWidget& dock, Qt::Orientation orientation) : QWidget(&dock), m_dock(dock), m_orientation(orientation)
{
    const bool wide = orientation == Qt::Horizontal;
    const int side_px = wide ? button_px : grip_px;
    auto* line = new QBoxLayout(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this);
    line->setContentsMargins(wide ? rhythm_px * 3 / 2 : 0, wide ? 0 : 2, wide ? rhythm_px / 2 : 0, 0);
    line->setSpacing(wide ? rhythm_px / 2 : 0);
    m_heading = new PlainLabel(this);
    m_heading->setProperty("role", "heading");
    m_note = new PlainLabel(this);
    m_note->setProperty("role", "quiet");
    m_close = new TitleButton(TitleButton::Sign::close, side_px, this);
    m_close->setObjectName("dock.close");
    m_float = new TitleButton(TitleButton::Sign::comesOff, side_px, this);
    m_float->setObjectName("dock.float");
    if (wide) {
        line->addWidget(m_heading, 1);
        line->addWidget(m_note);
        line->addWidget(m_float);
        line->addWidget(m_close);
    } else {
        m_heading->hide();
        m_note->hide();
        line->addWidget(m_close);
        line->addWidget(m_float);
        line->addStretch(1);
    }
    connect(m_close, &QAbstractButton::clicked, &dock, &QDockWidget::close);
    connect(m_float, &QAbstractButton::clicked, &dock, [&dock] { dock.setFloating(!dock.isFloating()); });
    connect(&dock, &QWidget::windowTitleChanged, this, &DockTitle::retranslate);
    showButtons(false);
    retranslate();
}

QSize DockTitle::sizeHint() const
{
    return m_orientation == Qt::Horizontal ? QSize(4 * height_px, height_px) : QSize(grip_px, 2 * button_px + 4);
}

void DockTitle::setHeading(const QString& text)
{
    m_ownHeading = text;
    retranslate();
}

void DockTitle::setNote(const QString& text)
{
    m_note->setText(text);
}

void DockTitle::retranslate()
{
    m_heading->setText((m_ownHeading.isEmpty() ? m_dock.windowTitle() : m_ownHeading).toUpper());
    m_close->setToolTip(tr("Close (the menu “Layout” brings it back)"));
    m_float->setToolTip(tr("A window of its own, and back"));
    setToolTip(m_orientation == Qt::Vertical ? plainTip(m_dock.windowTitle()) : QString());
}

void DockTitle::showButtons(bool shown)
{
    m_close->setVisible(shown);
    m_float->setVisible(shown);
}

void DockTitle::enterEvent(QEnterEvent* event)
{
    QWidget::enterEvent(event);
    showButtons(true);
}

void DockTitle::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    showButtons(false);
}

void DockTitle::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DockTitle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours::panel);
    if (m_dock.isFloating()) {
        painter.setPen(colours::line);
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    }
    if (m_orientation == Qt::Horizontal)
        return;
    painter.setPen(Qt::NoPen);  // three dots where there is room for no words
    painter.setBrush(colours::quiet);
    for (const int offset : {-6, 0, 6})
        painter.drawEllipse(QPointF(width() / 2.0, height() / 2.0 + offset + rhythm_px), 1.2, 1.2);
}

}  // namespace pointloom

#include "moc_DockTitle.cpp"
