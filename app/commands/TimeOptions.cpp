// SPDX-License-Identifier: Apache-2.0
#include "app/commands/TimeOptions.h"

#include "app/commands/CloudColumns.h"
#include "app/commands/Terminal.h"
#include "core/base/Text.h"

#include <QCoreApplication>

#include <cmath>

namespace pointloom {
namespace {

struct TimeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeOptions)
};

/// CLI11's range lets "nan" through, since it is neither below nor above.
std::string refuseNoNumber(const std::string& text)
{
    const auto value = number<double>(text);
    return value && std::isfinite(*value) ? std::string() : TimeText::tr("%1 is no number").arg(QString::fromStdString(shown(text))).toStdString();
}

}  // namespace

OpenOptions OpeningArguments::options() const
{
    OpenOptions out{.poses = {}, .period_s = {}, .columns = columns};
    if (period_s > 0)
        out.period_s = period_s;
    if (rate_hz > 0)
        out.period_s = 1 / rate_hz;
    return out;
}

OpenOptions SequenceArguments::options() const
{
    OpenOptions out = opening.options();
    out.poses = poses;
    return out;
}

void addSequenceOptions(CLI::App& command, SequenceArguments& arguments)
{
    command.add_option("--poses", arguments.poses, TimeText::tr("Poses of the frames (without it those of the folder)").toStdString())
        ->type_name("FILE");
    addOpeningOptions(command, arguments.opening);
}

void addOpeningOptions(CLI::App& command, OpeningArguments& arguments)
{
    const CLI::Range likely(0.001, 3600.0);
    addColumnsOption(command, arguments.columns);
    CLI::Option* period =
        command
            .add_option("--period", arguments.period_s,
                        TimeText::tr("Seconds from frame to frame where none is missing (without it by the frames' names, times.txt or "
                                     "timestamps.txt; else 0.1)")
                            .toStdString())
            ->type_name("SECONDS")
            ->check(refuseNoNumber)
            ->check(likely);
    command.add_option("--rate", arguments.rate_hz, TimeText::tr("The same in frames per second").toStdString())
        ->type_name("HZ")
        ->check(refuseNoNumber)
        ->check(likely)
        ->excludes(period);
}

void sayNotesOn(const Sequence& sequence)
{
    sayNotes(sequence.notes);
    sayCloudNotes(sequence);
    const bool isUnknown = sequence.timeSource == TimeSource::assumed || sequence.timeSource == TimeSource::counted;
    if (isUnknown && sequence.frames.size() > 1)
        say(TimeText::tr("Nothing says when the frames were measured: %1 s from frame to frame are taken. Tell it with --period or --rate.")
                .arg(sequence.clock.period_s()));
}

}  // namespace pointloom
