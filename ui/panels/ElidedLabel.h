// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace pointloom {

/// One line of plain text that ends in "…" where there is no room for all of it; a tooltip shows the whole then. It never asks its window
/// to be wider.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    /// What is seen of the text.
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace pointloom
