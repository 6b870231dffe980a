// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/preferences/Page.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/scene/SceneModel.h"
#include "ui/session/Session.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>

namespace pointloom {
namespace {

constexpr int sliderValueWidth_em = 5;

QLabel* makeExplanation(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setProperty("role", "quiet");
    label->setWordWrap(true);
    return label;
}

}  // namespace

void applyPreferences(const PreferenceTargets& targets)
{
    const Preferences chosen = savedPreferences();
    targets.scene.setMouse(chosen.mouse);
    targets.scene.setPointBudget(chosen.pointBudget == 0 ? SIZE_MAX : static_cast<std::size_t>(chosen.pointBudget));
    if (targets.session != nullptr)
        targets.session->view().frames().setBytesAllowed(static_cast<std::size_t>(chosen.frameMemory_MB) * 1'000'000);
}

void change(const PreferenceTargets& targets, const std::function<void(Preferences&)>& how)
{
    Preferences chosen = savedPreferences();
    how(chosen);
    savePreferences(chosen);
    applyPreferences(targets);
}

Page::Page(QWidget* parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(rhythm_px * 3, rhythm_px * 3, rhythm_px * 3, rhythm_px * 2);
    m_form->setHorizontalSpacing(rhythm_px * 3);
    m_form->setVerticalSpacing(rhythm_px);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void Page::addHeading(const QString& text)
{
    auto* heading = new PlainLabel(text.toUpper(), this);
    heading->setProperty("role", "heading");
    if (m_form->rowCount() > 0)
        heading->setContentsMargins(0, rhythm_px * 2, 0, 0);
    m_form->addRow(heading);
}

void Page::addRow(const QString& caption, QWidget* field, const QString& explanation)
{
    m_form->addRow(caption, field);
    if (!explanation.isEmpty())
        m_form->addRow(QString(), makeExplanation(explanation, this));
}

QLabel* Page::addFact(const QString& caption, const QString& value)
{
    auto* label = new PlainLabel(value, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_form->addRow(caption, label);
    return label;
}

void Page::addExplanation(const QString& text)
{
    m_form->addRow(makeExplanation(text, this));
}

QSlider* Page::makeSlider(const char* name, int least, int most, int value)
{
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setObjectName(name);
    slider->setRange(least, most);
    slider->setPageStep(1);
    slider->setValue(value);
    return slider;
}

void Page::addSlider(const QString& caption, QSlider* slider, const std::function<QString(int)>& shown, const QString& explanation)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(rhythm_px);
    auto* value = new PlainLabel(shown(slider->value()), row);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setMinimumWidth(fontMetrics().horizontalAdvance('0') * sliderValueWidth_em);
    layout->addWidget(slider, 1);
    layout->addWidget(value);
    connect(slider, &QSlider::valueChanged, value, [value, shown](int now) { value->setText(shown(now)); });
    slider->setAccessibleName(caption);
    addRow(caption, row, explanation);
}

}  // namespace pointloom

#include "moc_Page.cpp"
