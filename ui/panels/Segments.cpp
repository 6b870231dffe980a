// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/Segments.h"

#include "ui/application/Plain.h"

#include <QGridLayout>
#include <QToolButton>

namespace pointloom {

Segments::Segments(int count, int columns, QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    const int perRow = columns > 0 ? columns : count;
    for (int i = 0; i < count; ++i) {
        auto* button = new QToolButton(this);
        button->setProperty("role", "segment");
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, this, [this, i] {
            setCurrent(i);
            Q_EMIT chosen(i);
        });
        grid->addWidget(button, i / perRow, i % perRow);
        m_buttons.push_back(button);
    }
    for (int column = 0; column < perRow; ++column)
        grid->setColumnStretch(column, 1);
    setCurrent(0);
}

void Segments::setTexts(const QStringList& texts)
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setText(texts.value(static_cast<qsizetype>(i)));
}

void Segments::setCurrent(int index)
{
    m_current = index;
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(static_cast<int>(i) == index);
}

void Segments::setAvailable(int index, bool available, const QString& hint)
{
    QToolButton* one = button(index);
    one->setEnabled(available);
    one->setToolTip(plainTip(hint));
}

}  // namespace pointloom

#include "moc_Segments.cpp"
