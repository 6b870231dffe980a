// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Buffer.h"
#include "core/base/Descriptor.h"
#include "core/base/Error.h"
#include "core/base/Output.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace pointloom {

/// A regular file that is open for reading. Whatever else may lie under a name - a folder, a pipe, a socket, a device - is refused at
/// once, without waiting for it; and what the disk cannot give, or has lost meanwhile, is a failure of the read and never less text.
class InputFile
{
public:
    [[nodiscard]] static Result<InputFile> open(const std::filesystem::path& path);

    /// Bytes, as of when it was opened.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// The next bytes: as many as fit, fewer only at the end of the file, where it is 0.
    [[nodiscard]] Result<std::size_t> read(std::span<char> into);
    void rewind() { m_at = 0; }

    /// All of these bytes; fails where the file ends before. Any number of threads may ask at once.
    [[nodiscard]] Result<void> readAt(std::uint64_t offset, std::span<std::byte> into) const;

    /// Fails where the file claims more than the memory of this computer: sparse ones can.
    [[nodiscard]] Result<void> checkFitsMemory() const;

private:
    InputFile(Descriptor file, std::filesystem::path path, std::uint64_t size)
        : m_file(std::move(file)), m_path(std::move(path)), m_size(size)
    {}
    [[nodiscard]] Result<std::size_t> readSome(std::uint64_t offset, std::span<std::byte> into) const;

    Descriptor m_file;
    std::filesystem::path m_path;
    std::uint64_t m_size;
    std::uint64_t m_at = 0;  ///< of read()
};

/// All bytes of a regular file, read into memory: large ones on several threads.
class FileBytes
{
public:
    /// When stopped, it fails within milliseconds.
    [[nodiscard]] static Result<FileBytes> open(const std::filesystem::path& path, const std::stop_token& stop = {});
    [[nodiscard]] static Result<FileBytes> read(const InputFile& file, const std::stop_token& stop = {});

    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_bytes.data(), m_bytes.size()}; }
    [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()}; }

private:
    explicit FileBytes(Buffer<std::byte> bytes) : m_bytes(std::move(bytes)) {}

    Buffer<std::byte> m_bytes;
};

/// The whole of a regular file as plain text, see PlainText.h.
[[nodiscard]] Result<std::string> readText(const std::filesystem::path& path);

/// Whether something lies there. What cannot be looked at (no right to read its folder) counts as there: who then opens it is told why.
[[nodiscard]] bool mayExist(const std::filesystem::path& path);
/// That nothing does.
[[nodiscard]] Error nothingAt(const std::filesystem::path& path);

/// The absolute path without . and .. in it; the path itself where there is no current folder.
[[nodiscard]] std::filesystem::path absolutePath(const std::filesystem::path& path);

}  // namespace pointloom
