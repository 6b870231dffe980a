// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace pointloom {

/// Asks which columns a point has in clouds without a header whose numbers do not tell. What is written is looked at while it is written:
/// what cannot be says why and cannot be opened. Closed without an answer it answers nothing.
class ColumnsDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param possible  the likeliest first
    ColumnsDialog(const std::vector<std::vector<Column>>& possible, QWidget* parent);

Q_SIGNALS:
    void chosen(const std::vector<pointloom::Column>& columns);

private:
    void judge();

    QComboBox* m_columns = nullptr;
    QLabel* m_verdict = nullptr;
    QPushButton* m_open = nullptr;
};

}  // namespace pointloom
