// SPDX-License-Identifier: Apache-2.0
#include "core/formats/CsvRowReader.h"

#include "core/base/Text.h"
#include "core/formats/FormatSupport.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace pointloom {

namespace {

using enum CsvTable::Column;

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

}  // namespace

const CsvCell& CsvRowReader::cell(std::size_t index) const
{
    static const CsvCell nothing;
    return index < m_row.cells.size() ? m_row.cells[index] : nothing;
}

bool CsvRowReader::isBlank() const
{
    return std::ranges::all_of(m_row.cells, [](const CsvCell& cell) { return !cell.quoted && trimmed(cell.text).empty(); });
}

std::string CsvRowReader::text(CsvTable::Column column) const
{
    if (!m_layout.at[column])
        return {};
    const CsvCell& told = cell(*m_layout.at[column]);
    return told.quoted ? told.text : std::string(trimmedWide(told.text));
}

bool CsvRowReader::hasDecimalTrack() const
{
    return m_layout.at[trackColumn] && !cell(*m_layout.at[trackColumn]).quoted && !wholeNumberWithZeros(text(trackColumn)).empty();
}

bool CsvRowReader::hasRoundedTrack() const
{
    return m_layout.at[trackColumn] && !cell(*m_layout.at[trackColumn]).quoted && isRoundedNumber(text(trackColumn));
}

bool CsvRowReader::hasCellsBeyond(std::size_t columns) const
{
    const std::span<const CsvCell> beyond = std::span(m_row.cells).subspan(std::min(columns, m_row.cells.size()));
    return std::ranges::any_of(beyond, [](const CsvCell& one) { return !trimmed(one.text).empty(); });
}

Result<CsvRowBox> CsvRowReader::box(const FormatOptions& options) const
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
            return CsvRowBox{
                .why = boxesWithoutNumber,
                .where = name + " " + told,
                .error = fail(PL_TEXT("core", "\"%1\" in column %2 is no number; numbers have a decimal point"), told, name).error()};
        values[i] = *value;
    }
    if (values[length] <= 0 || values[width] <= 0 || values[height] <= 0)
        return CsvRowBox{.why = labelsWithoutVolume,
                         .where = sizeShown({values[length], values[width], values[height]}),
                         .error = fail(PL_TEXT("core", "the box has no volume")).error()};
    return withAnswers(values, options);
}

Result<CsvRowBox> CsvRowReader::withAnswers(const std::array<double, fixedColumns>& values, const FormatOptions& options) const
{
    BoxReading reading = options.reading;
    reading.degrees = reading.degrees || m_layout.degrees;
    const std::string track = text(trackColumn);
    const std::string_view whole = hasDecimalTrack() ? wholeNumberWithZeros(track) : std::string_view();
    LabelledBox out{.track = hasRoundedTrack() ? std::string()
                        : whole.empty()        ? track
                                               : std::string(whole),
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
    return CsvRowBox{.box = std::move(out), .angles = {values[yaw], values[pitch], values[roll]}};
}

}  // namespace pointloom
