// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/AttributesPanel.h"

#include "ui/application/Language.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/panels/AttributeEditor.h"
#include "ui/panels/FlowLayout.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int attributesPanelGap_px = 6;
constexpr int indent_px = rhythm_px * 3 / 2;  ///< of what is asked only because of another answer

bool isKey(const std::string& shortcut, const QString& key)
{
    return !shortcut.empty() && QString::fromStdString(shortcut).compare(key, Qt::CaseInsensitive) == 0;
}

}  // namespace

AttributesPanel::AttributesPanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session), m_shared(session)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(attributesPanelGap_px);
    m_many = new PlainLabel(this);
    m_many->setObjectName("attributes.many");
    m_many->setProperty("role", "quiet");
    m_many->setWordWrap(true);
    m_offer = new QPushButton(this);
    m_offer->setObjectName("attributes.repeat");
    m_offer->setProperty("role", "flat");
    m_offer->setFocusPolicy(Qt::TabFocus);
    m_offer->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // a long summary makes no wide panel
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(attributesPanelGap_px);
    column->addWidget(m_many);
    column->addLayout(m_rows);
    column->addWidget(m_offer);
    connect(m_offer, &QPushButton::clicked, this, &AttributesPanel::repeatLast);
    connect(&m_shared, &SharedAnswers::changed, this, &AttributesPanel::refresh);
    refresh();
}

void AttributesPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_questions.clear();
        rebuild({});
        refresh();
    }
}

void AttributesPanel::setRepeatKey(const QString& key)
{
    m_repeatKey = key;
    showOffer();
}

void AttributesPanel::give(const std::string& attribute, const std::optional<AttributeValue>& value)
{
    m_session.pushForSelection(
        [&](const Labels& labels, Id<Cuboid> id) { return answer(labels, m_session.schema(), id, attribute, value); });
    m_last.remember(m_session);
    showOffer();
}

void AttributesPanel::repeatLast()
{
    if (const AttributeMap* last = m_last.find(m_shared.classKey()))
        m_session.pushForSelection([&](const Labels& labels, Id<Cuboid> id) { return answerAll(labels, m_session.schema(), id, *last); });
}

void AttributesPanel::refresh()
{
    const auto count = static_cast<int>(m_shared.objects());
    m_many->setText(tr("%n objects: an answer goes to all of them", nullptr, count));
    m_many->setVisible(count > 1);
    auto questions = m_shared.questions();
    if (questions != m_questions)  // the form is built anew only when it asks something else
        rebuild(questions);
    for (AttributeEditor* editor : m_editors) {
        editor->show(m_shared.answerTo(editor->attribute()));
        editor->setEnabled(!m_session.editing().readOnly());
    }
    showOffer();
}

void AttributesPanel::showOffer()
{
    const AttributeMap* last = m_questions.empty() ? nullptr : m_last.find(m_shared.classKey());
    const QString summary = last != nullptr ? summaryOf(*last) : QString();
    m_offer->setVisible(!summary.isEmpty());
    m_offer->setText(tr("As last time: %1").arg(summary) + (m_repeatKey.isEmpty() ? QString() : "   " + m_repeatKey));
    m_offer->setToolTip(plainTip(m_offer->text()));
}

/// The last answers that would change something here, in words.
QString AttributesPanel::summaryOf(const AttributeMap& answers) const
{
    const std::string language = currentLanguage().toStdString();
    QStringList words;
    for (const AttributeDef* question : m_questions) {
        const auto found = answers.find(question->key);
        if (found == answers.end() || m_shared.answerTo(*question).value == found->second)
            continue;
        const QString name = QString::fromStdString(question->name.in(language));
        if (const auto* ticked = std::get_if<bool>(&found->second)) {
            words += *ticked ? name : tr("not %1").arg(name.toLower());
        } else if (const auto* number = std::get_if<double>(&found->second)) {
            words += QString("%1 %2").arg(name).arg(*number);
        } else {
            const auto& key = std::get<std::string>(found->second);
            const auto choice = std::ranges::find(question->choices, key, &Choice::key);
            words += QString::fromStdString(choice != question->choices.end() ? choice->name.in(language) : key);
        }
    }
    return words.join(", ");
}

void AttributesPanel::rebuild(const std::vector<const AttributeDef*>& questions)
{
    m_questions = questions;
    m_editors.clear();
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();  // it may be the one whose signal brought us here
        }
        delete item;
    }
    addSection(questions, AttributeScope::frame);
    addSection(questions, AttributeScope::track);
}

void AttributesPanel::addSection(const std::vector<const AttributeDef*>& questions, AttributeScope scope)
{
    QLabel* heading = nullptr;
    QWidget* booleans = nullptr;  // chips of yes/no share rows; everything else has its own
    for (const AttributeDef* question : questions) {
        if (question->scope != scope)
            continue;
        if (heading == nullptr) {
            heading = new PlainLabel(scope == AttributeScope::frame ? tr("IN THIS FRAME") : tr("IN ALL FRAMES"), this);
            heading->setProperty("role", "heading");
            m_rows->addWidget(heading);
        }
        auto* editor = AttributeEditor::make(*question, this);
        connect(editor, &AttributeEditor::answered, this,
                [this, key = question->key](const std::optional<AttributeValue>& value) { give(key, value); });
        connect(editor, &AttributeEditor::left, this, &AttributesPanel::left);
        m_editors.push_back(editor);
        if (question->type != AttributeType::boolean) {
            editor->setContentsMargins(question->when ? indent_px : 0, 0, 0, 0);
            m_rows->addWidget(editor);
            continue;
        }
        if (booleans == nullptr) {
            booleans = new QWidget(this);
            new FlowLayout(booleans, attributesPanelGap_px);
            m_rows->addWidget(booleans);
        }
        booleans->layout()->addWidget(editor);
    }
}

bool AttributesPanel::pressKey(const QString& key)
{
    for (AttributeEditor* editor : m_editors) {
        const AttributeDef& attribute = editor->attribute();
        for (const Choice& choice : attribute.choices)
            if (isKey(choice.shortcut, key)) {
                give(attribute.key, choice.key);
                return true;
            }
        if (!isKey(attribute.shortcut, key))
            continue;
        if (const auto value = editor->pressed(m_shared.answerTo(attribute)))
            give(attribute.key, value);
        return true;
    }
    return false;
}

}  // namespace pointloom

#include "moc_AttributesPanel.cpp"
