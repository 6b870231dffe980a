// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Fuzz.h"

#include "core/dataset/FramePoses.h"

using namespace pointloom;
using namespace pointloom::fuzz;

static const Registered poses(
    "poses",
    [](std::string_view bytes) {
        const auto read = posesFromText(bytes);
        expect(read || !read.error().what.pattern.empty(), "a refusal says why");
        std::vector<FrameSource> frames(3);
        for (std::size_t i = 0; i < frames.size(); ++i)
            frames[i].name = "00000" + std::to_string(i);
        if (const auto assigned = addPosesFrom(fileWith("poses.txt", bytes), frames); !assigned)
            expect(!assigned.error().what.pattern.empty(), "a refusal says why");
    },
    [] {
        return Seeds{
            "1 0 0 5 0 1 0 6 0 0 1 7\n1 0 0 6 0 1 0 6 0 0 1 7\n0 -1 0 6 1 0 0 6 0 0 1 7\n",
            "# frame, then a matrix\n000000 1 0 0 5 0 1 0 6 0 0 1 7\n000001 1 0 0 5 0 1 0 6 0 0 1 7\n000002 1 0 0 5 0 1 0 6 0 0 1 7\n",
            "0.1 1 2 3 0 0 0 1\n0.2 1 2 3 0 0 0.7071067811865476 0.7071067811865476\n0.3 1 2 3 0 0 0 1\n"};
    });
