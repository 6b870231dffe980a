// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/AttributeEditor.h"

#include "ui/application/Language.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/panels/Chip.h"
#include "ui/panels/FlowLayout.h"
#include "ui/panels/NumberField.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace pointloom {
namespace {

constexpr int gap_px = 6;
constexpr int numberWidth_px = 110;

QString inLanguage(const LocalText& text)
{
    return QString::fromStdString(text.in(currentLanguage().toStdString()));
}

QString objectNameOf(const AttributeDef& attribute)
{
    return QString::fromStdString("attribute." + attribute.key);
}

int decimalsFor(double step)
{
    return step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
}

class BooleanEditor : public AttributeEditor
{
public:
    BooleanEditor(const AttributeDef& attribute, QWidget* parent) : AttributeEditor(attribute, parent)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        m_chip = new Chip(name(), QString::fromStdString(attribute.shortcut), this);
        m_chip->setObjectName(objectNameOf(attribute));
        row->addWidget(m_chip);
        connect(m_chip, &Chip::clicked, this, [this](bool ticked) { Q_EMIT answered(AttributeValue(ticked)); });
    }
    void show(const SharedAnswer& answer) override
    {
        m_chip->setChecked(answer.value == AttributeValue(true));
        m_chip->setMixed(answer.mixed);
        m_chip->setMissing(answer.missing);
    }
    std::optional<AttributeValue> pressed(const SharedAnswer& now) override { return AttributeValue(now.value != AttributeValue(true)); }

private:
    Chip* m_chip = nullptr;
};

class ChoiceEditor : public AttributeEditor
{
public:
    ChoiceEditor(const AttributeDef& attribute, QWidget* parent) : AttributeEditor(attribute, parent)
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(gap_px / 2);
        column->addWidget(makeCaption());
        auto* row = new QWidget(this);
        auto* flow = new FlowLayout(row, gap_px);
        column->addWidget(row);
        for (const Choice& choice : attribute.choices) {
            auto* chip = new Chip(inLanguage(choice.name), QString::fromStdString(choice.shortcut), row);
            chip->setObjectName(objectNameOf(attribute) + "." + QString::fromStdString(choice.key));
            flow->addWidget(chip);
            connect(chip, &Chip::clicked, this, [this, value = choice.key](bool ticked) {
                Q_EMIT answered(ticked ? std::optional<AttributeValue>(value) : std::nullopt);
            });
            m_chips.push_back(chip);
        }
    }
    void show(const SharedAnswer& answer) override
    {
        for (std::size_t i = 0; i < m_chips.size(); ++i) {
            m_chips[i]->setChecked(answer.value == AttributeValue(attribute().choices[i].key));
            m_chips[i]->setMixed(answer.mixed);
            m_chips[i]->setMissing(answer.missing);
        }
        markMissing(answer.missing);
    }
    /// One key steps through the choices.
    std::optional<AttributeValue> pressed(const SharedAnswer& now) override
    {
        const auto& choices = attribute().choices;
        const auto chosen = std::ranges::find_if(choices, [&](const Choice& choice) { return now.value == AttributeValue(choice.key); });
        const bool last = chosen == choices.end() || std::next(chosen) == choices.end();
        return AttributeValue(last ? choices.front().key : std::next(chosen)->key);
    }

private:
    std::vector<Chip*> m_chips;
};

class NumberEditor : public AttributeEditor
{
public:
    NumberEditor(const AttributeDef& attribute, QWidget* parent) : AttributeEditor(attribute, parent)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(makeCaption(), 1);
        constexpr double coarse = 5;
        m_field = new NumberField({.unit = QString::fromStdString(attribute.unit),
                                   .units = {{attribute.unit, 1}},
                                   .min = attribute.min,
                                   .max = attribute.max,
                                   .decimals = decimalsFor(attribute.step),
                                   .step = attribute.step,
                                   .coarseStep = attribute.step * coarse,
                                   .fineStep = attribute.step,
                                   .optional = true},
                                  this);
        m_field->setObjectName(objectNameOf(attribute));
        m_field->setAccessibleName(name());
        m_field->setFixedWidth(numberWidth_px);
        row->addWidget(m_field);
        connect(m_field, &NumberField::committed, this,
                [this](std::optional<double> value) { Q_EMIT answered(value ? std::optional<AttributeValue>(*value) : std::nullopt); });
        connect(m_field, &NumberField::left, this, &AttributeEditor::left);
    }
    void show(const SharedAnswer& answer) override
    {
        const bool known = answer.value && std::holds_alternative<double>(*answer.value);
        m_field->setPlaceholderText(answer.mixed ? AttributeEditor::tr("mixed") : QString::fromUtf8("–"));
        m_field->setValue(known ? std::optional(std::get<double>(*answer.value)) : std::nullopt);
        markMissing(answer.missing);
    }
    std::optional<AttributeValue> pressed(const SharedAnswer&) override
    {
        m_field->setFocus(Qt::ShortcutFocusReason);
        return std::nullopt;
    }

private:
    NumberField* m_field = nullptr;
};

class TextEditor : public AttributeEditor
{
public:
    TextEditor(const AttributeDef& attribute, QWidget* parent) : AttributeEditor(attribute, parent)
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        m_field = new QLineEdit(this);
        m_field->setObjectName(objectNameOf(attribute));
        m_field->setAccessibleName(name());
        column->addWidget(m_field);
        connect(m_field, &QLineEdit::editingFinished, this, [this] {
            const std::string text = m_field->text().trimmed().toStdString();
            if (text != m_shown)
                Q_EMIT answered(text.empty() ? std::nullopt : std::optional<AttributeValue>(text));
        });
        connect(m_field, &QLineEdit::returnPressed, this, &AttributeEditor::left);
    }
    void show(const SharedAnswer& answer) override
    {
        m_field->setPlaceholderText(answer.mixed ? AttributeEditor::tr("%1: mixed").arg(name()) : name());
        const bool known = answer.value && std::holds_alternative<std::string>(*answer.value);
        m_shown = known ? std::get<std::string>(*answer.value) : std::string();
        if (m_field->text().toStdString() != m_shown)
            m_field->setText(QString::fromStdString(m_shown));
    }
    std::optional<AttributeValue> pressed(const SharedAnswer&) override
    {
        m_field->setFocus(Qt::ShortcutFocusReason);
        return std::nullopt;
    }

private:
    QLineEdit* m_field = nullptr;
    std::string m_shown;
};

}  // namespace

AttributeEditor* AttributeEditor::make(const AttributeDef& attribute, QWidget* parent)
{
    switch (attribute.type) {
    case AttributeType::boolean:
        return new BooleanEditor(attribute, parent);
    case AttributeType::choice:
        return new ChoiceEditor(attribute, parent);
    case AttributeType::number:
        return new NumberEditor(attribute, parent);
    case AttributeType::text:
        break;
    }
    return new TextEditor(attribute, parent);
}

QString AttributeEditor::name() const
{
    return inLanguage(m_attribute.name);
}

QLabel* AttributeEditor::makeCaption()
{
    m_caption = new RichLabel(this);
    m_caption->setProperty("role", "quiet");
    markMissing(false);
    return m_caption;
}

void AttributeEditor::markMissing(bool missing)
{
    if (m_caption == nullptr)
        return;
    QString text = name().toHtmlEscaped();
    if (!m_attribute.shortcut.empty())
        text += QString("&nbsp; <span style='color:%1'>%2</span>")
                    .arg(colours::quiet.name(), QString::fromStdString(m_attribute.shortcut).toUpper().toHtmlEscaped());
    if (missing)
        text += QString("&nbsp; <span style='color:%1'>%2</span>").arg(colours::warning.name(), tr("needed"));
    m_caption->setText(text);
}

}  // namespace pointloom

#include "moc_AttributeEditor.cpp"
