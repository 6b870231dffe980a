// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QWidget>

#include <array>

class QDoubleSpinBox;
class QLabel;

namespace pointloom {

/// The numbers of the selected box, each of which can be typed.
class BoxPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BoxPanel(Session& session, QWidget* parent = nullptr);

    /// Shows a box that is being dragged and is not an edit yet.
    void showBox(const OrientedBox& box);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Field { length, width, height, yaw, x, y, z, fieldCount };

    void refresh();
    void retranslate();
    void typed();
    [[nodiscard]] OrientedBox boxFromFields() const;

    Session& m_session;
    QLabel* m_title = nullptr;
    QLabel* m_state = nullptr;
    std::array<QDoubleSpinBox*, fieldCount> m_fields{};
    std::array<QLabel*, fieldCount + 1> m_captions{};
    QLabel* m_points = nullptr;
};

}  // namespace pointloom
