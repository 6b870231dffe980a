// SPDX-License-Identifier: Apache-2.0
#include "core/store/LogCheck.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <span>
#include <vector>

namespace pointloom::store {
namespace {

// https://www.sqlite.org/fileformat.html, section 4.1
constexpr std::size_t logHeaderBytes = 32;
constexpr std::size_t frameHeaderBytes = 24;
constexpr std::uint32_t logMagic = 0x377F0682;  ///< its lowest bit: the checksums are of big-endian numbers
constexpr std::uint32_t largestPage = 65536;

using Bytes = std::span<const unsigned char>;

std::uint32_t bigEndian(Bytes bytes, std::size_t at)
{
    return std::uint32_t{bytes[at]} << 24U | std::uint32_t{bytes[at + 1]} << 16U | std::uint32_t{bytes[at + 2]} << 8U | bytes[at + 3];
}

std::uint32_t littleEndian(Bytes bytes, std::size_t at)
{
    return std::uint32_t{bytes[at + 3]} << 24U | std::uint32_t{bytes[at + 2]} << 16U | std::uint32_t{bytes[at + 1]} << 8U | bytes[at];
}

/// The running checksum of a log.
struct Checksum
{
    bool isBig = false;
    std::uint32_t first = 0;
    std::uint32_t second = 0;

    void add(Bytes bytes)
    {
        auto* const number = isBig ? bigEndian : littleEndian;
        for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
            first += number(bytes, i) + second;
            second += number(bytes, i + 4) + first;
        }
    }
    [[nodiscard]] bool is(Bytes bytes, std::size_t at) const { return bigEndian(bytes, at) == first && bigEndian(bytes, at + 4) == second; }
};

}  // namespace

Result<void> checkLog(const std::filesystem::path& workspace, const std::stop_token& stop)
{
    std::ifstream log(workspace.string() + "-wal", std::ios::binary);
    std::array<unsigned char, logHeaderBytes> header{};
    if (!log.read(reinterpret_cast<char*>(header.data()), header.size()))
        return {};  // none, or nothing in it yet
    const std::uint32_t page = bigEndian(header, 8) == 1 ? largestPage : bigEndian(header, 8);
    Checksum sum{.isBig = (bigEndian(header, 0) & 1U) != 0};
    sum.add(Bytes(header).first(24));
    const bool headerIsWhole = (bigEndian(header, 0) & ~1U) == logMagic && page >= 512 && page <= largestPage && sum.is(header, 24);
    std::vector<unsigned char> frame(frameHeaderBytes + (headerIsWhole ? page : 0));
    std::size_t number = 0;
    std::size_t broken = headerIsWhole ? 0 : 1;
    std::size_t committedBehind = 0;  // transactions that end behind the first damage
    while (headerIsWhole && !stop.stop_requested() && log.read(reinterpret_cast<char*>(frame.data()), std::streamsize(frame.size()))) {
        ++number;
        const Bytes bytes(frame);
        const bool isOfThisLog = bigEndian(bytes, 8) == bigEndian(header, 16) && bigEndian(bytes, 12) == bigEndian(header, 20);
        if (broken == 0) {
            sum.add(bytes.first(8));
            sum.add(bytes.subspan(frameHeaderBytes));
            broken = isOfThisLog && sum.is(bytes, 16) ? 0 : number;
        }
        const bool endsTransaction = bigEndian(bytes, 4) != 0;
        committedBehind += broken != 0 && isOfThisLog && endsTransaction ? 1 : 0;
    }
    if (stop.stop_requested())
        return failIn(workspace, message(PL_TEXT("core", "was stopped")));
    if (committedBehind >= 2)
        return failIn(workspace,
                      message(PL_TEXT("core",
                                      "the log beside the workspace, which holds the newest edits, is damaged (piece %1); \"pointloom "
                                      "workspace repair\" keeps what is whole"),
                              broken));
    return {};
}

}  // namespace pointloom::store
