// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/TopBar.h"

#include "ui/LineIcon.h"
#include "ui/Theme.h"
#include "ui/session/Language.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace pointloom {
namespace {

constexpr int iconSize_px = 18;
constexpr int compactPlace_px = 110;

}  // namespace

TopBar::TopBar(ActionSet& actions, QWidget* parent) : QWidget(parent), m_actions(actions)
{
    setObjectName("topBar");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(rhythm_px, rhythm_px / 2, rhythm_px, rhythm_px / 2);
    row->setSpacing(rhythm_px / 2);
    m_brand = new QLabel(this);
    m_brand->setProperty("role", "brand");
    m_place = new QLabel(this);
    m_place->setProperty("role", "quiet");
    m_place->setTextFormat(Qt::PlainText);
    m_place->setContentsMargins(rhythm_px, 0, rhythm_px * 2, 0);
    m_open = makeTool(ActionId::openFolder);
    m_select = makeTool(ActionId::selectTool);
    m_box = makeTool(ActionId::boxTool);
    m_draw = makeTool(ActionId::drawTool);
    m_ruler = makeTool(ActionId::rulerTool);
    m_undo = makeTool(ActionId::undo);
    m_redo = makeTool(ActionId::redo);
    for (QToolButton* button : {m_undo, m_redo}) {
        button->setProperty("role", "icon");
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    m_keys = makeTool(ActionId::shortcutSheet);
    m_layout = new QToolButton(this);
    m_layout->setObjectName("layout");
    m_layout->setProperty("role", "flat");
    m_layout->setFocusPolicy(Qt::TabFocus);
    m_layout->setPopupMode(QToolButton::InstantPopup);
    m_layout->hide();
    m_commands = makeTool(ActionId::commandPalette);
    m_preferences = makeTool(ActionId::preferences);
    m_language = new QToolButton(this);
    m_language->setObjectName("language");
    m_language->setProperty("role", "flat");
    m_language->setFocusPolicy(Qt::TabFocus);
    connect(m_language, &QToolButton::clicked, this, [this] { Q_EMIT languageChosen(currentLanguage() == "en" ? "zh_CN" : "en"); });
    m_export = new QPushButton(this);
    m_export->setObjectName("export");
    m_export->setProperty("role", "action");
    m_export->setFocusPolicy(Qt::TabFocus);
    QAction& exporting = actions[ActionId::exportLabels];
    connect(m_export, &QPushButton::clicked, &exporting, &QAction::trigger);
    connect(&exporting, &QAction::changed, m_export, [this, &exporting] { m_export->setEnabled(exporting.isEnabled()); });

    row->addWidget(m_brand);
    row->addWidget(m_place);
    row->addWidget(m_open);
    row->addSpacing(rhythm_px * 2);
    row->addWidget(m_select);
    row->addWidget(m_box);
    row->addWidget(m_draw);
    row->addWidget(m_ruler);
    row->addStretch(1);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    row->addWidget(m_commands);
    row->addWidget(m_keys);
    row->addWidget(m_preferences);
    row->addWidget(m_layout);
    row->addWidget(m_language);
    row->addSpacing(rhythm_px);
    row->addWidget(m_export);
    connect(&actions, &ActionSet::keysChanged, this, &TopBar::retranslate);
    retranslate();
}

QToolButton* TopBar::makeTool(ActionId id)
{
    auto* button = new QToolButton(this);
    QAction& action = m_actions[id];
    button->setProperty("role", action.isCheckable() ? "tool" : "flat");
    button->setCheckable(action.isCheckable());
    button->setFocusPolicy(Qt::TabFocus);
    button->setIcon(lineIcon(actionKey(id)));
    button->setIconSize({iconSize_px, iconSize_px});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(button, &QToolButton::clicked, &action, &QAction::trigger);
    connect(&action, &QAction::changed, button, [button, &action] {
        button->setEnabled(action.isEnabled());
        button->setChecked(action.isChecked());
    });
    button->setEnabled(action.isEnabled());
    button->setChecked(action.isChecked());
    return button;
}

void TopBar::setLayoutMenu(QMenu* menu)
{
    m_layout->setMenu(menu);
}

void TopBar::setPlace(const QString& place)
{
    m_placeText = place;
    m_layout->setVisible(!place.isEmpty());  // without a session there is nothing to lay out
    fit();
}

void TopBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void TopBar::retranslate()
{
    m_brand->setText(tr("Pointloom"));
    m_layout->setText(tr("Layout") + QString::fromUtf8(" ▾"));
    m_language->setText(currentLanguage() == "en" ? QString::fromUtf8("中文") : "English");
    fit();
}

/// Everything in words where there is room; else what is known by its icon goes without.
void TopBar::fit()
{
    setTexts(false);
    layout()->invalidate();
    if (layout()->sizeHint().width() > width())
        setTexts(true);
}

void TopBar::setTexts(bool compact)
{
    for (QToolButton* button : {m_open, m_commands, m_keys, m_preferences}) {
        button->setProperty("role", compact ? "icon" : "flat");
        button->style()->unpolish(button);  // style sheets look at properties only then
        button->style()->polish(button);
    }
    m_place->setText(compact ? m_place->fontMetrics().elidedText(m_placeText, Qt::ElideLeft, compactPlace_px) : m_placeText);
    const auto label = [&](QToolButton* button, ActionId id, const QString& text) {
        const QString key = m_actions.keyOf(id);
        button->setText(text.isEmpty() ? QString() : (text + "  " + key).trimmed());
        button->setToolTip(key.isEmpty() ? m_actions[id].text() : m_actions[id].text() + "  (" + key + ")");
    };
    label(m_select, ActionId::selectTool, m_actions[ActionId::selectTool].text());
    label(m_box, ActionId::boxTool, m_actions[ActionId::boxTool].text());
    label(m_draw, ActionId::drawTool, m_actions[ActionId::drawTool].text());
    label(m_ruler, ActionId::rulerTool, m_actions[ActionId::rulerTool].text());
    label(m_open, ActionId::openFolder, compact ? QString() : m_actions[ActionId::openFolder].text());
    // Known by their icons: only the key beside them, the name when the cursor rests there.
    for (const auto& [button, id] : std::initializer_list<std::pair<QToolButton*, ActionId>>{
             {m_commands, ActionId::commandPalette}, {m_keys, ActionId::shortcutSheet}, {m_preferences, ActionId::preferences}}) {
        label(button, id, {});
        button->setText(compact ? QString() : m_actions.keyOf(id));
    }
    label(m_undo, ActionId::undo, QString());
    label(m_redo, ActionId::redo, QString());
    const QString exporting = m_actions[ActionId::exportLabels].text();
    const QString key = m_actions.keyOf(ActionId::exportLabels);
    m_export->setText(compact ? exporting : (exporting + "  " + key).trimmed());
    m_export->setToolTip(key);
}

}  // namespace pointloom
