// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/preferences/Page.h"

namespace pointloom {

/// Theme, size of text and language; all of them at once.
class LookPage : public Page
{
    Q_OBJECT

public:
    explicit LookPage(QWidget* parent);
};

}  // namespace pointloom
