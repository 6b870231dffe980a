// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace pointloom {

/// Asks which columns a point has in clouds without a header: when their numbers do not tell, or later, to tell it otherwise. What is
/// written is looked at while it is written: what cannot be says why and cannot be used. Closed without an answer it answers nothing.
class ColumnsDialog : public QDialog
{
    Q_OBJECT

public:
    /// The question on opening.
    ColumnsDialog(const HeaderlessCloud& cloud, QWidget* parent);
    /// To change what holds.
    /// @param told  the columns that a person told before; empty: they were found out
    ColumnsDialog(const HeaderlessCloud& cloud, const std::vector<Column>& told, QWidget* parent);

Q_SIGNALS:
    /// @param columns  empty: as found out
    void chosen(const std::vector<pointloom::Column>& columns);

private:
    void build(const QString& question, const std::vector<std::vector<Column>>& possible, const QString& use);
    void judge();
    void answer();

    HeaderlessCloud m_cloud;
    QComboBox* m_columns = nullptr;
    QLabel* m_verdict = nullptr;
    QPushButton* m_use = nullptr;
};

}  // namespace pointloom
