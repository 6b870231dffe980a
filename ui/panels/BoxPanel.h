// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tools/Resize.h"
#include "ui/session/Session.h"

#include <QWidget>

#include <array>
#include <memory>

class QGridLayout;
class QLabel;
class QLayout;

namespace pointloom {

class BoxStateLine;
class Chip;
class EvidenceBar;
class NumberField;
class UsualSizeLine;

/// The numbers of the selected box, each of which can be typed, and what stays where it is when a size is.
class BoxPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BoxPanel(Session& session, QWidget* parent = nullptr);

    /// Shows a box that is being dragged and is not an edit yet.
    void showBox(const OrientedBox& box);
    /// How often the points were asked about a box so far.
    [[nodiscard]] std::size_t countings() const { return m_countings; }

Q_SIGNALS:
    /// Enter or Esc in a field: back to the view.
    void left();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Field { length, width, height, yaw, x, y, z, pitch, roll, fieldCount };

    void makeField(Field field, QGridLayout& grid);
    [[nodiscard]] QWidget* makeAnchor();
    [[nodiscard]] QLayout* makePointsAndTilt();
    /// Pitch and roll are shown when they are asked for, and by themselves when the box has any: then they cannot be hidden.
    void showTilt(const OrientedBox& box);
    void showPoints(const OrientedBox& box);
    void refresh();
    void retranslate();
    void showAnchor();
    void showState();
    void typed(Field field, double value);
    [[nodiscard]] OrientedBox withField(const OrientedBox& box, Field field, double value) const;

    Session& m_session;
    SizeAnchor m_anchor = SizeAnchor::seenFace;
    QLabel* m_title = nullptr;
    QLabel* m_state = nullptr;
    std::array<NumberField*, fieldCount> m_fields{};
    std::array<QLabel*, fieldCount + 1> m_captions{};
    QLabel* m_points = nullptr;
    QLabel* m_anchorCaption = nullptr;
    Chip* m_seenFace = nullptr;
    Chip* m_centre = nullptr;
    Chip* m_tilt = nullptr;
    bool m_tiltAsked = false;
    BoxStateLine* m_stateLine = nullptr;
    UsualSizeLine* m_usualSize = nullptr;
    EvidenceBar* m_evidence = nullptr;
    std::weak_ptr<const Frame> m_countedIn;  ///< holds no frame that others need the room of
    OrientedBox m_countedBox;
    std::size_t m_countings = 0;
};

}  // namespace pointloom
