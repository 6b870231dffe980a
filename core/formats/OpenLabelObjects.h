// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pointloom {

/// Under which key a scheme says what OpenLABEL calls a class.
inline const std::string openLabelClassNames = "openlabel";

/// Closed intervals of frame numbers, several where there are gaps.
class FrameIntervals
{
public:
    using Interval = std::pair<long long, long long>;

    void add(long long frame);
    /// Ascending and apart.
    [[nodiscard]] std::vector<Interval> sorted() const;

private:
    std::vector<Interval> m_intervals;
};

/// An OpenLABEL object: a track under a key that the format allows.
struct OpenLabelObject
{
    std::string uid;    ///< an integer or a UUID
    std::string track;  ///< the track's own name where that is no uid, else empty
    std::string classKey;
    AttributeMap constants;  ///< of scope "track" in the scheme and equal in all frames
    FrameIntervals frames;

    /// Where an answer of the object stands in frames.
    struct Answer
    {
        std::size_t kind = 0;  ///< index of the value's type
        FrameIntervals frames;
    };
    std::map<std::string, Answer> answers{};  ///< by attribute, the constants too

    /// The track id that the object has when it is read back.
    [[nodiscard]] const std::string& readsAs() const { return track.empty() ? uid : track; }
};

/// Which box belongs to which object, without remembering it for every box.
class OpenLabelObjects
{
public:
    explicit OpenLabelObjects(const LabelSchema* schema) : m_schema(schema) {}

    /// All frames, in order, and the number that the file gives each.
    void add(const LabelledFrame& frame, long long number);
    /// Settles the keys; after the last frame.
    void settle();

    [[nodiscard]] const std::vector<OpenLabelObject>& objects() const { return m_objects; }
    /// For each box of a frame that was added, the index of its object.
    [[nodiscard]] std::vector<std::size_t> objectsIn(std::size_t index, const LabelledFrame& frame) const;
    /// Boxes that could not share the object of their track.
    [[nodiscard]] std::size_t separated() const { return m_separated; }

private:
    [[nodiscard]] std::size_t objectFor(const LabelledBox& box, std::size_t next, std::set<std::size_t>& used) const;
    void addObject(const LabelledBox& box, bool ownsTrack);

    const LabelSchema* m_schema;
    std::vector<OpenLabelObject> m_objects;
    std::vector<std::size_t> m_objectsBefore;  ///< [frame] how many there were before it
    std::map<std::string, std::size_t> m_ofTrack;
    long long m_largestUid = 0;
    std::size_t m_separated = 0;
};

/// Under which name the text stands that keeps a track's own name.
inline const std::string openLabelTrackName = "pointloom.track";

/// Under which name a cuboid's attribute says its state, and what it says; a keyframe says nothing.
inline const std::string openLabelState = "state";
inline constexpr std::array<std::string_view, 4> openLabelStates{"keyframe", "interpolated", "propagated", "finalised"};

}  // namespace pointloom
