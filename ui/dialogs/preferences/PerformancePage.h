// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/preferences/Page.h"

class QLabel;

namespace pointloom {

/// How much memory frames may take and how many points are drawn while the view moves.
class PerformancePage : public Page
{
    Q_OBJECT

public:
    PerformancePage(const PreferenceTargets& targets, QWidget* parent);

private:
    void addMemory();
    void addBudget();
    void showUse();

    PreferenceTargets m_targets;
    QLabel* m_use = nullptr;
};

}  // namespace pointloom
