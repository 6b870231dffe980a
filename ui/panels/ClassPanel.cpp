// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ClassPanel.h"

#include "ui/Theme.h"
#include "ui/session/Naming.h"

#include <QAbstractButton>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace pointloom {

/// One class: its colour, name and key.
class ClassPanel::Row : public QAbstractButton
{
public:
    Row(const ClassDef& what, QWidget* parent) : QAbstractButton(parent), m_what(what)
    {
        setObjectName(QString::fromStdString("class." + what.key));
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    [[nodiscard]] const ClassDef& what() const { return m_what; }
    [[nodiscard]] QSize sizeHint() const override { return {160, fontMetrics().height() + leading_px}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse())
            painter.fillRect(rect(), isChecked() ? colours::chosen : colours::hovered);
        constexpr int margin = rhythm_px * 3 / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(m_what.colour.r, m_what.colour.g, m_what.colour.b));
        painter.drawRoundedRect(QRectF(margin, height() / 2.0 - 4.5, 9, 9), 2, 2);
        painter.setPen(colours::text);
        painter.drawText(rect().adjusted(margin + 18, 0, -40, 0), Qt::AlignVCenter,
                         fontMetrics().elidedText(className(m_what), Qt::ElideRight, width() - margin - 58));
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(colours::focus);
            painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 1.5, -2.5, -1.5), 3, 3);
        }
        if (m_what.shortcut.empty())
            return;
        const QRectF cap(width() - margin - 18, height() / 2.0 - 8, 18, 16);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(colours::line);
        painter.drawRoundedRect(cap, 3, 3);
        painter.setPen(colours::quiet);
        QFont small = font();
        small.setPixelSize(smallText_px());
        painter.setFont(small);
        painter.drawText(cap, Qt::AlignCenter, QString::fromStdString(m_what.shortcut).toUpper());
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
    static constexpr int leading_px = 9;  ///< above and below the text together
    const ClassDef& m_what;
};

ClassPanel::ClassPanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, rhythm_px, 0, rhythm_px);
    column->setSpacing(0);
    m_heading = new QLabel(this);
    m_heading->setProperty("role", "heading");
    m_heading->setContentsMargins(rhythm_px * 3 / 2, 0, 0, rhythm_px / 2);
    column->addWidget(m_heading);
    for (const ClassDef& what : session.schema().classes) {
        auto* row = new Row(what, this);
        connect(row, &QAbstractButton::clicked, this, [this, key = what.key] { choose(key); });
        column->addWidget(row);
        m_rows.push_back(row);
    }
    connect(&session, &Session::selectionChanged, this, &ClassPanel::refresh);
    connect(&session, &Session::currentClassChanged, this, &ClassPanel::refresh);
    connect(&session, &Session::changed, this, &ClassPanel::refresh);
    refresh();
}

void ClassPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void ClassPanel::choose(const std::string& classKey)
{
    m_session.setCurrentClass(classKey);
    m_session.pushForSelection([&](const Labels& labels, Id<Cuboid> id) { return reclassify(labels, m_session.schema(), id, classKey); });
    refresh();
}

bool ClassPanel::pressKey(const QString& key)
{
    for (const Row* row : m_rows)
        if (!row->what().shortcut.empty() && QString::fromStdString(row->what().shortcut).compare(key, Qt::CaseInsensitive) == 0) {
            choose(row->what().key);
            return true;
        }
    return false;
}

void ClassPanel::refresh()
{
    m_heading->setText(tr("CLASS"));
    const Cuboid* cuboid = m_session.selectedCuboid();
    const Track* track = cuboid != nullptr ? m_session.labels().trackOf(*cuboid) : nullptr;
    const std::string& lit = track != nullptr ? track->classKey : m_session.currentClass().key;
    for (Row* row : m_rows) {
        row->setChecked(row->what().key == lit);
        row->setAccessibleName(className(row->what()));
        row->update();
    }
}

}  // namespace pointloom
