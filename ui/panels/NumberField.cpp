// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/NumberField.h"

#include "core/base/Text.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/application/Translated.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <numbers>

namespace pointloom {
namespace {

constexpr int unitGap_px = 4;
constexpr int edge_px = 8;   ///< the style sheet's padding and border
constexpr int inset_px = 2;  ///< what a line edit leaves free on either side of its text

/// What a Chinese keyboard and a colleague's text give, in the spelling that is understood: full-width digits and signs.
std::string plain(const QString& typed)
{
    QString text = typed.normalized(QString::NormalizationForm_KC);
    text.replace(QChar(0x2212), '-').replace(QChar(0x00d7), '*').replace(QChar(0x00f7), '/').replace(QChar(0x3002), '.');
    return text.trimmed().toStdString();
}

}  // namespace

NumberSpec metreSpec(double min_m, double max_m)
{
    return {.unit = "m", .units = {{"m", 1}, {"cm", 0.01}, {"mm", 0.001}}, .min = min_m, .max = max_m};
}

NumberSpec degreeSpec()
{
    constexpr double radian_deg = 180 / std::numbers::pi;
    return {.unit = QString::fromUtf8("°"),
            .units = {{"°", 1}, {"deg", 1}, {"rad", radian_deg}},
            .min = -3600,
            .max = 3600,
            .decimals = 1,
            .step = 1,
            .coarseStep = 5,
            .fineStep = 0.2};
}

NumberField::NumberField(NumberSpec spec, QWidget* parent) : QLineEdit(parent), m_spec(std::move(spec))
{
    setInputMethodHints(Qt::ImhPreferNumbers | Qt::ImhNoPredictiveText);
    write();
    connect(this, &QLineEdit::textEdited, this, [this] { setProblem({}); });
}

QSize NumberField::minimumSizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance("00.00") + unitRoom_px() + 2 * edge_px, metrics.height() + edge_px};
}

QString NumberField::shown(std::optional<double> value) const
{
    if (!value)
        return {};
    return QString::fromStdString(fixed(*value, m_spec.decimals));  // as files and colleagues write numbers
}

void NumberField::setValue(std::optional<double> value)
{
    const bool typing = hasFocus() && isModified();
    if (typing && value == m_value)
        return;  // nothing happened to this value: go on typing
    m_value = value;
    restore();
}

void NumberField::restore()
{
    write();
    setCursorPosition(0);
    if (hasFocus())
        selectAll();
    setProblem({});
}

int NumberField::unitRoom_px() const
{
    return m_spec.unit.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_spec.unit) + unitGap_px;
}

void NumberField::write()
{
    const int unit_px = unitRoom_px();
    const int room_px = width() - 2 * (edge_px + inset_px);
    QString text = shown(m_value);
    m_showsUnit = true;
    if (m_value && !hasFocus()) {
        text = fitting(*m_value, room_px - unit_px);
        if (fontMetrics().horizontalAdvance(text) > room_px - unit_px) {
            m_showsUnit = false;
            text = fitting(*m_value, room_px);
        }
    }
    setTextMargins(0, 0, m_showsUnit ? unit_px : 0, 0);
    setText(text);
    setModified(false);
    showTip();
}

QString NumberField::fitting(double value, int room_px) const
{
    for (int decimals = m_spec.decimals; decimals > 0; --decimals)
        if (const QString text = QString::fromStdString(fixed(value, decimals)); fontMetrics().horizontalAdvance(text) <= room_px)
            return text;
    return QString::fromStdString(fixed(value, 0));
}

/// What is wrong with it, else the number itself where it is not shown as it is.
void NumberField::showTip()
{
    const bool isShort = m_value && !isModified() && text() != shown(m_value);
    setToolTip(plainTip(!m_problem.isEmpty() ? m_problem : isShort ? shown(m_value) + ' ' + m_spec.unit : QString()));
}

void NumberField::setProblem(const QString& text)
{
    if (text == m_problem)
        return;
    m_problem = text;
    showTip();
    update();
    Q_EMIT problem(text);
}

bool NumberField::commit()
{
    if (!isModified())
        return true;
    const std::string typed = plain(text());
    std::optional<double> value;
    if (!typed.empty() || !m_spec.optional) {
        const auto read = evaluate(typed, m_value.value_or(0), m_spec.units);
        if (!read) {
            setProblem(translated(read.error()));
            return false;
        }
        if (*read < m_spec.min || *read > m_spec.max) {
            setProblem(tr("Between %1 and %2").arg(shown(m_spec.min), shown(m_spec.max)));
            return false;
        }
        value = *read;
    }
    const bool differs = value != m_value;
    m_value = value;
    restore();
    if (differs)
        Q_EMIT committed(value);
    return true;
}

void NumberField::step(double by)
{
    if (!commit())
        return;
    const double next = std::clamp(m_value.value_or(std::clamp(0.0, m_spec.min, m_spec.max)) + by, m_spec.min, m_spec.max);
    if (m_value == next)
        return;
    m_value = next;
    restore();
    Q_EMIT committed(next);
}

bool NumberField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool ours = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down || key->key() == Qt::Key_Escape
            || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (ours) {
            event->accept();
            return true;
        }
        const bool takesBack = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
        if (takesBack && !isModified()) {
            event->ignore();  // nothing is being typed: it means the edit before
            return true;
        }
    }
    return QLineEdit::event(event);
}

void NumberField::keyPressEvent(QKeyEvent* event)
{
    const bool coarse = (event->modifiers() & Qt::ShiftModifier) != 0;
    const bool fine = (event->modifiers() & Qt::ControlModifier) != 0;
    const double by = coarse ? m_spec.coarseStep : fine ? m_spec.fineStep : m_spec.step;
    switch (event->key()) {
    case Qt::Key_Up:
        step(by);
        break;
    case Qt::Key_Down:
        step(-by);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (commit())
            Q_EMIT left();
        break;
    case Qt::Key_Escape:
        restore();
        Q_EMIT left();
        break;
    default:
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
}

void NumberField::focusInEvent(QFocusEvent* event)
{
    if (!isModified())
        write();  // all of it: it may be typed over
    QLineEdit::focusInEvent(event);
    m_selectOnRelease = event->reason() == Qt::MouseFocusReason;
    if (!m_selectOnRelease)
        selectAll();
}

void NumberField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (commit()) {
        write();
        setCursorPosition(0);
    }
    deselect();
}

void NumberField::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (m_selectOnRelease && !hasSelectedText())
        selectAll();
    m_selectOnRelease = false;
}

void NumberField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    if (!hasFocus() && !isModified())
        write();
}

void NumberField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setPen(colours::quiet);
    if (m_showsUnit && !m_spec.unit.isEmpty() && (m_value || isModified()))
        painter.drawText(rect().adjusted(0, 0, -edge_px, 0), Qt::AlignRight | Qt::AlignVCenter, m_spec.unit);
    if (m_problem.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours::warning);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

}  // namespace pointloom

#include "moc_NumberField.cpp"
