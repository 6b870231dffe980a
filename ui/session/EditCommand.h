// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Edit.h"

#include <QCoreApplication>
#include <QUndoCommand>

namespace pointloom {

/// A step of the undo stack. It does nothing by itself: Editing changes the labels, and moves along the stack when they could be changed.
class EditCommand : public QUndoCommand
{
public:
    explicit EditCommand(Edit edit) : QUndoCommand(QCoreApplication::translate("core", edit.name.c_str())), m_edit(std::move(edit)) {}

    [[nodiscard]] const Edit& edit() const { return m_edit; }

private:
    Edit m_edit;
};

}  // namespace pointloom
