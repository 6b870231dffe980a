// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/File.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>

namespace pointloom {

/// Room for the bytes of a file that are looked at together.
using ByteRoom = Buffer<std::byte>;

/// The bytes of a cloud, in memory or in a file that is open: each part is read when it is asked for, so that a file need never be in
/// memory as a whole. The memory, or the open file, must outlive this. Any number of threads may ask at once. Failures do not say in which
/// file: whoever opened it does.
class CloudBytes
{
public:
    CloudBytes(std::span<const std::byte> memory) : m_memory(memory), m_size(memory.size()) {}  // NOLINT: memory is as good as a file
    explicit CloudBytes(const InputFile& file) : m_file(&file), m_size(file.size()) {}

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    /// The same without its first bytes.
    [[nodiscard]] CloudBytes from(std::uint64_t offset) const;

    /// Some bytes, which must be among those that there are: where they lie in memory, else read into the room, which is made large enough.
    /// Fails where the file has become shorter.
    [[nodiscard]] Result<std::span<const std::byte>> part(std::uint64_t offset, std::size_t count, ByteRoom& room) const;

    /// All bytes at once, for what can only be read as a whole. Stopping ends it with a failure.
    [[nodiscard]] Result<std::span<const std::byte>> all(std::optional<FileBytes>& room, const std::stop_token& stop) const;

private:
    std::span<const std::byte> m_memory;
    const InputFile* m_file = nullptr;  ///< null: the bytes are in memory
    std::uint64_t m_first = 0;          ///< in the file
    std::uint64_t m_size = 0;
};

}  // namespace pointloom
