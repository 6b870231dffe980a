// SPDX-License-Identifier: Apache-2.0
#include "core/formats/CsvFormat.h"

#include "core/base/Text.h"
#include "core/formats/CsvTable.h"
#include "core/formats/CsvText.h"
#include "core/formats/FormatSupport.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace pointloom {
namespace {

using enum CsvTable::Column;

bool couldBeTakenForAnotherType(const std::string& text)
{
    const std::string low = lowered(text);
    return text.empty() || low == "true" || low == "false" || number<double>(text).has_value();
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

/// What a spreadsheet computes instead of showing it. Numbers may begin with a sign.
bool looksLikeFormula(std::string_view cell)
{
    constexpr std::string_view beginnings = "=+-@\t\r";
    return !cell.empty() && beginnings.contains(cell.front()) && !number<double>(cell);
}

/// A track that is called "1.0" is not the one that a spreadsheet has made so out of 1, nor "1e5" a rounded one.
std::string trackCell(const std::string& track)
{
    return wholeNumberWithZeros(track).empty() && !isRoundedNumber(track) ? csvCell(track) : csvQuoted(track);
}

std::string rowOf(const LabelledFrame& frame, const LabelledBox& box, const std::vector<std::string>& attributes, bool withTilt,
                  const LabelSchema* schema)
{
    std::string out = csvCell(frame.name) + ',' + trackCell(box.track) + ',' + csvCell(classToName(box.classKey, CsvTable::key, schema));
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

class CsvWriter final : public LabelWriter
{
public:
    explicit CsvWriter(const FormatOptions& options) : m_schema(options.schema) {}

    Result<void> survey(std::size_t /*index*/, const LabelledFrame& frame) override
    {
        m_empty += frame.boxes.empty() ? 1 : 0;
        for (const LabelledBox& box : frame.boxes) {
            for (const std::string_view cell : {std::string_view(frame.name), std::string_view(box.track), std::string_view(box.classKey)})
                noteFormula(cell);
            m_withTilt = m_withTilt || !isUpright(box.box);
            for (const auto& [key, value] : box.attributes) {
                m_attributes.insert(key);
                noteFormula(key);
                if (const std::string* text = std::get_if<std::string>(&value))
                    noteFormula(*text);
            }
        }
        return {};
    }

    [[nodiscard]] LabelledFrame representable(std::size_t /*index*/, LabelledFrame frame) const override
    {
        frame.keepsakes.clear();
        frame.points.reset();
        frame.imageBoxes.clear();
        for (LabelledBox& box : frame.boxes) {
            box.classKey = nameToClass(classToName(box.classKey, CsvTable::key, m_schema), CsvTable::key, m_schema);
            box.state = BoxState::keyframe;
        }
        return frame;
    }

    Result<void> begin(FileSink& sink) override
    {
        m_columns = attributeColumns();
        // An attribute that is called like one of the columns of the tilt is told from it only when these are there, too.
        m_withTilt = m_withTilt || std::ranges::any_of(m_columns, [](const std::string& key) {
                         return key == CsvTable::names[pitch] || key == CsvTable::names[roll];
                     });
        std::string text;
        for (const std::string_view name : std::span(CsvTable::names).first(m_withTilt ? fixedColumns : pitch))
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
        if (!m_formulas.empty())
            notes.remarks.push_back(
                message(PL_TEXT("core",
                                "%1 names and answers begin like a formula, such as \"%2\": a spreadsheet would compute "
                                "them; let it take the columns as text"),
                        m_formulas.size(), *m_formulas.begin()));
    }

private:
    void noteFormula(std::string_view cell)
    {
        if (looksLikeFormula(cell))
            m_formulas.emplace(cell);
    }

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
    std::set<std::string, std::less<>> m_formulas;  ///< each cell once
};

}  // namespace

const FormatFacts& CsvFormat::facts() const
{
    static const FormatFacts facts{.key = CsvTable::key,
                                   .title = "CSV of boxes",
                                   .extension = ".csv",
                                   .layout = {},
                                   .classNames = CsvTable::key,
                                   .can = {.tracks = true, .allAttributes = true, .tilt = true, .scores = true}};
    return facts;
}

std::unique_ptr<LabelWriter> CsvFormat::writer(const LabelSetInfo& /*info*/, const FormatOptions& options) const
{
    return std::make_unique<CsvWriter>(options);
}

}  // namespace pointloom
