// SPDX-License-Identifier: Apache-2.0
#include "core/labels/UsualSize.h"

#include "core/base/Statistics.h"
#include "core/labels/Labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace pointloom {
namespace {

/// Lengths of one object, or one length of each of many, by axis.
using Lengths = std::array<std::vector<double>, 3>;

/// The standard deviation of what is normally distributed, by the median distance from a middle: outliers do not count.
double robustSpread(std::vector<double> values, double middle)
{
    constexpr double normal = 1.4826;
    for (double& value : values)
        value = std::abs(value - middle);
    return normal * median(std::move(values));
}

bool isByPerson(const Cuboid& cuboid)
{
    return cuboid.origin != BoxOrigin::prelabelled && cuboid.isAnchor();
}

/// Whether a side was measured: a fit gives a hidden one exactly the size of the scheme.
bool isMeasured(const Cuboid& cuboid, const ClassDef& what, int axis)
{
    constexpr double same_m = 1e-3;
    return cuboid.origin == BoxOrigin::imported || std::abs(cuboid.box.size_m[axis] - what.size.typical_m[axis]) > same_m;
}

/// What the objects say along one axis, together with the scheme.
void learn(SizePrior& size, int axis, const std::vector<double>& lengths, const LearnParams& params)
{
    constexpr double narrowest = 0.25;  // of the scheme's spread: the next object is another one
    if (lengths.size() < params.fewestObjects)
        return;
    const auto count = static_cast<double>(lengths.size());
    const double trust = count / (count + params.schemeCounts);
    const double middle = median(lengths);
    const double scheme = size.spread_m[axis];
    const double seen = robustSpread(lengths, middle);
    size.typical_m[axis] = std::clamp(trust * middle + (1 - trust) * size.typical_m[axis], size.min_m[axis], size.max_m[axis]);
    size.spread_m[axis] = std::max(narrowest * scheme, std::sqrt(trust * seen * seen + (1 - trust) * scheme * scheme));
}

std::map<Id<Track>, Lengths> lengthsByObject(const Labels& labels, const LabelSchema& schema)
{
    std::map<Id<Track>, Lengths> objects;
    for (const int frame : labels.labelledFrames()) {
        for (const auto& [id, cuboid] : labels.frame(frame)) {
            const Track* track = isByPerson(cuboid) ? labels.trackOf(cuboid) : nullptr;
            const ClassDef* what = track != nullptr ? schema.findClass(track->classKey) : nullptr;
            for (int axis = 0; what != nullptr && axis < 3; ++axis) {
                if (isMeasured(cuboid, *what, axis))
                    objects[cuboid.track][static_cast<std::size_t>(axis)].push_back(cuboid.box.size_m[axis]);
            }
        }
    }
    return objects;
}

}  // namespace

ClassDef UsualSize::in(const ClassDef& what) const
{
    ClassDef sized = what;
    sized.size = size;
    return sized;
}

std::map<std::string, UsualSize> usualSizes(const Labels& labels, const LabelSchema& schema, const LearnParams& params)
{
    std::map<std::string, Lengths> byClass;
    for (const auto& [track, lengths] : lengthsByObject(labels, schema)) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (!lengths[axis].empty())
                byClass[labels.find(track)->classKey][axis].push_back(median(lengths[axis]));
        }
    }
    std::map<std::string, UsualSize> sizes;
    for (const ClassDef& what : schema.classes) {
        UsualSize& usual = sizes.emplace(what.key, UsualSize{what.size}).first->second;
        const auto found = byClass.find(what.key);
        if (found == byClass.end())
            continue;
        for (int axis = 0; axis < 3; ++axis) {
            const auto& lengths = found->second[static_cast<std::size_t>(axis)];
            learn(usual.size, axis, lengths, params);
            if (lengths.size() >= params.fewestObjects)
                usual.objects = std::max(usual.objects, lengths.size());
        }
    }
    return sizes;
}

std::optional<UsualSize> sizeOfTrack(const Labels& labels, const ClassDef& what, const Cuboid& besides)
{
    constexpr double certain = 0.03;  // of a length: what people differ by
    Lengths lengths;
    for (const auto& [frame, id] : labels.boxesOf(besides.track)) {
        const Cuboid& cuboid = *labels.find(id);
        if (id == besides.id || !isByPerson(cuboid))
            continue;
        for (int axis = 0; axis < 3; ++axis)
            lengths[static_cast<std::size_t>(axis)].push_back(cuboid.box.size_m[axis]);
    }
    if (lengths[0].empty())
        return std::nullopt;
    UsualSize usual{what.size, 1};
    for (int axis = 0; axis < 3; ++axis) {
        usual.size.typical_m[axis] = median(lengths[static_cast<std::size_t>(axis)]);
        usual.size.spread_m[axis] = std::min(what.size.spread_m[axis], certain * usual.size.typical_m[axis]);
    }
    return usual;
}

}  // namespace pointloom
