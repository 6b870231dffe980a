// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/preferences/Page.h"

class QComboBox;

namespace pointloom {

/// Which button turns and which moves the view, and how fast.
class MousePage : public Page
{
    Q_OBJECT

public:
    MousePage(const PreferenceTargets& targets, QWidget* parent);

private:
    QComboBox* makeButtons(const char* name, Qt::MouseButton chosen);
    void addSpeed(const QString& caption, const char* name, double MouseSettings::* speed);
    void chooseButton(Qt::MouseButton MouseSettings::* wanted, Qt::MouseButton MouseSettings::* other, Qt::MouseButton button);
    void showButtons();

    PreferenceTargets m_targets;
    QComboBox* m_orbit = nullptr;
    QComboBox* m_pan = nullptr;
};

}  // namespace pointloom
