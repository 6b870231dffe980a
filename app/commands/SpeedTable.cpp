// SPDX-License-Identifier: Apache-2.0
#include "app/commands/SpeedTable.h"

#include "app/commands/TextTable.h"
#include "ui/application/Translated.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

namespace pointloom {
namespace {

using namespace bench;

struct SpeedTableText
{
    Q_DECLARE_TR_FUNCTIONS(SpeedTable)
};

/// Three digits that count, however long it takes.
QString shownTime(double ms)
{
    return QString::number(ms, 'f', ms < 0.1 ? 4 : ms < 1 ? 3 : ms < 10 ? 2 : 1);
}

QString shownRatio(double ratio)
{
    return QString::number(ratio, 'f', ratio < 10 ? 1 : 0);
}

/// "20 x", "p50 0.3, p99 2 ms": what is aimed at.
QString targetOf(const BenchRow& row)
{
    QStringList parts;
    if (row.targetRatio > 0)
        parts << SpeedTableText::tr("%1 times").arg(row.targetRatio);
    if (row.targetMedian_ms > 0)
        parts << SpeedTableText::tr("median %1 ms").arg(row.targetMedian_ms, 0, 'g', 3);
    if (row.targetP99_ms > 0)
        parts << SpeedTableText::tr("p99 %1 ms").arg(row.targetP99_ms);
    return parts.join(", ");
}

QString yesOrNo(const std::optional<bool>& answer)
{
    return !answer ? QString() : *answer ? SpeedTableText::tr("yes") : SpeedTableText::tr("no");
}

QStringList cellsOf(const BenchRow& row)
{
    const bool beside = !row.theirs.empty();
    return {"  " + translated(row.what),
            QString::number(row.items),
            QString::number(row.threads),
            shownTime(row.ours.median_ms()),
            shownTime(row.ours.p99_ms()),
            QString::fromStdString(row.baseline),
            beside ? shownTime(row.theirs.median_ms()) : QString(),
            beside ? shownTime(row.theirs.p99_ms()) : QString(),
            beside ? shownRatio(*row.ratio()) : QString(),
            yesOrNo(row.equal),
            targetOf(row),
            yesOrNo(row.reached())};
}

nlohmann::ordered_json jsonOf(const Samples& samples)
{
    return {{"times", samples.ms.size()}, {"median_ms", samples.median_ms()}, {"p99_ms", samples.p99_ms()}};
}

nlohmann::ordered_json jsonOf(const BenchRow& row)
{
    nlohmann::ordered_json out{
        {"key", row.key}, {"what", row.what.text()}, {"items", row.items}, {"threads", row.threads}, {"pointloom", jsonOf(row.ours)}};
    if (!row.theirs.empty()) {
        out["baseline"] = row.baseline;
        out["other"] = jsonOf(row.theirs);
        out["ratio"] = *row.ratio();
    }
    if (row.equal)
        out["equal"] = *row.equal;
    if (row.targetRatio > 0)
        out["target_ratio"] = row.targetRatio;
    if (row.targetMedian_ms > 0)
        out["target_median_ms"] = row.targetMedian_ms;
    if (row.targetP99_ms > 0)
        out["target_p99_ms"] = row.targetP99_ms;
    if (const auto reached = row.reached())
        out["reached"] = *reached;
    for (const Message& remark : row.remarks)
        out["remarks"].push_back(remark.text());
    return out;
}

}  // namespace

QString speedTable(const Machine& machine, const std::vector<FrameReport>& reports)
{
    QString text = QString::fromStdString(machine.processor) + '\n';
    text += SpeedTableText::tr("Threads of the machine: %1; widest registers in use: %2; %3, %4; beside %5")
                .arg(machine.threads)
                .arg(QString::fromStdString(machine.simd), QString::fromStdString(machine.compiler), QString::fromStdString(machine.flags),
                     QString::fromStdString(machine.libraries))
        + '\n';
    text += SpeedTableText::tr("Milliseconds, both in turns in one run; p99 is the worst of fewer than a hundred times.") + "\n\n";
    TextTable table({SpeedTableText::tr("what"), SpeedTableText::tr("input"), SpeedTableText::tr("threads"), SpeedTableText::tr("median"),
                     "p99", SpeedTableText::tr("beside"), SpeedTableText::tr("median"), "p99", SpeedTableText::tr("times faster"),
                     SpeedTableText::tr("same answer"), SpeedTableText::tr("target"), SpeedTableText::tr("reached")});
    QString remarks;
    for (const FrameReport& report : reports) {
        const QString name = QString::fromStdString(report.name);
        table.add({SpeedTableText::tr("%1: %2 points, %3 above ground").arg(name).arg(report.points).arg(report.raised)});
        for (const BenchRow& row : report.rows) {
            table.add(cellsOf(row));
            for (const Message& remark : row.remarks)
                remarks += SpeedTableText::tr("%1, %2: %3").arg(name, translated(row.what), translated(remark)) + '\n';
        }
    }
    return text + table.text() + '\n' + remarks;
}

nlohmann::ordered_json speedJson(const Machine& machine, const std::vector<FrameReport>& reports)
{
    nlohmann::ordered_json out{{"machine",
                                {{"processor", machine.processor},
                                 {"threads", machine.threads},
                                 {"compiler", machine.compiler},
                                 {"flags", machine.flags},
                                 {"simd", machine.simd},
                                 {"libraries", machine.libraries}}},
                               {"clouds", nlohmann::ordered_json::array()}};
    for (const FrameReport& report : reports) {
        nlohmann::ordered_json rows = nlohmann::ordered_json::array();
        for (const BenchRow& row : report.rows)
            rows.push_back(jsonOf(row));
        out["clouds"].push_back({{"name", report.name}, {"points", report.points}, {"above_ground", report.raised}, {"rows", rows}});
    }
    return out;
}

}  // namespace pointloom
