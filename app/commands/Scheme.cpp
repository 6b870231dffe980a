// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Scheme.h"

#include "core/base/File.h"
#include "core/schema/ClassNames.h"
#include "core/schema/SchemaJson.h"
#include "ui/application/OpenTask.h"

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

Result<std::set<std::string>> classKeysOf(const std::vector<std::string>& names, const LabelSchema& schema)
{
    std::set<std::string> keys;
    for (const std::string& name : names) {
        const ClassDef* what = findClassCalled(schema, name);
        if (what == nullptr)
            return fail(PL_TEXT("core", "the scheme has no class %1"), name);
        keys.insert(what->key);
    }
    return keys;
}

}  // namespace pointloom
