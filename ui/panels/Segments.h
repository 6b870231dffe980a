// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QToolButton;

namespace pointloom {

/// A few choices of which one holds, all in sight.
class Segments : public QWidget
{
    Q_OBJECT

public:
    /// @param columns  after how many a new row starts; 0: never
    Segments(int count, int columns = 0, QWidget* parent = nullptr);

    void setTexts(const QStringList& texts);
    void setCurrent(int index);
    [[nodiscard]] int current() const { return m_current; }
    /// A choice that cannot be made says why when the mouse rests on it.
    void setAvailable(int index, bool available, const QString& hint);
    [[nodiscard]] QToolButton* button(int index) const { return m_buttons[static_cast<std::size_t>(index)]; }

Q_SIGNALS:
    void chosen(int index);

private:
    std::vector<QToolButton*> m_buttons;
    int m_current = 0;
};

}  // namespace pointloom
