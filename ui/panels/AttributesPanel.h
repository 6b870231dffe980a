// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace pointloom {

/// The attributes of the selected object, as the scheme asks for them: chips for yes/no and choices, fields for numbers and text.
/// Every answer is one edit.
class AttributesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AttributesPanel(Session& session, QWidget* parent = nullptr);

    /// Ticks by key as the chips show it; answers whether some attribute of the selected object has it.
    bool pressKey(const QString& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void refresh();
    QWidget* makeEditor(const AttributeDef& attribute);
    QWidget* makeBoolean(const AttributeDef& attribute);
    QWidget* makeChoice(const AttributeDef& attribute);
    QWidget* makeNumber(const AttributeDef& attribute);
    QWidget* makeText(const AttributeDef& attribute);
    void give(const std::string& attribute, const std::optional<AttributeValue>& value);
    [[nodiscard]] QString nameOf(const LocalText& text) const;

    Session& m_session;
    QVBoxLayout* m_rows = nullptr;
    QString m_shown;  ///< class and attributes that the form was built for
    std::vector<std::function<void(const AttributeMap&)>> m_refreshers;
};

}  // namespace pointloom
