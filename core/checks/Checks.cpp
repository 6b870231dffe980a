// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Check.h"

namespace pointloom {

std::span<const Check> builtinChecks()
{
#define POINTLOOM_ENTRY(check) check(),
    static const std::vector<Check> all{POINTLOOM_CHECKS(POINTLOOM_ENTRY)};
#undef POINTLOOM_ENTRY
    return all;
}

std::string_view titleOfFinding(std::string_view key)
{
    for (const Check& check : builtinChecks())
        for (const FindingKind& kind : check.finds)
            if (kind.key == key)
                return kind.title;
    return key;
}

}  // namespace pointloom
