// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

/// The one gate for everything that is written: files take their names whole, folders are swapped whole (Draft.h), what is no file is
/// written into. Whether it may go there at all is known where datasets are: core/dataset/OutputCheck.h.
namespace pointloom {

/// What a name leads to once every link is followed.
struct OutputPlace
{
    enum class Kind {
        file,    ///< that is there or may be made
        folder,  ///< that is there
        stream,  ///< a pipe, a terminal, /dev/null: written into as it is
    };
    Kind kind = Kind::file;
    std::filesystem::path path;     ///< absolute and without links
    std::optional<int> descriptor;  ///< of a stream that this process holds already: /dev/stdout
};

/// Fails for what is never written to: disks, sockets, links that lead in a circle.
[[nodiscard]] Result<OutputPlace> outputPlace(const std::filesystem::path& name);

/// Writes into a stream and waits until it has taken everything. A pipe that nobody reads from is refused.
[[nodiscard]] Result<void> writeIntoStream(const OutputPlace& place, std::span<const std::byte> content);

/// errno, as a sentence.
[[nodiscard]] std::unexpected<Error> cannotBeWritten(const std::filesystem::path& path, int reason);

/// Writes all of it to a descriptor.
[[nodiscard]] Result<void> writeAll(int descriptor, std::span<const std::byte> content, const std::filesystem::path& path);

/// Writes a file so that a reader sees the old content or the whole new one, also after a power cut; writes into what is no file. Missing
/// folders are made.
[[nodiscard]] Result<void> writeAtomically(const std::filesystem::path& path, std::string_view content);
[[nodiscard]] Result<void> writeAtomically(const std::filesystem::path& path, std::span<const std::byte> content);

}  // namespace pointloom
