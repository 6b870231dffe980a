// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ObjectsPanel.h"

#include "core/labels/GoneFrames.h"
#include "ui/application/Plain.h"
#include "ui/application/Settings.h"
#include "ui/application/Theme.h"
#include "ui/application/Translated.h"
#include "ui/docks/Panels.h"
#include "ui/panels/ObjectsDelegate.h"
#include "ui/panels/ObjectsProxy.h"
#include "ui/session/Naming.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr auto groupingKey = "objects/grouping";
constexpr auto sortColumnKey = "objects/sortColumn";
constexpr auto sortDownKey = "objects/sortDown";
constexpr int leastName_px = 88;  ///< narrower, and the state gives way to the name
constexpr int cell_px = 22;       ///< what a cell needs beside its text

}  // namespace

ObjectsPanel::ObjectsPanel(Session& session, const ActionSet& actions, QWidget* parent)
    : QWidget(parent), m_session(session), m_actions(actions)
{
    setObjectName("leftPanel");
    setAttribute(Qt::WA_StyledBackground);
    m_model = new ObjectsModel(session, this);
    m_model->setGrouping(static_cast<Grouping>(std::clamp(settings().value(groupingKey).toInt(), 0, 2)));
    m_proxy = new ObjectsProxy(this);
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(ObjectsModel::sortRole);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_empty = new PlainLabel(this);
    m_empty->setObjectName("objects.empty");
    m_empty->setProperty("role", "quiet");
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(rhythm_px * 3 / 2, 0, rhythm_px * 3 / 2, 0);
    m_table = makeTable();
    m_gone = new PlainLabel(this);
    m_gone->setObjectName("objects.gone");
    m_gone->setProperty("role", "quiet");
    m_gone->setWordWrap(true);
    m_gone->setContentsMargins(rhythm_px * 3 / 2, 0, rhythm_px * 3 / 2, rhythm_px / 2);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(rhythm_px / 2);
    column->addWidget(makeTools());
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    column->addWidget(m_gone);

    connect(&session.selection(), &Selection::changed, this, &ObjectsPanel::followChange);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ObjectsPanel::expandAndSpan);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &ObjectsPanel::count);
    retranslate();
    expandAndSpan();
    QMetaObject::invokeMethod(this, &ObjectsPanel::count, Qt::QueuedConnection);  // for those who connect after this
}

QTreeView* ObjectsPanel::makeTable()
{
    auto* table = new QTreeView(this);
    table->setObjectName("objects");
    table->setModel(m_proxy);
    table->setItemDelegate(new ObjectsDelegate(table));
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setFocusPolicy(Qt::TabFocus);
    table->setUniformRowHeights(true);  // 2,000 rows are measured once
    table->setIndentation(rhythm_px);
    table->setRootIsDecorated(false);
    table->setAllColumnsShowFocus(true);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setSortingEnabled(true);
    table->installEventFilter(this);
    QHeaderView* header = table->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(rhythm_px * 3);
    header->setSectionResizeMode(ObjectsModel::name, QHeaderView::Stretch);
    const QSettings saved = settings();
    table->sortByColumn(std::clamp(saved.value(sortColumnKey).toInt(), 0, ObjectsModel::columnCountAll - 1),
                        saved.value(sortDownKey).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [](int column, Qt::SortOrder order) {
        settings().setValue(sortColumnKey, column);
        settings().setValue(sortDownKey, order == Qt::DescendingOrder);
    });
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ObjectsPanel::tellSession);
    connect(table, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!index.data(ObjectsModel::isGroupRole).toBool())
            Q_EMIT showRequested();
    });
    connect(table, &QTreeView::clicked, this, [table](const QModelIndex& index) {
        if (index.data(ObjectsModel::isGroupRole).toBool())
            table->setExpanded(index, !table->isExpanded(index));
    });
    return table;
}

QWidget* ObjectsPanel::makeTools()
{
    auto* tools = new QWidget(this);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(rhythm_px, 0, rhythm_px, 0);
    row->setSpacing(rhythm_px / 2);
    m_filter = new QLineEdit(tools);
    m_filter->setObjectName("objects.filter");
    m_filter->setClearButtonEnabled(true);
    m_groups = new QToolButton(tools);
    m_groups->setObjectName("objects.group");
    m_groups->setProperty("role", "flat");
    m_groups->setFocusPolicy(Qt::TabFocus);
    m_groups->setPopupMode(QToolButton::InstantPopup);
    m_groups->setMenu(new QMenu(m_groups));
    row->addWidget(m_filter, 1);
    row->addWidget(m_groups);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_proxy->setFilter(text);
        expandAndSpan();
    });
    return tools;
}

void ObjectsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_model->rebuild();
    }
}

void ObjectsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

/// Columns as wide as what stands in them, the name what is left. In a narrow dock the state is left out.
void ObjectsPanel::fitColumns()
{
    QHeaderView* header = m_table->header();
    const QFontMetrics metrics = fontMetrics();
    int taken = 0;
    const auto fit = [&](int column, const QString& widest) {
        const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int wanted = std::max(metrics.horizontalAdvance(widest), metrics.horizontalAdvance(title)) + cell_px;
        header->resizeSection(column, wanted);
        taken += wanted;
    };
    fit(ObjectsModel::points, "0,000");
    fit(ObjectsModel::distance, "00.0 m");
    fit(ObjectsModel::flags, "00");  // room for three signs: more at once are rare
    header->resizeSection(ObjectsModel::mark, header->minimumSectionSize());
    m_table->setColumnHidden(ObjectsModel::mark, m_session.sequence().frames.size() < 2);  // of one frame there is nothing to tell
    taken += m_table->isColumnHidden(ObjectsModel::mark) ? 0 : header->minimumSectionSize();
    fit(ObjectsModel::state, originName(BoxOrigin::prelabelled));
    m_table->setColumnHidden(ObjectsModel::state, width() - taken < leastName_px);
}

void ObjectsPanel::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setToolTip(
        tr("Words of the name, or: class:car  state:fitted  state:propagated  points<20  dist>30  missing  few  locked  hidden. "
           "A minus before it asks for the contrary."));
    m_filter->setAccessibleName(tr("Filter the objects"));
    fitColumns();
    const std::array titles{tr("In one list"), tr("By class"), tr("By state")};
    m_groups->setText(titles.at(static_cast<std::size_t>(m_model->grouping())) + QString::fromUtf8(" ▾"));
    m_groups->menu()->clear();
    for (int i = 0; i < static_cast<int>(titles.size()); ++i) {
        QAction* choose = m_groups->menu()->addAction(titles.at(static_cast<std::size_t>(i)));
        choose->setCheckable(true);
        choose->setChecked(i == static_cast<int>(m_model->grouping()));
        connect(choose, &QAction::triggered, this, [this, i] { group(static_cast<Grouping>(i)); });
    }
}

void ObjectsPanel::group(Grouping grouping)
{
    settings().setValue(groupingKey, static_cast<int>(grouping));
    m_model->setGrouping(grouping);
    QMetaObject::invokeMethod(this, &ObjectsPanel::retranslate, Qt::QueuedConnection);  // not while its menu is open
}

/// After rows were made anew: headings open and as wide as the table, the selection again.
void ObjectsPanel::expandAndSpan()
{
    if (m_model->grouping() != Grouping::none) {
        m_table->expandAll();
        for (int row = 0; row < m_proxy->rowCount(); ++row)
            m_table->setFirstColumnSpanned(row, {}, true);
    }
    count();
    followSession();
}

void ObjectsPanel::count()
{
    int shown = 0;
    if (m_model->grouping() == Grouping::none)
        shown = m_proxy->rowCount();
    else
        for (int row = 0; row < m_proxy->rowCount(); ++row)
            shown += m_proxy->rowCount(m_proxy->index(row, 0));
    const int all = m_model->objectCount();
    Q_EMIT counted(shown == all ? QString::number(all) : tr("%1 of %2").arg(shown).arg(all));
    m_empty->setText(all == 0 ? tr("No box yet. Click an object in the view.") : tr("Nothing fits the filter."));
    m_empty->setVisible(shown == 0);
    m_table->setHeaderHidden(all == 0);
    tellGone();
}

/// Boxes of scans that are no longer in the folder are in no frame that one could go to: said here, with the frames in the tooltip.
void ObjectsPanel::tellGone()
{
    const std::optional<Message> remark = remarkOnGone(m_session.editing().labels());
    m_gone->setVisible(remark.has_value());
    if (!remark)
        return;
    m_gone->setText(tr("Boxes of scans that are no longer in the folder: %1").arg(m_session.editing().labels().goneCuboidCount()));
    m_gone->setToolTip(plainTip(translated(*remark)));
}

bool ObjectsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ContextMenu) {
        showMenu(static_cast<QContextMenuEvent*>(event)->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ObjectsPanel::showMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName("objects.menu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(&m_actions[ActionId::selectSameClass]);
    menu->addAction(&m_actions[ActionId::selectAllBoxes]);
    menu->addSeparator();
    for (const ActionId id : {ActionId::lockBoxes, ActionId::hideBoxes, ActionId::showHidden, ActionId::hideOthers})
        menu->addAction(&m_actions[id]);
    menu->addSeparator();
    menu->addAction(&m_actions[ActionId::deleteBox]);
    menu->popup(at);
}

PanelEntry objectsPanel()
{
    return {.key = "dock.objects", .title = QT_TRANSLATE_NOOP("Panels", "Objects"), .share = 1, .make = [](const PanelContext& context) {
                auto* panel = new ObjectsPanel(context.session, context.actions);
                QObject::connect(panel, &ObjectsPanel::counted, &context.talk,
                                 [&talk = context.talk](const QString& text) { Q_EMIT talk.noted("dock.objects", text); });
                QObject::connect(panel, &ObjectsPanel::showRequested, &context.talk, &PanelTalk::showRequested);
                return MadePanel{.widget = panel};
            }};
}

}  // namespace pointloom

#include "moc_ObjectsPanel.cpp"
