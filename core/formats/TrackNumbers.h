// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// The numbers that stand for tracks where a format has nothing but numbers. A track whose name is a number from 0 on keeps it; other
/// names, and boxes without a track, get the numbers after the largest one, in the order in which they come. Two boxes of a track in one
/// frame are two objects: the second gets a number of its own.
class TrackNumbers
{
public:
    /// All frames, in order, before anything is asked.
    void add(const LabelledFrame& frame);

    /// The numbers of the boxes of a frame that was added.
    [[nodiscard]] std::vector<long long> numbersIn(std::size_t index, const LabelledFrame& frame) const;
    /// Of the numbers that stand for another name.
    [[nodiscard]] std::map<long long, std::string> names() const;
    /// The track that a number is read back as.
    [[nodiscard]] std::string nameOf(long long number) const;
    /// Boxes that could not share the number of their track.
    [[nodiscard]] std::size_t separated() const { return m_separated; }

private:
    long long m_largest = -1;               ///< of the tracks whose names are numbers
    long long m_fresh = 0;                  ///< how many numbers have been given out
    std::vector<long long> m_freshBefore;   ///< [frame] the same before it
    std::map<std::string, long long> m_of;  ///< fresh number by name, from 0
    std::map<long long, std::string> m_nameOf;
    std::size_t m_separated = 0;
};

/// The track that a number is read back as.
[[nodiscard]] std::string trackNamed(const std::map<long long, std::string>& names, long long number);

/// The names as a table, "number,track" with a line for each, and back.
[[nodiscard]] std::string tableOf(const std::map<long long, std::string>& names);
[[nodiscard]] Result<std::map<long long, std::string>> namesFromTable(std::string_view text);

/// "12 = car-5, 13 = car-6, …"
[[nodiscard]] std::string listed(const std::map<long long, std::string>& names);

}  // namespace pointloom
