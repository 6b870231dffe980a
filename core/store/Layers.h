// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/EditJson.h"
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

/// Brings the table of a layer up to date with changes. Belongs inside a transaction.
template <class C> class LayerWriter;

template <class T> class LayerWriter<Change<T>>
{
public:
    [[nodiscard]] static Result<LayerWriter> prepare(Database& database)
    {
        const QString table = tableOf<T>;
        auto put =
            database.prepare("INSERT INTO " + table + "(task, id, value) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
        if (!put)
            return std::unexpected(put.error());
        auto drop = database.prepare("DELETE FROM " + table + " WHERE task = ? AND id = ?");
        if (!drop)
            return std::unexpected(drop.error());
        return LayerWriter(std::move(*put), std::move(*drop));
    }

    [[nodiscard]] Result<void> write(std::int64_t task, const std::vector<Change<T>>& changes, LastIds& last)
    {
        for (const Change<T>& change : changes) {
            const qlonglong id = sqlId(change.id.value);
            auto written =
                change.after ? m_put.run({qlonglong(task), id, sqlText(toJson(*change.after))}) : m_drop.run({qlonglong(task), id});
            if (!written)
                return written;
            last.of(change.id) = std::max(last.of(change.id), change.id.value);
        }
        return {};
    }

private:
    LayerWriter(Statement put, Statement drop) : m_put(std::move(put)), m_drop(std::move(drop)) {}

    Statement m_put;
    Statement m_drop;
};

template <> class LayerWriter<PointLabelChange>
{
public:
    [[nodiscard]] static Result<LayerWriter> prepare(Database& database);
    [[nodiscard]] Result<void> write(std::int64_t task, const std::vector<PointLabelChange>& changes, LastIds& last);

private:
    LayerWriter(Statement read, Statement put, Statement drop);
    [[nodiscard]] Result<void> write(std::int64_t task, const PointLabelChange& change);
    [[nodiscard]] Result<PointLabels> stored(std::int64_t task, const PointLabelChange& change);

    Statement m_read;
    Statement m_put;
    Statement m_drop;
};

}  // namespace pointloom::store
