// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/File.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// Some whole lines of a file.
struct TextPiece
{
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::size_t line = 1;  ///< number of the first, from 1
};

/// A text file that is not held in memory: gone through line by line, and read again in pieces. One in UTF-16, which spreadsheets write, or
/// with carriage returns for line ends is held in memory as plain text. Lines that are no UTF-8 are taken as Windows-1252.
class TextFile
{
public:
    [[nodiscard]] static Result<TextFile> open(const std::filesystem::path& path);

    /// Puts the next bytes of the text there and answers how many; 0 at the end.
    using ReadNext = std::function<Result<std::size_t>(std::span<char> into)>;
    /// Reads the text from its beginning; the file must outlive it and stay where it is.
    [[nodiscard]] ReadNext fromTheTop();

    /// Hands on every line without its line feed, and where it stands with it. A UTF-8 byte order mark at the front is skipped, and so is
    /// what old programs end a file with (Ctrl-Z, zeros).
    [[nodiscard]] Result<void> forEachLine(const std::function<Result<void>(std::string_view line, const TextPiece& where)>& visit);
    /// The first line that is not blank and does not begin with a #, without its line end; empty when there is none.
    [[nodiscard]] Result<std::string> firstLine();
    [[nodiscard]] Result<std::string> read(const TextPiece& piece);
    [[nodiscard]] const std::filesystem::path& path() const { return m_file.path(); }
    /// The line that was the first to be taken as Windows-1252, while lines were handed on.
    [[nodiscard]] std::optional<std::size_t> windowsLine() const { return m_windowsLine; }

private:
    explicit TextFile(InputFile file) : m_file(std::move(file)) {}

    InputFile m_file;
    std::optional<std::string> m_text;  ///< of a file that is held in memory
    std::optional<std::size_t> m_windowsLine;
};

/// Adds a piece to those of a frame, as one with the last where it follows it.
void append(std::vector<TextPiece>& pieces, const TextPiece& next);

}  // namespace pointloom
