// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace pointloom::store {

/// One row of the table of edits, as it goes into the hash.
struct Link
{
    std::int64_t task = 0;
    QByteArray opId;
    QByteArray kind;  ///< edit, undo or redo
    QByteArray author;
    QByteArray at;       ///< ISO 8601, UTC
    QByteArray payload;  ///< JSON
};

/// What the first edit of a task follows on.
[[nodiscard]] QByteArray chainStart();

/// SHA-256 over the hash before and all of the row: a row that is changed, moved or taken out later breaks the chain.
[[nodiscard]] QByteArray chainHash(const QByteArray& before, const Link& link);

}  // namespace pointloom::store
