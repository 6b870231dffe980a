// SPDX-License-Identifier: Apache-2.0
#include "core/formats/CsvFormat.h"

#include "core/base/File.h"
#include "core/base/Text.h"
#include "core/formats/CsvText.h"
#include "core/formats/FormatSupport.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace pointloom {
namespace {

const std::string formatKey = "csv";

enum Column : std::size_t { frameColumn, trackColumn, classColumn, cx, cy, cz, length, width, height, yaw, score, pitch, roll, fixedColumns };
constexpr std::array<std::string_view, fixedColumns> columnNames{"frame", "track_id", "class",   "cx",    "cy",        "cz",      "length",
                                                                 "width", "height",   "yaw_rad", "score", "pitch_rad", "roll_rad"};

/// Whether the table has columns for pitch and roll.
bool hasTilt(const LabelSet& labels)
{
    const auto isTilted = [](const LabelledBox& box) { return !isUpright(box.box); };
    return std::ranges::any_of(labels.frames, [&](const LabelledFrame& frame) { return std::ranges::any_of(frame.boxes, isTilted); });
}

/// The attributes of the scheme in its order, then any others that occur.
std::vector<std::string> attributeColumns(const LabelSet& labels, const LabelSchema* schema)
{
    std::vector<std::string> out;
    if (schema != nullptr) {
        for (const AttributeDef& attribute : schema->attributes)
            out.push_back(attribute.key);
    }
    std::set<std::string> others;
    for (const LabelledFrame& frame : labels.frames) {
        for (const LabelledBox& box : frame.boxes) {
            for (const auto& [key, value] : box.attributes)
                others.insert(key);
        }
    }
    for (const std::string& key : out)
        others.erase(key);
    out.insert(out.end(), others.begin(), others.end());
    return out;
}

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
    std::string out = csvCell(frame.name) + ',' + csvCell(box.track) + ',' + csvCell(classToName(box.classKey, formatKey, schema));
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
                        .classKey = nameToClass(text(classColumn), formatKey, schema),
                        .box = {{values[cx], values[cy], values[cz]}, {values[length], values[width], values[height]}, values[yaw], values[pitch],
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

Result<LabelSet> labelsFromCsv(std::string_view text, std::span<const LabelledFrame> told, const LabelSchema* schema)
{
    const auto rows = csvFromText(text);
    if (!rows)
        return std::unexpected(rows.error());
    const auto layout = rows->empty() ? layoutOf({}) : layoutOf(rows->front());
    if (!layout)
        return std::unexpected(layout.error());
    NamedFrames frames(told);
    for (const CsvRow& row : std::span(*rows).subspan(1)) {
        const RowReader reader(row, *layout);
        const auto frame = frames.find(reader.text(frameColumn));
        if (!frame)
            return std::unexpected(frame.error().in("line " + shown(row.line)));
        auto box = reader.box(schema);
        if (!box)
            return std::unexpected(box.error().in("line " + shown(row.line)));
        (*frame)->boxes.push_back(std::move(*box));
    }
    LabelSet out;
    out.frames = frames.take();
    return out;
}

}  // namespace

Result<std::map<std::filesystem::path, std::string>> CsvFormat::write(const LabelSet& labels, const FormatOptions& options,
                                                                      FormatNotes& notes) const
{
    if (auto checked = checkLabels(labels); !checked)
        return std::unexpected(checked.error());
    const std::vector<std::string> attributes = attributeColumns(labels, options.schema);
    const bool withTilt = hasTilt(labels);
    std::string text;
    for (const std::string_view name : std::span(columnNames).first(withTilt ? fixedColumns : pitch))
        text.append(text.empty() ? "" : ",").append(name);
    for (const std::string& key : attributes)
        text += ',' + csvCell(key);
    text += '\n';
    std::size_t empty = 0;
    for (const LabelledFrame& frame : labels.frames) {
        empty += frame.boxes.empty() ? 1 : 0;
        for (const LabelledBox& box : frame.boxes)
            text += rowOf(frame, box, attributes, withTilt, options.schema);
    }
    noteMergedClasses(labels, formatKey, options.schema, notes);
    noteKeptLines(labels, notes);
    noteStates(labels, notes);
    if (empty > 0)
        notes.remarks.push_back(message(PL_TEXT("core", "%1 frames without boxes do not appear in the table"), empty));
    return std::map<std::filesystem::path, std::string>{{std::filesystem::path(), std::move(text)}};
}

Result<LabelSet> CsvFormat::read(const std::filesystem::path& source, std::span<const LabelledFrame> frames,
                                 const FormatOptions& options) const
{
    const Result<std::string> text = readText(source);
    if (!text)
        return std::unexpected(text.error());
    Result<LabelSet> out = labelsFromCsv(*text, frames, options.schema);
    if (!out)
        return std::unexpected(out.error().in(source));
    out->name = source.stem().string();
    return out;
}

LabelSet CsvFormat::representable(const LabelSet& labels, const FormatOptions& options) const
{
    LabelSet out = labels;
    for (LabelledFrame& frame : out.frames) {
        frame.keptLines.clear();
        for (LabelledBox& box : frame.boxes) {
            box.classKey = nameToClass(classToName(box.classKey, formatKey, options.schema), formatKey, options.schema);
            box.state = BoxState::keyframe;
        }
    }
    return out;
}

}  // namespace pointloom
