// SPDX-License-Identifier: Apache-2.0
#include "ui/session/EditCommand.h"

#include "ui/session/Session.h"

#include <QCoreApplication>

namespace pointloom {

EditCommand::EditCommand(Session& session, Edit edit)
    : QUndoCommand(QCoreApplication::translate("core", edit.name.c_str())), m_session(session), m_edit(std::move(edit))
{}

void EditCommand::redo()
{
    m_session.applyNow(m_edit, m_done ? EditKind::redo : EditKind::edit);
    m_done = true;
}

void EditCommand::undo()
{
    m_session.applyNow(inverse(m_edit), EditKind::undo);
}

}  // namespace pointloom
