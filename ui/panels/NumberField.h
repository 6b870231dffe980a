// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Expression.h"

#include <QLineEdit>

#include <optional>
#include <vector>

namespace pointloom {

/// What a field asks for.
struct NumberSpec
{
    QString unit;             ///< written behind the number
    std::vector<Unit> units;  ///< understood when typed
    double min = -1e9;
    double max = 1e9;
    int decimals = 2;
    double step = 0.05;
    double coarseStep = 0.25;  ///< with Shift
    double fineStep = 0.01;    ///< with Ctrl
    bool optional = false;     ///< may be left empty: no answer
};

/// Metres and degrees as the fields of boxes show them.
[[nodiscard]] NumberSpec metreSpec(double min_m, double max_m);
[[nodiscard]] NumberSpec degreeSpec();

/// A number that is typed or reckoned ("4.2+0.1", "*2", "+=.1", "35 cm") and stepped with Up and Down. Enter applies and leaves, Tab
/// applies and goes on, Esc restores and leaves. What cannot be read stays, marked, until it is mended or restored. Where there is no room
/// for all decimals fewer are shown as long as nobody types: a number that is cut off reads as another one.
class NumberField : public QLineEdit
{
    Q_OBJECT

public:
    explicit NumberField(NumberSpec spec, QWidget* parent = nullptr);

    [[nodiscard]] std::optional<double> value() const { return m_value; }
    /// Shows another value; what was being typed gives way to it. Emits nothing.
    void setValue(std::optional<double> value);

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A new value was typed or stepped to.
    void committed(std::optional<double> value);
    /// What is wrong with what was typed; empty when nothing is any more.
    void problem(const QString& text);
    /// Enter or Esc: the person is done here.
    void left();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Takes over what was typed; answers whether it could be read.
    bool commit();
    void step(double by);
    void restore();
    void setProblem(const QString& text);
    void showTip();
    void write();
    [[nodiscard]] int unitRoom_px() const;
    [[nodiscard]] QString fitting(double value, int room_px) const;
    [[nodiscard]] QString shown(std::optional<double> value) const;

    NumberSpec m_spec;
    std::optional<double> m_value;
    QString m_problem;
    bool m_selectOnRelease = false;
    bool m_showsUnit = true;
};

}  // namespace pointloom
