// SPDX-License-Identifier: Apache-2.0
#include "core/measure/GroundScore.h"

#include "core/base/Statistics.h"
#include "core/index/Ground.h"

#include <chrono>

namespace pointloom {
double GroundAgreement::precision() const
{
    return shareOf(hit, hit + wrong);
}

double GroundAgreement::recall() const
{
    return shareOf(hit, hit + missed);
}

double GroundAgreement::f1() const
{
    return shareOf(2 * hit, 2 * hit + wrong + missed);
}

GroundAgreement compareGround(std::span<const std::uint8_t> mask, std::span<const std::uint16_t> classes, const GroundClasses& ground)
{
    GroundAgreement agreement;
    for (std::size_t i = 0; i < mask.size(); ++i) {
        if (classes[i] == 0)
            continue;
        const bool isGround = ground.ids.contains(classes[i]);
        agreement.hit += mask[i] != 0 && isGround ? 1 : 0;
        agreement.wrong += mask[i] != 0 && !isGround ? 1 : 0;
        agreement.missed += mask[i] == 0 && isGround ? 1 : 0;
    }
    return agreement;
}

GroundUnderBoxes groundUnder(std::span<const OrientedBox> boxes, const PointCloud& cloud, std::span<const std::uint8_t> mask)
{
    constexpr double bodyFrom_m = 0.3;
    constexpr double footTo_m = 0.1;
    GroundUnderBoxes found;
    for (const OrientedBox& box : boxes) {
        const Eigen::Vector3f middle = box.centre_m.cast<float>();
        const auto reach = static_cast<float>(box.size_m.norm() / 2 + footTo_m);  // spares the exact test for the many that are far away
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            const Eigen::Vector3f& p = cloud.positions_m[i];
            if (!((p - middle).squaredNorm() < reach * reach) || !contains(box, p.cast<double>()))
                continue;
            const double up_m = p.z() - (box.centre_m.z() - box.size_m.z() / 2);
            found.body += up_m >= bodyFrom_m ? 1 : 0;
            found.bodyEaten += up_m >= bodyFrom_m ? mask[i] : 0;
            found.foot += up_m < footTo_m ? 1 : 0;
            found.footFound += up_m < footTo_m ? mask[i] : 0;
        }
    }
    return found;
}

GroundScore scoreGround(const PointCloud& cloud, std::span<const OrientedBox> boxes, std::span<const std::uint16_t> classes,
                        const GroundClasses& ground)
{
    const auto start = std::chrono::steady_clock::now();
    const auto mask = groundMask(cloud, estimateGround(cloud));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    GroundScore score{.classes = std::nullopt, .boxes = groundUnder(boxes, cloud, mask), .points = cloud.size(), .took_ms = took.count()};
    if (!classes.empty())
        score.classes = compareGround(mask, classes, ground);
    return score;
}

GroundScore together(std::span<const GroundScore> scores)
{
    GroundScore all;
    for (const GroundScore& one : scores) {
        if (one.classes) {
            if (!all.classes)
                all.classes.emplace();
            all.classes->hit += one.classes->hit;
            all.classes->wrong += one.classes->wrong;
            all.classes->missed += one.classes->missed;
        }
        all.boxes.body += one.boxes.body;
        all.boxes.bodyEaten += one.boxes.bodyEaten;
        all.boxes.foot += one.boxes.foot;
        all.boxes.footFound += one.boxes.footFound;
        all.points += one.points;
        all.took_ms += one.took_ms;
    }
    return all;
}

}  // namespace pointloom
