// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OddNumbers.h"

#include <cstddef>

namespace pointloom {

std::string withoutOddNumbers(std::string text)
{
    OddNumbers odd;
    std::size_t at = 0;
    for (; at < text.size() && odd.at(text[at]) != OddNumbers::Part::first; ++at)
        odd.passed(text[at]);
    if (at == text.size())
        return text;  // as a rule
    std::string out(text, 0, at);
    out.reserve(text.size());
    for (; at < text.size(); ++at) {
        const OddNumbers::Part part = odd.at(text[at]);
        if (part == OddNumbers::Part::first && out.ends_with('-'))
            out.pop_back();
        if (part == OddNumbers::Part::first)
            out += "null";
        else if (part == OddNumbers::Part::none)
            out += text[at];
        odd.passed(text[at]);
    }
    return out;
}

}  // namespace pointloom
