// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ViewScenePage.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/panels/Segments.h"
#include "ui/panels/ViewPanel.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace pointloom {

ViewScenePage::ViewScenePage(ViewControl& control, const ActionSet& actions) : m_control(control), m_actions(actions)
{
    connect(&actions, &ActionSet::keysChanged, this, &ViewScenePage::retranslate);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(rhythm_px);
    grid->setColumnStretch(1, 1);
    m_boxes = new Segments(3, 0, this);
    m_boxes->setObjectName("boxStyle");
    m_projection = new Segments(2, 0, this);
    m_projection->setObjectName("projection");
    m_boxesName = addRow(*this, m_boxes);
    m_projectionName = addRow(*this, m_projection);
    m_sweep = new Segments(4, 0, this);
    m_sweep->setObjectName("sweepMoment");
    m_sweepName = addRow(*this, m_sweep);

    m_grid = addSwitch("grid", &ViewOptions::grid);
    m_rings = addSwitch("rangeRings", &ViewOptions::rangeRings);
    m_axes = addSwitch("axes", &ViewOptions::axes);
    m_evidence = addSwitch("evidence", &ViewOptions::evidence);
    m_follow = addSwitch("followSelection", &ViewOptions::followSelection);
    auto* switches = new QGridLayout;
    switches->setVerticalSpacing(rhythm_px);
    switches->addWidget(m_grid, 0, 0);
    switches->addWidget(m_rings, 0, 1);
    switches->addWidget(m_axes, 1, 0);
    switches->addWidget(m_follow, 1, 1);
    switches->addWidget(m_evidence, 2, 0, 1, 2);
    grid->addLayout(switches, grid->rowCount(), 0, 1, 2);
    addSavedRows();

    connect(m_boxes, &Segments::chosen, this,
            [this](int index) { m_control.arrange([index](ViewOptions& options) { options.boxes = static_cast<BoxStyle>(index); }); });
    connect(m_projection, &Segments::chosen, this, [this](int index) {
        if (m_control.view().camera().parallel != (index == 1))
            m_control.view().toggleProjection();
    });
    connect(m_sweep, &Segments::chosen, this,
            [this](int index) { m_control.arrange([index](ViewOptions& options) { options.sweep = static_cast<SweepMoment>(index); }); });
    connect(&control.scene(), &SceneModel::optionsChanged, this, &ViewScenePage::refresh);
    connect(&control.view(), &SceneView::cameraChanged, this,
            [this] { m_projection->setCurrent(m_control.view().camera().parallel ? 1 : 0); });
    connect(&control, &ViewControl::savedViewsChanged, this, &ViewScenePage::refresh);
    retranslate();
}

QCheckBox* ViewScenePage::addSwitch(const char* name, bool ViewOptions::* option)
{
    auto* box = new QCheckBox(this);
    box->setObjectName(name);
    connect(box, &QCheckBox::clicked, this,
            [this, option](bool on) { m_control.arrange([option, on](ViewOptions& options) { options.*option = on; }); });
    return box;
}

void ViewScenePage::addSavedRows()
{
    auto* grid = qobject_cast<QGridLayout*>(layout());
    m_savedName = new PlainLabel(this);
    m_savedName->setProperty("role", "quiet");
    grid->addWidget(m_savedName, grid->rowCount(), 0, 1, 2);
    auto* rows = new QGridLayout;
    rows->setSpacing(rhythm_px / 2);
    rows->setColumnStretch(0, 1);
    for (std::size_t slot = 0; slot < savedViewSlots; ++slot) {
        SavedRow& row = m_saved[slot];
        row.name = new QLineEdit(this);
        row.name->setObjectName(QString("viewName%1").arg(slot + 1));
        row.show = new QToolButton(this);
        row.show->setObjectName(QString("viewShow%1").arg(slot + 1));
        row.store = new QToolButton(this);
        row.store->setObjectName(QString("viewStore%1").arg(slot + 1));
        const int line = static_cast<int>(slot);
        rows->addWidget(row.name, line, 0);
        rows->addWidget(row.show, line, 1);
        rows->addWidget(row.store, line, 2);
        connect(row.name, &QLineEdit::editingFinished, this, [this, slot] {
            m_control.renameView(slot, m_saved[slot].name->text());
            refresh();
        });
        connect(row.show, &QToolButton::clicked, this, [this, slot] { m_control.showView(slot); });
        connect(row.store, &QToolButton::clicked, this, [this, slot] { m_control.storeView(slot); });
    }
    grid->addLayout(rows, grid->rowCount(), 0, 1, 2);
}

void ViewScenePage::refresh()
{
    const ViewOptions& options = m_control.scene().options();
    m_boxes->setCurrent(static_cast<int>(options.boxes));
    m_projection->setCurrent(m_control.view().camera().parallel ? 1 : 0);
    m_sweep->setCurrent(static_cast<int>(options.sweep));
    m_grid->setChecked(options.grid);
    m_rings->setChecked(options.rangeRings);
    m_axes->setChecked(options.axes);
    m_evidence->setChecked(options.evidence);
    m_follow->setChecked(options.followSelection);
    for (std::size_t slot = 0; slot < savedViewSlots; ++slot) {
        const auto& view = m_control.savedViews()[slot];
        m_saved[slot].name->setText(view ? view->name : QString());
        m_saved[slot].name->setEnabled(view.has_value());
        m_saved[slot].show->setEnabled(view.has_value());
    }
}

void ViewScenePage::retranslate()
{
    m_boxesName->setText(tr("Boxes"));
    m_projectionName->setText(tr("Projection"));
    m_boxes->setTexts({tr("Wire"), tr("Filled"), tr("Corners")});
    m_projection->setTexts({tr("Perspective"), tr("Parallel")});
    m_sweepName->setText(tr("Sweep"));
    m_sweep->setTexts({tr("As is"), tr("Start"), tr("Middle"), tr("End")});
    m_sweep->setToolTip(
        tr("Shows what moves where it was at one moment of the scanner's turn, by its boxes in the frames around. Boxes are then "
           "fitted to that. For clouds whose points carry their time.")
        + "\n" + m_actions.tipOf(ActionId::sweepMotion));
    m_grid->setText(tr("Grid"));
    m_rings->setText(tr("Range rings"));
    m_axes->setText(tr("Axes"));
    m_evidence->setText(tr("Seen and assumed faces"));
    m_evidence->setToolTip(tr("Of the selected box: a face with points on it is tinted, one that was only completed is hatched and dashed.")
                           + "\n" + m_actions.tipOf(ActionId::showEvidence));
    m_follow->setText(tr("Follow selection"));
    m_follow->setToolTip(tr("The camera keeps its place relative to the selected box when another box or frame comes."));
    m_savedName->setText(tr("Saved views"));
    for (std::size_t slot = 0; slot < savedViewSlots; ++slot) {
        m_saved[slot].name->setPlaceholderText(tr("%1 · empty").arg(slot + 1));
        m_saved[slot].show->setText(tr("Show"));
        const auto tipOf = [&](ActionId first) { return m_actions.tipOf(static_cast<ActionId>(static_cast<std::size_t>(first) + slot)); };
        m_saved[slot].show->setToolTip(tipOf(ActionId::recallView1));
        m_saved[slot].store->setText(tr("Store"));
        m_saved[slot].store->setToolTip(tr("Keep camera, colours and limits here") + "\n" + tipOf(ActionId::storeView1));
    }
    refresh();
}

void ViewScenePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace pointloom

#include "moc_ViewScenePage.cpp"
