// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Labels.h"

#include <QPointF>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

class MainWindow;
class SceneView;

/// What boxing one object from scratch took.
struct ObjectEffort
{
    QString frame;
    int inputs = 0;        ///< clicks, keys, wheel bursts and drags
    double hand_s = 0;     ///< of a person: moving the mouse, pressing, looking
    double program_s = 0;  ///< waiting for the program
    double iou = 0;        ///< of the volumes, with the truth, in the end
    double firstIou = 0;   ///< of what the first click gave
    bool boxed = false;
    bool corrected = false;
};

/// Boxes objects in the window as a trained person would who knows the truth: clicks each, looks at the result, and corrects what is off by
/// the keys and drags that the window has for it. Hand times are modelled (pointing by Fitts' law in MacKenzie's form with 0.1 s + 0.15 s
/// per bit, 0.1 s a press, 0.5 s a look), waiting for the program is measured.
class ScriptedPerson
{
public:
    explicit ScriptedPerson(MainWindow& window);

    /// Boxes all objects of a class with at least so many points, in every frame; the truth is what the dataset's labels say, or the
    /// boxes.csv beside a generated street. Takes all boxes away first.
    [[nodiscard]] std::vector<ObjectEffort> boxAll(const std::string& classKey, std::uint32_t fewestPoints,
                                                   const std::function<void(double)>& progress);

private:
    [[nodiscard]] ObjectEffort box(const OrientedBox& truth);
    bool clickOn(const OrientedBox& truth, ObjectEffort& effort);
    void correct(const OrientedBox& truth, ObjectEffort& effort);
    [[nodiscard]] bool headingOff(const OrientedBox& truth) const;
    void tryKeys(const OrientedBox& truth, ObjectEffort& effort);
    void turn(const OrientedBox& truth, ObjectEffort& effort);
    bool dragWorstFace(const OrientedBox& truth, ObjectEffort& effort);

    void pointAt(QPointF pixel, double width_px, ObjectEffort& effort);
    void pressKey(int action, ObjectEffort& effort);
    void look(ObjectEffort& effort) const;
    bool waitFor(const std::function<bool()>& isSo, int timeout_ms, ObjectEffort& effort) const;
    [[nodiscard]] double agreement(const OrientedBox& truth) const;
    [[nodiscard]] std::optional<QPointF> pixelOn(const OrientedBox& truth) const;

    MainWindow& m_window;
    SceneView& m_main;
    QPointF m_cursor;
};

}  // namespace pointloom
