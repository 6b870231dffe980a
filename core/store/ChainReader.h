// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Edit.h"
#include "core/labels/FrameList.h"
#include "core/store/Chain.h"
#include "core/store/Head.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace pointloom::store {

/// What is asked about a task, and how its text is to be read.
struct Source
{
    Database& database;
    std::int64_t task = 0;
    std::uint32_t version = 0;  ///< of the file
    std::shared_ptr<const FrameList> version1Frames;
};

/// One edit as it is stored.
struct ChainRow
{
    std::int64_t seq = 0;
    Link link;
    QByteArray before;
    QByteArray hash;
};

/// What an edit does to the undo steps.
struct StepMove
{
    std::int64_t seq = 0;
    QByteArray kind;
};

/// The newest edits of a task, newest first.
struct ChainEnd
{
    std::vector<StepMove> moves;
    bool isWhole = false;  ///< they are all
};

/// Checks that the newest edits are an unbroken chain that ends where the head says. Fails, naming the edit, when they are not.
[[nodiscard]] Result<ChainEnd> checkChainEnd(const Source& source, const Head& head, std::int64_t most);

/// What a task's edits come to, gone through one by one from the first.
struct Replay
{
    Edit all;                           ///< everything there is in the end, as if it were added now
    std::vector<std::int64_t> steps{};  ///< the undo steps: numbers of edits
    std::int64_t stepsDone = 0;         ///< how many of them are done
    std::int64_t edits = 0;
    LastIds last;
    QByteArray hash = chainStart();  ///< of the last one
    std::optional<Error> broken{};   ///< why it ends there, when it is not the end
};

/// @param taken     is given each piece of the chain that holds, in order
/// @param byTable   reads the table itself, also where its index is damaged: slower
[[nodiscard]] Replay replayChain(const Source& source, const std::function<Result<void>(std::span<const ChainRow>)>& taken = {},
                                 bool byTable = false);

}  // namespace pointloom::store
