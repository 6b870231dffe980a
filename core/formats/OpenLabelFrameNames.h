// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>

namespace pointloom {

/// What the frames of an OpenLABEL file may be called, to place them among those of a dataset.
class OpenLabelFrameNames
{
public:
    /// Its own name, the stem of its cloud, the folder of its cloud: the surest first; empty where there is none.
    static constexpr std::size_t kinds = 3;
    using Names = std::array<std::string, kinds>;

    /// What a frame says, each empty where it says nothing.
    void add(unsigned long long number, const std::string& name, const std::string& cloud);
    /// Finds out, after the last frame, which kinds are names at all: one by which frames cannot be told apart is none, as clouds may be
    /// called alike in folders of their own.
    void settle();

    [[nodiscard]] Names of(unsigned long long number) const;
    /// The surest, or the number.
    [[nodiscard]] std::string surest(unsigned long long number) const;

private:
    struct Said
    {
        std::string name;
        std::string cloud;
    };
    [[nodiscard]] static Names namesFrom(const Said& said);

    std::map<unsigned long long, Said> m_said;  ///< of frames that say something
    std::array<bool, kinds> m_tellsApart{};
};

}  // namespace pointloom
