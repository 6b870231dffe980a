// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/ImportDialogs.h"

#include "ui/application/Translated.h"
#include "ui/dialogs/DialogParts.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

namespace pointloom {
namespace {

constexpr int asTheyAre = -2;
constexpr int without = -3;

QString linesOf(const std::vector<Message>& messages)
{
    QStringList sentences;
    for (const Message& each : messages)
        sentences << translated(each);
    return bulletLines(sentences);
}

/// A choice whose text may hold an ampersand.
QRadioButton* choice(QString text, QWidget* parent)
{
    return new QRadioButton(text.replace('&', "&&"), parent);
}

}  // namespace

GeometryDialog::GeometryDialog(GeometryDoubt doubt, QWidget* parent)
    : QDialog(parent), m_doubt(std::move(doubt)), m_choices(new QButtonGroup(this))
{
    setObjectName("geometry");
    setWindowTitle(tr("These boxes look wrong"));
    auto* column = dialogColumn(*this);
    column->addWidget(
        dialogText(tr("This folder comes with labels, but read as their format says, their boxes do not fit its point clouds:"), this));
    QLabel* reasons = dialogText(linesOf(m_doubt.reasons), this);
    reasons->setObjectName("geometry.reasons");
    column->addWidget(reasons);
    const auto withEvidence = [](const QString& text, const GeometryEvidence& seen) {
        return seen.boxes == 0 ? text : text + '\n' + translated(said(seen));
    };
    const auto add = [&](const QString& text, int id) {
        QRadioButton* button = choice(text, this);
        m_choices->addButton(button, id);
        column->addWidget(button);
    };
    for (std::size_t i = 0; i < m_doubt.remedies.size(); ++i)
        add(withEvidence(translated(message(m_doubt.remedies[i].title)), m_doubt.remedies[i].evidence), static_cast<int>(i));
    add(withEvidence(tr("Take the boxes over as they are"), m_doubt.evidence), asTheyAre);
    add(tr("Open the folder without these labels"), without);
    column->addWidget(dialogText(tr("The files of the folder stay as they are, whatever you choose."), this));
    m_choices->button(m_doubt.remedies.empty() ? without : 0)->setChecked(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Go on"));
    buttons->button(QDialogButtonBox::Ok)->setObjectName("geometry.go");
    makeMain(*buttons->button(QDialogButtonBox::Ok));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName("geometry.cancel");
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &GeometryDialog::answer);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fitHeight(*this);
}

void GeometryDialog::answer()
{
    accept();
    const int chosen = m_choices->checkedId();
    if (chosen == asTheyAre)
        Q_EMIT acceptedAsTheyAre();
    else if (chosen == without)
        Q_EMIT leftOut();
    else
        Q_EMIT corrected(m_doubt.remedies[static_cast<std::size_t>(chosen)].reading);
}

ImportReportDialog::ImportReportDialog(std::size_t boxes, const std::vector<Message>& notes, QWidget* parent) : QDialog(parent)
{
    setObjectName("importReport");
    setWindowTitle(tr("Labels taken over"));
    auto* column = dialogColumn(*this);
    column->addWidget(
        dialogText(tr("Boxes taken over from the labels of the folder: %L1. Not everything came as it was:").arg(boxes), this));
    auto* text = new QPlainTextEdit(this);
    text->setObjectName("importReport.text");
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setPlainText(linesOf(notes));
    column->addWidget(text);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    column->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

}  // namespace pointloom

#include "moc_ImportDialogs.cpp"
