// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/docks/Docks.h"

#include <QMenu>

namespace pointloom {

/// The menu "Layout": which docks show, and layouts by name.
class LayoutMenu : public QMenu
{
    Q_OBJECT

public:
    LayoutMenu(Docks& docks, const ActionSet& actions, QWidget* parent = nullptr);

    /// Keeps the present layout under a name.
    void saveAs(const QString& name);
    void importFrom(const QString& path);
    void exportTo(const QString& path);

Q_SIGNALS:
    void said(const QString& text);

private:
    void fill();
    void addNamed();
    void askName();
    void askImport();
    void askExport();

    Docks& m_docks;
    const ActionSet& m_actions;
};

}  // namespace pointloom
