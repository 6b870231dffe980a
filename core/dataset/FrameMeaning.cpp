// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameMeaning.h"

#include "core/base/Composed.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

/// Of clouds, of their labels and of pictures that have the same name.
constexpr std::array<std::string_view, 16> frameEndings{".bin",   ".pcd", ".ply", ".npy",  ".las", ".laz", ".txt",  ".json",
                                                        ".label", ".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"};

/// ="000012", which is how a spreadsheet is told to keep the zeros.
std::string_view withoutFormula(std::string_view name)
{
    if (name.size() > 3 && name.starts_with("=\"") && name.ends_with('"'))
        return name.substr(2, name.size() - 3);
    return name;
}

std::string_view withoutEndings(std::string_view name)
{
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view ending : frameEndings) {
            if (name.size() > ending.size() && name.ends_with(ending)) {
                name.remove_suffix(ending.size());
                again = true;
            }
        }
    }
    return name;
}

/// "12.0" is 12 where a spreadsheet has taken a name for a number.
std::string_view withoutDecimalZeros(std::string_view name)
{
    const std::size_t point = name.find('.');
    if (point == std::string_view::npos || point == 0 || point + 1 == name.size())
        return name;
    const bool isWhole =
        std::ranges::all_of(name.substr(0, point), isDigit) && name.find_first_not_of('0', point + 1) == std::string_view::npos;
    return isWhole ? name.substr(0, point) : name;
}

/// Runs of digits without their leading zeros; decimals keep them.
std::string withoutLeadingZeros(std::string_view name)
{
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        if (!isDigit(name[at])) {
            out += name[at++];
            continue;
        }
        const std::size_t end = std::min(name.find_first_not_of("0123456789", at), name.size());
        const bool isDecimals = at > 1 && name[at - 1] == '.' && isDigit(name[at - 2]);
        const std::size_t first = isDecimals ? at : std::min(name.find_first_not_of('0', at), end - 1);
        out += name.substr(first, end - first);
        at = end;
    }
    return out;
}

}  // namespace

std::string frameNameMeaning(std::string_view name)
{
    const std::string whole = composed(name);
    std::string_view rest = withoutFormula(trimmedWide(whole));
    if (rest.size() > 1 && rest.starts_with('\''))  // which tells a spreadsheet that it is text
        rest.remove_prefix(1);
    if (const std::size_t slash = rest.find_last_of("/\\"); slash != std::string_view::npos && slash + 1 < rest.size())
        rest.remove_prefix(slash + 1);
    const std::string low = lowered(rest);
    return withoutLeadingZeros(withoutDecimalZeros(trimmedWide(withoutEndings(low))));
}

FrameNames::FrameNames(const std::vector<std::string>& names)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        add(names[i], i);
}

void FrameNames::add(const std::string& name, std::size_t index)
{
    m_exact.emplace(name, index);
    const auto [known, isNew] = m_meant.try_emplace(frameNameMeaning(name), index);
    if (!isNew)
        known->second.reset();
}

std::optional<std::size_t> FrameNames::exactly(const std::string& name) const
{
    const auto found = m_exact.find(name);
    return found == m_exact.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> FrameNames::find(const std::string& name) const
{
    if (const auto same = exactly(name))
        return same;
    const auto meant = m_meant.find(frameNameMeaning(name));
    return meant == m_meant.end() ? std::nullopt : meant->second;
}

}  // namespace pointloom
