// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Labels.h"

using namespace pointloom;
using namespace pointloom::fuzz;

static const Registered csv(
    "csv", [](std::string_view bytes) { readAsLabels(*findLabelFormat("csv"), "labels.csv", bytes); },
    [] {
        return Seeds{"frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad,pitch_rad,roll_rad,score,state,parked\n"
                     "000000,1,car,1,2,0.5,4,1.8,1.5,0.1,0,0,0.9,keyframe,true\n"
                     "000001,\"a \"\"b\"\"\nc\",bus,-1e2,2,0.5,12,2.5,3,-3.1,0.01,-0.02,,,\n"};
    });
