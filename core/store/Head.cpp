// SPDX-License-Identifier: Apache-2.0
#include "core/store/Head.h"

#include "core/store/Chain.h"

#include <QCryptographicHash>

namespace pointloom::store {

QByteArray sealOf(std::int64_t task, const Head& head)
{
    QByteArray text;
    for (const qlonglong number : {qlonglong(task), qlonglong(head.edits), qlonglong(head.stepsDone), sqlId(head.last.cuboid),
                                   sqlId(head.last.track), sqlId(head.last.imageBox)})
        text += QByteArray::number(number) + ' ';
    text += head.hash.toHex() + ' ' + head.content.toHex();
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

Head emptyHead(std::int64_t task)
{
    Head head{.edits = 0, .hash = chainStart(), .stepsDone = 0, .last = {}, .content = Content().bytes(), .seal = {}};
    head.seal = sealOf(task, head);
    return head;
}

Result<Head> headIn(const std::optional<Row>& row, std::int64_t task)
{
    if (!row)
        return fail(PL_TEXT("core", "the workspace has no task %1"), task);
    return Head{row->number(0), row->bytes(1), row->number(2), {row->id(3), row->id(4), row->id(5)}, row->bytes(6), row->bytes(7)};
}

Result<Head> readHead(Database& database, std::int64_t task, std::uint32_t version)
{
    const QString lastImageBox = version < 2 ? "0" : "last_image_box";
    const QString sealed = version < 3 ? "NULL, NULL" : "content, seal";
    const auto row = database.askRow("SELECT edits, hash, steps_done, last_cuboid, last_track, " + lastImageBox + ", " + sealed
                                         + " FROM head WHERE task = ?",
                                     {qlonglong(task)});
    if (!row)
        return std::unexpected(row.error());
    return headIn(*row, task);
}

Result<void> writeHead(Database& database, std::int64_t task, const Head& head)
{
    auto put = database.prepare("INSERT INTO head(task, edits, hash, steps_done, last_cuboid, last_track, last_image_box, content, seal)"
                                " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET edits = excluded.edits, hash = excluded.hash,"
                                " steps_done = excluded.steps_done, last_cuboid = excluded.last_cuboid, last_track = excluded.last_track,"
                                " last_image_box = excluded.last_image_box, content = excluded.content, seal = excluded.seal");
    if (!put)
        return std::unexpected(put.error());
    return put->run({qlonglong(task), qlonglong(head.edits), head.hash, qlonglong(head.stepsDone), sqlId(head.last.cuboid),
                     sqlId(head.last.track), sqlId(head.last.imageBox), head.content, head.seal});
}

}  // namespace pointloom::store
