// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Scheme.h"

#include "core/base/File.h"
#include "core/schema/SchemaJson.h"
#include "ui/session/OpenTask.h"

#include <set>

namespace pointloom {
namespace {

Result<std::string> schemeText(const std::string& fileOrEmpty)
{
    return fileOrEmpty.empty() ? Result<std::string>(builtinSchemeJson()) : readText(fileOrEmpty);
}

}  // namespace

Result<LoadedScheme> loadSchemeText(const std::string& fileOrEmpty)
{
    auto json = schemeText(fileOrEmpty);
    if (!json)
        return std::unexpected(json.error());
    auto schema = schemaFromJson(*json);
    if (!schema)
        return std::unexpected(fileOrEmpty.empty() ? schema.error() : schema.error().in(fileOrEmpty));
    return LoadedScheme{std::move(*schema), std::move(*json)};
}

Result<LabelSchema> loadScheme(const std::string& fileOrEmpty)
{
    auto loaded = loadSchemeText(fileOrEmpty);
    if (!loaded)
        return std::unexpected(loaded.error());
    return std::move(loaded->schema);
}

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
