// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelSystems.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <iterator>
#include <set>
#include <utility>

/// How the coordinate systems of a file are gone through, from the cloud along what leads from one to the next.
namespace pointloom {

void OpenLabelSystems::reach(Places& places, const std::vector<OpenLabelMove>& links, bool alsoWrong)
{
    std::deque<std::string> open;
    for (const auto& [name, place] : places)
        open.push_back(name);
    for (; !open.empty(); open.pop_front()) {
        const Place here = places.at(open.front());
        const auto add = [&](const std::string& name, const Pose& here_T_name, const OpenLabelMove& link) {
            if (places.emplace(name, Place{here.cloud_T_system * here_T_name, here.wrong ? here.wrong : link.wrong}).second)
                open.push_back(name);
        };
        for (const OpenLabelMove& link : links) {
            if (link.wrong && !alsoWrong)
                continue;
            if (link.to == open.front())
                add(link.from, link.to_T_from, link);
            else if (link.from == open.front())
                add(link.to, link.to_T_from.inverse(), link);
        }
    }
}

std::vector<OpenLabelMove> OpenLabelSystems::linksAt(const std::vector<OpenLabelMove>& moves) const
{
    std::set<std::pair<std::string, std::string>> told;
    for (const OpenLabelMove& move : moves)
        told.insert(std::minmax(move.from, move.to));
    std::vector<OpenLabelMove> links = moves;
    std::ranges::copy_if(m_fixed, std::back_inserter(links), [&](const OpenLabelMove& link) {
        return !told.contains(std::minmax(link.from, link.to));  // what a frame says of itself goes before what stands once for all
    });
    return links;
}

std::optional<Message> OpenLabelSystems::contradiction(const Places& places, const std::vector<OpenLabelMove>& links)
{
    constexpr double allowed_m = 0.5;  // calibrations that were measured apart agree better than that
    constexpr double allowedTurn = 0.05;
    constexpr double roundedTo = 1e-5;  // of coordinates in a map
    for (const OpenLabelMove& link : links) {
        const auto from = places.find(link.from);
        const auto to = places.find(link.to);
        if (link.wrong || from == places.end() || to == places.end() || from->second.wrong || to->second.wrong)
            continue;
        const Pose& one = from->second.cloud_T_system;
        const Pose other = to->second.cloud_T_system * link.to_T_from;
        const double apart_m = (one.translation() - other.translation()).norm();
        if (apart_m > allowed_m + roundedTo * (one.translation().norm() + link.to_T_from.translation().norm())
            || (one.linear() - other.linear()).cwiseAbs().maxCoeff() > allowedTurn)
            return message(PL_TEXT("core",
                                   "the transforms contradict each other: that from \"%1\" to \"%2\" leads %3 m away from where others "
                                   "together lead"),
                           link.from, link.to, std::round(apart_m * 100) / 100);
    }
    return std::nullopt;
}

OpenLabelSystems::Places OpenLabelSystems::reachable(const std::vector<OpenLabelMove>& moves) const
{
    const std::vector<OpenLabelMove> links = linksAt(moves);
    Places out{{m_cloud, {}}};
    reach(out, links, false);
    reach(out, links, true);
    return out;
}

}  // namespace pointloom
