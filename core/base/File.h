// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace pointloom {

/// The bytes of a file, mapped into memory read-only for as long as this lives.
/// The file must not be cut short meanwhile: the system answers that with SIGBUS.
class MappedFile
{
public:
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char*>(m_data), m_size}; }

private:
    MappedFile() = default;

    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

/// The whole file as text. A UTF-8 byte order mark at the front is dropped.
[[nodiscard]] Result<std::string> readText(const std::filesystem::path& path);

/// Writes a file so that a reader sees the old content or the whole new one, also after a power cut: a temporary file in
/// the same folder, fsync, rename, fsync of the folder. Missing folders are made.
[[nodiscard]] Result<void> writeAtomically(const std::filesystem::path& path, std::string_view content);
[[nodiscard]] Result<void> writeAtomically(const std::filesystem::path& path, std::span<const std::byte> content);

/// Whether something lies there. What cannot be looked at (no right to read its folder) counts as there: who then opens it is told why.
[[nodiscard]] bool mayExist(const std::filesystem::path& path);

}  // namespace pointloom
