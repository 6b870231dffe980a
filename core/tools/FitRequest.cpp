// SPDX-License-Identifier: Apache-2.0
#include "core/tools/FitRequest.h"

namespace pointloom {
namespace {

struct FitOf
{
    const ClassDef& what;
    const CloudIndex& index;
    const ClickParams& params;

    [[nodiscard]] RankedFits operator()(const FitAtPoint& at) const { return fitClick(index, at.point_m, what, params); }
    [[nodiscard]] RankedFits operator()(const FitOfPoints& of) const { return fitRegion(index, of.points, what, params); }
    [[nodiscard]] RankedFits operator()(const FitAlongLine& along) const
    {
        ClickParams shown = params;
        shown.heading_rad = along.heading_rad;
        RankedFits best;
        for (const Eigen::Vector3f& point : along.points_m)
            if (RankedFits fits = fitClick(index, point, what, shown);
                !fits.empty() && (best.empty() || fits.front().score > best.front().score))
                best = std::move(fits);
        return best;
    }
};

}  // namespace

RankedFits fitsFor(const FitRequest& request, const CloudIndex& index, const ClickParams& params)
{
    return std::visit(FitOf{request.what, index, params}, request.where);
}

}  // namespace pointloom
