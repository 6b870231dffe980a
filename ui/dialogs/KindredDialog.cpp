// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/KindredDialog.h"

#include "ui/dialogs/DialogParts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>

namespace pointloom {
namespace {

QString pathText(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

}  // namespace

QString KindredDialog::questionAbout(const Kindred& kindred, const std::filesystem::path& folder)
{
    const QString name = QString::fromStdString(kindred.task.name);
    const QString before = pathText(kindred.task.dataset);
    QString counts = tr("Boxes in it: %L1. Frames found here: %L2.").arg(kindred.task.boxes).arg(kindred.frames);
    if (kindred.renamed > 0)
        counts += "\n" + tr("Under other names: %L1. Each label stays with its cloud.").arg(kindred.renamed);
    const QString folders = tr("Here: %1\nBefore: %2").arg(pathText(folder), before);
    if (!kindred.isSame())
        return tr("These frames have the names of those of the task \"%1\".").arg(name) + "\n\n" + folders + '\n'
            + tr("The folder from before is gone. Whether the clouds are the same, nothing tells: look before you go on.") + "\n\n"
            + counts;
    const QString state = kindred.folderIsGone ? tr("The folder from before is gone.")
        : kindred.liesWithin                   ? tr("One of the two folders lies in the other.")
                                               : tr("The folder from before is still there.");
    return tr("These frames are those of the task \"%1\".").arg(name) + "\n\n" + folders + '\n' + state + "\n\n" + counts;
}

QString KindredDialog::effectOf(const Kindred& kindred)
{
    const QString anew = tr("Begin a new task: the folder gets a task without boxes; the other one stays as it is.");
    const QString goOn = !kindred.folderIsGone && !kindred.liesWithin
        ? tr("Continue it here: the task moves to this folder with all its boxes; the folder from before has none any more.")
        : tr("Continue it here: the task goes on with all its boxes and lies in this folder from now on.");
    return goOn + '\n' + anew;
}

KindredDialog::KindredDialog(const std::vector<Kindred>& kindred, const std::filesystem::path& folder, QWidget* parent) : QDialog(parent)
{
    setObjectName("kindred");
    setModal(true);
    setWindowTitle(tr("These frames are known"));
    auto* column = dialogColumn(*this);
    auto* question = dialogText(questionAbout(kindred.front(), folder), this);
    question->setObjectName("kindred.text");
    column->addWidget(question);
    auto* tasks = new QComboBox(this);
    tasks->setObjectName("kindred.tasks");
    for (const Kindred& one : kindred)
        tasks->addItem(tr("%1 (boxes: %2)").arg(QString::fromStdString(one.task.name), QString::number(one.task.boxes)),
                       qlonglong(one.task.id));
    tasks->setVisible(kindred.size() > 1);
    tasks->setAccessibleName(windowTitle());
    column->addWidget(tasks);
    auto* effect = dialogText(effectOf(kindred.front()), this);
    effect->setObjectName("kindred.effect");
    effect->setProperty("role", "quiet");
    column->addWidget(effect);

    auto* buttons = new QDialogButtonBox(this);
    const auto add = [&](const QString& text, const char* name, QDialogButtonBox::ButtonRole role) {
        QPushButton* button = buttons->addButton(text, role);
        button->setObjectName(name);
        button->setAutoDefault(false);
        return button;
    };
    QPushButton* goOn = add(tr("Continue it here"), "kindred.continue", QDialogButtonBox::AcceptRole);
    QPushButton* anew = add(tr("Begin a new task"), "kindred.new", QDialogButtonBox::ActionRole);
    QPushButton* leave = add(tr("Cancel"), "kindred.cancel", QDialogButtonBox::RejectRole);
    const auto preselect = [goOn, leave](const Kindred& one) {
        const bool isSafe = one.isSame() && (one.folderIsGone || one.liesWithin);  // a copy must not take the task away by Return
        (isSafe ? goOn : leave)->setDefault(true);
        (isSafe ? goOn : leave)->setFocus();
    };
    preselect(kindred.front());
    connect(tasks, &QComboBox::currentIndexChanged, question, [=](int index) {
        const Kindred& one = kindred.at(std::size_t(index));
        question->setText(questionAbout(one, folder));
        effect->setText(effectOf(one));
        preselect(one);
        tasks->setFocus();  // the keys stay in the list
    });
    column->addWidget(buttons);
    const auto choose = [this, tasks](KindredChoice choice) {
        close();
        Q_EMIT chosen(choice, tasks->currentData().toLongLong());
    };
    connect(goOn, &QPushButton::clicked, this, [choose] { choose(KindredChoice::continueTask); });
    connect(anew, &QPushButton::clicked, this, [choose] { choose(KindredChoice::beginNew); });
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
    fitHeight(*this);
}

}  // namespace pointloom

#include "moc_KindredDialog.cpp"
