// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/SharedAnswers.h"

#include <QWidget>

class QLabel;

namespace pointloom {

/// One question of the scheme: a chip for yes or no, a row of chips for a choice, a field for a number or text.
class AttributeEditor : public QWidget
{
    Q_OBJECT

public:
    /// Of the kind that the question asks for.
    [[nodiscard]] static AttributeEditor* make(const AttributeDef& attribute, QWidget* parent);

    [[nodiscard]] const AttributeDef& attribute() const { return m_attribute; }
    virtual void show(const SharedAnswer& answer) = 0;
    /// The question's own key was pressed; answers the value it stands for, or takes the focus and answers nothing.
    [[nodiscard]] virtual std::optional<AttributeValue> pressed(const SharedAnswer& now) = 0;

Q_SIGNALS:
    void answered(const std::optional<pointloom::AttributeValue>& value);
    /// Done typing: back to the view.
    void left();

protected:
    AttributeEditor(const AttributeDef& attribute, QWidget* parent) : QWidget(parent), m_attribute(attribute) {}

    /// The name, with the key and, while an answer is missing, a mark.
    [[nodiscard]] QLabel* makeCaption();
    void markMissing(bool missing);
    [[nodiscard]] QString name() const;

private:
    const AttributeDef& m_attribute;
    QLabel* m_caption = nullptr;
};

}  // namespace pointloom
