// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/ColumnsDialog.h"

#include "core/cloud/BinColumns.h"
#include "ui/application/Translated.h"
#include "ui/dialogs/DialogParts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>

namespace pointloom {

ColumnsDialog::ColumnsDialog(const std::vector<std::vector<Column>>& possible, QWidget* parent)
    : QDialog(parent), m_columns(new QComboBox(this)), m_verdict(dialogText({}, this))
{
    setObjectName("columns");
    setWindowTitle(tr("What makes a point?"));
    auto* column = dialogColumn(*this);
    column->addWidget(dialogText(tr("These clouds have no header, and their numbers do not tell which columns a point has. Choose what "
                                    "the program that wrote them put down for each point, or write it:"),
                                 this));
    m_columns->setObjectName("columns.list");
    m_columns->setAccessibleName(windowTitle());
    m_columns->setEditable(true);
    m_columns->setInsertPolicy(QComboBox::NoInsert);
    for (const auto& columns : possible)
        m_columns->addItem(QString::fromStdString(binColumnsText(columns)));
    column->addWidget(m_columns);
    m_verdict->setObjectName("columns.verdict");
    m_verdict->setProperty("role", "quiet");
    column->addWidget(m_verdict);
    QLabel* help = dialogText(tr("Names stand in the order of the file, with commas between them.\n"
                                 "x:f64, ring:u16 – a type where it is not f32\n"
                                 "_ – a number that is passed over\n"
                                 "x:i16*0.01 – whole centimetres"),
                              this);
    help->setProperty("role", "quiet");
    column->addWidget(help);

    auto* buttons = new QDialogButtonBox(this);
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_open->setObjectName("columns.open");
    makeMain(*m_open);
    QPushButton* leave = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    leave->setObjectName("columns.cancel");
    leave->setAutoDefault(false);
    column->addWidget(buttons);
    connect(m_columns, &QComboBox::editTextChanged, this, &ColumnsDialog::judge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const auto columns = binColumnsFrom(m_columns->currentText().toStdString());
        if (!columns)
            return;  // the button waits for an answer that can be
        accept();
        Q_EMIT chosen(*columns);
    });
    connect(m_columns->lineEdit(), &QLineEdit::returnPressed, m_open, &QPushButton::click);  // the list keeps the key to itself
    judge();
    fitHeight(*this);
    m_columns->setFocus();
    m_columns->lineEdit()->selectAll();
}

void ColumnsDialog::judge()
{
    const auto columns = binColumnsFrom(m_columns->currentText().toStdString());
    m_open->setEnabled(columns.has_value());
    m_verdict->setText(columns ? tr("%L1 bytes for each point").arg(bytesPerRecord(*columns)) : translated(columns.error()));
}

}  // namespace pointloom

#include "moc_ColumnsDialog.cpp"
