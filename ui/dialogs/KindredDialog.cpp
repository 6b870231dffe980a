// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/KindredDialog.h"

#include "ui/application/Plain.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int questionText_px = 560;

QLabel* plainLabel(const QString& text, const char* name, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setMinimumWidth(questionText_px);
    return label;
}

QString pathText(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

}  // namespace

QString KindredDialog::questionAbout(const Kindred& kindred, const std::filesystem::path& folder)
{
    const QString name = QString::fromStdString(kindred.task.name);
    const QString before = pathText(kindred.task.dataset);
    const QString counts = tr("Boxes in it: %L1. Frames found here: %L2.").arg(kindred.task.boxes).arg(kindred.frames);
    if (!kindred.isSame())
        return tr("The frames in\n%1\nhave the names of those of the task \"%2\", which lay in\n%3\nThat folder is gone. Whether the "
                  "clouds are "
                  "the same, nothing tells: look before you go on.")
                   .arg(pathText(folder), name, before)
            + "\n\n" + counts;
    const QString state = kindred.folderIsGone ? tr("That folder is gone.")
        : kindred.liesWithin                   ? tr("One of the two folders lies in the other.")
                                               : tr("That folder is still there.");
    return tr("The frames in\n%1\nare those of the task \"%2\", which lay in\n%3").arg(pathText(folder), name, before) + '\n' + state
        + "\n\n" + counts;
}

KindredDialog::KindredDialog(const std::vector<Kindred>& kindred, const std::filesystem::path& folder, QWidget* parent) : QDialog(parent)
{
    setObjectName("kindred");
    setModal(true);
    setWindowTitle(tr("These frames are known"));
    auto* column = new QVBoxLayout(this);
    auto* question = plainLabel(questionAbout(kindred.front(), folder), "kindred.text", this);
    column->addWidget(question);
    auto* tasks = new QComboBox(this);
    tasks->setObjectName("kindred.tasks");
    for (const Kindred& one : kindred)
        tasks->addItem(tr("%1 (boxes: %2)").arg(QString::fromStdString(one.task.name), QString::number(one.task.boxes)),
                       qlonglong(one.task.id));
    tasks->setVisible(kindred.size() > 1);
    connect(tasks, &QComboBox::currentIndexChanged, question,
            [question, kindred, folder](int index) { question->setText(questionAbout(kindred.at(std::size_t(index)), folder)); });
    column->addWidget(tasks);

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
    (kindred.front().isSame() ? goOn : leave)->setDefault(true);
    column->addWidget(buttons);
    const auto choose = [this, tasks](KindredChoice choice) {
        close();
        Q_EMIT chosen(choice, tasks->currentData().toLongLong());
    };
    connect(goOn, &QPushButton::clicked, this, [choose] { choose(KindredChoice::continueTask); });
    connect(anew, &QPushButton::clicked, this, [choose] { choose(KindredChoice::beginNew); });
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
}

}  // namespace pointloom
