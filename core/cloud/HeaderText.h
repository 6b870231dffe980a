// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudBytes.h"

#include <optional>
#include <string_view>

namespace pointloom {

/// The text that a cloud's file begins with, without its points.
class HeaderText
{
public:
    /// Up to the line that begins with this word in small or capital letters, or somewhat more; the whole file where there is no such line.
    [[nodiscard]] static Result<HeaderText> of(const CloudBytes& file, std::string_view lastLine);

    [[nodiscard]] std::string_view text() const { return m_text; }

private:
    ByteRoom m_room;
    std::optional<FileBytes> m_whole;
    std::string_view m_text;  ///< in one of these, which keep their place when this is moved, or in the memory of the file
};

}  // namespace pointloom
