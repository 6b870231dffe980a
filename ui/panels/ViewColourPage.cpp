// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ViewColourPage.h"

#include "ui/application/Plain.h"
#include "ui/application/Theme.h"
#include "ui/panels/ColourTexts.h"
#include "ui/panels/RangeSlider.h"
#include "ui/panels/Segments.h"
#include "ui/scene/ColourRamp.h"
#include "ui/scene/ColourScale.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

namespace pointloom {
namespace {

constexpr int viewColourPageColumns = 3;

/// Of the modes without a scale.
QString meaningOf(ColourBy mode)
{
    switch (mode) {
    case ColourBy::objectClass:
        return ViewColourPage::tr("Points in boxes have the colour of their class; all others are grey.");
    case ColourBy::instance:
        return ViewColourPage::tr("Points in boxes have a colour for each object, the same in all frames; all others are grey.");
    case ColourBy::plain:
        return ViewColourPage::tr("All points are grey but those of the selected box.");
    case ColourBy::rgb:
        return ViewColourPage::tr("The colours that came with the points, brought down to the hundred that suit this frame best.");
    case ColourBy::height:
    case ColourBy::intensity:
    case ColourBy::ring:
    case ColourBy::time:
    case ColourBy::distance:
        break;
    }
    return {};
}

QToolButton* makeButton(const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setProperty("role", "segment");
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

}  // namespace

ViewColourPage::ViewColourPage(ViewControl& control) : m_control(control)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(rhythm_px * 3 / 2);
    m_modes = new Segments(static_cast<int>(colourModes), viewColourPageColumns, this);
    m_modes->setObjectName("colourModes");
    column->addWidget(m_modes);

    auto* rangePart = new QWidget(this);
    auto* part = new QVBoxLayout(rangePart);
    part->setContentsMargins(0, 0, 0, 0);
    part->setSpacing(rhythm_px);
    m_rangeName = new PlainLabel(rangePart);
    m_rangeName->setProperty("role", "quiet");
    m_range = new RangeSlider(rangePart);
    m_range->setObjectName("colourRange");
    m_usual = makeButton("rangeUsual", rangePart);
    m_whole = makeButton("rangeWhole", rangePart);
    m_bulk = makeButton("rangeBulk", rangePart);
    auto* row = new QHBoxLayout;
    row->setSpacing(rhythm_px / 2);
    for (QToolButton* button : {m_usual, m_whole, m_bulk})
        row->addWidget(button);
    part->addWidget(m_rangeName);
    part->addWidget(m_range);
    part->addLayout(row);
    m_meaning = new PlainLabel(this);
    m_meaning->setObjectName("colourMeaning");
    m_meaning->setProperty("role", "quiet");
    m_meaning->setWordWrap(true);
    m_meaning->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_below = new QStackedWidget(this);  // as high as the higher one: nothing jumps
    m_below->addWidget(rangePart);
    m_below->addWidget(m_meaning);
    column->addWidget(m_below);

    connect(m_modes, &Segments::chosen, this,
            [this](int index) { m_control.restyle([index](PointStyle& style) { style.colourBy = static_cast<ColourBy>(index); }); });
    connect(m_range, &RangeSlider::rangeChosen, this, &ViewColourPage::chooseRange);
    connect(m_range, &RangeSlider::usualRequested, this, [this] { chooseRange({}); });
    connect(m_usual, &QToolButton::clicked, this, [this] { chooseRange({}); });
    connect(m_whole, &QToolButton::clicked, this, [this] { chooseRange(m_wholeRange); });
    connect(m_bulk, &QToolButton::clicked, this, [this] { chooseRange(m_bulkRange); });
    connect(&control.scene(), &SceneModel::styleChanged, this, &ViewColourPage::refresh);
    connect(&control.scene(), &SceneModel::cloudChanged, this, &ViewColourPage::refreshScale);
    retranslate();
}

ColourBy ViewColourPage::mode() const
{
    return shownMode(m_control.scene().cloud(), m_control.scene().style().colourBy);
}

void ViewColourPage::chooseRange(std::optional<ValueRange> range)
{
    m_control.restyle([&](PointStyle& style) { style.rangeOf(mode()) = range; });
}

void ViewColourPage::refreshScale()
{
    if (!isVisible())
        return;
    const ColourBy shown = mode();
    m_scaleOf = shown;
    const auto spread = spreadOf(m_control.scene().cloud(), shown);
    m_below->setCurrentIndex(isScale(shown) ? 0 : 1);
    m_meaning->setText(meaningOf(shown));
    m_wholeRange = spread ? spread->whole : ValueRange();
    m_bulkRange = spread ? spread->bulk : ValueRange();
    m_range->setScale(m_wholeRange, spread ? spread->histogram : std::vector<float>());
    m_range->setFormat([this, shown](float value) { return valueText(value, shown, m_range->range()); });
    m_range->setColouring([this, shown](float value) { return toQt(rampColour(rampShare(value, m_range->range(), shown))); });
    refresh();
}

void ViewColourPage::refresh()
{
    const SceneModel& scene = m_control.scene();
    m_modes->setCurrent(static_cast<int>(mode()));
    for (std::size_t i = 0; i < colourModes; ++i) {
        const bool there = !scene.cloud().cloud || offers(scene.cloud(), static_cast<ColourBy>(i));
        m_modes->setAvailable(static_cast<int>(i), there, there ? QString() : whyMissing(static_cast<ColourBy>(i)));
    }
    if (m_scaleOf != mode() && isVisible()) {
        refreshScale();
        return;
    }
    if (isVisible() && scene.cloud().cloud)
        m_range->setRange(shownRange(scene.cloud(), scene.style()));
    m_usual->setEnabled(scene.style().rangeOf(mode()).has_value());
}

void ViewColourPage::retranslate()
{
    QStringList names;
    for (std::size_t i = 0; i < colourModes; ++i)
        names += nameOf(static_cast<ColourBy>(i));
    m_modes->setTexts(names);
    m_rangeName->setText(tr("Range of the colours"));
    m_usual->setText(tr("Usual"));
    m_usual->setToolTip(tr("The range that suits most frames; a double-click on the range does the same."));
    m_whole->setText(tr("Full"));
    m_whole->setToolTip(tr("From the lowest to the highest value in this frame."));
    m_bulk->setText(tr("2–98 %"));
    m_bulk->setToolTip(tr("Leaves out the lowest and the highest two in a hundred points."));
    m_meaning->setText(meaningOf(mode()));
    refresh();
}

void ViewColourPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ViewColourPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshScale();
}

}  // namespace pointloom

#include "moc_ViewColourPage.cpp"
