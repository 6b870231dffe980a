// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace pointloom {

/// Numbers as the cells of tables have them.
[[nodiscard]] QString shown(double value, int decimals);
[[nodiscard]] QString percent(double share);

/// A table for a terminal: the first column stands left, the others right, each as wide as its widest cell. Chinese characters count twice.
class TextTable
{
public:
    explicit TextTable(QStringList header) : m_rows{std::move(header)} {}

    void add(QStringList row) { m_rows.push_back(std::move(row)); }
    [[nodiscard]] QString text() const;

private:
    std::vector<QStringList> m_rows;
};

}  // namespace pointloom
