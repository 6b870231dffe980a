// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/LeavingDialog.h"

#include "ui/application/Plain.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto savingIsWorthAWord = 300ms;  ///< saving mostly takes less: nothing flickers
constexpr int leavingText_px = 420;

}  // namespace

LeavingDialog::LeavingDialog(Leaving& leaving, QWidget& window) : QDialog(&window), m_leaving(leaving)
{
    setObjectName("leaving");
    setModal(true);
    auto* column = new QVBoxLayout(this);
    m_text = new PlainLabel(this);
    m_text->setObjectName("leaving.text");
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(leavingText_px);
    auto* buttons = new QDialogButtonBox(this);
    const auto add = [&](const char* name, QDialogButtonBox::ButtonRole role) {
        QPushButton* button = buttons->addButton(QString(), role);
        button->setObjectName(name);
        button->setAutoDefault(false);
        return button;
    };
    m_again = add("leaving.again", QDialogButtonBox::ActionRole);
    m_elsewhere = add("leaving.elsewhere", QDialogButtonBox::ActionRole);
    m_lose = add("leaving.lose", QDialogButtonBox::DestructiveRole);
    m_stay = add("leaving.stay", QDialogButtonBox::RejectRole);
    m_again->setDefault(true);
    column->addWidget(m_text);
    column->addWidget(buttons);
    connect(m_again, &QPushButton::clicked, this, [this] { m_leaving.tryAgain(); });
    connect(m_elsewhere, &QPushButton::clicked, this, &LeavingDialog::chooseFile);
    connect(m_lose, &QPushButton::clicked, this, [this] { m_leaving.lose(); });
    connect(m_stay, &QPushButton::clicked, this, &LeavingDialog::reject);
    m_worthAWord.setSingleShot(true);
    m_worthAWord.setInterval(savingIsWorthAWord);
    connect(&m_worthAWord, &QTimer::timeout, this, &QDialog::open);
    connect(&leaving, &Leaving::stateChanged, this, &LeavingDialog::follow);
}

void LeavingDialog::follow()
{
    const bool asking = m_leaving.state() == Leaving::State::asking;
    setWindowTitle(asking ? tr("Not saved") : tr("Saving"));
    m_again->setText(tr("Try again"));
    m_elsewhere->setText(tr("Save a copy elsewhere…"));
    m_lose->setText(m_leaving.isClosing() ? tr("Close and lose them") : tr("Go on and lose them"));
    m_stay->setText(tr("Cancel"));
    for (QPushButton* button : {m_again, m_elsewhere, m_lose})
        button->setVisible(asking);
    m_text->setText(asking ? tr("%n edit(s) could not be saved: %1", nullptr, static_cast<int>(m_leaving.edits())).arg(m_leaving.reason())
                           : tr("Saving…"));
    m_worthAWord.stop();
    if (m_leaving.state() == Leaving::State::idle)
        hide();
    else if (asking)
        open();
    else if (!isVisible())
        m_worthAWord.start();
}

void LeavingDialog::reject()
{
    if (m_leaving.state() != Leaving::State::idle)
        m_leaving.stay();
    hide();
}

void LeavingDialog::chooseFile()
{
    auto* chooser = new QFileDialog(this, tr("Save a copy of the workspace"), QDir::homePath(), tr("Workspaces") + " (*.pointloom)");
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix("pointloom");
    const QFileInfo there(QString::fromStdString(m_leaving.file().string()));
    chooser->selectFile(there.dir().filePath(tr("%1 copy", "a file").arg(there.completeBaseName()) + ".pointloom"));
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (m_leaving.state() == Leaving::State::asking)
            m_leaving.saveElsewhere(file.toStdString());
    });
    chooser->open();
}

}  // namespace pointloom

#include "moc_LeavingDialog.cpp"
