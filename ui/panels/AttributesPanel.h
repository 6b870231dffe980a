// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/SharedAnswers.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace pointloom {

class AttributeEditor;

/// The attributes of the selected objects, as the scheme asks for them: those of this frame, and those of the whole track. Every
/// answer goes to all selected objects and is one edit.
class AttributesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AttributesPanel(Session& session, QWidget* parent = nullptr);

    /// Ticks by key as the chips show it; answers whether some attribute of the selected objects has it.
    bool pressKey(const QString& key);

    /// Gives the selected objects the answers that were given last.
    void repeatLast();
    /// The key that does the same, as it is written beside the offer.
    void setRepeatKey(const QString& key);

Q_SIGNALS:
    /// Done typing: back to the view.
    void left();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void rebuild(const std::vector<const AttributeDef*>& questions);
    void addSection(const std::vector<const AttributeDef*>& questions, AttributeScope scope);
    void showOffer();
    void give(const std::string& attribute, const std::optional<AttributeValue>& value);
    [[nodiscard]] QString summaryOf(const AttributeMap& answers) const;

    Session& m_session;
    QLabel* m_many = nullptr;
    QPushButton* m_offer = nullptr;
    QVBoxLayout* m_rows = nullptr;
    QString m_repeatKey;
    std::vector<const AttributeDef*> m_questions;  ///< what the form was built for
    std::vector<AttributeEditor*> m_editors;
    SharedAnswers m_shared;
    LastAnswers m_last;
};

}  // namespace pointloom
