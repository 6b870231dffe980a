// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/Lzf.h"

#include <liblzf/lzf.h>

#include <cerrno>

namespace pointloom {
namespace {

// The longest copy, 264 bytes, takes three bytes of a stream.
constexpr std::size_t longestCopy = 264;
constexpr std::size_t longCopyBytes = 3;
constexpr std::size_t longestLiteral = 32;  // with one byte before it
constexpr std::size_t slack = 16;           // liblzf stops short of the end of its output

}  // namespace

Result<Buffer<std::byte>> lzfUnpack(std::span<const std::byte> packed, std::size_t promised)
{
    if (promised > (packed.size() / longCopyBytes + 1) * longestCopy)
        return fail(PL_TEXT("core", "%1 compressed bytes cannot hold the %2 that are promised; the file is damaged"), packed.size(),
                    promised);
    Buffer<std::byte> out(promised);
    errno = 0;
    const std::size_t length = packed.empty() || promised == 0
        ? 0
        : lzf_decompress(packed.data(), static_cast<unsigned>(packed.size()), out.data(), static_cast<unsigned>(promised));
    if (errno == EINVAL)
        return fail(PL_TEXT("core", "the compressed points are damaged; get the file again"));
    if (length != promised || (promised == 0 && !packed.empty()))
        return fail(PL_TEXT("core", "the compressed points hold another number of bytes than the %1 that are promised"), promised);
    return out;
}

std::vector<std::byte> lzfPack(std::span<const std::byte> plain)
{
    std::vector<std::byte> out(plain.size() + plain.size() / longestLiteral + slack);
    const unsigned length =
        plain.empty() ? 0 : lzf_compress(plain.data(), static_cast<unsigned>(plain.size()), out.data(), static_cast<unsigned>(out.size()));
    out.resize(length);
    return out;
}

}  // namespace pointloom
