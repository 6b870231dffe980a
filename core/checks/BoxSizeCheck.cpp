// SPDX-License-Identifier: Apache-2.0
#include "core/checks/Check.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

constexpr double tolerated = 1.2;  ///< times the limits of the scheme: a hand draws a little too large or too small
constexpr double impossible = 2;   ///< more is an error

double inCentimetres(double length_m)
{
    return std::round(length_m * 100) / 100;
}

std::vector<Finding> checkSize(const Cuboid& cuboid, int frame, const Track& track, const CheckContext& context)
{
    const ClassDef* what = context.schema.findClass(track.classKey);
    if (what == nullptr)
        return {};
    const Eigen::Vector3d& size_m = cuboid.box.size_m;
    const double tooLarge = size_m.cwiseQuotient(what->size.max_m).maxCoeff();
    const double tooSmall = what->size.min_m.cwiseQuotient(size_m).maxCoeff();
    const double most = std::max(tooLarge, tooSmall);
    if (!(most > tolerated))
        return {};
    const double length_m = inCentimetres(size_m.x());
    const double width_m = inCentimetres(size_m.y());
    const double height_m = inCentimetres(size_m.z());
    return {{.check = "box.size",
             .severity = most > impossible ? Severity::error : Severity::warning,
             .track = track.id,
             .other = {},
             .cuboid = cuboid.id,
             .frames = {frame, frame},
             .value = most,
             .threshold = tolerated,
             .message = tooLarge > tooSmall
                 ? message(PL_TEXT("core", "Larger than its class can be: %1 × %2 × %3 m"), length_m, width_m, height_m)
                 : message(PL_TEXT("core", "Smaller than its class can be: %1 × %2 × %3 m"), length_m, width_m, height_m),
             .fix = FixKind::none}};
}

}  // namespace

Check boxSizeCheck()
{
    return {.finds = {{"box.size", PL_TEXT("core", "Size of a box")}}, .run = BoxCheck(checkSize)};
}

}  // namespace pointloom
