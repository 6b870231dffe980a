// SPDX-License-Identifier: Apache-2.0
#include "core/store/Facts.h"

#include "core/store/Content.h"

namespace pointloom::store {
namespace {

Result<QByteArray> factsOf(Database& database, std::int64_t task)
{
    Content facts;
    const auto addRows = [&](const char* sql, int columns) -> Result<void> {
        auto rows = database.prepare(sql);
        if (!rows)
            return std::unexpected(rows.error());
        if (auto ran = rows->run({qlonglong(task)}); !ran)
            return ran;
        for (;;) {
            const auto there = rows->next();
            if (!there)
                return std::unexpected(there.error());
            if (!*there)
                return {};
            QByteArray row;
            for (int column = 0; column < columns; ++column) {
                const QByteArray value = rows->bytes(column);
                row += QByteArray::number(value.size()) + (rows->isNull(column) ? '-' : ':') + value;
            }
            facts.add(rowDigest({row}));
        }
    };
    if (auto added = addRows("SELECT 'task', dataset, CAST(name AS BLOB), CAST(schema AS BLOB) FROM task WHERE id = ?", 4); !added)
        return std::unexpected(added.error());
    if (auto added = addRows("SELECT CAST(key AS BLOB), position, gone, version1_position FROM frame WHERE task = ?", 4); !added)
        return std::unexpected(added.error());
    return facts.bytes();
}

}  // namespace

Result<void> sealFacts(Database& database, std::int64_t task)
{
    const auto facts = factsOf(database, task);
    if (!facts)
        return std::unexpected(facts.error());
    auto put = database.prepare("UPDATE head SET facts = ? WHERE task = ?");
    return put ? put->run({*facts, qlonglong(task)}) : std::unexpected(put.error());
}

Result<void> checkFacts(Database& database, std::int64_t task)
{
    const auto row = database.askRow("SELECT facts FROM head WHERE task = ?", {qlonglong(task)});
    if (!row)
        return std::unexpected(row.error());
    const QByteArray sealed = *row ? (*row)->bytes(0) : QByteArray();
    if (sealed.isEmpty())
        return {};
    const auto facts = factsOf(database, task);
    if (!facts)
        return std::unexpected(facts.error());
    if (*facts != sealed)
        return failIn(
            database.file(),
            message(PL_TEXT("core",
                            "the workspace is damaged: the folder, the scheme or the list of frames of task %1 is not as Pointloom "
                            "left it; \"pointloom workspace repair\" keeps what is whole"),
                    task));
    return {};
}

}  // namespace pointloom::store
