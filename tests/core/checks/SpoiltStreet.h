// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/checks/LiveChecks.h"
#include "tests/core/track/SimulatedTracks.h"

#include <functional>
#include <string>
#include <vector>

namespace pointloom::test {

[[nodiscard]] LabelSchema drivingScheme();

/// Something wrong that was put in on purpose.
struct Seeded
{
    std::string check;
    Id<Track> track;
    Id<Track> other;
    int frame = 0;
};

/// Whether a finding points at it, give or take a frame, and whether it also says what is wrong.
[[nodiscard]] bool isAbout(const Finding& finding, const Seeded& seeded);
[[nodiscard]] bool meets(const Finding& finding, const Seeded& seeded);

/// A generated street with its labels, to be spoilt.
class Street
{
public:
    explicit Street(std::uint64_t seed, int frames = 80);

    /// With points wherever an object is.
    [[nodiscard]] CheckContext context() const;
    void apply(const Edit& edit);
    void change(Id<Track> track, int frame, const std::function<void(OrientedBox&)>& how);
    /// All there are, looked for afresh.
    [[nodiscard]] std::vector<Finding> findings() const;

    /// The first track of a class, moving or not, that is in so many frames; and the frame in the middle of it.
    [[nodiscard]] Id<Track> someTrack(const std::string& classKey, bool moving, std::size_t boxes = 30) const;
    [[nodiscard]] int middleFrame(Id<Track> track) const;
    /// The nearest track of the same class that lives on both sides of a frame; 0: none is near.
    [[nodiscard]] Id<Track> neighbour(Id<Track> track, int frame) const;

    /// Puts one error into each of many tracks, of every kind in turn.
    std::vector<Seeded> spoil(std::uint64_t seed);

    LabelSchema schema = drivingScheme();
    SimulatedTracks truth;
    Document document;

private:
    [[nodiscard]] std::optional<std::uint32_t> pointsIn(int frame, const OrientedBox& box) const;
    [[nodiscard]] const SimulatedTrack& truthOf(Id<Track> id) const;
};

}  // namespace pointloom::test
