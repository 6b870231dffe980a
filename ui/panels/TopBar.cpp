// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/TopBar.h"

#include "ui/application/Language.h"
#include "ui/application/LineIcon.h"
#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/application/ToolActions.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace pointloom {
namespace {

constexpr int topBarIconSize_px = 18;
constexpr int shortPlace_px = 120;  ///< of a long name: the end, which tells it from others

}  // namespace

TopBar::TopBar(ActionSet& actions, QWidget* parent) : QWidget(parent), m_actions(actions)
{
    setObjectName("topBar");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(rhythm_px, rhythm_px / 2, rhythm_px, rhythm_px / 2);
    row->setSpacing(rhythm_px / 2);
    m_brand = new PlainLabel(this);
    m_brand->setProperty("role", "brand");
    m_place = new PlainLabel(this);
    m_place->setProperty("role", "quiet");
    m_place->setTextFormat(Qt::PlainText);
    m_place->setContentsMargins(rhythm_px, 0, rhythm_px * 2, 0);
    m_open = makeTool(ActionId::openFolder);
    for (const ActionId tool : toolActions())
        m_tools.push_back(makeTool(tool));
    m_undo = makeTool(ActionId::undo);
    m_redo = makeTool(ActionId::redo);
    for (QToolButton* button : {m_undo, m_redo})
        button->setProperty("role", "icon");
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
    for (QToolButton* tool : m_tools)
        row->addWidget(tool);
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
    button->setIconSize({topBarIconSize_px, topBarIconSize_px});
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
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

QSize TopBar::minimumSizeHint() const
{
    return {m_narrowest_px, layout()->minimumSize().height()};
}

void TopBar::retranslate()
{
    m_brand->setText(tr("Pointloom"));
    m_layout->setText(tr("Layout") + QString::fromUtf8(" ▾"));
    m_language->setText(currentLanguage() == "en" ? QString::fromUtf8("中文") : "English");
    write(Wordiness::icons);
    m_narrowest_px = layout()->minimumSize().width();
    updateGeometry();
    fit();
}

/// As many words as the window is wide enough for.
void TopBar::fit()
{
    for (const auto words : {Wordiness::all, Wordiness::tools, Wordiness::names, Wordiness::icons}) {
        write(words);
        const int spare_px = width() - layout()->minimumSize().width();
        const QFontMetrics font = m_place->fontMetrics();
        const int room_px = font.horizontalAdvance(m_place->text()) + spare_px;
        const bool isPlaceFirst = words == Wordiness::tools && room_px < font.horizontalAdvance(m_placeText);  // keys take none of its room
        if (spare_px < 0 || isPlaceFirst)
            continue;
        if (words != Wordiness::all)
            writePlace(room_px);
        return;
    }
}

void TopBar::writePlace(int room_px)
{
    m_place->setText(m_place->fontMetrics().elidedText(m_placeText, Qt::ElideLeft, room_px));
}

void TopBar::write(Wordiness words)
{
    const auto label = [&](QToolButton* button, ActionId id, bool named, bool keyed) {
        const QString name = m_actions[id].text();
        const QString key = m_actions.keyOf(id);
        QStringList texts;
        if (named)
            texts += name;
        if (keyed && !key.isEmpty())
            texts += key;
        button->setText(texts.join("  "));
        button->setToolButtonStyle(texts.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        button->setToolTip(m_actions.tipOf(id));
        button->setAccessibleName(name);
    };
    const bool all = words == Wordiness::all;
    if (all)
        m_place->setText(m_placeText);
    else
        writePlace(shortPlace_px);
    label(m_open, ActionId::openFolder, all, all);
    const bool named = words != Wordiness::icons;
    const bool keyed = all || words == Wordiness::tools;
    for (std::size_t i = 0; i < m_tools.size(); ++i)
        label(m_tools[i], toolActions()[i], named, keyed);
    label(m_undo, ActionId::undo, false, false);
    label(m_redo, ActionId::redo, false, false);
    label(m_commands, ActionId::commandPalette, false, all);
    label(m_keys, ActionId::shortcutSheet, false, all);
    label(m_preferences, ActionId::preferences, false, all);
    const QString key = all ? "  " + m_actions.keyOf(ActionId::exportLabels) : QString();
    m_export->setText((m_actions[ActionId::exportLabels].text() + key).trimmed());
    m_export->setToolTip(m_actions.tipOf(ActionId::exportLabels));
}

}  // namespace pointloom

#include "moc_TopBar.cpp"
