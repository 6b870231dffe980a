// SPDX-License-Identifier: Apache-2.0
#include "core/base/Text.h"
#include "core/formats/CsvFormat.h"
#include "core/formats/CsvLayout.h"
#include "core/formats/CsvRowReader.h"
#include "core/formats/CsvTable.h"
#include "core/formats/CsvText.h"
#include "core/formats/FormatSupport.h"
#include "core/formats/TextFile.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace pointloom {
namespace {

using enum CsvTable::Column;

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
            m_columns = row.cells.size();
            for (const std::string& name : m_layout.doubled)
                m_info.tally.remark(
                    PL_TEXT("core", "columns that the first line names twice: the first counts, the further ones are attributes: %1 (%2)"),
                    name);
            hasLayout = true;
            return {};
        };
        if (auto gone = forEachRow(addRow); !gone)
            return gone;
        if (const auto line = m_file.windowsLine())
            m_info.tally.remark(message(
                PL_TEXT("core", "the table is no UTF-8 (line %1 is the first): its letters are taken as those of Windows-1252 (Latin-1)"),
                *line));
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
                auto read = CsvRowReader(row, m_layout).box(m_options);
                if (!read)
                    return std::unexpected(read.error().in(m_file.path()));
                if (read->box)
                    take(std::move(*read), *out);
            }
        }
        return out;
    }

private:
    void take(CsvRowBox read, LabelledFrame& frame) const
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
        const CsvRowReader reader(row, m_layout);
        if (reader.isBlank())
            return {};
        const std::string line = "line " + shown(row.line);
        const std::string name = reader.text(frameColumn);
        const auto frame = frameNamed(name);
        const auto box = reader.box(m_options);
        if (!box)
            return std::unexpected(box.error().in(line));
        if (!frame) {
            leave(labelsOfMissingFrames, name.empty() ? line + ": \"\"" : name, strangeFrame(name).in(line));
        } else if (!box->box) {
            leave(box->why, line + ": " + box->where, box->error->in(line));
        } else {
            if (reader.hasDecimalTrack())
                m_info.tally.remark(PL_TEXT("core", "tracks whose numbers have got decimals in a spreadsheet are whole numbers: %1 (%2)"),
                                    reader.text(trackColumn) + " = " + box->box->track);
            if (reader.hasRoundedTrack())
                m_info.tally.remark(PL_TEXT("core",
                                            "boxes whose track a spreadsheet has rounded become tracks of their own; keep that column as "
                                            "text there: %1 (%2)"),
                                    line + ": " + reader.text(trackColumn));
            if (reader.hasCellsBeyond(m_columns))
                m_info.tally.remark(
                    PL_TEXT("core", "rows with more cells than the first line has columns, without the further ones: %1 (%2)"), line);
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
            if (record.empty() && isCsvComment(line))
                return {};
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
    std::size_t m_columns = 0;  ///< in the first line
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
