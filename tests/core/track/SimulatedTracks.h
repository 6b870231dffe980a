// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Document.h"
#include "core/simulate/Simulate.h"
#include "core/track/Interpolation.h"

#include <string>
#include <vector>

namespace pointloom::test {

/// The exact boxes of one object of a generated street, in the clouds of their frames.
struct SimulatedTrack
{
    std::string name;
    std::string classKey;
    bool moving = false;
    FrameBoxes boxes;
};

/// A generated street as it would be labelled without any mistake.
struct SimulatedTracks
{
    WorldPoses poses;
    std::vector<SimulatedTrack> tracks;  ///< in the order of their names

    /// The same in a document, every box a keyframe.
    [[nodiscard]] Document document() const;
};

/// Boxes alone: the scanner fires next to nothing, so that a hundred frames take a second.
[[nodiscard]] SimulatedTracks simulatedTracks(std::uint64_t seed, int frames, int cars = 20);

}  // namespace pointloom::test
