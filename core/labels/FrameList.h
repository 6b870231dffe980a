// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/FrameKey.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace pointloom {

/// The frames of a sequence in order. Positions in it (0, 1, 2 ...) stand for frames as long as the sequence is open, keys for ever.
class FrameList
{
public:
    FrameList() = default;
    /// No key may be there twice.
    /// @param isPart  the dataset has more frames than these: others are not gone because they are not among them
    explicit FrameList(std::vector<FrameKey> keys, bool isPart = false);

    [[nodiscard]] bool isPart() const { return m_isPart; }
    [[nodiscard]] int size() const { return static_cast<int>(m_keys.size()); }
    [[nodiscard]] bool contains(int position) const { return position >= 0 && position < size(); }
    /// The position must be one of the list.
    [[nodiscard]] const FrameKey& key(int position) const;
    [[nodiscard]] std::optional<int> find(const FrameKey& key) const;
    [[nodiscard]] std::span<const FrameKey> keys() const { return m_keys; }

    friend bool operator==(const FrameList& a, const FrameList& b) { return a.m_keys == b.m_keys; }

private:
    std::vector<FrameKey> m_keys;
    bool m_isPart = false;
    std::unordered_map<FrameKey, int> m_positions;
};

}  // namespace pointloom
