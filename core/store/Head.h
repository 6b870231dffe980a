// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Content.h"
#include "core/store/Database.h"
#include "core/store/Layers.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace pointloom::store {

/// Where a task stands: what its chain of edits ends with and what the edits come to.
struct Head
{
    std::int64_t edits = 0;
    QByteArray hash;
    std::int64_t stepsDone = 0;
    LastIds last;
    QByteArray content;  ///< of the stored objects, see Content; empty where no version since 3 has looked at the task
    QByteArray seal;     ///< over all of the above; empty like it

    [[nodiscard]] bool isSealed() const { return !seal.isEmpty(); }
};

/// What the seal of a head must be: a number in it that anything but an edit changed does not go unnoticed.
[[nodiscard]] QByteArray sealOf(std::int64_t task, const Head& head);

/// That of a task without edits.
[[nodiscard]] Head emptyHead(std::int64_t task);

/// Out of a row of the columns edits, hash, steps_done, last_cuboid, last_track, last_image_box, content, seal; fails without one.
[[nodiscard]] Result<Head> headIn(const std::optional<Row>& row, std::int64_t task);
/// @param version  of the file
[[nodiscard]] Result<Head> readHead(Database& database, std::int64_t task, std::uint32_t version);

/// Belongs inside a transaction.
[[nodiscard]] Result<void> writeHead(Database& database, std::int64_t task, const Head& head);

}  // namespace pointloom::store
