// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/LabelSchema.h"
#include "ui/application/Actions.h"
#include "ui/scene/MouseSettings.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QKeySequence>

#include <array>

class QLineEdit;
class QVBoxLayout;

namespace pointloom {

/// All keys that work now, from the real bindings and the scheme, with a search. A short press of its key lets it stand until Esc;
/// held longer it is a glance, and goes when the key is let go.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    static constexpr int glance_ms = 400;

    /// @param schema  may be null
    ShortcutSheet(const ActionSet& actions, const LabelSchema* schema, const MouseSettings& mouse, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Line
    {
        QString keys;
        QString text;
    };
    struct Group
    {
        QString title;
        std::vector<Line> lines;
    };
    static constexpr int columns = 4;

    [[nodiscard]] static std::vector<Group> groupsOf(const ActionSet& actions);
    [[nodiscard]] static Group schemeGroup(const LabelSchema& schema);
    [[nodiscard]] static Group mouseGroup(const MouseSettings& mouse);
    [[nodiscard]] static QWidget* makeGroup(const Group& group, QWidget* parent);
    void showMatching(const QString& typed);
    [[nodiscard]] bool isOwnKey(const QKeyEvent& event) const;

    std::vector<Group> m_groups;
    QList<QKeySequence> m_ownKeys;
    QLineEdit* m_search = nullptr;
    QWidget* m_sheet = nullptr;
    std::array<QVBoxLayout*, columns> m_stacks{};
    QElapsedTimer m_shown;
};

}  // namespace pointloom
