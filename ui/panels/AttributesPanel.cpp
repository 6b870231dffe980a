// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/AttributesPanel.h"

#include "ui/panels/Chip.h"
#include "ui/panels/FlowLayout.h"
#include "ui/session/Language.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace pointloom {
namespace {

constexpr int gap_px = 6;

std::optional<AttributeValue> valueOf(const AttributeMap& answers, const std::string& key)
{
    const auto found = answers.find(key);
    return found == answers.end() ? std::nullopt : std::optional(found->second);
}

int decimalsFor(double step)
{
    return step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
}

bool isMissing(const AttributeDef& attribute, const AttributeMap& answers)
{
    return attribute.required && !answers.contains(attribute.key);
}

}  // namespace

AttributesPanel::AttributesPanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(gap_px);
    connect(&session, &Session::selectionChanged, this, &AttributesPanel::refresh);
    connect(&session, &Session::changed, this, &AttributesPanel::refresh);
    refresh();
}

void AttributesPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_shown.clear();
        refresh();
    }
}

QString AttributesPanel::nameOf(const LocalText& text) const
{
    return QString::fromStdString(text.in(currentLanguage().toStdString()));
}

void AttributesPanel::give(const std::string& attribute, const std::optional<AttributeValue>& value)
{
    m_session.push(answer(m_session.labels(), m_session.schema(), m_session.selected(), attribute, value));
}

void AttributesPanel::refresh()
{
    const Cuboid* cuboid = m_session.selectedCuboid();
    const Track* track = cuboid != nullptr ? m_session.labels().trackOf(*cuboid) : nullptr;
    const AttributeMap answers = cuboid != nullptr ? answersOf(m_session.labels(), *cuboid) : AttributeMap{};

    QString wanted;  // the form is built anew only when it asks something else
    if (track != nullptr)
        for (const AttributeDef& attribute : m_session.schema().attributes)
            if (applies(attribute, track->classKey, answers))
                wanted += QString::fromStdString(attribute.key) + '\n';
    if (wanted != m_shown) {
        m_shown = wanted;
        rebuild();
    }
    for (const auto& refresher : m_refreshers)
        refresher(answers);
}

void AttributesPanel::rebuild()
{
    m_refreshers.clear();
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();  // it may be the one whose signal brought us here
        delete item;
    }
    QWidget* booleans = nullptr;  // chips of yes/no share rows; everything else has its own
    for (const AttributeDef& attribute : m_session.schema().attributes) {
        if (!m_shown.split('\n').contains(QString::fromStdString(attribute.key)))
            continue;
        QWidget* editor = makeEditor(attribute);
        if (attribute.type == AttributeType::boolean) {
            if (booleans == nullptr) {
                booleans = new QWidget(this);
                new FlowLayout(booleans, gap_px);
                m_rows->addWidget(booleans);
            }
            booleans->layout()->addWidget(editor);
        } else {
            m_rows->addWidget(editor);
        }
    }
}

QWidget* AttributesPanel::makeEditor(const AttributeDef& attribute)
{
    switch (attribute.type) {
    case AttributeType::boolean:
        return makeBoolean(attribute);
    case AttributeType::choice:
        return makeChoice(attribute);
    case AttributeType::number:
        return makeNumber(attribute);
    case AttributeType::text:
        break;
    }
    return makeText(attribute);
}

QWidget* AttributesPanel::makeBoolean(const AttributeDef& attribute)
{
    auto* chip = new Chip(nameOf(attribute.name), QString::fromStdString(attribute.shortcut), this);
    chip->setObjectName(QString::fromStdString("attribute." + attribute.key));
    connect(chip, &Chip::clicked, this, [this, key = attribute.key](bool ticked) { give(key, ticked); });
    m_refreshers.emplace_back([chip, &attribute](const AttributeMap& answers) {
        const auto value = valueOf(answers, attribute.key);
        chip->setChecked(value && std::holds_alternative<bool>(*value) && std::get<bool>(*value));
        chip->setMissing(isMissing(attribute, answers));
    });
    return chip;
}

namespace {

/// A heading above what it names, with the key that steps through the choices.
QLabel* makeCaption(const QString& name, const std::string& key, QWidget* parent)
{
    const QString text = key.empty() ? name : name + "   " + QString::fromStdString(key).toUpper();
    auto* caption = new QLabel(text, parent);
    caption->setProperty("role", "quiet");
    return caption;
}

}  // namespace

QWidget* AttributesPanel::makeChoice(const AttributeDef& attribute)
{
    auto* group = new QWidget(this);
    auto* column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap_px / 2);
    column->addWidget(makeCaption(nameOf(attribute.name), attribute.shortcut, group));
    auto* row = new QWidget(group);
    auto* flow = new FlowLayout(row, gap_px);
    column->addWidget(row);
    for (const Choice& choice : attribute.choices) {
        auto* chip = new Chip(nameOf(choice.name), QString::fromStdString(choice.shortcut), row);
        chip->setObjectName(QString::fromStdString("attribute." + attribute.key + "." + choice.key));
        flow->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, key = attribute.key, value = choice.key](bool ticked) {
            give(key, ticked ? std::optional<AttributeValue>(value) : std::nullopt);
        });
        m_refreshers.emplace_back([chip, &attribute, &choice](const AttributeMap& answers) {
            const auto value = valueOf(answers, attribute.key);
            chip->setChecked(value && *value == AttributeValue(choice.key));
            chip->setMissing(isMissing(attribute, answers));
        });
    }
    return group;
}

QWidget* AttributesPanel::makeNumber(const AttributeDef& attribute)
{
    auto* group = new QWidget(this);
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeCaption(nameOf(attribute.name), attribute.shortcut, group), 1);
    auto* field = new QDoubleSpinBox(group);
    field->setObjectName(QString::fromStdString("attribute." + attribute.key));
    field->setLocale(QLocale::c());
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    field->setKeyboardTracking(false);
    field->setDecimals(decimalsFor(attribute.step));
    field->setSingleStep(attribute.step);
    // One step below the smallest value stands for "not answered".
    field->setRange(attribute.min - attribute.step, attribute.max);
    field->setSpecialValueText(attribute.required ? tr("missing") : QString::fromUtf8("–"));
    if (!attribute.unit.empty())
        field->setSuffix(" " + QString::fromStdString(attribute.unit));
    row->addWidget(field);
    connect(field, &QDoubleSpinBox::valueChanged, this, [this, field, key = attribute.key](double value) {
        give(key, value <= field->minimum() ? std::nullopt : std::optional<AttributeValue>(value));
    });
    m_refreshers.emplace_back([field, &attribute](const AttributeMap& answers) {
        const QSignalBlocker quiet(field);
        const auto value = valueOf(answers, attribute.key);
        field->setValue(value && std::holds_alternative<double>(*value) ? std::get<double>(*value) : field->minimum());
    });
    return group;
}

QWidget* AttributesPanel::makeText(const AttributeDef& attribute)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(QString::fromStdString("attribute." + attribute.key));
    field->setPlaceholderText(nameOf(attribute.name));
    connect(field, &QLineEdit::editingFinished, this, [this, field, key = attribute.key] {
        const std::string text = field->text().trimmed().toStdString();
        give(key, text.empty() ? std::nullopt : std::optional<AttributeValue>(text));
    });
    m_refreshers.emplace_back([field, &attribute](const AttributeMap& answers) {
        const auto value = valueOf(answers, attribute.key);
        const QString text =
            value && std::holds_alternative<std::string>(*value) ? QString::fromStdString(std::get<std::string>(*value)) : QString();
        if (field->text() != text)
            field->setText(text);
    });
    return field;
}

bool AttributesPanel::pressKey(const QString& key)
{
    const Cuboid* cuboid = m_session.selectedCuboid();
    const Track* track = cuboid != nullptr ? m_session.labels().trackOf(*cuboid) : nullptr;
    if (track == nullptr)
        return false;
    const AttributeMap answers = answersOf(m_session.labels(), *cuboid);
    const auto isKey = [&](const std::string& shortcut) {
        return !shortcut.empty() && QString::fromStdString(shortcut).compare(key, Qt::CaseInsensitive) == 0;
    };
    for (const AttributeDef& attribute : m_session.schema().attributes) {
        if (!applies(attribute, track->classKey, answers))
            continue;
        const auto now = valueOf(answers, attribute.key);
        for (const Choice& choice : attribute.choices)
            if (isKey(choice.shortcut)) {
                give(attribute.key, choice.key);
                return true;
            }
        if (!isKey(attribute.shortcut))
            continue;
        if (attribute.type == AttributeType::boolean) {
            give(attribute.key, !(now && *now == AttributeValue(true)));
        } else if (attribute.type == AttributeType::choice) {  // one key steps through the choices
            const auto chosen =
                std::ranges::find_if(attribute.choices, [&](const Choice& choice) { return now && *now == AttributeValue(choice.key); });
            const bool last = chosen == attribute.choices.end() || std::next(chosen) == attribute.choices.end();
            give(attribute.key, last ? attribute.choices.front().key : std::next(chosen)->key);
        } else if (auto* field = findChild<QWidget*>(QString::fromStdString("attribute." + attribute.key))) {
            field->setFocus(Qt::ShortcutFocusReason);
        }
        return true;
    }
    return false;
}

}  // namespace pointloom
