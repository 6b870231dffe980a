// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Fuzz.h"

#include "core/base/File.h"
#include "core/schema/SchemaJson.h"

using namespace pointloom;
using namespace pointloom::fuzz;

static const Registered scheme(
    "scheme",
    [](std::string_view bytes) {
        const auto read = schemaFromJson(bytes);
        expect(read || !read.error().what.pattern.empty(), "a refusal says why");
    },
    [] {
        Seeds seeds;
        std::error_code ignored;
        for (const auto& entry :
             std::filesystem::directory_iterator(std::filesystem::path(POINTLOOM_SOURCE_DIR) / "resources/schemes", ignored))
            if (entry.path().extension() == ".json")
                seeds.push_back(readText(entry.path()).value_or("{}"));
        return seeds;
    });
