// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Labels.h"

using namespace pointloom;
using namespace pointloom::fuzz;

static const Registered openLabel(
    "openlabel", [](std::string_view bytes) { readAsLabels(*findLabelFormat("openlabel"), "labels.json", bytes); },
    [] {
        return Seeds{
            R"({"openlabel":{"metadata":{"schema_version":"1.0.0","name":"s"},"coordinate_systems":{"lidar":{"type":"sensor_cs",
"parent":"base"},"base":{"type":"local_cs","parent":"","children":["lidar"],"pose_wrt_parent":{"quaternion":[0,0,0,1],
"translation":[1,2,3]}}},"streams":{"lidar":{"type":"lidar"}},"objects":{"1":{"name":"a","type":"Car","object_data":{"num":[
{"name":"speed","val":3.5}],"boolean":[{"name":"parked","val":true}]}}},"frames":{"0":{"frame_properties":{"name":"000000",
"transforms":{"t":{"src":"lidar","dst":"world","transform_src_to_dst":{"matrix4x4":[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}}}},
"objects":{"1":{"object_data":{"cuboid":[{"name":"c","coordinate_system":"lidar","val":[1,2,3,0,0,0.1,0.99,4,2,1.5]}],
"text":[{"name":"colour","val":"red"}]}}}},"1":{"objects":{"1":{"object_data":{"cuboid":[{"name":"c","val":[1,2,3,0.1,0,1,4,2,1]}]}}}}}}})"};
    });
