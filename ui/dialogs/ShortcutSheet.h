// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/LabelSchema.h"
#include "ui/session/Actions.h"

#include <QDialog>

namespace pointloom {

/// All keys that work now, from the real bindings and the scheme.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    ShortcutSheet(const ActionSet& actions, const LabelSchema* schema, QWidget* parent = nullptr);
};

}  // namespace pointloom
