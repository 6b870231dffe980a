// SPDX-License-Identifier: Apache-2.0
#include "ui/tour/TourCard.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int width_px = 300;
constexpr int arrow_px = 9;  ///< how far the arrow stands out
constexpr int gap_px = 6;    ///< between the arrow and the place
constexpr int dot_px = 6;

/// A line around the place one is to look at. Lets the mouse through.
class PlaceFrame : public QWidget
{
public:
    explicit PlaceFrame(QWidget& window) : QWidget(&window) { setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours::selection, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
};

}  // namespace

TourCard::TourCard(QWidget& window) : QWidget(&window), m_frame(new PlaceFrame(window))
{
    setObjectName("tourCard");
    setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(arrow_px + rhythm_px * 2, arrow_px + rhythm_px * 3 / 2, arrow_px + rhythm_px * 2,
                               arrow_px + rhythm_px * 3 / 2);
    column->setSpacing(rhythm_px / 2);
    m_title = new PlainLabel(this);
    m_title->setObjectName("tour.title");
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_text = new PlainLabel(this);
    m_text->setObjectName("tour.text");
    m_text->setWordWrap(true);
    m_skip = new QPushButton(this);
    m_skip->setObjectName("tour.skip");
    m_skip->setProperty("role", "flat");
    m_skip->setFocusPolicy(Qt::NoFocus);  // keys stay with the view
    auto* last = new QHBoxLayout;
    last->addStretch(1);
    last->addWidget(m_skip);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(rhythm_px / 2);
    column->addLayout(last);
    connect(m_skip, &QPushButton::clicked, this, &TourCard::skipped);
}

TourCard::~TourCard()
{
    delete m_frame;
}

QSize TourCard::sizeHint() const
{
    const int width = width_px + 2 * arrow_px;
    return {width, layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : layout()->sizeHint().height()};
}

void TourCard::say(int step, int steps, const QString& title, const QString& text)
{
    m_step = step;
    m_steps = steps;
    m_title->setText(title);
    m_text->setText(text);
    setLast(m_last);
    resize(sizeHint());
    update();
}

void TourCard::setLast(bool last)
{
    m_last = last;
    m_skip->setText(last ? tr("Done") : tr("Skip the tour"));
}

QRect TourCard::besides(const QRect& place, Side side) const
{
    QRect card(QPoint(), size());
    card.moveCenter(place.center());
    switch (side) {
    case Side::none:
        card.moveCenter(parentWidget()->rect().center());
        break;
    case Side::left:
        card.moveRight(place.left() - gap_px);
        break;
    case Side::right:
        card.moveLeft(place.right() + gap_px);
        break;
    case Side::above:
        card.moveBottom(place.top() - gap_px);
        break;
    case Side::below:
        card.moveTop(place.bottom() + gap_px);
        break;
    }
    const QRect window = parentWidget()->rect();
    if (side == Side::left || side == Side::right)
        card.moveTop(std::clamp(card.top(), 0, std::max(0, window.height() - card.height())));
    else
        card.moveLeft(std::clamp(card.left(), 0, std::max(0, window.width() - card.width())));
    return card;
}

void TourCard::pointAt(const QRect& place)
{
    const QRect window = parentWidget()->rect();
    const QRect wanted = place.intersected(window);
    Side chosen = Side::none;
    if (wanted.isValid())
        for (const Side side : {Side::left, Side::right, Side::above, Side::below})
            if (chosen == Side::none && window.contains(besides(wanted, side)))
                chosen = side;
    const QRect card = besides(wanted, chosen);
    if (card == geometry() && wanted == m_place && isVisible())
        return;
    m_place = wanted;
    m_side = chosen;
    setGeometry(card);
    m_frame->setGeometry(wanted);
    m_frame->setVisible(wanted.isValid());
    m_frame->raise();
    show();
    raise();
    update();
}

QRectF TourCard::body() const
{
    return QRectF(rect()).adjusted(arrow_px, arrow_px, -arrow_px, -arrow_px);
}

void TourCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = body();
    QPainterPath shape;
    shape.addRoundedRect(card, rhythm_px, rhythm_px);
    const QPointF aim = mapFromParent(m_place.center());
    const double x = std::clamp(aim.x(), card.left() + 2.0 * arrow_px, card.right() - 2.0 * arrow_px);
    const double y = std::clamp(aim.y(), card.top() + 2.0 * arrow_px, card.bottom() - 2.0 * arrow_px);
    QPolygonF arrow;
    switch (m_side) {
    case Side::none:
        break;
    case Side::left:
        arrow << QPointF(card.right(), y - arrow_px) << QPointF(card.right() + arrow_px, y) << QPointF(card.right(), y + arrow_px);
        break;
    case Side::right:
        arrow << QPointF(card.left(), y - arrow_px) << QPointF(card.left() - arrow_px, y) << QPointF(card.left(), y + arrow_px);
        break;
    case Side::above:
        arrow << QPointF(x - arrow_px, card.bottom()) << QPointF(x, card.bottom() + arrow_px) << QPointF(x + arrow_px, card.bottom());
        break;
    case Side::below:
        arrow << QPointF(x - arrow_px, card.top()) << QPointF(x, card.top() - arrow_px) << QPointF(x + arrow_px, card.top());
        break;
    }
    QPainterPath pointing;
    pointing.addPolygon(arrow);
    painter.setPen(QPen(colours::selection, 1));
    painter.setBrush(colours::raised);
    painter.drawPath(shape.united(pointing));

    painter.setPen(Qt::NoPen);
    for (int i = 0; i < m_steps; ++i) {
        painter.setBrush(i <= m_step ? colours::selection : colours::quiet);
        painter.drawEllipse(QRectF(card.left() + 2 * rhythm_px + i * 2 * dot_px, card.bottom() - 3.5 * rhythm_px, dot_px, dot_px));
    }
}

void TourCard::keyPressEvent(QKeyEvent* event)
{
    event->ignore();
}

}  // namespace pointloom

#include "moc_TourCard.cpp"
