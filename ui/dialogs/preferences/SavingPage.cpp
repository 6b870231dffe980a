// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/preferences/SavingPage.h"

#include "ui/session/Session.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QUrl>

namespace pointloom {
namespace {

/// Of the file and its write-ahead log, in bytes.
qint64 sizeOf(const QString& workspace)
{
    return QFileInfo(workspace).size() + QFileInfo(workspace + "-wal").size();
}

}  // namespace

SavingPage::SavingPage(const PreferenceTargets& targets, QWidget* parent) : Page(parent)
{
    addHeading(tr("How your work is kept"));
    addExplanation(tr("Each gesture is one edit. It is on disk before the tick in the status line shows, so there is nothing to save by "
                      "hand, and no interval to set. Undo and redo work across restarts and crashes."));
    addHeading(tr("Workspace"));
    if (targets.session == nullptr) {
        addExplanation(tr("Nothing is open."));
        return;
    }
    const QString path = QString::fromStdString(targets.session->workspacePath().string());
    addFact(tr("File"), path)->setObjectName("saving.file");
    addFact(tr("Size"), QLocale().formattedDataSize(sizeOf(path), 1, QLocale::DataSizeSIFormat))->setObjectName("saving.size");
    addFact(tr("Edits of this task"), QLocale().toString(static_cast<qulonglong>(targets.edits)))->setObjectName("saving.edits");
    if (targets.session->editing().readOnly())
        addFact(tr("State"), tr("open for looking only: nothing is written"));
    auto* folder = new QPushButton(tr("Show the folder"), this);
    folder->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(folder, &QPushButton::clicked, this,
            [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
    addRow({}, folder);
}

}  // namespace pointloom

#include "moc_SavingPage.cpp"
