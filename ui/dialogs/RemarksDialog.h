// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QDialog>

#include <vector>

namespace pointloom {

/// Everything that is to be known about a task that was just opened, each once: what is amiss in its dataset, what became of its labels.
[[nodiscard]] std::vector<Error> openingRemarks(const OpenedTask& task);

/// Shows them to whoever wants to read them all, or again.
class RemarksDialog : public QDialog
{
    Q_OBJECT

public:
    RemarksDialog(const std::vector<Error>& remarks, QWidget* parent);
};

}  // namespace pointloom
