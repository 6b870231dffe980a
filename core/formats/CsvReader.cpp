// SPDX-License-Identifier: Apache-2.0
#include "core/base/Text.h"
#include "core/formats/CsvFormat.h"
#include "core/formats/CsvTable.h"
#include "core/formats/CsvText.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/TextFile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace pointloom {
namespace {

using enum CsvTable::Column;

/// Which cell of a row holds what.
struct Layout
{
    std::array<std::optional<std::size_t>, fixedColumns> at;
    std::vector<std::pair<std::size_t, std::string>> attributes;  ///< cell, key
};

Result<Layout> layoutOf(const CsvRow& header)
{
    Layout out;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const std::string name(trimmed(header.cells[i].text));
        const auto known = static_cast<std::size_t>(std::ranges::find(CsvTable::names, name) - CsvTable::names.begin());
        if (known < fixedColumns && !out.at[known])
            out.at[known] = i;
        else if (!name.empty())
            out.attributes.emplace_back(i, name);
    }
    for (std::size_t i = 0; i < fixedColumns; ++i) {
        if (!out.at[i] && i != trackColumn && i < score)
            return fail(PL_TEXT("core", "the first line names no column \"%1\"; columns are separated by commas"),
                        std::string(CsvTable::names[i]));
    }
    return out;
}

/// What a cell says; nothing when it is empty.
Result<std::optional<AttributeValue>> answerOf(const CsvCell& cell, const std::string& key, const LabelSchema* schema)
{
    using Answer = std::optional<AttributeValue>;
    if (cell.quoted)
        return Answer(cell.text);
    if (cell.text.empty())
        return Answer();
    const AttributeDef* known = schema != nullptr ? schema->findAttribute(key) : nullptr;
    if (known != nullptr && (known->type == AttributeType::text || known->type == AttributeType::choice))
        return Answer(cell.text);
    if (cell.text == "true" || cell.text == "false")
        return Answer(cell.text == "true");
    if (const auto value = number<double>(cell.text); value && std::isfinite(*value))
        return Answer(*value);
    if (known != nullptr)
        return fail(PL_TEXT("core", "\"%1\" is no answer to \"%2\""), cell.text, key);
    return Answer(cell.text);
}

class RowReader
{
public:
    RowReader(const CsvRow& row, const Layout& layout) : m_row(row), m_layout(layout) {}

    [[nodiscard]] const CsvCell& cell(std::size_t index) const
    {
        static const CsvCell nothing;
        return index < m_row.cells.size() ? m_row.cells[index] : nothing;
    }

    [[nodiscard]] std::string text(CsvTable::Column column) const
    {
        return m_layout.at[column] ? cell(*m_layout.at[column]).text : std::string();
    }

    Result<LabelledBox> box(const LabelSchema* schema) const
    {
        std::array<double, fixedColumns> values{};
        values[score] = 1;
        for (std::size_t i = cx; i < fixedColumns; ++i) {
            const std::string told = text(static_cast<CsvTable::Column>(i));
            if (i >= score && told.empty())
                continue;
            const auto value = number<double>(trimmed(told));
            if (!value || !std::isfinite(*value))
                return fail(PL_TEXT("core", "\"%1\" in column %2 is no number; numbers have a decimal point"), told,
                            std::string(CsvTable::names[i]));
            values[i] = *value;
        }
        if (values[length] <= 0 || values[width] <= 0 || values[height] <= 0)
            return fail(PL_TEXT("core", "the box has no volume"));
        LabelledBox out{.track = text(trackColumn),
                        .classKey = nameToClass(text(classColumn), CsvTable::key, schema),
                        .box = {{values[cx], values[cy], values[cz]},
                                {values[length], values[width], values[height]},
                                values[yaw],
                                values[pitch],
                                values[roll]},
                        .attributes = {},
                        .score = values[score]};
        for (const auto& [index, key] : m_layout.attributes) {
            const auto answer = answerOf(cell(index), key, schema);
            if (!answer)
                return std::unexpected(answer.error());
            if (*answer)
                out.attributes[key] = **answer;
        }
        return out;
    }

private:
    const CsvRow& m_row;
    const Layout& m_layout;
};

/// Knows where in the table the rows of each frame stand.
class CsvLabels final : public LabelsFromFile
{
public:
    CsvLabels(TextFile file, std::shared_ptr<LabelSource> told, const LabelSchema* schema)
        : LabelsFromFile(file.path().stem().string(), std::move(told)), m_file(std::move(file)), m_schema(schema)
    {}

    /// Goes through the table once: what is wrong in it is found here.
    Result<void> index()
    {
        bool hasLayout = false;
        m_pieces.resize(m_info.frames.size());
        const auto addRow = [&](const CsvRow& row, const TextPiece& where) -> Result<void> {
            if (!hasLayout) {
                auto layout = layoutOf(row);
                if (!layout)
                    return std::unexpected(layout.error());
                m_layout = std::move(*layout);
                hasLayout = true;
                return {};
            }
            const RowReader reader(row, m_layout);
            const Result<std::size_t> frame = frameNamed(reader.text(frameColumn));
            if (!frame)
                return std::unexpected(frame.error().in("line " + shown(row.line)));
            if (const auto box = reader.box(m_schema); !box)
                return std::unexpected(box.error().in("line " + shown(row.line)));
            m_pieces.resize(m_info.frames.size());
            append(m_pieces[*frame], where);
            return {};
        };
        if (auto gone = forEachRow(addRow); !gone)
            return gone;
        if (!hasLayout) {
            if (const auto layout = layoutOf({}); !layout)
                return std::unexpected(layout.error());
        }
        return {};
    }

    Result<LabelledFrame> frame(std::size_t index) override
    {
        Result<LabelledFrame> out = blank(index);
        if (!out)
            return out;
        for (const TextPiece& piece : m_pieces[index]) {
            const Result<std::string> text = m_file.read(piece);
            if (!text)
                return std::unexpected(text.error());
            const auto rows = csvFromText(*text, piece.line);
            if (!rows)
                return std::unexpected(rows.error().in(m_file.path()));
            for (const CsvRow& row : *rows) {
                auto box = RowReader(row, m_layout).box(m_schema);
                if (!box)
                    return std::unexpected(box.error().in(m_file.path()));
                out->boxes.push_back(std::move(*box));
            }
        }
        return out;
    }

private:
    /// Puts the lines together that a quoted line end tears apart.
    Result<void> forEachRow(const std::function<Result<void>(const CsvRow&, const TextPiece&)>& visit)
    {
        CsvQuotes quotes;
        std::string record;
        TextPiece where;
        const auto take = [&]() -> Result<void> {
            const auto rows = csvFromText(record, where.line);
            if (!rows)
                return std::unexpected(rows.error());
            record.clear();
            return rows->empty() ? Result<void>() : visit(rows->front(), where);
        };
        const auto addLine = [&](std::string_view line, const TextPiece& lineAt) -> Result<void> {
            if (record.empty())
                where = TextPiece{.offset = lineAt.offset, .length = 0, .line = lineAt.line};
            where.length += lineAt.length;
            record.append(line).append("\n");
            return quotes.isOpenAfter(line) ? Result<void>() : take();
        };
        if (auto gone = m_file.forEachLine(addLine); !gone)
            return gone;
        return record.empty() ? Result<void>() : take();
    }

    TextFile m_file;
    const LabelSchema* m_schema;
    Layout m_layout;
    std::vector<std::vector<TextPiece>> m_pieces;
};

}  // namespace

Result<std::unique_ptr<LabelSource>> CsvFormat::open(const std::filesystem::path& source, std::shared_ptr<LabelSource> told,
                                                     const FormatOptions& options) const
{
    Result<TextFile> file = TextFile::open(source);
    if (!file)
        return std::unexpected(file.error());
    auto out = std::make_unique<CsvLabels>(std::move(*file), std::move(told), options.schema);
    if (auto indexed = out->index(); !indexed)
        return std::unexpected(indexed.error().in(source));
    return out;
}

}  // namespace pointloom
