// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/ViewControl.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace pointloom {

class RangeSlider;
class Segments;

/// What the colours mean and over which range of values they go.
class ViewColourPage : public QWidget
{
    Q_OBJECT

public:
    explicit ViewColourPage(ViewControl& control);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void refreshScale();  ///< costs a pass over the cloud: only while it is in sight
    void refresh();
    void chooseRange(std::optional<ValueRange> range);
    [[nodiscard]] ColourBy mode() const;

    ViewControl& m_control;
    Segments* m_modes = nullptr;
    QStackedWidget* m_below = nullptr;  ///< the range, or what a mode without one shows
    QLabel* m_meaning = nullptr;
    QLabel* m_rangeName = nullptr;
    RangeSlider* m_range = nullptr;
    QToolButton* m_usual = nullptr;
    QToolButton* m_whole = nullptr;
    QToolButton* m_bulk = nullptr;
    std::optional<ColourBy> m_scaleOf;  ///< whose values the scale is of
    ValueRange m_wholeRange;
    ValueRange m_bulkRange;
};

}  // namespace pointloom
