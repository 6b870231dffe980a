// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/CloudBytes.h"

namespace pointloom {

CloudBytes CloudBytes::from(std::uint64_t offset) const
{
    CloudBytes out = *this;
    if (m_file == nullptr)
        out.m_memory = m_memory.subspan(static_cast<std::size_t>(offset));
    out.m_first = m_first + offset;
    out.m_size = m_size - offset;
    return out;
}

Result<std::span<const std::byte>> CloudBytes::part(std::uint64_t offset, std::size_t count, ByteRoom& room) const
{
    if (m_file == nullptr)
        return m_memory.subspan(static_cast<std::size_t>(offset), count);
    if (room.size() < count)
        room = ByteRoom(count);
    const std::span<std::byte> into(room.data(), count);
    if (auto read = m_file->readAt(m_first + offset, into); !read)
        return std::unexpected(Error{read.error().what, {}});
    return into;
}

Result<std::span<const std::byte>> CloudBytes::all(std::optional<FileBytes>& room, const std::stop_token& stop) const
{
    if (m_file == nullptr)
        return m_memory;
    auto bytes = FileBytes::read(*m_file, stop);
    if (!bytes)
        return std::unexpected(Error{bytes.error().what, {}});
    room = std::move(*bytes);
    return room->bytes().subspan(static_cast<std::size_t>(m_first));
}

}  // namespace pointloom
