// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FrameNames.h"

#include "core/base/Text.h"
#include "core/dataset/NameTimes.h"

#include <algorithm>
#include <array>
#include <map>

namespace pointloom {
namespace {

/// An entry of a table; nothing where two claim it.
using Claims = std::map<std::string, std::optional<std::size_t>, std::less<>>;

Claims claimsOf(const std::vector<std::string>& names, bool comparable)
{
    Claims claims;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto [at, isNew] = claims.emplace(comparable ? comparableName(names[i]) : names[i], i);
        if (!isNew)
            at->second.reset();
    }
    return claims;
}

}  // namespace

std::string comparableName(std::string_view name)
{
    name = name.substr(name.find_last_of("/\\") + 1);
    const std::string small = lowered(name);
    for (const std::string_view ending : {".pcd.bin", ".pcd", ".bin", ".ply", ".png", ".jpg", ".jpeg", ".txt", ".json", ".label"}) {
        if (small.size() > ending.size() && small.ends_with(ending)) {
            name = name.substr(0, name.size() - ending.size());
            break;
        }
    }
    if (name.empty() || !std::ranges::all_of(name, isDigit))
        return std::string(name);
    const std::size_t first = name.find_first_not_of('0');
    return first == std::string_view::npos ? "0" : std::string(name.substr(first));
}

std::optional<Places> placesByName(const std::vector<std::string>& frames, const std::vector<std::string>& ids)
{
    const Claims exact = claimsOf(ids, false);
    const Claims alike = claimsOf(ids, true);
    const Claims namedAlike = claimsOf(frames, true);
    Places out;
    bool found = false;
    for (const std::string& frame : frames) {
        const auto same = exact.find(frame);
        const std::string name = comparableName(frame);
        const auto near = alike.find(name);
        std::optional<std::size_t> place;
        if (same != exact.end())
            place = same->second;
        else if (near != alike.end() && namedAlike.at(name))
            place = near->second;
        found = found || place;
        out.push_back(place);
    }
    return found ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<Places> placesByOrder(const std::vector<std::string>& frames, std::size_t lines)
{
    Places out;
    if (lines == frames.size()) {
        for (std::size_t i = 0; i < lines; ++i)
            out.emplace_back(i);
        return out;
    }
    const auto counts = countsOfNames(frames);
    if (lines < frames.size() || !counts)
        return std::nullopt;
    const auto [least, most] = std::ranges::minmax_element(*counts);
    const long long base = *most < static_cast<long long>(lines) ? 0 : 1;
    if (*least < base || *most - base >= static_cast<long long>(lines))
        return std::nullopt;
    for (const long long count : *counts)
        out.emplace_back(static_cast<std::size_t>(count - base));
    return out;
}

}  // namespace pointloom
