// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/preferences/Page.h"

#include <QDialog>

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace pointloom {

/// Keys, mouse, look, saving and performance, a page each. Everything works at once; there is nothing to apply or to cancel.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    enum class PageKind { keys, mouse, look, saving, performance };

    explicit PreferencesDialog(const PreferenceTargets& targets, QWidget* parent = nullptr);

    void showPage(PageKind page);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void fillAgain();
    void addPage(const QString& title, QWidget* page);

    PreferenceTargets m_targets;
    QListWidget* m_list = nullptr;
    QStackedWidget* m_pages = nullptr;
    QPushButton* m_close = nullptr;
};

}  // namespace pointloom
