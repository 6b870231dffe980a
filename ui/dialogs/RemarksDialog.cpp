// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/RemarksDialog.h"

#include "ui/application/Translated.h"
#include "ui/dialogs/DialogParts.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace pointloom {

std::vector<Error> openingRemarks(const OpenedTask& task)
{
    std::vector<Error> all = task.sequence->notes;
    for (const std::vector<Message>* kind : {&task.warnings, &task.remarks, &task.labelNotes})
        for (const Message& each : *kind)
            all.push_back({each, {}});
    std::vector<Error> once;
    for (Error& each : all)
        if (std::ranges::find(once, each) == once.end())
            once.push_back(std::move(each));
    return once;
}

RemarksDialog::RemarksDialog(const std::vector<Error>& remarks, QWidget* parent) : QDialog(parent)
{
    setObjectName("remarks");
    setWindowTitle(tr("Remarks on opening"));
    auto* column = dialogColumn(*this);
    column->addWidget(dialogText(remarks.empty() ? tr("Nothing was noticed when this was opened.")
                                                 : tr("What was noticed when this was opened: %L1").arg(remarks.size()),
                                 this));
    QStringList sentences;
    for (const Error& each : remarks)
        sentences << translated(each);
    auto* text = new QPlainTextEdit(this);
    text->setObjectName("remarks.text");
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setPlainText(bulletLines(sentences));
    text->setVisible(!remarks.empty());
    column->addWidget(text);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* done = buttons->button(QDialogButtonBox::Close);
    done->setText(tr("Close"));
    done->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    done->setFocus();
}

}  // namespace pointloom

#include "moc_RemarksDialog.cpp"
