// SPDX-License-Identifier: Apache-2.0
#include "app/commands/TrackAccuracyTables.h"

#include "app/commands/TextTable.h"
#include "core/measure/TrackSummary.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace pointloom {
namespace {

struct TrackTablesText
{
    Q_DECLARE_TR_FUNCTIONS(TrackAccuracyCommand)
};

/// "car, moving"
QString nameOf(const TrackGroup& group)
{
    QString what = group.classKey.empty() ? TrackTablesText::tr("all") : QString::fromStdString(group.classKey);
    if (!group.moving)
        return what;
    return *group.moving ? TrackTablesText::tr("%1, moving").arg(what) : TrackTablesText::tr("%1, standing").arg(what);
}

QString interpolationTable(const TrackAccuracy& accuracy, const TrackAccuracyParams& params)
{
    TextTable table({TrackTablesText::tr("interpolation"), TrackTablesText::tr("boxes"), TrackTablesText::tr("3D IoU mean"),
                     TrackTablesText::tr("median"), TrackTablesText::tr("in the sensor's frame: mean"), TrackTablesText::tr("median")});
    for (const int gap : params.gaps) {
        if (summaryOf(accuracy.interpolation, TrackGroup{}, gap).boxes == 0)
            continue;
        table.add({TrackTablesText::tr("an anchor every %1 frames").arg(gap)});
        for (const TrackGroup& group : groupsByMotion(accuracy)) {
            const InterpolationSummary s = summaryOf(accuracy.interpolation, group, gap);
            if (s.boxes > 0)
                table.add({"  " + nameOf(group), QString::number(s.boxes), shown(s.iou.mean, 3), shown(s.iou.median, 3),
                           shown(s.iouFlat.mean, 3), shown(s.iouFlat.median, 3)});
        }
    }
    return table.text();
}

/// The means of one method by step; "-" where there was no box to compare.
QStringList meansOf(const std::vector<StepSummary>& steps)
{
    QStringList cells;
    for (const StepSummary& step : steps)
        cells << (step.boxes == 0 ? QString("-") : shown(step.iou.mean, 3));
    return cells;
}

/// The shares of the objects that were lost on the way.
QStringList goneOf(const std::vector<StepSummary>& steps)
{
    QStringList cells;
    for (const StepSummary& step : steps)
        cells << (step.boxes + step.gone == 0 ? QString("-") : percent(step.goneShare()));
    return cells;
}

QString followTable(const TrackAccuracy& accuracy, const TrackAccuracyParams& params)
{
    QStringList header{TrackTablesText::tr("propagation: 3D IoU"), TrackTablesText::tr("objects")};
    for (const int step : params.steps)
        header << QString("+%1").arg(step);
    TextTable table(header << "ms");
    for (const TrackGroup& group : groupsByMotion(accuracy)) {
        const FollowSummary s = summaryOf(accuracy.follows, group, params.steps);
        if (s.objects == 0)
            continue;
        table.add(QStringList{nameOf(group), QString::number(s.objects)} << meansOf(s.followed) << shown(s.perBox_ms, 2));
        table.add(QStringList{"  " + TrackTablesText::tr("copied in the sensor's frame"), {}} << meansOf(s.copied));
        table.add(QStringList{"  " + TrackTablesText::tr("seen, but without a box: %"), {}} << goneOf(s.followed));
    }
    return table.text();
}

QString decisionTable(const TrackAccuracy& accuracy)
{
    TextTable table({TrackTablesText::tr("standing or moving"), TrackTablesText::tr("objects"), TrackTablesText::tr("decided right"), "%"});
    for (const TrackGroup& group : groupsByMotion(accuracy)) {
        const DecisionSummary s = summaryOf(accuracy.decisions, group);
        if (s.objects > 0)
            table.add({nameOf(group), QString::number(s.objects), QString::number(s.right),
                       percent(static_cast<double>(s.right) / static_cast<double>(s.objects))});
    }
    return table.text();
}

QString sizeTable(const TrackAccuracy& accuracy)
{
    TextTable table({TrackTablesText::tr("one size: error in m"), TrackTablesText::tr("objects"), TrackTablesText::tr("length p50"), "p90",
                     TrackTablesText::tr("measured %"), TrackTablesText::tr("width p50"), "p90", TrackTablesText::tr("measured %"),
                     TrackTablesText::tr("height p50"), "p90", TrackTablesText::tr("measured %")});
    for (const TrackGroup& group : groupsByClass(accuracy)) {
        const SizeSummary s = summaryOf(accuracy.sizes, group);
        if (s.objects == 0)
            continue;
        QStringList solved{nameOf(group), QString::number(s.objects)};
        QStringList measured{"  " + TrackTablesText::tr("where some frame saw both ends"), {}};
        QStringList usual{"  " + TrackTablesText::tr("usual size, as it was begun with"), {}};
        for (std::size_t axis = 0; axis < s.solved.size(); ++axis) {
            solved << shown(s.solved[axis].median_m, 3) << shown(s.solved[axis].p90_m, 3) << percent(s.measured[axis]);
            measured << (s.measured[axis] > 0 ? shown(s.ofMeasured[axis].median_m, 3) : QString("-"))
                     << (s.measured[axis] > 0 ? shown(s.ofMeasured[axis].p90_m, 3) : QString("-")) << QString();
            usual << shown(s.usual[axis].median_m, 3) << shown(s.usual[axis].p90_m, 3) << QString();
        }
        table.add(solved);
        table.add(measured);
        table.add(usual);
    }
    return table.text();
}

nlohmann::ordered_json toJson(const TrackGroup& group)
{
    nlohmann::ordered_json out{{"class", group.classKey.empty() ? "all" : group.classKey}};
    if (group.moving)
        out["moving"] = *group.moving;
    return out;
}

nlohmann::ordered_json interpolationJson(const TrackAccuracy& accuracy, const TrackAccuracyParams& params)
{
    auto rows = nlohmann::ordered_json::array();
    for (const int gap : params.gaps) {
        for (const TrackGroup& group : groupsByMotion(accuracy)) {
            const InterpolationSummary s = summaryOf(accuracy.interpolation, group, gap);
            if (s.boxes == 0)
                continue;
            auto row = toJson(group);
            row.update({{"gap_frames", gap},
                        {"boxes", s.boxes},
                        {"iou_3d", s.iou.mean},
                        {"iou_3d_median", s.iou.median},
                        {"sensor_frame_iou_3d", s.iouFlat.mean},
                        {"sensor_frame_iou_3d_median", s.iouFlat.median}});
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

nlohmann::ordered_json followJson(const TrackAccuracy& accuracy, const TrackAccuracyParams& params)
{
    constexpr std::array ends{"done", "anchorReached", "lost", "occluded", "leftView", "stopped"};
    auto rows = nlohmann::ordered_json::array();
    for (const TrackGroup& group : groupsByMotion(accuracy)) {
        const FollowSummary s = summaryOf(accuracy.follows, group, params.steps);
        if (s.objects == 0)
            continue;
        auto steps = nlohmann::ordered_json::array();
        for (std::size_t i = 0; i < s.followed.size(); ++i) {
            const StepSummary& ours = s.followed[i];
            steps.push_back({{"frames_after", ours.step},
                             {"boxes", ours.boxes},
                             {"iou_3d", ours.iou.mean},
                             {"iou_3d_median", ours.iou.median},
                             {"gone", ours.goneShare()},
                             {"copied_boxes", s.copied[i].boxes},
                             {"copied_iou_3d", s.copied[i].iou.mean},
                             {"copied_iou_3d_median", s.copied[i].iou.median}});
        }
        nlohmann::ordered_json counts;
        for (std::size_t i = 0; i < ends.size(); ++i)
            counts[ends[i]] = s.ends[i];
        auto row = toJson(group);
        row.update({{"objects", s.objects}, {"steps", std::move(steps)}, {"ends", std::move(counts)}, {"per_box_ms", s.perBox_ms}});
        rows.push_back(std::move(row));
    }
    return rows;
}

nlohmann::ordered_json decisionJson(const TrackAccuracy& accuracy)
{
    auto rows = nlohmann::ordered_json::array();
    for (const TrackGroup& group : groupsByMotion(accuracy)) {
        const DecisionSummary s = summaryOf(accuracy.decisions, group);
        if (s.objects == 0)
            continue;
        auto row = toJson(group);
        row.update({{"objects", s.objects}, {"right", s.right}});
        rows.push_back(std::move(row));
    }
    return rows;
}

nlohmann::ordered_json sizeJson(const TrackAccuracy& accuracy)
{
    constexpr std::array axes{"length", "width", "height"};
    auto rows = nlohmann::ordered_json::array();
    for (const TrackGroup& group : groupsByClass(accuracy)) {
        const SizeSummary s = summaryOf(accuracy.sizes, group);
        if (s.objects == 0)
            continue;
        auto row = toJson(group);
        row["objects"] = s.objects;
        for (std::size_t axis = 0; axis < axes.size(); ++axis)
            row[axes[axis]] = {{"median_m", s.solved[axis].median_m},
                               {"p90_m", s.solved[axis].p90_m},
                               {"measured_median_m", s.ofMeasured[axis].median_m},
                               {"measured_p90_m", s.ofMeasured[axis].p90_m},
                               {"usual_median_m", s.usual[axis].median_m},
                               {"usual_p90_m", s.usual[axis].p90_m},
                               {"measured", s.measured[axis]}};
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

QString trackTables(const TrackAccuracy& accuracy, const TrackAccuracyParams& params)
{
    QString out = TrackTablesText::tr("Frames: %L1, tracks: %L2").arg(accuracy.frames).arg(accuracy.tracks) + "\n";
    out += TrackTablesText::tr(
               "Moving: the labels get farther than %1 m in the world over the frames used. Whether standing or moving was decided "
               "right is not asked between %2 and %1 m.")
               .arg(shown(params.moving_m, 2), shown(params.standing_m, 2))
        + "\n";
    if (!accuracy.interpolation.empty())
        out += "\n" + interpolationTable(accuracy, params);
    if (!accuracy.follows.empty())
        out += "\n" + followTable(accuracy, params);
    if (!accuracy.decisions.empty())
        out += "\n" + decisionTable(accuracy);
    if (!accuracy.sizes.empty())
        out += "\n" + sizeTable(accuracy);
    return out;
}

nlohmann::ordered_json trackJson(const TrackAccuracy& accuracy, const TrackAccuracyParams& params)
{
    return {{"frames", accuracy.frames},
            {"tracks", accuracy.tracks},
            {"poses", accuracy.posesKnown},
            {"moving_beyond_m", params.moving_m},
            {"interpolation", interpolationJson(accuracy, params)},
            {"propagation", followJson(accuracy, params)},
            {"standing_or_moving", decisionJson(accuracy)},
            {"size", sizeJson(accuracy)}};
}

}  // namespace pointloom
