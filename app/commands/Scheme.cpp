// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Scheme.h"

#include "core/base/File.h"
#include "core/schema/SchemaJson.h"
#include "ui/session/OpenTask.h"

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

}  // namespace pointloom
