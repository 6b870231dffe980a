// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/BoxPanel.h"

#include "core/fit/ClickFit.h"
#include "ui/Theme.h"
#include "ui/session/Naming.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

#include <numbers>

namespace pointloom {
namespace {

constexpr double degree_rad = std::numbers::pi / 180;
constexpr int columns = 4;
constexpr double largestCoordinate_m = 1e8;
constexpr double largestSize_m = 200;
constexpr double smallestSize_m = 0.05;

QDoubleSpinBox* makeField(QWidget* parent)
{
    auto* field = new QDoubleSpinBox(parent);
    field->setLocale(QLocale::c());  // files and colleagues write numbers with a point
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    field->setKeyboardTracking(false);
    field->setMinimumWidth(48);
    return field;
}

}  // namespace

BoxPanel::BoxPanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(rhythm_px / 2);
    grid->setVerticalSpacing(2);
    m_title = new QLabel(this);
    m_title->setProperty("role", "heading");
    m_state = new QLabel(this);
    m_state->setProperty("role", "quiet");
    m_state->setAlignment(Qt::AlignRight);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_state, 0, 2, 1, 2);

    static constexpr std::array names{"length", "width", "height", "yaw", "x", "y", "z"};
    for (int i = 0; i < fieldCount; ++i) {
        const auto n = static_cast<std::size_t>(i);
        m_captions[n] = new QLabel(this);
        m_captions[n]->setProperty("role", "quiet");
        m_fields[n] = makeField(this);
        m_fields[n]->setObjectName(names[n]);
        const bool isSize = i <= height;
        const bool isYaw = i == yaw;
        m_fields[n]->setRange(isSize      ? smallestSize_m
                                  : isYaw ? -360
                                          : -largestCoordinate_m,
                              isSize      ? largestSize_m
                                  : isYaw ? 360
                                          : largestCoordinate_m);
        m_fields[n]->setDecimals(isYaw ? 1 : 2);
        m_fields[n]->setSingleStep(isYaw ? 1 : 0.05);
        if (isYaw)
            m_fields[n]->setSuffix(QString::fromUtf8("°"));
        const int row = 1 + 2 * (i / columns);
        grid->addWidget(m_captions[n], row, i % columns);
        grid->addWidget(m_fields[n], row + 1, i % columns);
        connect(m_fields[n], &QDoubleSpinBox::valueChanged, this, &BoxPanel::typed);
    }
    m_captions[fieldCount] = new QLabel(this);
    m_captions[fieldCount]->setProperty("role", "quiet");
    m_points = new QLabel(this);
    grid->addWidget(m_captions[fieldCount], 3, 3);
    grid->addWidget(m_points, 4, 3);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);

    connect(&session, &Session::selectionChanged, this, &BoxPanel::refresh);
    connect(&session, &Session::changed, this, &BoxPanel::refresh);
    connect(&session.frames(), &FrameCache::frameReady, this, &BoxPanel::refresh);
    retranslate();
    refresh();
}

void BoxPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void BoxPanel::retranslate()
{
    const std::array captions{tr("length"), tr("width"), tr("height"), tr("yaw"), QString("x"), QString("y"), QString("z"), tr("points")};
    for (std::size_t i = 0; i < captions.size(); ++i)
        m_captions[i]->setText(captions[i]);
}

void BoxPanel::refresh()
{
    const Cuboid* cuboid = m_session.selectedCuboid();
    setVisible(cuboid != nullptr);
    if (cuboid == nullptr)
        return;
    m_title->setText(displayName(m_session, *cuboid).toUpper());
    m_state->setText(originName(cuboid->origin));
    showBox(cuboid->box);
}

void BoxPanel::showBox(const OrientedBox& box)
{
    const std::array<double, fieldCount> values{box.size_m.x(),   box.size_m.y(),   box.size_m.z(),  box.yaw_rad / degree_rad,
                                                box.centre_m.x(), box.centre_m.y(), box.centre_m.z()};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QSignalBlocker quiet(m_fields[i]);
        m_fields[i]->setValue(values[i]);
    }
    const auto frame = m_session.frame();
    if (frame == nullptr)
        return;
    OrientedBox local = box;
    local.centre_m -= frame->cloud->origin_m;
    m_points->setText(QLocale().toString(pointsInside(*frame->index, local)));
}

OrientedBox BoxPanel::boxFromFields() const
{
    const auto value = [&](Field field) { return m_fields[field]->value(); };
    return {{value(x), value(y), value(z)}, {value(length), value(width), value(height)}, wrapAngle(value(yaw) * degree_rad)};
}

void BoxPanel::typed()
{
    const Cuboid* cuboid = m_session.selectedCuboid();
    if (cuboid == nullptr)
        return;
    // Only the field that was typed in counts: the others show rounded values, and those must not become the box.
    const OrientedBox shown = boxFromFields();
    OrientedBox box = cuboid->box;
    const auto* field = sender();
    for (int axis = 0; axis < 3; ++axis) {
        if (field == m_fields[static_cast<std::size_t>(length + axis)])
            box.size_m[axis] = shown.size_m[axis];
        if (field == m_fields[static_cast<std::size_t>(x + axis)])
            box.centre_m[axis] = shown.centre_m[axis];
    }
    if (field == m_fields[yaw])
        box.yaw_rad = shown.yaw_rad;
    if (field == m_fields[height])  // the bottom stays on the ground
        box.centre_m.z() += (box.size_m.z() - cuboid->box.size_m.z()) / 2;
    m_session.push(reshapeBox(m_session.labels(), cuboid->id, box, PL_TEXT("core", "Type a value")));
}

}  // namespace pointloom
