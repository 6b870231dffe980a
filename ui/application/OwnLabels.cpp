// SPDX-License-Identifier: Apache-2.0
#include "ui/application/OwnLabels.h"

#include "core/formats/DatasetLabels.h"
#include "core/formats/LabelImport.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pointloom {

Result<OwnLabels> readOwnLabels(const Sequence& sequence, const LabelSchema& schema, Document ids, const BoxReading& reading, bool examines)
{
    auto imported = importDatasetLabels(sequence, schema, {.reading = reading, .examines = examines});
    if (!imported)
        return std::unexpected(imported.error());
    LabelImport taken = importInto(ids, imported->labels, schema);
    OwnLabels own{.notes = std::move(imported->remarks)};
    std::ranges::move(taken.remarks, std::back_inserter(own.notes));
    if (taken.edit.empty())
        return own;
    own.edit = std::move(taken.edit);
    own.doubt = std::move(imported->doubt);
    return own;
}

}  // namespace pointloom
