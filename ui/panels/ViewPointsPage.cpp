// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ViewPointsPage.h"

#include "ui/application/Theme.h"
#include "ui/panels/Segments.h"
#include "ui/panels/ViewPanel.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>

#include <cmath>

namespace pointloom {
namespace {

constexpr float stepsPerPixel = 2;  ///< of the slider

}  // namespace

ViewPointsPage::ViewPointsPage(ViewControl& control) : m_control(control)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(rhythm_px);
    grid->setColumnStretch(1, 1);
    m_size = new QSlider(Qt::Horizontal, this);
    m_size->setObjectName("pointSize");
    m_size->setRange(static_cast<int>(stepsPerPixel), static_cast<int>(10 * stepsPerPixel));
    m_shape = new Segments(2, 0, this);
    m_shape->setObjectName("pointShape");
    m_ground = new Segments(3, 0, this);
    m_ground->setObjectName("groundStyle");
    m_backdrop = new Segments(4, 2, this);
    m_backdrop->setObjectName("backdrop");
    m_near = new QCheckBox(this);
    m_near->setObjectName("markNear");
    m_sizeName = addRow(*this, m_size);
    m_shapeName = addRow(*this, m_shape);
    m_groundName = addRow(*this, m_ground);
    m_backdropName = addRow(*this, m_backdrop);
    grid->addWidget(m_near, grid->rowCount(), 0, 1, 2);

    connect(m_size, &QSlider::valueChanged, this, [this](int value) {
        m_control.restyle([value](PointStyle& style) { style.pointSize_px = static_cast<float>(value) / stepsPerPixel; });
    });
    connect(m_shape, &Segments::chosen, this,
            [this](int index) { m_control.restyle([index](PointStyle& style) { style.roundPoints = index == 1; }); });
    connect(m_ground, &Segments::chosen, this,
            [this](int index) { m_control.restyle([index](PointStyle& style) { style.ground = static_cast<GroundStyle>(index); }); });
    connect(m_backdrop, &Segments::chosen, this,
            [this](int index) { m_control.arrange([index](ViewOptions& options) { options.backdrop = static_cast<Backdrop>(index); }); });
    connect(m_near, &QCheckBox::clicked, this, [this](bool on) { m_control.restyle([on](PointStyle& style) { style.markNear = on; }); });
    connect(&control.scene(), &SceneModel::styleChanged, this, &ViewPointsPage::refresh);
    connect(&control.scene(), &SceneModel::optionsChanged, this, &ViewPointsPage::refresh);
    retranslate();
}

void ViewPointsPage::refresh()
{
    const PointStyle& style = m_control.scene().style();
    const QSignalBlocker quiet(m_size);
    m_size->setValue(static_cast<int>(std::lround(style.pointSize_px * stepsPerPixel)));
    m_sizeName->setText(tr("Size %1 px").arg(QLocale().toString(static_cast<double>(style.pointSize_px), 'f', 1)));
    m_shape->setCurrent(style.roundPoints ? 1 : 0);
    m_ground->setCurrent(static_cast<int>(style.ground));
    m_backdrop->setCurrent(static_cast<int>(m_control.scene().options().backdrop));
    m_near->setChecked(style.markNear);
}

void ViewPointsPage::retranslate()
{
    m_shapeName->setText(tr("Shape"));
    m_groundName->setText(tr("Ground"));
    m_backdropName->setText(tr("Background"));
    m_shape->setTexts({tr("Square"), tr("Round")});
    m_ground->setTexts({tr("Faded"), tr("Shown"), tr("Hidden")});
    m_backdrop->setTexts({tr("Night"), tr("Black"), tr("Slate"), tr("Graphite")});
    m_near->setText(tr("Mark points just outside the selected box"));
    refresh();
}

void ViewPointsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace pointloom

#include "moc_ViewPointsPage.cpp"
