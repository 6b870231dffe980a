// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Fuzz.h"

#include "core/dataset/FramePoses.h"
#include "core/dataset/FrameTimes.h"

using namespace pointloom;
using namespace pointloom::fuzz;

static const Registered poses(
    "poses",
    [](std::string_view bytes) {
        for (const auto order : {QuaternionOrder::xyzw, QuaternionOrder::wxyz}) {
            const PosesRead read = posesFromText(bytes, order);
            expect((read.unread == 0) == !read.firstUnread, "a line that is not read says why");
        }
        Sequence sequence;
        for (int i = 0; i < 3; ++i) {
            const std::string name = "00000" + std::to_string(i);
            sequence.frames.push_back({.name = name, .clouds = {{.sensor = "lidar", .file = "clouds/" + name + ".pcd"}}});
        }
        setTimes(sequence, {});
        if (const auto assigned = addPoses(sequence, fileWith("poses.txt", bytes)); !assigned)
            expect(!assigned.error().what.pattern.empty(), "a refusal says why");
    },
    [] {
        return Seeds{
            "1 0 0 5 0 1 0 6 0 0 1 7\n1 0 0 6 0 1 0 6 0 0 1 7\n0 -1 0 6 1 0 0 6 0 0 1 7\n",
            "# frame, then a matrix\n000000 1 0 0 5 0 1 0 6 0 0 1 7\n000001 1 0 0 5 0 1 0 6 0 0 1 7\n000002 1 0 0 5 0 1 0 6 0 0 1 7\n",
            "0.1 1 2 3 0 0 0 1\n0.2 1 2 3 0 0 0.7071067811865476 0.7071067811865476\n0.3 1 2 3 0 0 0 1\n"};
    });
