// SPDX-License-Identifier: Apache-2.0
#include "core/base/Composed.h"

#include "core/base/PlainText.h"
#include "core/base/WideText.h"

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

/// A mark, the letters that it goes with, and what each of them becomes.
struct MarkedLetters
{
    char32_t mark;
    std::u32string_view bare;
    std::u32string_view marked;
};

/// https://www.unicode.org/Public/15.0.0/ucd/UnicodeData.txt, the canonical decompositions into a letter and a mark.
// clang-format off
constexpr std::array<MarkedLetters, 21> markedLetters{{
    {0x0300, U"AEIOUaeiouÜüNnĒēŌōWwÂâĂăÊêÔôƠơƯưYy",
     U"ÀÈÌÒÙàèìòùǛǜǸǹḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳ"},
    {0x0301, U"AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØøÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯư",
     U"ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾ"
     U"ǿḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾếỐốỚớỨứ"},
    {0x0302, U"AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ",
     U"ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ"},
    {0x0303, U"ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy",
     U"ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ"},
    {0x0304, U"AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyGgḶḷṚṛ",
     U"ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳḠḡḸḹṜṝ"},
    {0x0306, U"AaEeGgIiOoUuȨȩẠạ",
     U"ĂăĔĕĞğĬĭŎŏŬŭḜḝẶặ"},
    {0x0307, U"CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxYyſ",
     U"ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆẇẊẋẎẏẛ"},
    {0x0308, U"AEIOUaeiouyYHhÕõŪūWwXxt",
     U"ÄËÏÖÜäëïöüÿŸḦḧṎṏṺṻẄẅẌẍẗ"},
    {0x0309, U"AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy",
     U"ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ"},
    {0x030A, U"AaUuwy",
     U"ÅåŮůẘẙ"},
    {0x030B, U"OoUu",
     U"ŐőŰű"},
    {0x030C, U"CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh",
     U"ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ"},
    {0x030F, U"AaEeIiOoRrUu",
     U"ȀȁȄȅȈȉȌȍȐȑȔȕ"},
    {0x0311, U"AaEeIiOoRrUu",
     U"ȂȃȆȇȊȋȎȏȒȓȖȗ"},
    {0x031B, U"OoUu",
     U"ƠơƯư"},
    {0x0323, U"BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy",
     U"ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ"},
    {0x0324, U"Uu",
     U"Ṳṳ"},
    {0x0325, U"Aa",
     U"Ḁḁ"},
    {0x0326, U"SsTt",
     U"ȘșȚț"},
    {0x0327, U"CcGgKkLlNnRrSsTtEeDdHh",
     U"ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ"},
    {0x0328, U"AaEeIiUuOo",
     U"ĄąĘęĮįŲųǪǫ"},
}};
// clang-format on

/// The letter with the mark; 0 where there is none such.
char32_t withMark(char32_t letter, char32_t mark)
{
    const auto known = std::ranges::lower_bound(markedLetters, mark, {}, &MarkedLetters::mark);
    if (known == markedLetters.end() || known->mark != mark)
        return 0;
    const std::size_t at = known->bare.find(letter);
    return at == std::u32string_view::npos ? 0 : known->marked[at];
}

/// The character of so many bytes.
char32_t characterOf(std::string_view bytes)
{
    const auto first = static_cast<unsigned char>(bytes.front());
    char32_t out = bytes.size() == 1 ? first : first & (0x7FU >> bytes.size());
    for (const char byte : bytes.substr(1))
        out = out << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
    return out;
}

}  // namespace

std::string composed(std::string_view text)
{
    constexpr char marksBeginWith = '\xCC';  // U+0300 to U+033F
    if (text.find(marksBeginWith) == std::string_view::npos || !isUtf8(text))
        return std::string(text);  // as a rule
    std::u32string letters;
    while (!text.empty()) {
        const std::size_t bytes = utf8Bytes(text);
        const char32_t next = characterOf(text.substr(0, bytes));
        text.remove_prefix(bytes);
        if (const char32_t marked = letters.empty() ? 0 : withMark(letters.back(), next); marked != 0)
            letters.back() = marked;
        else
            letters += next;
    }
    std::string out;
    for (const char32_t letter : letters)
        appendUtf8(out, letter);
    return out;
}

}  // namespace pointloom
