// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/LayoutMenu.h"

#include "ui/application/Settings.h"
#include "ui/application/Translated.h"
#include "ui/docks/Layouts.h"

#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QInputDialog>

namespace pointloom {
namespace {

constexpr auto lastNameKey = "window/layoutName";

QString pattern()
{
    return LayoutMenu::tr("Layout of Pointloom") + " (*.layout.json)";
}

}  // namespace

LayoutMenu::LayoutMenu(Docks& docks, const ActionSet& actions, QWidget* parent) : QMenu(parent), m_docks(docks), m_actions(actions)
{
    connect(this, &QMenu::aboutToShow, this, &LayoutMenu::fill);
    connect(&actions[ActionId::saveLayout], &QAction::triggered, this, &LayoutMenu::askName);
    connect(&actions[ActionId::resetLayout], &QAction::triggered, &docks, &Docks::reset);
}

void LayoutMenu::fill()
{
    clear();
    for (QDockWidget* dock : m_docks.all())
        addAction(dock->toggleViewAction());
    addSeparator();
    for (const ActionId id : {ActionId::enlargeView, ActionId::swapViews, ActionId::newViewWindow})
        addAction(&m_actions[id]);
    addSeparator();
    addNamed();
    addAction(&m_actions[ActionId::saveLayout]);
    addAction(&m_actions[ActionId::resetLayout]);
    addSeparator();
    connect(addAction(tr("Import layout…")), &QAction::triggered, this, &LayoutMenu::askImport);
    connect(addAction(tr("Export layout…")), &QAction::triggered, this, &LayoutMenu::askExport);
}

void LayoutMenu::addNamed()
{
    const QStringList names = layouts::names();
    if (names.isEmpty())
        return;
    const QString last = settings().value(lastNameKey).toString();
    for (const QString& name : names) {
        QAction* choose = addAction(QString(name).replace("&", "&&"));
        choose->setCheckable(true);
        choose->setChecked(name == last);
        connect(choose, &QAction::triggered, this, [this, name] {
            m_docks.restore(layouts::find(name));
            settings().setValue(lastNameKey, name);
        });
    }
    QMenu* remove = addMenu(tr("Delete layout"));
    for (const QString& name : names)
        connect(remove->addAction(QString(name).replace("&", "&&")), &QAction::triggered, this, [name] { layouts::remove(name); });
    addSeparator();
}

void LayoutMenu::saveAs(const QString& name)
{
    if (name.trimmed().isEmpty())
        return;
    layouts::save(name.trimmed(), m_docks.state());
    settings().setValue(lastNameKey, name.trimmed());
    Q_EMIT said(tr("The layout is kept as “%1”.").arg(name.trimmed()));
}

void LayoutMenu::importFrom(const QString& path)
{
    const auto read = layouts::readFile(path);
    if (!read) {
        Q_EMIT said(translated(read.error()));
    } else if (!m_docks.restore(read->state)) {
        Q_EMIT said(tr("This layout is of another version of Pointloom."));
    } else {
        saveAs(read->name);
    }
}

void LayoutMenu::exportTo(const QString& path)
{
    const auto written = layouts::writeFile(path, settings().value(lastNameKey).toString(), m_docks.state());
    Q_EMIT said(written ? tr("The layout is in %1.").arg(path) : translated(written.error()));
}

void LayoutMenu::askName()
{
    auto* ask = new QInputDialog(parentWidget());
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setWindowTitle(tr("Save layout"));
    ask->setLabelText(tr("Name of the layout"));
    ask->setTextValue(settings().value(lastNameKey).toString());
    connect(ask, &QInputDialog::textValueSelected, this, &LayoutMenu::saveAs);
    ask->open();
}

void LayoutMenu::askImport()
{
    const QString path = QFileDialog::getOpenFileName(parentWidget(), tr("Import layout"), QDir::homePath(), pattern());
    if (!path.isEmpty())
        importFrom(path);
}

void LayoutMenu::askExport()
{
    const QString path =
        QFileDialog::getSaveFileName(parentWidget(), tr("Export layout"), QDir::home().filePath("pointloom.layout.json"), pattern());
    if (!path.isEmpty())
        exportTo(path);
}

}  // namespace pointloom

#include "moc_LayoutMenu.cpp"
