// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLineEdit;
class QScrollArea;

namespace pointloom {

class ClassRow;

/// The classes of the scheme with their keys, those used last in front. The chosen one is what the next box becomes, and what the
/// selected ones become now.
class ClassPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ClassPanel(Session& session, QWidget* parent = nullptr);

    /// The class with this key of the keyboard; answers whether there is one. A slash opens the search.
    bool pressKey(const QString& key);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The search is over: back to the view.
    void left();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(const std::string& classKey);
    void remember(const std::string& classKey);
    void refresh();
    void lightUp();
    void retranslate();
    void showRecent();
    void search(const QString& text);
    void endSearch();
    [[nodiscard]] bool alwaysSearches() const;

    Session& m_session;
    QStringList m_recent;  ///< keys of classes, the last one first
    QLineEdit* m_search = nullptr;
    QWidget* m_recentChips = nullptr;
    QScrollArea* m_scroll = nullptr;
    std::vector<ClassRow*> m_rows;
};

}  // namespace pointloom
