// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelFrameNames.h"

#include "core/base/Message.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

namespace pointloom {

void OpenLabelFrameNames::add(unsigned long long number, const std::string& name, const std::string& cloud)
{
    if (!name.empty() || !cloud.empty())
        m_said.emplace(number, Said{.name = name, .cloud = cloud});
}

OpenLabelFrameNames::Names OpenLabelFrameNames::namesFrom(const Said& said)
{
    const std::filesystem::path path(said.cloud);
    return {said.name, path.stem().string(), path.parent_path().filename().string()};
}

void OpenLabelFrameNames::settle()
{
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        std::vector<std::string> seen;
        seen.reserve(m_said.size());
        for (const auto& [number, said] : m_said) {
            if (std::string name = std::move(namesFrom(said)[kind]); !name.empty())
                seen.push_back(std::move(name));
        }
        std::ranges::sort(seen);
        m_tellsApart[kind] = std::ranges::adjacent_find(seen) == seen.end();
    }
}

OpenLabelFrameNames::Names OpenLabelFrameNames::of(unsigned long long number) const
{
    const auto said = m_said.find(number);
    if (said == m_said.end())
        return {};
    Names out = namesFrom(said->second);
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (!m_tellsApart[kind])
            out[kind].clear();
    }
    return out;
}

std::string OpenLabelFrameNames::surest(unsigned long long number) const
{
    for (const std::string& name : of(number)) {
        if (!name.empty())
            return name;
    }
    return shown(number);
}

}  // namespace pointloom
