// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/Lzf.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace pointloom {
namespace {

constexpr std::size_t longestLiteral = 32;
constexpr std::size_t shortestCopy = 3;
constexpr std::size_t longestCopy = 255 + 7 + 2;
constexpr std::size_t farthestCopy = 8192;
constexpr unsigned hashBits = 14;

/// What one control byte asks for.
struct Step
{
    std::size_t headBytes = 0;  ///< control, length and distance bytes
    std::size_t literals = 0;   ///< bytes that follow the head; 0 for a copy
    std::size_t copied = 0;
    std::size_t distance = 0;
};

std::size_t valueAt(std::span<const std::byte> bytes, std::size_t at)
{
    return std::to_integer<std::size_t>(bytes[at]);
}

/// @returns nothing when the stream ends inside the step
bool readStep(std::span<const std::byte> packed, std::size_t at, Step& step)
{
    const std::size_t control = valueAt(packed, at);
    if (control < longestLiteral) {
        step = {.headBytes = 1, .literals = control + 1};
        return step.headBytes + step.literals <= packed.size() - at;
    }
    const bool longer = control >> 5 == 7;
    const std::size_t headBytes = longer ? 3 : 2;
    if (headBytes > packed.size() - at)
        return false;
    step = {.headBytes = headBytes,
            .copied = (control >> 5) + 2 + (longer ? valueAt(packed, at + 1) : 0),
            .distance = ((control & 31) << 8) + valueAt(packed, at + headBytes - 1) + 1};
    return true;
}

/// A copy that overlaps itself on purpose: byte by byte it repeats what it has just written.
void repeat(std::byte* target, std::size_t distance, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        target[i] = *(target + i - distance);
}

class Packer
{
public:
    explicit Packer(std::span<const std::byte> plain) : m_plain(plain)
    {
        m_out.reserve(plain.size() / 2 + 64);
        m_last.fill(nowhere);
    }

    std::vector<std::byte> pack() &&
    {
        std::size_t at = 0;
        while (at + shortestCopy <= m_plain.size()) {
            const std::size_t from = remember(at);
            const std::size_t length = from == nowhere || at - from > farthestCopy ? 0 : matchLength(from, at);
            if (length < shortestCopy) {
                ++at;
                continue;
            }
            putLiterals(at);
            putCopy(length, at - from);
            at += length;
            m_literalStart = at;
        }
        putLiterals(m_plain.size());
        return std::move(m_out);
    }

private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    /// Where the three bytes at this place were seen last.
    std::size_t remember(std::size_t at)
    {
        const std::size_t three = valueAt(m_plain, at) << 16 | valueAt(m_plain, at + 1) << 8 | valueAt(m_plain, at + 2);
        constexpr std::uint32_t spread = 2654435761U;  // Knuth's multiplicative hash
        const std::uint32_t hash = static_cast<std::uint32_t>(three) * spread >> (32 - hashBits);
        return std::exchange(m_last[hash], at);
    }

    [[nodiscard]] std::size_t matchLength(std::size_t from, std::size_t at) const
    {
        const std::size_t most = std::min(longestCopy, m_plain.size() - at);
        std::size_t length = 0;
        while (length < most && m_plain[from + length] == m_plain[at + length])
            ++length;
        return length;
    }

    void put(std::size_t byte) { m_out.push_back(static_cast<std::byte>(byte)); }

    void putLiterals(std::size_t end)
    {
        while (m_literalStart < end) {
            const std::size_t count = std::min(longestLiteral, end - m_literalStart);
            put(count - 1);
            const auto literals = m_plain.subspan(m_literalStart, count);
            m_out.insert(m_out.end(), literals.begin(), literals.end());
            m_literalStart += count;
        }
    }

    void putCopy(std::size_t length, std::size_t distance)
    {
        const std::size_t far = distance - 1;
        const std::size_t code = length - 2;
        put(std::min<std::size_t>(code, 7) << 5 | far >> 8);
        if (code >= 7)
            put(code - 7);
        put(far & 255);
    }

    std::span<const std::byte> m_plain;
    std::vector<std::byte> m_out;
    std::array<std::size_t, std::size_t{1} << hashBits> m_last;
    std::size_t m_literalStart = 0;
};

}  // namespace

Result<std::size_t> lzfLength(std::span<const std::byte> packed)
{
    std::size_t length = 0;
    Step step;
    for (std::size_t at = 0; at < packed.size(); at += step.headBytes + step.literals) {
        if (!readStep(packed, at, step))
            return fail(PL_TEXT("core", "the compressed points end in the middle; the file may be cut short"));
        if (step.distance > length)
            return fail(PL_TEXT("core", "the compressed points are damaged at byte %1; get the file again"), at);
        length += step.literals + step.copied;
    }
    return length;
}

void lzfUnpack(std::span<const std::byte> packed, std::span<std::byte> out)
{
    std::size_t to = 0;
    Step step;
    for (std::size_t at = 0; at < packed.size() && readStep(packed, at, step); at += step.headBytes + step.literals) {
        std::byte* target = out.data() + to;
        if (step.literals > 0)
            std::memcpy(target, packed.data() + at + step.headBytes, step.literals);
        else if (step.distance >= step.copied)
            std::memcpy(target, target - step.distance, step.copied);
        else
            repeat(target, step.distance, step.copied);
        to += step.literals + step.copied;
    }
}

std::vector<std::byte> lzfPack(std::span<const std::byte> plain)
{
    return Packer(plain).pack();
}

}  // namespace pointloom
