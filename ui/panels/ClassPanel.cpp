// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ClassPanel.h"

#include "ui/application/Plain.h"
#include "ui/application/Settings.h"
#include "ui/application/Theme.h"
#include "ui/docks/Panels.h"
#include "ui/panels/Chip.h"
#include "ui/panels/ClassRow.h"
#include "ui/panels/FlowLayout.h"
#include "ui/panels/UsualSizeLine.h"
#include "ui/session/Naming.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace pointloom {
namespace {

constexpr qsizetype recentShown = 4;
constexpr std::size_t manyClasses = 16;  ///< more than fit on a small screen beside the objects

QString recentKey(const LabelSchema& schema)
{
    return "recentClasses/" + QString::fromStdString(schema.id);
}

bool isCalled(const ClassDef& what, const QString& text)
{
    const auto& names = what.name.all();
    return QString::fromStdString(what.key).contains(text, Qt::CaseInsensitive) || std::ranges::any_of(names, [&](const auto& name) {
               return QString::fromStdString(name.second).contains(text, Qt::CaseInsensitive);
           });
}

}  // namespace

ClassPanel::ClassPanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName("leftPanel");
    setAttribute(Qt::WA_StyledBackground);
    m_recent = settings().value(recentKey(session.schema())).toStringList();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, rhythm_px / 2);
    column->setSpacing(rhythm_px / 2);
    m_search = new QLineEdit(this);
    m_search->setObjectName("classes.search");
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_search->setVisible(alwaysSearches());
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(rhythm_px, 0, rhythm_px, 0);
    searchRow->addWidget(m_search);
    column->addLayout(searchRow);
    m_recentChips = new QWidget(this);
    auto* flow = new FlowLayout(m_recentChips, rhythm_px / 2);
    flow->setContentsMargins(rhythm_px, 0, rhythm_px, 0);
    column->addWidget(m_recentChips);

    auto* list = new QWidget;
    list->setObjectName("leftPanel");
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (const ClassDef& what : session.schema().classes) {
        auto* row = new ClassRow(what, list);
        connect(row, &QAbstractButton::clicked, this, [this, key = what.key] { choose(key); });
        rows->addWidget(row);
        m_rows.push_back(row);
    }
    rows->addStretch(1);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(list);
    column->addWidget(m_scroll, 1);

    connect(m_search, &QLineEdit::textChanged, this, &ClassPanel::search);
    connect(&session.selection(), &Selection::changed, this, &ClassPanel::lightUp);
    connect(&session.selection(), &Selection::currentClassChanged, this, &ClassPanel::lightUp);
    connect(&session.editing(), &Editing::changed, this, [this](const Edit& edit) {
        const auto moved = [](const Change<Cuboid>& change) { return change.before && change.after; };
        if (!edit.tracks.empty() || !std::ranges::all_of(edit.cuboids, moved))  // else no class has more or fewer
            refresh();
    });
    connect(&session.view(), &FrameInView::frameChanged, this, &ClassPanel::refresh);
    connect(&session.sizes(), &UsualSizes::changed, this, &ClassPanel::refresh);
    retranslate();
}

QSize ClassPanel::sizeHint() const
{
    constexpr int spare_px = 56;  // the recent ones
    return {300, static_cast<int>(m_rows.size()) * m_rows.front()->sizeHint().height() + spare_px};
}

bool ClassPanel::alwaysSearches() const
{
    return m_session.schema().classes.size() > manyClasses;
}

void ClassPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ClassPanel::retranslate()
{
    m_search->setPlaceholderText(tr("Search a class; Enter takes the first"));
    m_search->setAccessibleName(tr("Search a class"));
    showRecent();
    refresh();
}

void ClassPanel::choose(const std::string& classKey)
{
    m_session.selection().setCurrentClass(classKey);
    m_session.pushForSelection([&](const Labels& labels, Id<Cuboid> id) { return reclassify(labels, m_session.schema(), id, classKey); });
    remember(classKey);
    refresh();
}

void ClassPanel::remember(const std::string& classKey)
{
    const QString key = QString::fromStdString(classKey);
    if (m_recent.mid(0, recentShown).contains(key))
        return;  // its chip stays where it is: nothing jumps
    m_recent.removeAll(key);
    m_recent.prepend(key);
    m_recent = m_recent.mid(0, recentShown);
    settings().setValue(recentKey(m_session.schema()), m_recent);
    showRecent();
}

void ClassPanel::showRecent()
{
    while (QLayoutItem* item = m_recentChips->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& key : m_recent) {
        const ClassDef* what = m_session.schema().findClass(key.toStdString());
        if (what == nullptr)
            continue;
        auto* chip = new Chip(className(*what), QString::fromStdString(what->shortcut), m_recentChips);
        chip->setObjectName("recent." + key);
        chip->setToolTip(tr("Used lately"));
        chip->setCheckable(false);
        m_recentChips->layout()->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, key] { choose(key.toStdString()); });
    }
    m_recentChips->setVisible(m_recentChips->layout()->count() > 0);
}

bool ClassPanel::pressKey(const QString& key)
{
    if (key == "/") {
        m_search->show();
        m_search->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    for (const ClassRow* row : m_rows)
        if (!row->what().shortcut.empty() && QString::fromStdString(row->what().shortcut).compare(key, Qt::CaseInsensitive) == 0) {
            choose(row->what().key);
            return true;
        }
    return false;
}

void ClassPanel::search(const QString& text)
{
    for (ClassRow* row : m_rows)
        row->setVisible(isCalled(row->what(), text.trimmed()));
}

void ClassPanel::endSearch()
{
    m_search->clear();
    m_search->setVisible(alwaysSearches());
    Q_EMIT left();
}

bool ClassPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const int key = isKey ? static_cast<QKeyEvent*>(event)->key() : 0;
    if (key != Qt::Key_Escape && key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (key != Qt::Key_Escape) {
        const auto first = std::ranges::find_if(m_rows, [](const ClassRow* row) { return !row->isHidden(); });
        if (first != m_rows.end() && !m_search->text().trimmed().isEmpty())
            choose((*first)->what().key);
    }
    endSearch();
    return true;
}

void ClassPanel::refresh()
{
    std::map<std::string, int> counts;
    for (const auto& [id, box] : m_session.editing().labels().frame(m_session.view().frameIndex()))
        if (const Track* of = m_session.editing().labels().trackOf(box))
            ++counts[of->classKey];
    for (ClassRow* row : m_rows) {
        row->setCount(counts[row->what().key]);
        row->setAccessibleName(className(row->what()));
        row->setToolTip(plainTip(usualSizeText(m_session.sizes().sizeOf(row->what().key))));
        row->update();
    }
    lightUp();
}

/// The class of the current box, or of what would be made next.
void ClassPanel::lightUp()
{
    const Cuboid* cuboid = m_session.selection().currentCuboid();
    const Track* track = cuboid != nullptr ? m_session.editing().labels().trackOf(*cuboid) : nullptr;
    const std::string& lit = track != nullptr ? track->classKey : m_session.selection().currentClass().key;
    for (ClassRow* row : m_rows) {
        row->setChecked(row->what().key == lit);
        row->update();
    }
}

PanelEntry classPanel()
{
    return {.key = "dock.classes", .title = QT_TRANSLATE_NOOP("Panels", "Class"), .share = 1, .make = [](const PanelContext& context) {
                auto* panel = new ClassPanel(context.session);
                QObject::connect(panel, &ClassPanel::left, &context.talk, &PanelTalk::left);
                return MadePanel{.widget = panel, .pressKey = [panel](const QString& text) { return panel->pressKey(text); }};
            }};
}

}  // namespace pointloom

#include "moc_ClassPanel.cpp"
