// SPDX-License-Identifier: Apache-2.0
#include "app/commands/TextTable.h"

#include "core/base/Text.h"

#include <algorithm>

namespace pointloom {
namespace {

/// How many columns of a terminal a text takes.
qsizetype widthOf(const QString& text)
{
    constexpr char16_t firstWide = 0x2E80;  // CJK radicals: from here on characters are two columns wide
    return text.size() + std::ranges::count_if(text, [](QChar c) { return c.unicode() >= firstWide; });
}

}  // namespace

QString shown(double value, int decimals)
{
    return QString::fromStdString(fixed(value, decimals));
}

QString percent(double share)
{
    return shown(100 * share, 1);
}

QString TextTable::text() const
{
    std::vector<qsizetype> widths;
    for (const QStringList& row : m_rows) {
        widths.resize(std::max(widths.size(), static_cast<std::size_t>(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[static_cast<std::size_t>(i)] = std::max(widths[static_cast<std::size_t>(i)], widthOf(row[i]));
    }
    QString out;
    for (const QStringList& row : m_rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString blanks(widths[static_cast<std::size_t>(i)] - widthOf(row[i]), u' ');
            line += i == 0 ? row[i] + blanks : "  " + blanks + row[i];
        }
        out += line + u'\n';
    }
    return out;
}

}  // namespace pointloom
