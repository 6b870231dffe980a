// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/LabelSchema.h"

#include <QAbstractButton>

namespace pointloom {

/// One class: its colour, its name, how many objects of it the frame has, and its key.
class ClassRow : public QAbstractButton
{
    Q_OBJECT

public:
    ClassRow(const ClassDef& what, QWidget* parent);

    [[nodiscard]] const ClassDef& what() const { return m_what; }
    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const ClassDef& m_what;
    int m_count = 0;
};

}  // namespace pointloom
