// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/LabelSchema.h"
#include "ui/application/Actions.h"
#include "ui/application/KeyPresets.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace pointloom {

class KeyField;
class KeyMap;
class KeysModel;

/// All actions with their keys: search, press the new key, see who else listens to it, go back to the preset, pass it on as a file.
/// What is changed works at once and is saved at once.
class KeysPage : public QWidget
{
    Q_OBJECT

public:
    /// @param schema  of what is open, for its keys; may be null
    KeysPage(ActionSet& actions, const LabelSchema* schema, QWidget* parent);

    void importFrom(const QString& path);
    void exportTo(const QString& path);

private:
    [[nodiscard]] QWidget* makeHead();
    void makeTable();
    [[nodiscard]] QWidget* makeDetails();
    [[nodiscard]] QWidget* makeFoot();

    void changeKeys(const std::function<void(KeyMap&)>& how);
    void choosePreset(int index);
    void listen(bool adding);
    void bind(const QKeySequence& key);
    void takeOver();
    void chooseImport();
    void chooseExport();
    void showDetails();
    void say(const QString& text, const char* role);
    [[nodiscard]] std::optional<ActionId> current() const;

    ActionSet& m_actions;
    KeysModel* m_model = nullptr;
    QSortFilterProxyModel* m_shown = nullptr;
    QComboBox* m_preset = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_name = nullptr;
    KeyField* m_field = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_reset = nullptr;
    QPushButton* m_resetAll = nullptr;
    QLabel* m_conflict = nullptr;
    QPushButton* m_takeOver = nullptr;
    QLabel* m_message = nullptr;
    bool m_adding = false;  ///< the next key comes to the others instead of in their place
};

}  // namespace pointloom
