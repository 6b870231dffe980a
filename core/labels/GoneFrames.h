// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"
#include "core/labels/Labels.h"

#include <optional>

namespace pointloom {

/// What a person should know about boxes of frames that are no longer in the sequence: how many, which frames, and that they are kept.
/// Nothing when there are none.
[[nodiscard]] std::optional<Message> remarkOnGone(const Labels& labels);

/// The same about an export that leaves them out.
[[nodiscard]] std::optional<Message> remarkOnLeftOut(const Labels& labels);

}  // namespace pointloom
