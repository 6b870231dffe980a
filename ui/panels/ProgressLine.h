// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/ProgressCentre.h"

#include <QWidget>

class QFrame;
class QLabel;
class QProgressBar;
class QToolButton;

namespace pointloom {

/// What takes a while, in the status line: one quiet bar, and a list above it when asked or when there are several.
class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(ProgressCentre& centre, QWidget* parent = nullptr);

    [[nodiscard]] QFrame* list() const { return m_list; }

protected:
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void refresh();
    void fillList(const std::vector<ProgressCentre::Work>& works);
    void toggleList();

    ProgressCentre& m_centre;
    QLabel* m_title = nullptr;
    QProgressBar* m_bar = nullptr;
    QToolButton* m_cancel = nullptr;
    QFrame* m_list = nullptr;
    std::vector<quint64> m_listed;  ///< the works whose rows the list has
};

}  // namespace pointloom
