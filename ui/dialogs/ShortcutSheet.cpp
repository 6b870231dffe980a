// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/ShortcutSheet.h"

#include "ui/Theme.h"
#include "ui/session/Language.h"
#include "ui/session/Naming.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int columns = 3;

struct Line
{
    QString keys;
    QString text;
};

struct Group
{
    QString title;
    std::vector<Line> lines;
};

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys += key.toString(QKeySequence::NativeText);
    return keys.join(QString::fromUtf8(" · "));
}

std::vector<Group> groupsOf(const ActionSet& actions)
{
    std::vector<Group> groups;
    for (const ActionSpec& spec : actionTable()) {
        if (spec.group[0] == '\0')
            continue;
        const QString title = ActionSet::translated(spec.group);
        if (groups.empty() || groups.back().title != title)
            groups.push_back({title, {}});
        groups.back().lines.push_back({keysOf(actions[spec.id]), actions[spec.id].text()});
    }
    return groups;
}

Group schemeGroup(const LabelSchema& schema)
{
    const std::string language = currentLanguage().toStdString();
    Group group{ShortcutSheet::tr("Classes and attributes"), {}};
    for (const ClassDef& what : schema.classes)
        if (!what.shortcut.empty())
            group.lines.push_back({QString::fromStdString(what.shortcut).toUpper(), className(what)});
    for (const AttributeDef& attribute : schema.attributes)
        if (!attribute.shortcut.empty())
            group.lines.push_back(
                {QString::fromStdString(attribute.shortcut).toUpper(), QString::fromStdString(attribute.name.in(language))});
    return group;
}

QWidget* makeGroup(const Group& group, QWidget* parent)
{
    auto* widget = new QWidget(parent);
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(3);
    grid->setHorizontalSpacing(rhythm_px * 2);
    auto* title = new QLabel(group.title, widget);
    title->setProperty("role", "heading");
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const Line& line : group.lines) {
        auto* keys = new QLabel(line.keys, widget);
        keys->setStyleSheet(QString("color: %1").arg(colours::selection.name()));
        grid->addWidget(keys, row, 0);
        grid->addWidget(new QLabel(line.text, widget), row++, 1);
    }
    grid->setColumnStretch(1, 1);
    return widget;
}

}  // namespace

ShortcutSheet::ShortcutSheet(const ActionSet& actions, const LabelSchema* schema, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Shortcuts"));
    std::vector<Group> groups = groupsOf(actions);
    if (schema != nullptr)
        groups.push_back(schemeGroup(*schema));
    groups.push_back({tr("Mouse"),
                      {{tr("Click"), tr("box the object, or select a box")},
                       {tr("Left drag"), tr("look around; on a handle: change the box")},
                       {tr("Right drag"), tr("move the view")},
                       {tr("Wheel"), tr("zoom to the cursor; in the top view: turn the box")},
                       {tr("Double-click"), tr("a face: snap it to the points")}}});

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(rhythm_px * 3, rhythm_px * 3, rhythm_px * 3, rhythm_px * 2);
    auto* row = new QHBoxLayout;
    row->setSpacing(rhythm_px * 5);
    std::array<QVBoxLayout*, columns> stacks{};
    std::array<std::size_t, columns> heights{};
    for (auto& stack : stacks) {
        stack = new QVBoxLayout;
        stack->setSpacing(rhythm_px * 2);
        row->addLayout(stack);
    }
    for (const Group& group : groups) {  // the next group goes where most room is left
        const auto shortest = static_cast<std::size_t>(std::ranges::min_element(heights) - heights.begin());
        stacks[shortest]->addWidget(makeGroup(group, this));
        heights[shortest] += group.lines.size() + 2;
    }
    for (QVBoxLayout* stack : stacks)
        stack->addStretch(1);
    column->addLayout(row);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

}  // namespace pointloom
