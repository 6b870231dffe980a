// SPDX-License-Identifier: Apache-2.0
#include "core/base/Text.h"
#include "core/formats/CsvFormat.h"
#include "core/formats/CsvLayout.h"
#include "core/formats/CsvTable.h"
#include "core/formats/CsvText.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/TextFile.h"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace pointloom {
namespace {

using enum CsvTable::Column;

/// What programs write where there is no number.
bool saysNoNumber(std::string_view text)
{
    constexpr std::array<std::string_view, 9> spellings{"nan", "-nan", "na", "n/a", "#n/a", "null", "none", "1.#qnan", "-nan(ind)"};
    const std::string low = lowered(text);
    const auto value = number<double>(text);
    return std::ranges::find(spellings, low) != spellings.end() || (value && !std::isfinite(*value));
}

/// What a cell says; nothing when it is empty.
Result<std::optional<AttributeValue>> answerOf(const CsvCell& cell, const std::string& key, const CsvLayout& layout,
                                               const LabelSchema* schema)
{
    using Answer = std::optional<AttributeValue>;
    if (cell.quoted)
        return Answer(cell.text);
    if (cell.text.empty())
        return Answer();
    const AttributeDef* known = schema != nullptr ? schema->findAttribute(key) : nullptr;
    if (known != nullptr && (known->type == AttributeType::text || known->type == AttributeType::choice))
        return Answer(cell.text);
    if (const std::string low = lowered(trimmed(cell.text)); low == "true" || low == "false")
        return Answer(low == "true");
    if (const auto value = layout.numberIn(cell.text); value && std::isfinite(*value))
        return Answer(*value);
    if (known != nullptr && saysNoNumber(trimmed(cell.text)))
        return Answer();
    if (known != nullptr)
        return fail(PL_TEXT("core", "\"%1\" is no answer to \"%2\""), cell.text, key);
    return Answer(cell.text);
}

/// A row's box, or why it is none.
struct RowBox
{
    std::optional<LabelledBox> box{};
    std::string why{};               ///< a pattern for the tally
    std::string where{};             ///< behind the line's number
    std::optional<Error> error{};    ///< the same for a table that holds nothing else
    std::array<double, 3> angles{};  ///< as they were told
};

class RowReader
{
public:
    RowReader(const CsvRow& row, const CsvLayout& layout) : m_row(row), m_layout(layout) {}

    [[nodiscard]] const CsvCell& cell(std::size_t index) const
    {
        static const CsvCell nothing;
        return index < m_row.cells.size() ? m_row.cells[index] : nothing;
    }

    [[nodiscard]] bool isBlank() const
    {
        return std::ranges::all_of(m_row.cells, [](const CsvCell& cell) { return !cell.quoted && trimmed(cell.text).empty(); });
    }

    [[nodiscard]] std::string text(CsvTable::Column column) const
    {
        if (!m_layout.at[column])
            return {};
        const CsvCell& told = cell(*m_layout.at[column]);
        return told.quoted ? told.text : std::string(trimmed(told.text));
    }

    /// Whether a spreadsheet has made a number with decimals out of the track's.
    [[nodiscard]] bool hasDecimalTrack() const
    {
        return m_layout.at[trackColumn] && !cell(*m_layout.at[trackColumn]).quoted && !wholeNumberWithZeros(text(trackColumn)).empty();
    }

    Result<RowBox> box(const FormatOptions& options) const
    {
        std::array<double, fixedColumns> values{};
        values[score] = 1;
        for (std::size_t i = cx; i < fixedColumns; ++i) {
            const std::string told = text(static_cast<CsvTable::Column>(i));
            const bool mayLack = i >= score;
            if (mayLack && (told.empty() || saysNoNumber(told)))
                continue;
            const std::string name(CsvTable::names[i]);
            const auto value = m_layout.numberIn(told);
            if (!value && !saysNoNumber(told))
                return fail(PL_TEXT("core", "\"%1\" in column %2 is no number; numbers have a decimal point"), told, name);
            if (!value || !std::isfinite(*value))
                return RowBox{
                    .why = PL_TEXT("core", "boxes with a value that is no number are left out: %1 (%2)"),
                    .where = name + " " + told,
                    .error = fail(PL_TEXT("core", "\"%1\" in column %2 is no number; numbers have a decimal point"), told, name).error()};
            values[i] = *value;
        }
        if (values[length] <= 0 || values[width] <= 0 || values[height] <= 0)
            return RowBox{.why = labelsWithoutVolume,
                          .where = sizeShown({values[length], values[width], values[height]}),
                          .error = fail(PL_TEXT("core", "the box has no volume")).error()};
        return withAnswers(values, options);
    }

private:
    [[nodiscard]] Result<RowBox> withAnswers(const std::array<double, fixedColumns>& values, const FormatOptions& options) const
    {
        BoxReading reading = options.reading;
        reading.degrees = reading.degrees || m_layout.degrees;
        const std::string_view whole = hasDecimalTrack() ? wholeNumberWithZeros(text(trackColumn)) : std::string_view();
        LabelledBox out{.track = whole.empty() ? text(trackColumn) : std::string(whole),
                        .classKey = nameToClass(text(classColumn), CsvTable::key, options.schema),
                        .box = {{values[cx], values[cy], values[cz]},
                                {values[length], values[width], values[height]},
                                angleMeant_rad(values[yaw], reading),
                                angleMeant_rad(values[pitch], reading),
                                angleMeant_rad(values[roll], reading)},
                        .attributes = {},
                        .score = values[score]};
        for (const auto& [index, key] : m_layout.attributes) {
            const auto answer = answerOf(cell(index), key, m_layout, options.schema);
            if (!answer)
                return std::unexpected(answer.error());
            if (*answer)
                out.attributes[key] = **answer;
        }
        return RowBox{.box = std::move(out), .angles = {values[yaw], values[pitch], values[roll]}};
    }

    const CsvRow& m_row;
    const CsvLayout& m_layout;
};

/// Knows where in the table the rows of each frame stand.
class CsvLabels final : public LabelsFromFile
{
public:
    CsvLabels(TextFile file, std::shared_ptr<LabelSource> told, const FormatOptions& options)
        : LabelsFromFile(file.path().stem().string(), std::move(told)), m_file(std::move(file)), m_options(options)
    {}

    /// Goes through the table once: what is wrong in it is found here.
    Result<void> index()
    {
        const auto head = m_file.firstLine();
        if (!head)
            return std::unexpected(head.error());
        m_separator = csvSeparatorOf(*head);
        const bool saysSeparator = csvSaysSeparator(*head);
        bool hasLayout = false;
        std::size_t rows = 0;
        m_pieces.resize(m_info.frames.size());
        const auto addRow = [&](const CsvRow& row, const TextPiece& where) -> Result<void> {
            if (saysSeparator && rows++ == 0)
                return {};
            if (hasLayout)
                return place(row, where);
            auto layout = csvLayoutOf(row, m_separator);
            if (!layout)
                return std::unexpected(layout.error());
            m_layout = std::move(*layout);
            hasLayout = true;
            return {};
        };
        if (auto gone = forEachRow(addRow); !gone)
            return gone;
        m_pieces.resize(m_info.frames.size());  // frames are named by rows that are left out, too
        if (!hasLayout) {
            if (const auto layout = csvLayoutOf({}, m_separator); !layout)
                return std::unexpected(layout.error());
        }
        if (m_placed == 0 && m_firstLeft)  // nothing that could be taken: the first reason says why
            return std::unexpected(*m_firstLeft);
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
            const auto rows = csvFromText(*text, piece.line, m_separator);
            if (!rows)
                return std::unexpected(rows.error().in(m_file.path()));
            for (const CsvRow& row : *rows) {
                auto read = RowReader(row, m_layout).box(m_options);
                if (!read)
                    return std::unexpected(read.error().in(m_file.path()));
                if (read->box)
                    take(std::move(*read), *out);
            }
        }
        return out;
    }

private:
    void take(RowBox read, LabelledFrame& frame) const
    {
        read.box->box = boxMeant(read.box->box, m_options.reading, frame.world_T_cloud);
        frame.boxes.push_back(std::move(*read.box));
        frame.tally.take(1);
        if (m_layout.degrees)
            return;  // the table says so itself
        frame.facts.sawAngle(read.angles.front());
        for (const double tilt : {read.angles[1], read.angles[2]}) {
            if (tilt != 0)
                frame.facts.sawAngle(tilt);
        }
    }

    Result<void> place(const CsvRow& row, const TextPiece& where)
    {
        const RowReader reader(row, m_layout);
        if (reader.isBlank())
            return {};
        const std::string line = "line " + shown(row.line);
        const std::string name = reader.text(frameColumn);
        const auto frame = frameNamed(name);
        const auto box = reader.box(m_options);
        if (!box)
            return std::unexpected(box.error().in(line));
        if (!frame) {
            leave(labelsOfMissingFrames, name, strangeFrame(name).in(line));
        } else if (!box->box) {
            leave(box->why, line + ": " + box->where, box->error->in(line));
        } else {
            if (reader.hasDecimalTrack())
                m_info.tally.remark(PL_TEXT("core", "tracks whose numbers have got decimals in a spreadsheet are whole numbers: %1 (%2)"),
                                    reader.text(trackColumn) + " = " + box->box->track);
            m_pieces.resize(m_info.frames.size());
            append(m_pieces[*frame], where);
            ++m_placed;
        }
        return {};
    }

    void leave(const std::string& why, const std::string& where, Error error)
    {
        m_info.tally.leave(why, where);
        if (!m_firstLeft)
            m_firstLeft = std::move(error);
    }

    /// Puts the lines together that a quoted line end tears apart.
    Result<void> forEachRow(const std::function<Result<void>(const CsvRow&, const TextPiece&)>& visit)
    {
        CsvQuotes quotes(m_separator);
        std::string record;
        TextPiece where;
        const auto take = [&]() -> Result<void> {
            const auto rows = csvFromText(record, where.line, m_separator);
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
    FormatOptions m_options;
    CsvLayout m_layout;
    char m_separator = ',';
    std::vector<std::vector<TextPiece>> m_pieces;
    std::size_t m_placed = 0;
    std::optional<Error> m_firstLeft;
};

}  // namespace

Result<std::unique_ptr<LabelSource>> CsvFormat::open(const std::filesystem::path& source, std::shared_ptr<LabelSource> told,
                                                     const FormatOptions& options) const
{
    Result<TextFile> file = TextFile::open(source);
    if (!file)
        return std::unexpected(file.error());
    auto out = std::make_unique<CsvLabels>(std::move(*file), std::move(told), options);
    if (auto indexed = out->index(); !indexed)
        return std::unexpected(indexed.error().in(source));
    return out;
}

}  // namespace pointloom
