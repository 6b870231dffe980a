// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CheckupLines.h"

#include "ui/application/Translated.h"

#include <QCoreApplication>

namespace pointloom {
namespace {

struct CheckupText
{
    Q_DECLARE_TR_FUNCTIONS(Checkup)
};

}  // namespace

QString linesOf(const std::vector<TaskCheckup>& tasks, const QString& sound)
{
    QString lines;
    for (const TaskCheckup& task : tasks) {
        lines += CheckupText::tr("task %1  %2  (%3)  edits: %4, boxes: %5")
                     .arg(QString::number(task.id), QString::fromStdString(task.name), QString::fromStdString(task.dataset.string()),
                          QString::number(task.edits), QString::number(task.boxes));
        lines += task.damage.empty() ? ": " + sound + '\n' : QString("\n");
        for (const Message& damage : task.damage)
            lines += "  " + translated(damage) + '\n';
    }
    return lines;
}

}  // namespace pointloom
