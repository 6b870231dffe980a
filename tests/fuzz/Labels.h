// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fuzz/Fuzz.h"

#include "core/base/File.h"
#include "core/formats/LabelFormat.h"
#include "core/formats/LabelImport.h"
#include "core/schema/SchemaJson.h"

#include <memory>

/// What the targets of labels have in common.
namespace pointloom::fuzz {

[[nodiscard]] inline const LabelSchema& drivingScheme()
{
    static const LabelSchema scheme = readSchema(std::filesystem::path(POINTLOOM_SOURCE_DIR) / "resources/schemes/driving.json").value();
    return scheme;
}

inline const std::vector<std::string> frameNames{"000000", "000001", "cloud"};

/// What was read can be taken over into a document whose frames are those of the labels.
inline void takeOver(const LabelSet& labels)
{
    std::vector<FrameKey> keys;
    for (const LabelledFrame& frame : labels.frames)
        keys.push_back({frame.name});
    Document document(std::make_shared<const FrameList>(std::move(keys)));
    const auto applied = document.apply(importInto(document, labels, drivingScheme()).edit);
    expect(applied.has_value(), "what was read can be taken over");
}

/// A file of a format is read or refused with a sentence, whether its frames are told or not.
inline void readAsLabels(const LabelFormat& format, std::string_view name, std::string_view bytes)
{
    const auto path = fileWith(name, bytes);
    for (const bool told : {false, true}) {
        const auto frames = told ? std::make_shared<NamesOfFrames>(frameNames) : nullptr;
        const auto source = format.open(path, frames, {.switches = {}, .schema = &drivingScheme()});
        expect(source || !source.error().what.pattern.empty(), "a refusal says why");
        if (!source)
            continue;
        const auto labels = readAll(**source);
        expect(labels || !labels.error().what.pattern.empty(), "a refusal says why");
        if (labels)
            takeOver(*labels);
    }
}

}  // namespace pointloom::fuzz
