// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace pointloom {

/// A small card that says one thing and points at one place of the window; a frame shows the place itself.
class TourCard : public QWidget
{
    Q_OBJECT

public:
    explicit TourCard(QWidget& window);
    ~TourCard() override;

    /// @param step  counted from 0; dots show how far one is
    void say(int step, int steps, const QString& title, const QString& text);
    /// The last card: there is only "Done".
    void setLast(bool last);
    /// A place in the window's coordinates; nowhere: the card stands in the middle.
    void pointAt(const QRect& place);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void skipped();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Side { none, left, right, above, below };

    [[nodiscard]] QRect besides(const QRect& place, Side side) const;
    [[nodiscard]] QRectF body() const;

    QWidget* m_frame = nullptr;  ///< around the place
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_skip = nullptr;
    QRect m_place;
    Side m_side = Side::none;
    int m_step = 0;
    int m_steps = 1;
    bool m_last = false;
};

}  // namespace pointloom
