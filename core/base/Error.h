// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"

#include <exception>
#include <expected>
#include <filesystem>
#include <string>
#include <utility>

namespace pointloom {

/// An expected failure: what went wrong (and what to do about it), and where. It is shown once, by whoever talks to the person.
struct Error
{
    Message what;
    std::string where;  ///< file, line, field: "labels/000001.txt, line 3"; outermost first; may be empty

    /// "where: what" in English.
    [[nodiscard]] std::string text() const { return where.empty() ? what.text() : where + ": " + what.text(); }

    /// The same error seen from further out.
    [[nodiscard]] Error in(const std::string& outer) const { return {what, where.empty() ? outer : outer + ", " + where}; }
    [[nodiscard]] Error in(const std::filesystem::path& outer) const { return in(outer.string()); }
    [[nodiscard]] Error in(const char* outer) const { return in(std::string(outer)); }

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T> using Result = std::expected<T, Error>;

/// return fail(PL_TEXT("core", "the file ends after %1 of %2 bytes"), have, want);
template <class... Values> [[nodiscard]] std::unexpected<Error> fail(std::string pattern, const Values&... values)
{
    return std::unexpected(Error{message(std::move(pattern), values...), {}});
}

/// The same with the file or folder that it is about.
[[nodiscard]] inline std::unexpected<Error> failIn(const std::filesystem::path& where, Message why)
{
    return std::unexpected(Error{std::move(why), where.string()});
}

/// What no code expected, as a sentence: for the ends of threads and of main, where it would end the program without a word.
[[nodiscard]] Error unforeseen(const std::exception& problem);

}  // namespace pointloom
