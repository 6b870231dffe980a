// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/ShortcutSheet.h"

#include "ui/application/Language.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/session/Naming.h"

#include <QAction>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pointloom {
namespace {

constexpr double shareOfScreen = 0.9;

QString dragText(Qt::MouseButton button)
{
    switch (button) {
    case Qt::MiddleButton:
        return ShortcutSheet::tr("Middle drag");
    case Qt::RightButton:
        return ShortcutSheet::tr("Right drag");
    default:
        return ShortcutSheet::tr("Left drag");
    }
}

void clear(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

}  // namespace

std::vector<ShortcutSheet::Group> ShortcutSheet::groupsOf(const ActionSet& actions)
{
    std::vector<Group> groups;
    for (const ActionSpec& spec : actionTable()) {
        const QString keys = actions.keysOf(spec.id);
        if (spec.group[0] == '\0' || keys.isEmpty())
            continue;
        const QString title = ActionSet::translated(spec.group);
        auto group = std::ranges::find(groups, title, &Group::title);
        if (group == groups.end())
            group = groups.insert(groups.end(), Group{title, {}});
        group->lines.push_back({keys, actions[spec.id].text()});
    }
    return groups;
}

ShortcutSheet::Group ShortcutSheet::schemeGroup(const LabelSchema& schema)
{
    const std::string language = currentLanguage().toStdString();
    Group group{tr("Classes and attributes"), {}};
    for (const ClassDef& what : schema.classes)
        if (!what.shortcut.empty())
            group.lines.push_back({QString::fromStdString(what.shortcut).toUpper(), className(what)});
    for (const AttributeDef& attribute : schema.attributes)
        if (!attribute.shortcut.empty())
            group.lines.push_back(
                {QString::fromStdString(attribute.shortcut).toUpper(), QString::fromStdString(attribute.name.in(language))});
    return group;
}

ShortcutSheet::Group ShortcutSheet::mouseGroup(const MouseSettings& mouse)
{
    return {tr("Mouse"),
            {{tr("Click"), tr("box the object, or select a box")},
             {dragText(mouse.orbit), tr("turn the view; on a handle: change the box")},
             {dragText(mouse.pan), tr("move the view")},
             {tr("Wheel"), tr("zoom to the cursor; in the top view: turn the box")},
             {tr("Double-click"), tr("a face: snap it to the points")},
             {tr("Ctrl+click"), tr("one more box, or one less, in the selection")},
             {tr("Ctrl+drag"), tr("a band: box what is in it, or select boxes; on a face: snap it")},
             {tr("Shift+click"), tr("a box of the usual size")},
             {tr("Shift+drag"), tr("move the view; on a face: the opposite one too")}}};
}

QWidget* ShortcutSheet::makeGroup(const Group& group, QWidget* parent)
{
    auto* widget = new QWidget(parent);
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(3);
    grid->setHorizontalSpacing(rhythm_px * 2);
    auto* title = new PlainLabel(group.title, widget);
    title->setProperty("role", "heading");
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const Line& line : group.lines) {
        auto* keys = new PlainLabel(line.keys, widget);
        keys->setProperty("role", "key");
        auto* text = new PlainLabel(line.text, widget);
        text->setWordWrap(true);
        grid->addWidget(keys, row, 0, Qt::AlignTop);
        grid->addWidget(text, row++, 1);
    }
    grid->setColumnStretch(1, 1);
    return widget;
}

ShortcutSheet::ShortcutSheet(const ActionSet& actions, const LabelSchema* schema, const MouseSettings& mouse, QWidget* parent)
    : QDialog(parent), m_groups(groupsOf(actions)), m_ownKeys(actions[ActionId::shortcutSheet].shortcuts())
{
    setWindowTitle(tr("Shortcuts"));
    if (schema != nullptr)
        m_groups.push_back(schemeGroup(*schema));
    m_groups.push_back(mouseGroup(mouse));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(rhythm_px * 3, rhythm_px * 2, rhythm_px * 3, rhythm_px * 2);
    column->setSpacing(rhythm_px * 2);
    auto* head = new QHBoxLayout;
    m_search = new QLineEdit(this);
    m_search->setObjectName("sheet.search");
    m_search->setPlaceholderText(tr("Search actions and keys"));
    m_search->setClearButtonEnabled(true);
    auto* hint =
        new PlainLabel(tr("Keys are changed in the preferences (%1). Esc closes.").arg(actions.keyOf(ActionId::preferences)), this);
    hint->setProperty("role", "quiet");
    head->addWidget(m_search, 1);
    head->addWidget(hint, 2);
    column->addLayout(head);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sheet = new QWidget(scroll);
    auto* row = new QHBoxLayout(m_sheet);
    row->setContentsMargins(0, 0, rhythm_px, 0);
    row->setSpacing(rhythm_px * 3);
    for (auto& stack : m_stacks) {
        stack = new QVBoxLayout;
        stack->setSpacing(rhythm_px * 2);
        row->addLayout(stack, 1);
    }
    scroll->setWidget(m_sheet);
    column->addWidget(scroll, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& typed) { showMatching(typed); });
    showMatching({});
}

/// The groups with what answers the search; the next group goes where most room is left.
void ShortcutSheet::showMatching(const QString& typed)
{
    for (QVBoxLayout* stack : m_stacks)
        clear(*stack);
    std::array<std::size_t, columns> heights{};
    for (const Group& group : m_groups) {
        Group found{group.title, {}};
        for (const Line& line : group.lines)
            if (line.text.contains(typed, Qt::CaseInsensitive) || line.keys.contains(typed, Qt::CaseInsensitive))
                found.lines.push_back(line);
        if (found.lines.empty())
            continue;
        const auto shortest = static_cast<std::size_t>(std::ranges::min_element(heights) - heights.begin());
        m_stacks[shortest]->addWidget(makeGroup(found, m_sheet));
        heights[shortest] += found.lines.size() + 2;
    }
    for (QVBoxLayout* stack : m_stacks)
        stack->addStretch(1);
}

void ShortcutSheet::showEvent(QShowEvent* event)
{
    const QRect available = screen()->availableGeometry();
    const QSize room = available.size() * shareOfScreen;
    const QSize wanted(m_sheet->sizeHint().width() + rhythm_px * 12, m_sheet->sizeHint().height() + m_search->height() * 5);
    resize(wanted.boundedTo(room));
    if (parentWidget() != nullptr)
        move(parentWidget()->window()->frameGeometry().center() - rect().center());
    move(std::clamp(x(), available.left(), available.right() - width()), std::clamp(y(), available.top(), available.bottom() - height()));
    m_search->setFocus();
    m_shown.start();
    QDialog::showEvent(event);
}

bool ShortcutSheet::isOwnKey(const QKeyEvent& event) const
{
    return std::ranges::any_of(m_ownKeys, [&](const QKeySequence& key) { return key[0].key() == event.key(); });
}

void ShortcutSheet::keyPressEvent(QKeyEvent* event)
{
    if (!isOwnKey(*event))
        QDialog::keyPressEvent(event);
    else if (!event->isAutoRepeat())
        reject();  // pressed once more
}

void ShortcutSheet::keyReleaseEvent(QKeyEvent* event)
{
    if (isOwnKey(*event) && !event->isAutoRepeat() && m_shown.hasExpired(glance_ms))
        reject();
    else
        QDialog::keyReleaseEvent(event);
}

}  // namespace pointloom

#include "moc_ShortcutSheet.cpp"
