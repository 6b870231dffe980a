// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/preferences/MousePage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {
namespace {

/// Steps that feel equally far apart.
constexpr std::array speeds{0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0};

int nearestStep(double speed)
{
    const auto distance = [&](double step) { return std::abs(std::log(step / speed)); };
    return static_cast<int>(std::ranges::min_element(speeds, {}, distance) - speeds.begin());
}

}  // namespace

MousePage::MousePage(const PreferenceTargets& targets, QWidget* parent) : Page(parent), m_targets(targets)
{
    const MouseSettings now = savedPreferences().mouse;
    addHeading(tr("View"));
    m_orbit = makeButtons("mouse.orbit", now.orbit);
    m_pan = makeButtons("mouse.pan", now.pan);
    addRow(tr("Turn the view"), m_orbit);
    addRow(tr("Move the view"), m_pan,
           tr("Shift together with the button that turns moves the view, too. Clicks and the handles of a box "
              "stay with the left button."));
    connect(m_orbit, &QComboBox::currentIndexChanged, this,
            [this] { chooseButton(&MouseSettings::orbit, &MouseSettings::pan, m_orbit->currentData().value<Qt::MouseButton>()); });
    connect(m_pan, &QComboBox::currentIndexChanged, this,
            [this] { chooseButton(&MouseSettings::pan, &MouseSettings::orbit, m_pan->currentData().value<Qt::MouseButton>()); });

    addHeading(tr("Speed"));
    addSpeed(tr("Turning"), "mouse.orbitSpeed", &MouseSettings::orbitSpeed);
    addSpeed(tr("Zooming"), "mouse.zoomSpeed", &MouseSettings::zoomSpeed);
    auto* inverted = new QCheckBox(tr("Wheel away from you zooms out"), this);
    inverted->setObjectName("mouse.zoomInverted");
    inverted->setChecked(now.zoomInverted);
    connect(inverted, &QCheckBox::toggled, this,
            [this](bool on) { change(m_targets, [on](Preferences& chosen) { chosen.mouse.zoomInverted = on; }); });
    addRow({}, inverted);
}

QComboBox* MousePage::makeButtons(const char* name, Qt::MouseButton chosen)
{
    auto* combo = new QComboBox(this);
    combo->setObjectName(name);
    combo->addItem(tr("Left drag"), QVariant::fromValue(Qt::LeftButton));
    combo->addItem(tr("Middle drag"), QVariant::fromValue(Qt::MiddleButton));
    combo->addItem(tr("Right drag"), QVariant::fromValue(Qt::RightButton));
    combo->setCurrentIndex(combo->findData(QVariant::fromValue(chosen)));
    return combo;
}

void MousePage::addSpeed(const QString& caption, const char* name, double MouseSettings::* speed)
{
    QSlider* slider = makeSlider(name, 0, static_cast<int>(speeds.size()) - 1, nearestStep(savedPreferences().mouse.*speed));
    addSlider(caption, slider, [](int step) { return QString("%1 %").arg(speeds.at(static_cast<std::size_t>(step)) * 100); });
    connect(slider, &QSlider::valueChanged, this, [this, speed](int step) {
        change(m_targets, [&](Preferences& chosen) { chosen.mouse.*speed = speeds.at(static_cast<std::size_t>(step)); });
    });
}

/// One button cannot do both: the other gesture takes the button that became free.
void MousePage::chooseButton(Qt::MouseButton MouseSettings::* wanted, Qt::MouseButton MouseSettings::* other, Qt::MouseButton button)
{
    change(m_targets, [&](Preferences& chosen) {
        MouseSettings& mouse = chosen.mouse;
        if (mouse.*other == button)
            mouse.*other = mouse.*wanted;
        mouse.*wanted = button;
    });
    showButtons();
}

void MousePage::showButtons()
{
    const MouseSettings now = savedPreferences().mouse;
    const QSignalBlocker quietOrbit(m_orbit);
    const QSignalBlocker quietPan(m_pan);
    m_orbit->setCurrentIndex(m_orbit->findData(QVariant::fromValue(now.orbit)));
    m_pan->setCurrentIndex(m_pan->findData(QVariant::fromValue(now.pan)));
}

}  // namespace pointloom

#include "moc_MousePage.cpp"
