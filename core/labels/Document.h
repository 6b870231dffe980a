// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/labels/Edit.h"
#include "core/labels/Labels.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

namespace pointloom {

/// The labels being worked on. Changed by edits alone, on one thread.
class Document
{
public:
    /// Of a sequence without frames: all labels that come are of frames that are gone.
    Document() = default;
    explicit Document(std::shared_ptr<const FrameList> frames) : m_labels(std::move(frames)) {}

    [[nodiscard]] const Labels& labels() const { return m_labels; }
    [[nodiscard]] Labels snapshot() const { return m_labels; }

    /// Counts the edits applied: an answer computed from an older revision may be stale.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }

    /// Applies all of an edit or nothing. Fails when some "before" is not what the document holds, an id is added twice, a box
    /// would name a track that is not there, a track would have two boxes in one frame (or one image), or a number is not finite: the
    /// journal could not give it back.
    [[nodiscard]] Result<void> apply(const Edit& edit);
    /// An edit that brings another with it, which is made from the labels as they are after the first: both are applied as one, or neither.
    /// Answers all that was applied, named like the first.
    [[nodiscard]] Result<Edit> apply(const Edit& edit, const std::function<Edit(const Labels& labels)>& consequence);

    /// Whether apply would take it, and if not, why.
    [[nodiscard]] Result<void> fits(const Edit& edit) const;

    /// Fresh ids, above every id that was ever applied.
    [[nodiscard]] Id<Cuboid> newCuboidId() { return {++m_lastCuboid}; }
    [[nodiscard]] Id<Track> newTrackId() { return {++m_lastTrack}; }
    [[nodiscard]] Id<ImageRectangle> newImageBoxId() { return {++m_lastImageBox}; }

    /// Takes ids up to these out of use: for a document taken up again from storage, where what they named may be gone by now.
    void reserveIds(Id<Cuboid> lastCuboid, Id<Track> lastTrack, Id<ImageRectangle> lastImageBox = {});

private:
    void put(const Edit& edit);

    Labels m_labels;
    std::uint64_t m_revision = 0;
    std::uint64_t m_lastCuboid = 0;
    std::uint64_t m_lastTrack = 0;
    std::uint64_t m_lastImageBox = 0;
};

}  // namespace pointloom
