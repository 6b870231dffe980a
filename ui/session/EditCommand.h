// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Edit.h"

#include <QUndoCommand>

namespace pointloom {

class Session;

/// The one undo command there is.
class EditCommand : public QUndoCommand
{
public:
    EditCommand(Session& session, Edit edit);

    void redo() override;
    void undo() override;

private:
    Session& m_session;
    Edit m_edit;
    bool m_done = false;
};

}  // namespace pointloom
