// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/checks/Finding.h"
#include "core/labels/Document.h"
#include "core/track/Interpolation.h"

namespace pointloom {

/// The edit that does what a finding proposes, made for the document as it is now; empty when there is nothing to do any more or it would
/// change a finalised box. A person asks for it, so keyframes change like all others. May take fresh ids from the document.
[[nodiscard]] Edit fixOf(Document& document, const Finding& finding, const WorldPoses& poses, const GroundAt& ground = {});

}  // namespace pointloom
