// SPDX-License-Identifier: Apache-2.0
#include "core/formats/CsvFormat.h"

#include "core/base/Text.h"
#include "core/formats/CsvText.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/TextFile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace pointloom {
namespace {

const std::string csvKey = "csv";

enum Column : std::size_t { frameColumn, trackColumn, classColumn, cx, cy, cz, length, width, height, yaw, score, pitch, roll, fixedColumns };
constexpr std::array<std::string_view, fixedColumns> columnNames{"frame", "track_id", "class",   "cx",    "cy",        "cz",      "length",
                                                                 "width", "height",   "yaw_rad", "score", "pitch_rad", "roll_rad"};

bool couldBeTakenForAnotherType(const std::string& text)
{
    return text.empty() || text == "true" || text == "false" || number<double>(text).has_value();
}

std::string cellOf(const AttributeValue& value)
{
    if (const bool* boolean = std::get_if<bool>(&value))
        return *boolean ? "true" : "false";
    if (const double* number = std::get_if<double>(&value))
        return shown(*number);
    const std::string& text = std::get<std::string>(value);
    return couldBeTakenForAnotherType(text) ? csvQuoted(text) : csvCell(text);
}

std::string rowOf(const LabelledFrame& frame, const LabelledBox& box, const std::vector<std::string>& attributes, bool withTilt,
                  const LabelSchema* schema)
{
    std::string out = csvCell(frame.name) + ',' + csvCell(box.track) + ',' + csvCell(classToName(box.classKey, csvKey, schema));
    const Eigen::Vector3d& c = box.box.centre_m;
    const Eigen::Vector3d& s = box.box.size_m;
    for (const double value : {c.x(), c.y(), c.z(), s.x(), s.y(), s.z(), box.box.yaw_rad, box.score})
        out += ',' + shown(value);
    if (withTilt)
        out += ',' + shown(box.box.pitch_rad) + ',' + shown(box.box.roll_rad);
    for (const std::string& key : attributes) {
        const auto answer = box.attributes.find(key);
        out += ',' + (answer == box.attributes.end() ? std::string() : cellOf(answer->second));
    }
    return out + '\n';
}

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
        const auto known = static_cast<std::size_t>(std::ranges::find(columnNames, name) - columnNames.begin());
        if (known < fixedColumns && !out.at[known])
            out.at[known] = i;
        else if (!name.empty())
            out.attributes.emplace_back(i, name);
    }
    for (std::size_t i = 0; i < fixedColumns; ++i) {
        if (!out.at[i] && i != trackColumn && i < score)
            return fail(PL_TEXT("core", "the first line names no column \"%1\"; columns are separated by commas"),
                        std::string(columnNames[i]));
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

    [[nodiscard]] std::string text(Column column) const { return m_layout.at[column] ? cell(*m_layout.at[column]).text : std::string(); }

    Result<LabelledBox> box(const LabelSchema* schema) const
    {
        std::array<double, fixedColumns> values{};
        values[score] = 1;
        for (std::size_t i = cx; i < fixedColumns; ++i) {
            const std::string told = text(static_cast<Column>(i));
            if (i >= score && told.empty())
                continue;
            const auto value = number<double>(trimmed(told));
            if (!value || !std::isfinite(*value))
                return fail(PL_TEXT("core", "\"%1\" in column %2 is no number; numbers have a decimal point"), told,
                            std::string(columnNames[i]));
            values[i] = *value;
        }
        if (values[length] <= 0 || values[width] <= 0 || values[height] <= 0)
            return fail(PL_TEXT("core", "the box has no volume"));
        LabelledBox out{.track = text(trackColumn),
                        .classKey = nameToClass(text(classColumn), csvKey, schema),
                        .box = {{values[cx], values[cy], values[cz]}, {values[length], values[width], values[height]}, values[yaw],
                                values[pitch], values[roll]},
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

class CsvWriter final : public LabelWriter
{
public:
    explicit CsvWriter(const FormatOptions& options) : m_schema(options.schema) {}

    Result<void> survey(std::size_t /*index*/, const LabelledFrame& frame) override
    {
        m_empty += frame.boxes.empty() ? 1 : 0;
        for (const LabelledBox& box : frame.boxes) {
            m_withTilt = m_withTilt || !isUpright(box.box);
            for (const auto& [key, value] : box.attributes)
                m_attributes.insert(key);
        }
        return {};
    }

    [[nodiscard]] LabelledFrame representable(std::size_t /*index*/, LabelledFrame frame) const override
    {
        frame.keepsakes.clear();
        frame.points.reset();
        frame.imageBoxes.clear();
        for (LabelledBox& box : frame.boxes) {
            box.classKey = nameToClass(classToName(box.classKey, csvKey, m_schema), csvKey, m_schema);
            box.state = BoxState::keyframe;
        }
        return frame;
    }

    Result<void> begin(FileSink& sink) override
    {
        m_columns = attributeColumns();
        std::string text;
        for (const std::string_view name : std::span(columnNames).first(m_withTilt ? fixedColumns : pitch))
            text.append(text.empty() ? "" : ",").append(name);
        for (const std::string& key : m_columns)
            text += ',' + csvCell(key);
        if (auto begun = sink.begin({}); !begun)
            return begun;
        return sink.add(text + '\n');
    }

    Result<void> write(std::size_t /*index*/, const LabelledFrame& frame, FileSink& sink) override
    {
        std::string text;
        for (const LabelledBox& box : frame.boxes)
            text += rowOf(frame, box, m_columns, m_withTilt, m_schema);
        return sink.add(text);
    }

    void tell(FormatNotes& notes) const override
    {
        if (m_empty > 0)
            notes.remarks.push_back(message(PL_TEXT("core", "%1 frames without boxes do not appear in the table"), m_empty));
    }

private:
    /// The attributes of the scheme in its order, then any others that occur.
    [[nodiscard]] std::vector<std::string> attributeColumns() const
    {
        std::vector<std::string> out;
        std::set<std::string> others = m_attributes;
        if (m_schema != nullptr) {
            for (const AttributeDef& attribute : m_schema->attributes) {
                out.push_back(attribute.key);
                others.erase(attribute.key);
            }
        }
        out.insert(out.end(), others.begin(), others.end());
        return out;
    }

    const LabelSchema* m_schema;
    std::set<std::string> m_attributes;
    std::vector<std::string> m_columns;
    bool m_withTilt = false;  ///< the table has columns for pitch and roll
    std::size_t m_empty = 0;
};

}  // namespace

const FormatFacts& CsvFormat::facts() const
{
    static const FormatFacts facts{.key = csvKey,
                                   .title = "CSV of boxes",
                                   .extension = ".csv",
                                   .layout = {},
                                   .classNames = csvKey,
                                   .can = {.tracks = true, .allAttributes = true, .tilt = true, .scores = true}};
    return facts;
}

std::unique_ptr<LabelWriter> CsvFormat::writer(const LabelSetInfo& /*info*/, const FormatOptions& options) const
{
    return std::make_unique<CsvWriter>(options);
}

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
