// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry/Plausible.h"

#include <cstddef>
#include <optional>
#include <string>

namespace pointloom {

/// Looks through boxes for those that cannot be (see checkPlausible), which are left out: one slip must not cost the others.
class ImplausibleBoxes
{
public:
    /// Whether a box is to be left out.
    /// @param where  for people: "000017, car"
    [[nodiscard]] bool isOne(const OrientedBox& box, const std::string& where);

    [[nodiscard]] std::size_t count() const { return m_count; }
    /// How many there were, and what is wrong with the first; nothing when there were none.
    [[nodiscard]] std::optional<Message> remark() const;

private:
    std::size_t m_count = 0;
    OrientedBox m_first;
    std::string m_where;
};

}  // namespace pointloom
