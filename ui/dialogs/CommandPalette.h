// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/CommandList.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace pointloom {

/// Everything the window can do, by its name: type a few letters, Return does it. Goes away on Esc and when the window is left.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    /// @param session  may be null: nothing is open
    CommandPalette(ActionSet& actions, Session* session, QWidget* parent);
    /// Other things to choose from, in this order until something is typed.
    /// @param asks  what the person is to say, in the empty field
    CommandPalette(std::vector<Command> commands, const QString& asks, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Model;

    void build(const QString& asks);
    void search(const QString& typed);
    void moveBy(int rows);
    void runRow(int row);

    std::vector<Command> m_all;
    QPointer<Session> m_session;
    QLineEdit* m_field = nullptr;
    QListView* m_list = nullptr;
    Model* m_model = nullptr;
    QLabel* m_nothing = nullptr;
};

}  // namespace pointloom
