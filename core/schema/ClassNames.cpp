// SPDX-License-Identifier: Apache-2.0
#include "core/schema/ClassNames.h"

#include <set>

namespace pointloom {

const ClassDef* findClassCalled(const LabelSchema& schema, const std::string& name)
{
    std::set<std::string> formats;
    for (const ClassDef& what : schema.classes) {
        for (const auto& [format, ignored] : what.nameIn)
            formats.insert(format);
    }
    for (const std::string& format : formats) {
        if (const ClassDef* what = schema.findClassNamed(format, name))
            return what;
    }
    return schema.findClassNamed({}, name);  // a scheme that names no format: the keys alone
}

}  // namespace pointloom
