// SPDX-License-Identifier: Apache-2.0
#include "app/commands/AccuracyTables.h"

#include "app/commands/TextTable.h"
#include "core/measure/Summary.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace pointloom {
namespace {

struct AccuracyTablesText
{
    Q_DECLARE_TR_FUNCTIONS(AccuracyCommand)
};

QStringList rowOf(const QString& name, const FitSummary& s)
{
    return {name,
            QString::number(s.samples),
            shown(s.meanBirdsEye, 3),
            shown(s.meanVolume, 3),
            percent(s.half),
            percent(s.good),
            percent(s.goodOfRanked),
            percent(s.rightYaw),
            shown(s.medianYaw_deg, 1),
            percent(s.rightHeading),
            shown(s.median_ms, 3),
            shown(s.p99_ms, 3)};
}

/// All samples by class, by range and by number of points.
QString fitTable(const QString& title, std::span<const FitSample> samples)
{
    TextTable table({title, AccuracyTablesText::tr("fits"), AccuracyTablesText::tr("BEV IoU"), AccuracyTablesText::tr("3D IoU"), "3D>=.5 %",
                     "3D>=.7 %", AccuracyTablesText::tr("ranked>=.7 %"), AccuracyTablesText::tr("yaw<10 %"),
                     AccuracyTablesText::tr("yaw deg"), AccuracyTablesText::tr("heading %"), "p50 ms", "p99 ms"});
    const auto addGroups = [&](const std::vector<SampleGroup>& groups) {
        for (const SampleGroup& group : groups) {
            if (const auto some = samplesIn(group, samples); !some.empty())
                table.add(rowOf("  " + QString::fromStdString(group.name), summaryOf(std::span<const FitSample>(some))));
        }
    };
    table.add(rowOf(AccuracyTablesText::tr("all"), summaryOf(samples)));
    table.add({AccuracyTablesText::tr("by class")});
    addGroups(groupsByClass(samples));
    table.add({AccuracyTablesText::tr("by range")});
    addGroups(groupsByRange());
    table.add({AccuracyTablesText::tr("by number of points")});
    addGroups(groupsByPoints());
    return table.text();
}

QString titleOf(Failure failure)
{
    switch (failure) {
    case Failure::none:
        return AccuracyTablesText::tr("3D IoU of 0.7 or more");
    case Failure::notFound:
        return AccuracyTablesText::tr("not found");
    case Failure::merged:
        return AccuracyTablesText::tr("merged with other things");
    case Failure::split:
        return AccuracyTablesText::tr("split: misses much of the object");
    case Failure::axesSwapped:
        return AccuracyTablesText::tr("axes swapped");
    case Failure::turned:
        return AccuracyTablesText::tr("yaw off by 10 to 45 degrees");
    case Failure::wrongLength:
        return AccuracyTablesText::tr("wrong length");
    case Failure::wrongWidth:
        return AccuracyTablesText::tr("wrong width");
    case Failure::wrongHeight:
        return AccuracyTablesText::tr("wrong height");
    case Failure::misplaced:
        break;
    }
    return AccuracyTablesText::tr("beside its place");
}

QString failureTable(const FitSummary& clicks, const FitSummary& bands)
{
    TextTable table(
        {AccuracyTablesText::tr("below 3D IoU 0.7"), AccuracyTablesText::tr("clicks"), "%", AccuracyTablesText::tr("rubber bands"), "%"});
    const auto shareOf = [](std::size_t count, const FitSummary& summary) {
        return percent(summary.samples == 0 ? 0 : static_cast<double>(count) / static_cast<double>(summary.samples));
    };
    for (std::size_t i = 1; i < failureKinds; ++i)
        table.add({"  " + titleOf(static_cast<Failure>(i)), QString::number(clicks.failures[i]), shareOf(clicks.failures[i], clicks),
                   QString::number(bands.failures[i]), shareOf(bands.failures[i], bands)});
    return table.text();
}

QString snapTable(std::span<const SnapSample> samples)
{
    TextTable table({AccuracyTablesText::tr("snap"), AccuracyTablesText::tr("boxes"), AccuracyTablesText::tr("faces"),
                     AccuracyTablesText::tr("within 5 cm %"), AccuracyTablesText::tr("face m"), AccuracyTablesText::tr("bottom m"),
                     "p50 ms", "p99 ms"});
    const auto add = [&](const QString& name, const SnapSummary& s) {
        table.add({name, QString::number(s.boxes), QString::number(s.faces), percent(s.near), shown(s.medianFace_m, 3),
                   shown(s.medianBottom_m, 3), shown(s.median_ms, 3), shown(s.p99_ms, 3)});
    };
    add(AccuracyTablesText::tr("all"), summaryOf(samples));
    for (const SampleGroup& group : groupsByRange()) {
        if (const auto some = samplesIn(group, samples); !some.empty())
            add("  " + QString::fromStdString(group.name), summaryOf(std::span<const SnapSample>(some)));
    }
    return table.text();
}

QString clusterTable(std::span<const ClusterSample> samples)
{
    const ClusterSummary s = summaryOf(samples);
    TextTable table({AccuracyTablesText::tr("clusters"), AccuracyTablesText::tr("objects"), AccuracyTablesText::tr("in main cluster %"),
                     AccuracyTablesText::tr("purity %"), AccuracyTablesText::tr("split"), AccuracyTablesText::tr("merged")});
    table.add({AccuracyTablesText::tr("all"), QString::number(s.objects), percent(s.meanShare), percent(s.meanPurity),
               QString::number(s.split), QString::number(s.merged)});
    return table.text();
}

double ratio(std::size_t part, std::size_t all)
{
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

std::vector<double> millisecondsOf(const Accuracy& accuracy)
{
    std::vector<double> out;
    for (const GroundScore& frame : accuracy.ground)
        out.push_back(frame.took_ms);
    return out;
}

QString groundTable(const Accuracy& accuracy)
{
    const GroundScore all = together(accuracy.ground);
    const auto ofClasses = [&](double (GroundAgreement::*value)() const) {
        return all.classes ? shown(((*all.classes).*value)(), 3) : QString("-");
    };
    const auto ofBoxes = [](std::size_t part, std::size_t points) { return points == 0 ? QString("-") : percent(ratio(part, points)); };
    TextTable table({AccuracyTablesText::tr("ground"), AccuracyTablesText::tr("frames"), AccuracyTablesText::tr("points"), "F1",
                     AccuracyTablesText::tr("precision"), AccuracyTablesText::tr("recall"), AccuracyTablesText::tr("objects eaten %"),
                     AccuracyTablesText::tr("box feet found %"), "p50 ms"});
    table.add({AccuracyTablesText::tr("all"), QString::number(accuracy.ground.size()), QString::number(all.points),
               ofClasses(&GroundAgreement::f1), ofClasses(&GroundAgreement::precision), ofClasses(&GroundAgreement::recall),
               ofBoxes(all.boxes.bodyEaten, all.boxes.body), ofBoxes(all.boxes.footFound, all.boxes.foot),
               shown(quantileOf(millisecondsOf(accuracy), 0.5), 1)});
    return table.text();
}

nlohmann::ordered_json toJson(const std::string& name, const FitSummary& s)
{
    return {{"name", name},
            {"fits", s.samples},
            {"bev_iou", s.meanBirdsEye},
            {"iou_3d", s.meanVolume},
            {"iou_3d_half", s.half},
            {"iou_3d_good", s.good},
            {"ranked_good", s.goodOfRanked},
            {"yaw_within_10_deg", s.rightYaw},
            {"yaw_median_deg", s.medianYaw_deg},
            {"heading_right", s.rightHeading},
            {"p50_ms", s.median_ms},
            {"p99_ms", s.p99_ms}};
}

nlohmann::ordered_json fitJson(std::span<const FitSample> samples)
{
    const auto parts = [&](const std::vector<SampleGroup>& groups) {
        auto rows = nlohmann::ordered_json::array();
        for (const SampleGroup& group : groups) {
            if (const auto some = samplesIn(group, samples); !some.empty())
                rows.push_back(toJson(group.name, summaryOf(std::span<const FitSample>(some))));
        }
        return rows;
    };
    const FitSummary all = summaryOf(samples);
    nlohmann::ordered_json failures;
    for (std::size_t i = 1; i < failureKinds; ++i)
        failures[std::string(keyOf(static_cast<Failure>(i)))] = all.failures[i];
    return {{"all", toJson("all", all)},
            {"by_class", parts(groupsByClass(samples))},
            {"by_range", parts(groupsByRange())},
            {"by_points", parts(groupsByPoints())},
            {"failures", failures}};
}

nlohmann::ordered_json groundJson(const Accuracy& accuracy)
{
    const GroundScore all = together(accuracy.ground);
    nlohmann::ordered_json out{{"frames", accuracy.ground.size()},
                               {"points", all.points},
                               {"objects_eaten", ratio(all.boxes.bodyEaten, all.boxes.body)},
                               {"box_feet_found", ratio(all.boxes.footFound, all.boxes.foot)},
                               {"p50_ms", quantileOf(millisecondsOf(accuracy), 0.5)}};
    if (all.classes) {
        out["f1"] = all.classes->f1();
        out["precision"] = all.classes->precision();
        out["recall"] = all.classes->recall();
    }
    return out;
}

}  // namespace

QString accuracyTables(const Accuracy& accuracy)
{
    const FrameMeasures& measures = accuracy.measures;
    QString out = AccuracyTablesText::tr("Frames with labels: %L1, objects scored: %L2").arg(accuracy.frames).arg(accuracy.objects) + "\n";
    if (!measures.clicks.empty()) {
        out += "\n" + fitTable(AccuracyTablesText::tr("click"), measures.clicks);
        out += "\n" + fitTable(AccuracyTablesText::tr("rubber band"), measures.bands);
        out += "\n"
            + failureTable(summaryOf(std::span<const FitSample>(measures.clicks)), summaryOf(std::span<const FitSample>(measures.bands)));
        out += "\n" + snapTable(measures.snaps);
        out += "\n" + clusterTable(measures.clusters);
    }
    return out + "\n" + groundTable(accuracy);
}

QString failureList(const Accuracy& accuracy, const Truth& truth)
{
    TextTable table({AccuracyTablesText::tr("frame"), AccuracyTablesText::tr("object"), AccuracyTablesText::tr("class"),
                     AccuracyTablesText::tr("range m"), AccuracyTablesText::tr("points"), AccuracyTablesText::tr("3D IoU"),
                     AccuracyTablesText::tr("ranked"), AccuracyTablesText::tr("yaw deg"), AccuracyTablesText::tr("how"),
                     AccuracyTablesText::tr("why")});
    const auto add = [&](const std::vector<FitSample>& samples, const QString& how) {
        for (const FitSample& one : samples) {
            if (one.failure == Failure::none)
                continue;
            const LabelledFrame& frame = truth.labels.frames[static_cast<std::size_t>(one.of.frame)];
            const std::string& track = frame.boxes[one.of.object].track;
            table.add({QString::fromStdString(frame.name), track.empty() ? QString::number(one.of.object) : QString::fromStdString(track),
                       QString::fromStdString(one.of.classKey), shown(one.of.range_m, 1), QString::number(one.of.points),
                       shown(one.score.volume, 2), shown(one.bestVolume, 2), shown(one.score.axisOff_rad * 180 / std::numbers::pi, 0), how,
                       titleOf(one.failure)});
        }
    };
    add(accuracy.measures.clicks, AccuracyTablesText::tr("click"));
    add(accuracy.measures.bands, AccuracyTablesText::tr("rubber band"));
    return table.text();
}

nlohmann::ordered_json accuracyJson(const Accuracy& accuracy)
{
    const FrameMeasures& measures = accuracy.measures;
    nlohmann::ordered_json out{{"frames", accuracy.frames}, {"objects", accuracy.objects}};
    if (!measures.clicks.empty()) {
        const SnapSummary snap = summaryOf(std::span<const SnapSample>(measures.snaps));
        const ClusterSummary clusters = summaryOf(std::span<const ClusterSample>(measures.clusters));
        out["click"] = fitJson(measures.clicks);
        out["rubber_band"] = fitJson(measures.bands);
        out["snap"] = {{"boxes", snap.boxes},
                       {"faces", snap.faces},
                       {"within_5_cm", snap.near},
                       {"face_median_m", snap.medianFace_m},
                       {"bottom_median_m", snap.medianBottom_m},
                       {"p50_ms", snap.median_ms},
                       {"p99_ms", snap.p99_ms}};
        out["clusters"] = {{"objects", clusters.objects},
                           {"in_main_cluster", clusters.meanShare},
                           {"purity", clusters.meanPurity},
                           {"split", clusters.split},
                           {"merged", clusters.merged}};
    }
    out["ground"] = groundJson(accuracy);
    return out;
}

}  // namespace pointloom
