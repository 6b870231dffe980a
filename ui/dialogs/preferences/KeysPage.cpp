// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/preferences/KeysPage.h"

#include "core/base/File.h"
#include "ui/application/KeyMap.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/application/Translated.h"
#include "ui/dialogs/preferences/KeyField.h"
#include "ui/dialogs/preferences/KeysModel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int keyLeading_px = 8;  ///< above and below the text of a row together

QPushButton* makeButton(const char* name, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

QHBoxLayout* makeRow(QWidget* row)
{
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(rhythm_px);
    return layout;
}

}  // namespace

KeysPage::KeysPage(ActionSet& actions, const LabelSchema* schema, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_model(new KeysModel(actions, schema, this)), m_shown(new QSortFilterProxyModel(this))
{
    m_shown->setSourceModel(m_model);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setFilterKeyColumn(-1);  // "ctrl" finds keys as well
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(rhythm_px * 3, rhythm_px * 2, rhythm_px * 3, rhythm_px * 2);
    column->setSpacing(rhythm_px);
    column->addWidget(makeHead());
    makeTable();
    column->addWidget(m_table, 1);
    column->addWidget(makeDetails());
    column->addWidget(makeFoot());
    connect(&actions, &ActionSet::keysChanged, this, &KeysPage::showDetails);
    m_table->selectRow(0);
}

QWidget* KeysPage::makeHead()
{
    auto* head = new QWidget(this);
    auto* search = new QLineEdit(head);
    search->setObjectName("keys.search");
    search->setPlaceholderText(tr("Search actions and keys"));
    search->setClearButtonEnabled(true);
    connect(search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown->setFilterFixedString(text);
        m_table->selectRow(0);
    });
    m_preset = new QComboBox(head);
    m_preset->setObjectName("keys.preset");
    for (const KeyPresetInfo& info : keyPresets())
        m_preset->addItem(info.name, QVariant::fromValue(static_cast<int>(info.preset)));
    connect(m_preset, &QComboBox::currentIndexChanged, this, &KeysPage::choosePreset);
    auto* row = makeRow(head);
    row->addWidget(search, 1);
    row->addWidget(new PlainLabel(tr("Keys as in"), head));
    row->addWidget(m_preset);
    return head;
}

void KeysPage::makeTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName("keys.table");
    m_table->setModel(m_shown);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);  // Tab goes on to the next field
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + keyLeading_px);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(KeysModel::note, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeysPage::showDetails);
    connect(m_table, &QTableView::activated, this, [this] { listen(false); });
}

QWidget* KeysPage::makeDetails()
{
    auto* details = new QWidget(this);
    auto* column = new QVBoxLayout(details);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(rhythm_px / 2);
    m_name = new PlainLabel(details);
    m_field = new KeyField(details);
    m_field->setObjectName("keys.field");
    m_field->setAutoDefault(false);
    m_add = makeButton("keys.add", tr("Add another"), details);
    m_remove = makeButton("keys.remove", tr("No key"), details);
    m_reset = makeButton("keys.reset", tr("As in the preset"), details);
    auto* buttons = new QWidget(details);
    auto* row = makeRow(buttons);
    row->addWidget(m_name, 1);
    row->addWidget(m_field, 1);
    for (QPushButton* button : {m_add, m_remove, m_reset})
        row->addWidget(button);
    column->addWidget(buttons);

    m_conflict = new PlainLabel(details);
    m_conflict->setObjectName("keys.conflict");
    m_conflict->setProperty("role", "warning");
    m_conflict->setWordWrap(true);
    m_takeOver = makeButton("keys.takeOver", tr("Take the key from them"), details);
    auto* conflict = new QWidget(details);
    auto* conflictRow = makeRow(conflict);
    conflictRow->addWidget(m_conflict, 1);
    conflictRow->addWidget(m_takeOver);
    conflict->setMinimumHeight(m_takeOver->sizeHint().height());  // nothing jumps when there is a conflict
    column->addWidget(conflict);

    connect(m_field, &KeyField::pressed, this, [this] { m_adding = false; });
    connect(m_field, &KeyField::captured, this, &KeysPage::bind);
    connect(m_add, &QPushButton::clicked, this, [this] { listen(true); });
    connect(m_remove, &QPushButton::clicked, this, [this] { changeKeys([&](KeyMap& keys) { keys.bind(*current(), {}); }); });
    connect(m_reset, &QPushButton::clicked, this, [this] { changeKeys([&](KeyMap& keys) { keys.reset(*current()); }); });
    connect(m_takeOver, &QPushButton::clicked, this, &KeysPage::takeOver);
    return details;
}

QWidget* KeysPage::makeFoot()
{
    auto* foot = new QWidget(this);
    m_message = new PlainLabel(foot);
    m_message->setObjectName("keys.message");
    m_message->setWordWrap(true);
    m_resetAll = makeButton("keys.resetAll", tr("All as in the preset"), foot);
    auto* importing = makeButton("keys.import", tr("Import…"), foot);
    auto* exporting = makeButton("keys.export", tr("Export…"), foot);
    connect(m_resetAll, &QPushButton::clicked, this, [this] { changeKeys([](KeyMap& keys) { keys.resetAll(); }); });
    connect(importing, &QPushButton::clicked, this, &KeysPage::chooseImport);
    connect(exporting, &QPushButton::clicked, this, &KeysPage::chooseExport);
    auto* row = makeRow(foot);
    row->addWidget(m_message, 1);
    for (QPushButton* button : {m_resetAll, importing, exporting})
        row->addWidget(button);
    return foot;
}

std::optional<ActionId> KeysPage::current() const
{
    const QModelIndex row = m_shown->mapToSource(m_table->currentIndex());
    return row.isValid() ? std::optional(KeysModel::idAt(row.row())) : std::nullopt;
}

void KeysPage::changeKeys(const std::function<void(KeyMap&)>& how)
{
    KeyMap keys = m_actions.keys();
    how(keys);
    saveKeys(keys);
    say({}, "quiet");
    m_actions.setKeys(keys);
}

void KeysPage::choosePreset(int index)
{
    changeKeys([&](KeyMap& keys) { keys = KeyMap(keyPresets()[static_cast<std::size_t>(index)].preset); });
}

void KeysPage::listen(bool adding)
{
    if (!current())
        return;
    m_adding = adding;
    m_field->listen();
}

void KeysPage::bind(const QKeySequence& key)
{
    const auto id = current();
    if (!id)
        return;
    changeKeys([&](KeyMap& keys) {
        Keys bound = m_adding ? keys.keysOf(*id) : Keys();
        bound.removeAll(key);
        bound += key;
        keys.bind(*id, bound);
    });
    m_adding = false;
}

void KeysPage::takeOver()
{
    const ActionId id = *current();
    changeKeys([&](KeyMap& keys) {
        const Keys wanted = keys.keysOf(id);
        for (const KeyUser& user : m_model->conflicts(id)) {
            if (!user.action)
                continue;
            Keys left = keys.keysOf(*user.action);
            left.removeIf([&](const QKeySequence& key) { return wanted.contains(key); });
            keys.bind(*user.action, left);
        }
    });
}

void KeysPage::showDetails()
{
    const KeyMap& keys = m_actions.keys();
    const QSignalBlocker quiet(m_preset);
    m_preset->setCurrentIndex(m_preset->findData(static_cast<int>(keys.preset())));
    m_resetAll->setEnabled(keys.isChanged());
    const auto id = current();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_field, m_add, m_remove, m_reset})
        widget->setEnabled(id.has_value());
    m_conflict->clear();
    m_takeOver->hide();
    if (!id) {
        m_name->clear();
        m_field->showKeys({});
        return;
    }
    m_name->setText(m_actions.nameOf(*id));
    const QString text = m_actions.keysOf(*id);
    m_field->showKeys(text.isEmpty() ? tr("no key") : text);
    m_add->setEnabled(!text.isEmpty());
    m_remove->setEnabled(!text.isEmpty());
    m_reset->setEnabled(keys.isChanged(*id));
    const auto conflicts = m_model->conflicts(*id);
    const bool ofActions = std::ranges::any_of(conflicts, [](const KeyUser& user) { return user.action.has_value(); });
    const QString others = m_model->conflictText(*id);
    if (!conflicts.empty())
        m_conflict->setText(ofActions ? tr("Two listen to this key, so neither hears it (%1).").arg(others)
                                      : tr("A key of the label scheme, which no longer hears it (%1).").arg(others));
    m_takeOver->setVisible(ofActions);
}

void KeysPage::say(const QString& text, const char* role)
{
    m_message->setText(text);
    m_message->setProperty("role", role);
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void KeysPage::importFrom(const QString& path)
{
    const auto text = readText(path.toStdString());
    const auto keys = text ? KeyMap::fromJson(QByteArray::fromStdString(*text)) : Result<KeyMap>(std::unexpected(text.error()));
    if (!keys) {
        say(translated(keys.error()), "warning");
        return;
    }
    changeKeys([&](KeyMap& now) { now = *keys; });
    say(tr("Keys of %1 are in use.").arg(QFileInfo(path).fileName()), "good");
}

void KeysPage::exportTo(const QString& path)
{
    const auto written = writeAtomically(path.toStdString(), m_actions.keys().toJson().toStdString());
    if (written)
        say(tr("Written: %1").arg(path), "good");
    else
        say(translated(written.error()), "warning");
}

void KeysPage::chooseImport()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import keys"), {}, tr("Key bindings (*.json)"));
    if (!path.isEmpty())
        importFrom(path);
}

void KeysPage::chooseExport()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export keys"), "pointloom-keys.json", tr("Key bindings (*.json)"));
    if (!path.isEmpty())
        exportTo(path);
}

}  // namespace pointloom

#include "moc_KeysPage.cpp"
