// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/LabelSchema.h"

#include <map>
#include <optional>
#include <string>

namespace pointloom {

class Labels;
struct Cuboid;

/// How large objects of a class are as a rule.
struct UsualSize
{
    SizePrior size;
    std::size_t objects = 0;  ///< that it was learned from, besides the scheme; 0: it is the scheme's

    /// The class with this size.
    [[nodiscard]] ClassDef in(const ClassDef& what) const;
};

struct LearnParams
{
    std::size_t fewestObjects = 3;  ///< fewer say nothing
    double schemeCounts = 4;        ///< as many objects as the scheme's word weighs
};

/// The usual sizes of all classes of a scheme, by key, learned from the objects that a person has boxed: along each axis the median over
/// the objects (of each the median over its frames) and their median deviation, so that a few wrong boxes change nothing; drawn towards the
/// scheme's size the more, the fewer they are. Boxes that a machine made count for nothing, nor does a side that was only completed to the
/// scheme's size. O(boxes).
[[nodiscard]] std::map<std::string, UsualSize> usualSizes(const Labels& labels, const LabelSchema& schema, const LearnParams& params = {});

/// The size of one object as its other boxes have it: near certain, whatever the class. Nothing when it has no other boxes by a person.
[[nodiscard]] std::optional<UsualSize> sizeOfTrack(const Labels& labels, const ClassDef& what, const Cuboid& besides);

}  // namespace pointloom
