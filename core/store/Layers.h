// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/EditJson.h"
#include "core/store/Content.h"
#include "core/store/Database.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace pointloom::store {

/// How the layers of an edit are stored: each has a table of what its changes come to, so that reopening need not go through all edits.
/// A further layer is a line here or a LayerWriter of its own, and a readLayer in History.cpp.

/// The table of objects that have an id: task, id, value.
template <class T> constexpr const char* tableOf = nullptr;
template <> inline constexpr const char* tableOf<Track> = "track";
template <> inline constexpr const char* tableOf<Cuboid> = "cuboid";
template <> inline constexpr const char* tableOf<ImageRectangle> = "image_box";

/// The format of files in which the table of a layer came.
template <class C> constexpr std::uint32_t layerSince = 2;
template <> inline constexpr std::uint32_t layerSince<Change<Track>> = 1;
template <> inline constexpr std::uint32_t layerSince<Change<Cuboid>> = 1;

/// The largest ids that a task ever gave away: those in use before a removal are not given again.
struct LastIds
{
    std::uint64_t cuboid = 0;
    std::uint64_t track = 0;
    std::uint64_t imageBox = 0;

    [[nodiscard]] std::uint64_t& of(Id<Cuboid>) { return cuboid; }
    [[nodiscard]] std::uint64_t& of(Id<Track>) { return track; }
    [[nodiscard]] std::uint64_t& of(Id<ImageRectangle>) { return imageBox; }
};

[[nodiscard]] inline std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// What a row of each table adds to the content of its task.
template <class T> [[nodiscard]] RowDigest digestOf(std::int64_t task, Id<T> id, const QByteArray& value)
{
    return rowDigest({tableOf<T>, QByteArray::number(qlonglong(task)), QByteArray::number(qulonglong(id.value)), value});
}
[[nodiscard]] inline RowDigest digestOfPoints(std::int64_t task, const QByteArray& frame, const QByteArray& sensor, const QByteArray& value)
{
    return rowDigest({"point_labels", QByteArray::number(qlonglong(task)), frame, sensor, value});
}

/// Where an edit leaves the tables of its task.
struct Standing
{
    LastIds last;
    Content content;
};

/// Brings the table of a layer up to date with changes. Belongs inside a transaction.
template <class C> class LayerWriter;

template <class T> class LayerWriter<Change<T>>
{
public:
    [[nodiscard]] static Result<LayerWriter> prepare(Database& database)
    {
        const QString table = tableOf<T>;
        auto read = database.prepare("SELECT CAST(value AS BLOB) FROM " + table + " WHERE task = ? AND id = ?");
        if (!read)
            return std::unexpected(read.error());
        auto put =
            database.prepare("INSERT INTO " + table + "(task, id, value) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
        if (!put)
            return std::unexpected(put.error());
        auto drop = database.prepare("DELETE FROM " + table + " WHERE task = ? AND id = ?");
        if (!drop)
            return std::unexpected(drop.error());
        return LayerWriter(std::move(*read), std::move(*put), std::move(*drop));
    }

    [[nodiscard]] Result<void> write(std::int64_t task, const std::vector<Change<T>>& changes, Standing& standing)
    {
        for (const Change<T>& change : changes) {
            if (auto written = write(task, change, standing.content); !written)
                return written;
            standing.last.of(change.id) = std::max(standing.last.of(change.id), change.id.value);
        }
        return {};
    }

private:
    LayerWriter(Statement read, Statement put, Statement drop) : m_read(std::move(read)), m_put(std::move(put)), m_drop(std::move(drop)) {}

    [[nodiscard]] Result<void> write(std::int64_t task, const Change<T>& change, Content& content)
    {
        const qlonglong id = sqlId(change.id.value);
        if (change.before) {  // as it is stored, whatever version wrote it
            if (auto ran = m_read.run({qlonglong(task), id}); !ran)
                return ran;
            const auto there = m_read.next();
            if (!there)
                return std::unexpected(there.error());
            if (*there)
                content.remove(digestOf(task, change.id, m_read.bytes(0)));
            m_read.finish();
        }
        if (!change.after)
            return m_drop.run({qlonglong(task), id});
        const std::string value = toJson(*change.after);
        content.add(digestOf(task, change.id, QByteArray::fromStdString(value)));
        return m_put.run({qlonglong(task), id, sqlText(value)});
    }

    Statement m_read;
    Statement m_put;
    Statement m_drop;
};

template <> class LayerWriter<PointLabelChange>
{
public:
    [[nodiscard]] static Result<LayerWriter> prepare(Database& database);
    [[nodiscard]] Result<void> write(std::int64_t task, const std::vector<PointLabelChange>& changes, Standing& standing);

private:
    LayerWriter(Statement read, Statement put, Statement drop);
    [[nodiscard]] Result<void> write(std::int64_t task, const PointLabelChange& change, Content& content);
    /// As they are stored; takes them out of the content.
    [[nodiscard]] Result<PointLabels> taken(std::int64_t task, const PointLabelChange& change, Content& content);

    Statement m_read;
    Statement m_put;
    Statement m_drop;
};

}  // namespace pointloom::store
