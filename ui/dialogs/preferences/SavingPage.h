// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/preferences/Page.h"

namespace pointloom {

/// Where the labels are and how safe. There is nothing to switch: each gesture is written at once.
class SavingPage : public Page
{
    Q_OBJECT

public:
    SavingPage(const PreferenceTargets& targets, QWidget* parent);
};

}  // namespace pointloom
