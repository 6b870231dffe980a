// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Qt>

namespace pointloom {

/// Which button of the mouse does what to the camera, and how fast.
struct MouseSettings
{
    Qt::MouseButton orbit = Qt::LeftButton;
    Qt::MouseButton pan = Qt::RightButton;
    double orbitSpeed = 1;  ///< 1: half a turn for 500 pixels
    double zoomSpeed = 1;   ///< 1: 15 % nearer or farther for a notch of the wheel
    bool zoomInverted = false;

    /// Whether a drag turns the view. It moves the view otherwise: with the other buttons, or while Shift is held.
    [[nodiscard]] bool orbits(Qt::MouseButton button, Qt::KeyboardModifiers modifiers) const
    {
        return button == orbit && !modifiers.testFlag(Qt::ShiftModifier);
    }
    /// Notches of the wheel as the camera takes them.
    [[nodiscard]] double zoomNotches(double notches) const { return notches * zoomSpeed * (zoomInverted ? -1 : 1); }

    friend bool operator==(const MouseSettings&, const MouseSettings&) = default;
};

}  // namespace pointloom
