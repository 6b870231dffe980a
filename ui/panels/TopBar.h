// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"

#include <QWidget>

#include <vector>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace pointloom {

/// The bar across the top: where one is, the tools with their keys, undo, language, export.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(ActionSet& actions, QWidget* parent = nullptr);

    /// "kitti_object > 000008"; empty when nothing is open.
    void setPlace(const QString& place);
    void setLayoutMenu(QMenu* menu);

    /// Of the bar with icons only: words come and go with the room there is.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void languageChosen(const QString& language);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* makeTool(ActionId id);
    /// What is written beside the icons: names and keys, both of tools alone, names of tools, nothing. Who does not know the icons yet
    /// needs names; keys stand in the tips as well.
    enum class Wordiness { all, tools, names, icons };
    void retranslate();
    void fit();
    void write(Wordiness words);
    void writePlace(int room_px);

    ActionSet& m_actions;
    QLabel* m_brand = nullptr;
    QLabel* m_place = nullptr;
    QString m_placeText;
    QToolButton* m_open = nullptr;
    std::vector<QToolButton*> m_tools;  ///< by toolActions()
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    QToolButton* m_keys = nullptr;
    QToolButton* m_layout = nullptr;
    QToolButton* m_commands = nullptr;
    QToolButton* m_preferences = nullptr;
    QToolButton* m_language = nullptr;
    QPushButton* m_export = nullptr;
    int m_narrowest_px = 0;
};

}  // namespace pointloom
