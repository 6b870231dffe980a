// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ViewLimitsPage.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/panels/ColourTexts.h"
#include "ui/panels/RangeSlider.h"
#include "ui/scene/PointColours.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace pointloom {
namespace {

QLabel* makeName(QWidget* parent)
{
    auto* name = new PlainLabel(parent);
    name->setProperty("role", "quiet");
    return name;
}

/// A limit that leaves nothing out is none.
bool coversAll(const ValueRange& range, const ValueRange& whole)
{
    return range.low <= whole.low && range.high >= whole.high;
}

}  // namespace

ViewLimitsPage::ViewLimitsPage(ViewControl& control) : m_control(control)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(rhythm_px);
    m_heightName = makeName(this);
    m_height = new RangeSlider(this);
    m_height->setObjectName("heightSlice");
    m_distanceName = makeName(this);
    m_distance = new RangeSlider(this);
    m_distance->setObjectName("distanceLimit");
    m_crop = new QCheckBox(this);
    m_crop->setObjectName("crop");
    m_margin = new QDoubleSpinBox(this);
    m_margin->setObjectName("cropMargin");
    m_margin->setRange(0.2, 20);
    m_margin->setSingleStep(0.5);
    m_margin->setDecimals(1);
    column->addWidget(m_heightName);
    column->addWidget(m_height);
    column->addSpacing(rhythm_px / 2);
    column->addWidget(m_distanceName);
    column->addWidget(m_distance);
    column->addSpacing(rhythm_px / 2);
    auto* row = new QHBoxLayout;
    row->addWidget(m_crop, 1);
    row->addWidget(m_margin);
    column->addLayout(row);

    connect(m_height, &RangeSlider::rangeChosen, this, [this](const ValueRange& range) {
        m_control.restyle(
            [&](PointStyle& style) { style.filter.height_m = coversAll(range, m_wholeHeight) ? std::nullopt : std::optional(range); });
    });
    connect(m_height, &RangeSlider::usualRequested, this,
            [this] { m_control.restyle([](PointStyle& style) { style.filter.height_m.reset(); }); });
    connect(m_distance, &RangeSlider::rangeChosen, this, [this](const ValueRange& range) {
        m_control.restyle([&](PointStyle& style) {
            style.filter.farthest_m = range.high >= m_wholeDistance.high ? std::nullopt : std::optional(range.high);
        });
    });
    connect(m_distance, &RangeSlider::usualRequested, this,
            [this] { m_control.restyle([](PointStyle& style) { style.filter.farthest_m.reset(); }); });
    connect(m_crop, &QCheckBox::clicked, this, [this](bool on) {
        m_control.setCropped(on);
        refresh();  // it may have been refused
    });
    connect(m_margin, &QDoubleSpinBox::valueChanged, this, [this](double margin_m) { m_control.setCropMargin(margin_m); });
    connect(&control.scene(), &SceneModel::styleChanged, this, &ViewLimitsPage::refresh);
    connect(&control.scene(), &SceneModel::selectionChanged, this, &ViewLimitsPage::refresh);
    connect(&control.scene(), &SceneModel::cloudChanged, this, &ViewLimitsPage::refreshScales);
    retranslate();
}

void ViewLimitsPage::refreshScales()
{
    if (!isVisible())
        return;
    const auto set = [&](RangeSlider& slider, ColourBy mode, ValueRange& whole) {
        auto spread = spreadOf(m_control.scene().cloud(), mode);
        slider.setEnabled(spread.has_value());
        whole = spread ? spread->whole : ValueRange();
        if (mode == ColourBy::distance)
            whole.low = 0;
        slider.setScale(whole, spread ? std::move(spread->histogram) : std::vector<float>());
        slider.setFormat([&slider, mode](float value) { return valueText(value, mode, slider.range()); });
    };
    set(*m_height, ColourBy::height, m_wholeHeight);
    set(*m_distance, ColourBy::distance, m_wholeDistance);
    refresh();
}

void ViewLimitsPage::refresh()
{
    const PointFilter& filter = m_control.scene().style().filter;
    m_height->setRange(filter.height_m.value_or(m_wholeHeight));
    m_distance->setRange({0, filter.farthest_m.value_or(m_wholeDistance.high)});
    m_crop->setChecked(m_control.isCropped());
    m_crop->setEnabled(m_control.isCropped() || m_control.scene().selectedBox() != nullptr);
    m_crop->setToolTip(m_crop->isEnabled() ? QString() : tr("Select a box first: the view is cropped to what is around it."));
    const QSignalBlocker quiet(m_margin);
    m_margin->setValue(m_control.cropMargin_m());
}

void ViewLimitsPage::retranslate()
{
    m_heightName->setText(tr("Height above ground"));
    m_distanceName->setText(tr("Distance from the sensor"));
    m_crop->setText(tr("Only around the selected box"));
    m_margin->setSuffix(tr(" m"));
    m_margin->setToolTip(tr("How far around the box points are shown."));
    refresh();
}

void ViewLimitsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ViewLimitsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshScales();
}

}  // namespace pointloom

#include "moc_ViewLimitsPage.cpp"
