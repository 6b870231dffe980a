// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Labels.h"

using namespace pointloom;
using namespace pointloom::fuzz;

/// Every format that there is gets what belongs to any of them.
static const Registered labelFormatsTarget(
    "label_formats",
    [](std::string_view bytes) {
        const auto [kind, rest] = chosen(bytes, labelFormats().size());
        const LabelFormat& format = *labelFormats()[kind];
        readAsLabels(format, "any/000000" + (format.extension().empty() ? std::string(".txt") : format.extension()), rest);
    },
    [] {
        Seeds seeds;
        for (std::size_t kind = 0; kind < labelFormats().size(); ++kind) {
            seeds.push_back(withChoice(kind, "frame,class,cx,cy,cz,length,width,height,yaw_rad\n000000,car,1,2,0.5,4,1.8,1.5,0.1\n"));
            seeds.push_back(withChoice(kind, "Car 0 0 -1.58 587 173 614 200 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59\n"));
            seeds.push_back(withChoice(kind, R"({"a":[{"b":1.5,"c":null,"d":"e"},{"f":true}],"g":{"h":[]}})"));
            seeds.push_back(withChoice(kind, R"([{"id":1,"frames":[[1,2,3]]},{"translation":[0,0,0],"size":[1,1,1]}])"));
        }
        return seeds;
    });
