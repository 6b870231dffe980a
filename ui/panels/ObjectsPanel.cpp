// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ObjectsPanel.h"

#include "ui/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace pointloom {
namespace {

constexpr int leading_px = 8;  ///< above and below the text of a row together
constexpr int dot_px = 9;

/// The class colour as a small square before the name.
class NameDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto colour = index.data(Qt::DecorationRole).value<QColor>();
        if (!colour.isValid())
            return;
        QPixmap dot(QSize(dot_px, dot_px) * 2);
        dot.setDevicePixelRatio(2);
        dot.fill(Qt::transparent);
        QPainter painter(&dot);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(0, 0, dot_px, dot_px), 2, 2);
        painter.end();
        option->icon = QIcon(dot);
        option->decorationSize = {dot_px, dot_px};
    }
};

}  // namespace

ObjectsPanel::ObjectsPanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, rhythm_px, 0, 0);
    column->setSpacing(rhythm_px / 2);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(rhythm_px * 3 / 2, 0, rhythm_px * 3 / 2, 0);
    m_heading = new QLabel(this);
    m_heading->setProperty("role", "heading");
    m_count = new QLabel(this);
    m_count->setProperty("role", "quiet");
    head->addWidget(m_heading, 1);
    head->addWidget(m_count);
    column->addLayout(head);

    m_empty = new QLabel(this);
    m_empty->setProperty("role", "quiet");
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(rhythm_px * 3 / 2, 0, rhythm_px * 3 / 2, 0);
    column->addWidget(m_empty);

    m_model = new ObjectsModel(session, this);
    m_table = new QTableView(this);
    m_table->setObjectName("objects");
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ObjectsModel::name, new NameDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFocusPolicy(Qt::TabFocus);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->hide();
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + leading_px);
    m_table->horizontalHeader()->setMinimumSectionSize(rhythm_px);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ObjectsModel::name, QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_table, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            m_session.select(m_model->idAt(current.row()));
    });
    connect(m_table, &QTableView::doubleClicked, this, &ObjectsPanel::showRequested);
    connect(&session, &Session::selectionChanged, this, &ObjectsPanel::followSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        refreshHeading();
        followSelection();
    });
    refreshHeading();
    followSelection();
}

void ObjectsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_model->rebuild();
    else if (event->type() == QEvent::FontChange && m_table != nullptr)
        m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + leading_px);
}

void ObjectsPanel::refreshHeading()
{
    m_heading->setText(tr("OBJECTS"));
    m_count->setText(QString::number(m_model->rowCount()));
    m_empty->setText(tr("No box yet. Click an object in the view."));
    m_empty->setVisible(m_model->rowCount() == 0);
}

void ObjectsPanel::followSelection()
{
    const int row = m_model->rowOf(m_session.selected());
    if (row < 0)
        m_table->selectionModel()->clear();
    else if (m_table->currentIndex().row() != row || !m_table->selectionModel()->hasSelection())
        m_table->selectRow(row);
}

}  // namespace pointloom
