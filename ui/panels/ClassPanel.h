// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace pointloom {

/// The classes of the scheme with their keys. The chosen one is what the next box becomes, and what the selected one becomes now.
class ClassPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ClassPanel(Session& session, QWidget* parent = nullptr);

    /// The class with this key of the keyboard; answers whether there is one.
    bool pressKey(const QString& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    class Row;

    void choose(const std::string& classKey);
    void refresh();

    Session& m_session;
    QLabel* m_heading = nullptr;
    std::vector<Row*> m_rows;
};

}  // namespace pointloom
