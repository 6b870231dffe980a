// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Document.h"
#include "tests/support/Frames.h"

#include <random>

namespace pointloom::test {

/// The frames of the documents that are labelled at random. Somebody labels frames beyond them, too: those are gone.
[[nodiscard]] inline std::shared_ptr<const FrameList> randomFrames()
{
    return numberedFrames(9);
}

/// Somebody who labels at random: every edit fits the document it is made for. The same seed gives the same edits.
class RandomEdits
{
public:
    explicit RandomEdits(std::uint64_t seed) : m_random(seed) {}

    /// Adds, changes, moves to another frame and removes objects, several at once now and then; now and then in images, and labels of
    /// points. Texts have every kind of letter, numbers every size. The document holds a few dozen boxes after a while.
    [[nodiscard]] Edit next(Document& document);

    /// A whole number in [low, high].
    [[nodiscard]] int between(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }

private:
    [[nodiscard]] AttributeMap attributes();
    [[nodiscard]] AttributeValue value();
    [[nodiscard]] double number();
    [[nodiscard]] FrameKey freeFrame(const Edit& edit, const Labels& labels, Id<Track> track);  ///< where the track has no box
    [[nodiscard]] Cuboid cuboidOf(const Edit& edit, Document& document, Id<Track> track);
    [[nodiscard]] const Cuboid* anyCuboid(const Labels& labels);
    void changeBox(const Edit& edit, const Labels& labels, Cuboid& cuboid);

    void addObject(Edit& edit, Document& document);
    void change(Edit& edit, const Labels& labels, const Cuboid& cuboid);
    void changeTrack(Edit& edit, const Track& track);
    void removeObject(Edit& edit, const Labels& labels, const Track& track);
    void changeImages(Edit& edit, Document& document, Id<Track> track);
    void changePoints(Edit& edit, const Labels& labels);

    std::mt19937_64 m_random;
};

/// All of it equal: tracks, frames, boxes, also those that are gone, in images, and labels of points.
[[nodiscard]] bool same(const Labels& a, const Labels& b);

}  // namespace pointloom::test
