// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"
#include "core/labels/Document.h"

#include <vector>

namespace pointloom {

/// Labels as one edit of a document.
struct LabelImport
{
    Edit edit;
    std::vector<Message> remarks;  ///< what could not be taken over as it was
};

/// The edit that brings labels into a document whose frames are theirs. Boxes of one track id become one track, boxes without an id
/// tracks of their own. A track has one class and one answer to each question about all of it: the one that most of its boxes have, the
/// first of equals. A second box of a track in a frame becomes a track of its own. Takes fresh ids from the document.
[[nodiscard]] LabelImport importInto(Document& document, const LabelSet& labels, const LabelSchema& schema);

}  // namespace pointloom
