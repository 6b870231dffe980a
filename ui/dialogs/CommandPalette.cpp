// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/CommandPalette.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace pointloom {
namespace {

constexpr int keysRole = Qt::UserRole;
constexpr int whyNotRole = Qt::UserRole + 1;

}  // namespace

class CommandPalette::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setCommands(std::vector<Command> commands)
    {
        beginResetModel();
        m_commands = std::move(commands);
        endResetModel();
    }
    [[nodiscard]] const Command& at(int row) const { return m_commands.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_commands.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        const Command& command = at(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return command.text;
        case keysRole:
            return command.keys;
        case whyNotRole:
            return command.whyNot;
        default:
            return {};
        }
    }
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        return at(index.row()).enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsSelectable;
    }

private:
    std::vector<Command> m_commands;
};

namespace {

constexpr int width_px = 560;
constexpr int rowsShown = 12;
constexpr int leading_px = 12;  ///< above and below the text of a row together
constexpr int fromTop_px = 72;

/// The text at the left, the keys or the reason why not at the right.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {0, option.fontMetrics.height() + leading_px};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, colours::chosen);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, colours::hovered);
        const QRect inside = option.rect.adjusted(rhythm_px * 3 / 2, 0, -rhythm_px * 3 / 2, 0);
        const QString why = index.data(whyNotRole).toString();
        const QString right = why.isEmpty() ? index.data(keysRole).toString() : why;
        painter->setPen(why.isEmpty() && enabled ? colours::selection : colours::quiet);
        painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, right);
        const int left = inside.width() - option.fontMetrics.horizontalAdvance(right) - rhythm_px * 2;
        painter->setPen(enabled ? colours::text : colours::quiet);
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, left));
    }
};

}  // namespace

CommandPalette::CommandPalette(ActionSet& actions, Session* session, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      m_all(allCommands(actions, session)),
      m_session(session),
      m_model(new Model(this))
{
    build(session != nullptr ? tr("What do you want to do? A number goes to that frame.") : tr("What do you want to do?"));
}

CommandPalette::CommandPalette(std::vector<Command> commands, const QString& asks, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_all(std::move(commands)), m_session(nullptr), m_model(new Model(this))
{
    build(asks);
}

void CommandPalette::build(const QString& asks)
{
    setObjectName("commandPalette");
    setWindowTitle(tr("Commands"));
    setModal(true);
    m_field = new QLineEdit(this);
    m_field->setObjectName("palette.search");
    m_field->setPlaceholderText(asks);
    m_field->installEventFilter(this);
    m_list = new QListView(this);
    m_list->setObjectName("palette.list");
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setFixedHeight(rowsShown * (fontMetrics().height() + leading_px) + 2);
    m_nothing = new PlainLabel(tr("Nothing is called so."), m_list);
    m_nothing->setProperty("role", "quiet");
    m_nothing->setContentsMargins(rhythm_px * 3 / 2, rhythm_px, 0, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(rhythm_px, rhythm_px, rhythm_px, rhythm_px);
    column->setSpacing(rhythm_px);
    column->addWidget(m_field);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { runRow(index.row()); });
    search({});

    setFixedWidth(width_px);
    adjustSize();
    if (const QWidget* window = parentWidget())
        move(window->mapToGlobal(QPoint((window->width() - width()) / 2, fromTop_px)));
}

void CommandPalette::search(const QString& typed)
{
    m_model->setCommands(commandsFor(typed, m_all, m_session));
    m_list->setCurrentIndex(m_model->index(0));
    m_nothing->setVisible(m_model->rowCount() == 0);
}

void CommandPalette::moveBy(int rows)
{
    if (const int count = m_model->rowCount(); count > 0)
        m_list->setCurrentIndex(m_model->index(std::clamp(m_list->currentIndex().row() + rows, 0, count - 1)));
}

void CommandPalette::runRow(int row)
{
    if (row < 0 || row >= m_model->rowCount() || !m_model->at(row).enabled)
        return;
    // Once the palette has gone: what it opens must not open behind it.
    QTimer::singleShot(0, parentWidget(), m_model->at(row).run);
    accept();
}

/// The field keeps the keyboard; only these keys are the list's.
bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_PageUp:
        moveBy(-rowsShown);
        return true;
    case Qt::Key_PageDown:
        moveBy(rowsShown);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runRow(m_list->currentIndex().row());
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

void CommandPalette::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isVisible() && !isActiveWindow())
        reject();
}

}  // namespace pointloom

#include "moc_CommandPalette.cpp"
