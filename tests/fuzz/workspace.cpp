// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Fuzz.h"

#include "core/labels/EditJson.h"
#include "core/labels/FrameList.h"

using namespace pointloom;
using namespace pointloom::fuzz;

namespace {

/// What is stored is understood whole or refused; what was understood comes back equal.
template <class T> void readObject(std::string_view bytes, const FrameList* frames)
{
    const auto object = objectFromJson(Id<T>{7}, bytes, frames);
    expect(object || !object.error().what.pattern.empty(), "a refusal says why");
    if (object)
        expect(objectFromJson(Id<T>{7}, toJson(*object)) == object, "an object that was written comes back equal");
}

void readStored(std::string_view bytes)
{
    const FrameList frames(std::vector<FrameKey>{{"000000"}, {"000001"}});
    const auto [kind, rest] = chosen(bytes, 5);
    switch (kind) {
    case 0:
        if (const auto edit = editFromJson(rest, &frames))
            expect(editFromJson(toJson(*edit)) == edit, "an edit that was written comes back equal");
        return;
    case 1:
        return readObject<Track>(rest, &frames);
    case 2:
        return readObject<Cuboid>(rest, &frames);
    case 3:
        return readObject<ImageRectangle>(rest, &frames);
    default:
        if (const auto labels = pointLabelsFromJson(rest))
            expect(pointLabelsFromJson(toJson(*labels)) == labels, "labels of points that were written come back equal");
    }
}

Seeds stored()
{
    const Track track{
        .id = {7}, .classKey = "car", .attributes = {{"parked", true}, {"mass", 1.5}, {"note", std::string("a")}}, .externalId = "x"};
    Cuboid cuboid{.id = {7}, .track = {7}, .frame = {"000000"}, .box = {{1, 2, 3}, {4, 2, 1.5}, 0.5, 0.1, -0.1}, .attributes = {}};
    const Cuboid before = cuboid;
    cuboid.box.yaw_rad = 1;
    cuboid.state = BoxState::interpolated;
    const ImageRectangle rectangle{.id = {7},
                                   .track = {7},
                                   .frame = {"000001"},
                                   .camera = "camera_2",
                                   .left_px = 1,
                                   .top_px = 2,
                                   .right_px = 30,
                                   .bottom_px = 40,
                                   .attributes = {}};
    const PointRunChange run{.first = 3, .count = 5, .before = {}, .after = {"car", 7}};
    const Edit edit{.name = "Move box",
                    .tracks = {added(track)},
                    .cuboids = {modified(before, cuboid), removed(before)},
                    .pointLabels = {{.frame = {"000000"}, .sensor = "lidar", .runs = {run}}},
                    .imageBoxes = {added(rectangle)}};
    return {withChoice(0, toJson(edit)),
            withChoice(1, toJson(track)),
            withChoice(2, toJson(cuboid)),
            withChoice(2, R"({"track":1,"frame":1,"box":[1,2,3,4,5,6,7],"attributes":{},"origin":"drawn","score":1})"),
            withChoice(3, toJson(rectangle)),
            withChoice(4, R"({"labels":[["",0],["car",7]],"runs":[[3,5,1]],"version":2})")};
}

const Registered workspace("workspace", readStored, stored);

}  // namespace
