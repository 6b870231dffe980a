// SPDX-License-Identifier: Apache-2.0
#include "core/store/Layers.h"

namespace pointloom::store {

LayerWriter<PointLabelChange>::LayerWriter(Statement read, Statement put, Statement drop)
    : m_read(std::move(read)), m_put(std::move(put)), m_drop(std::move(drop))
{}

Result<LayerWriter<PointLabelChange>> LayerWriter<PointLabelChange>::prepare(Database& database)
{
    auto read = database.prepare("SELECT CAST(value AS BLOB) FROM point_labels WHERE task = ? AND frame = ? AND sensor = ?");
    if (!read)
        return std::unexpected(read.error());
    auto put = database.prepare("INSERT INTO point_labels(task, frame, sensor, value) VALUES(?, ?, ?, ?)"
                                " ON CONFLICT DO UPDATE SET value = excluded.value");
    if (!put)
        return std::unexpected(put.error());
    auto drop = database.prepare("DELETE FROM point_labels WHERE task = ? AND frame = ? AND sensor = ?");
    if (!drop)
        return std::unexpected(drop.error());
    return LayerWriter(std::move(*read), std::move(*put), std::move(*drop));
}

Result<PointLabels> LayerWriter<PointLabelChange>::taken(std::int64_t task, const PointLabelChange& change, Content& content)
{
    const auto row = m_read.askRow({qlonglong(task), sqlText(change.frame.name), sqlText(change.sensor)});
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return PointLabels();
    const QByteArray value = (*row)->bytes(0);
    content.remove(digestOfPoints(task, QByteArray::fromStdString(change.frame.name), QByteArray::fromStdString(change.sensor), value));
    return pointLabelsFromJson(viewOf(value));
}

Result<void> LayerWriter<PointLabelChange>::write(std::int64_t task, const PointLabelChange& change, Content& content)
{
    const auto before = taken(task, change, content);
    if (!before)
        return std::unexpected(before.error());
    const auto after = before->with(change.runs);
    if (!after)
        return std::unexpected(after.error());
    const QString frame = sqlText(change.frame.name);
    const QString sensor = sqlText(change.sensor);
    if (after->empty())
        return m_drop.run({qlonglong(task), frame, sensor});
    const std::string value = toJson(*after);
    content.add(digestOfPoints(task, frame.toUtf8(), sensor.toUtf8(), QByteArray::fromStdString(value)));
    return m_put.run({qlonglong(task), frame, sensor, sqlText(value)});
}

Result<void> LayerWriter<PointLabelChange>::write(std::int64_t task, const std::vector<PointLabelChange>& changes, Standing& standing)
{
    for (const PointLabelChange& change : changes)
        if (auto written = write(task, change, standing.content); !written)
            return written;
    return {};
}

}  // namespace pointloom::store
