// SPDX-License-Identifier: Apache-2.0
#include "app/commands/FolderInfo.h"

#include "app/commands/Terminal.h"
#include "core/dataset/DatasetLayout.h"
#include "core/formats/DatasetLabels.h"

#include <QCoreApplication>
#include <QStringList>

namespace pointloom {
namespace {

struct FolderInfoWords
{
    Q_DECLARE_TR_FUNCTIONS(InfoCommand)
};

/// How many frames have what.
struct FolderCounts
{
    std::size_t poses = 0;
    std::size_t labels = 0;
    std::size_t calibrations = 0;
    std::size_t images = 0;
};

FolderCounts countsOf(const Sequence& sequence)
{
    FolderCounts counts;
    for (const FrameSource& frame : sequence.frames) {
        counts.poses += frame.world_T_ego ? 1 : 0;
        counts.labels += frame.labels.empty() ? 0 : 1;
        counts.calibrations += frame.calibration.empty() ? 0 : 1;
        counts.images += frame.images.empty() ? 0 : 1;
    }
    return counts;
}

QString titleOf(const Sequence& sequence)
{
    const DatasetLayout* layout = findDatasetLayout(sequence.layout);
    return layout != nullptr ? translated(layout->titleOf(sequence)) : QString::fromStdString(sequence.layout);
}

const char* keyOf(TimeSource source)
{
    switch (source) {
    case TimeSource::counted:
        return "counted";
    case TimeSource::names:
        return "names";
    case TimeSource::file:
        return "file";
    case TimeSource::poses:
        return "poses";
    case TimeSource::told:
        return "told";
    case TimeSource::assumed:
        break;
    }
    return "assumed";
}

double durationOf(const Sequence& sequence)
{
    return sequence.clock.at(static_cast<int>(sequence.frames.size()) - 1);
}

InfoJson notesJson(const Sequence& sequence)
{
    InfoJson out = InfoJson::array();
    for (const Error& note : sequence.notes)
        out.push_back(note.text());
    return out;
}

/// When the frames were measured, and who says so.
QString timesText(const Sequence& sequence)
{
    const QString period = QString::number(sequence.clock.period_s(), 'g', 4);
    switch (sequence.timeSource) {
    case TimeSource::assumed:
    case TimeSource::counted:
        return FolderInfoWords::tr("not known; %1 s from frame to frame are taken").arg(period);
    case TimeSource::names:
        return FolderInfoWords::tr("from the names, %1 s from frame to frame").arg(period);
    case TimeSource::file:
        return FolderInfoWords::tr("from a file of times, %1 s from frame to frame").arg(period);
    case TimeSource::poses:
        return FolderInfoWords::tr("from the poses, %1 s from frame to frame").arg(period);
    case TimeSource::told:
        break;
    }
    return FolderInfoWords::tr("%1 s from frame to frame").arg(period);
}

}  // namespace

InfoJson folderInfoJson(const Sequence& sequence)
{
    const FolderCounts counts = countsOf(sequence);
    return {{"folder", sequence.root.string()},
            {"layout", sequence.layout},
            {"frames", sequence.frames.size()},
            {"first_frame", sequence.frames.front().name},
            {"last_frame", sequence.frames.back().name},
            {"poses", counts.poses},
            {"labels", counts.labels},
            {"calibrations", counts.calibrations},
            {"images", counts.images},
            {"time_source", keyOf(sequence.timeSource)},
            {"period_s", sequence.clock.period_s()},
            {"duration_s", durationOf(sequence)},
            {"origin", asJson(sequence.origin_m)},
            {"notes", notesJson(sequence)}};
}

std::vector<Error> brokenLabelFiles(const Sequence& sequence)
{
    const auto labels = labelsOfDataset(sequence, nullptr);
    if (!labels)
        return {labels.error()};
    LabelTally found;
    for (std::size_t i = 0; i < (*labels)->frameCount(); ++i) {
        if (const auto frame = (*labels)->frame(i))
            found.add(frame->tally);
        else
            found.leaveFile(frame.error());
    }
    return found.broken();
}

QString folderInfoText(const Sequence& sequence)
{
    const FolderCounts counts = countsOf(sequence);
    QStringList lines;
    lines << FolderInfoWords::tr("folder         %1").arg(named(sequence.root.string()));
    lines << FolderInfoWords::tr("layout         %1").arg(titleOf(sequence));
    lines << FolderInfoWords::tr("frames         %1, from %2 to %3")
                 .arg(QString::number(sequence.frames.size()), named(sequence.frames.front().name), named(sequence.frames.back().name));
    lines << FolderInfoWords::tr("with pose      %1").arg(counts.poses);
    lines << FolderInfoWords::tr("with labels    %1").arg(counts.labels);
    lines << FolderInfoWords::tr("calibrated     %1").arg(counts.calibrations);
    lines << FolderInfoWords::tr("with image     %1").arg(counts.images);
    lines << FolderInfoWords::tr("times          %1").arg(timesText(sequence));
    lines << FolderInfoWords::tr("origin         %1 m").arg(metres(sequence.origin_m));
    for (const Error& note : sequence.notes)
        lines << FolderInfoWords::tr("note           %1").arg(translated(note));
    return lines.join('\n') + '\n';
}

}  // namespace pointloom
