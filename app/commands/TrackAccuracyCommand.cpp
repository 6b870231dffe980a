// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"
#include "app/commands/Scheme.h"
#include "app/commands/Terminal.h"
#include "app/commands/TimeOptions.h"
#include "app/commands/TrackAccuracyTables.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <cstdio>
#include <memory>

namespace pointloom {
namespace {

struct TrackText
{
    Q_DECLARE_TR_FUNCTIONS(TrackAccuracyCommand)
};

struct TrackAccuracyArguments
{
    std::string folder;
    std::string scheme;
    SequenceArguments told;
    std::vector<std::string> classes;
    TrackAccuracyParams params;
    bool json = false;
};

int measure(const TrackAccuracyArguments& arguments)
{
    const auto schema = loadScheme(arguments.scheme);
    if (!schema)
        return report(schema.error());
    const auto classes = classKeysOf(arguments.classes, *schema);
    if (!classes)
        return report(classes.error());
    const auto truth = openTruth(arguments.folder, *schema, arguments.told.options());
    if (!truth)
        return report(truth.error());
    for (const Message& remark : truth->remarks)
        say(translated(remark));
    const auto accuracy =
        measureTracks(*truth, *schema, arguments.params, *classes, progressLine(TrackText::tr("Following objects")), interrupted());
    if (!accuracy)
        return report(accuracy.error());
    sayNotesOn(truth->sequence);
    if (!accuracy->posesKnown)
        say(TrackText::tr("There are no poses: the sensor is taken to stand still. Give them with --poses if it moves."));
    const std::string out =
        arguments.json ? trackJson(*accuracy, arguments.params).dump(2) + "\n" : trackTables(*accuracy, arguments.params).toStdString();
    std::printf("%s", out.c_str());
    const int left = reportLeftOut(accuracy->broken);
    return truth->broken.empty() ? left : 1;  // the remarks have named them
}

}  // namespace

void addTrackAccuracyCommand(CLI::App& app, CommandAction& action)
{
    const auto text = [](const QString& said) { return said.toStdString(); };
    auto arguments = std::make_shared<TrackAccuracyArguments>();
    TrackAccuracyParams& params = arguments->params;
    CLI::App* command = app.add_subcommand(
        "track-accuracy",
        text(TrackText::tr("Score interpolation, propagation, standing or moving and one size per object against labelled tracks")));
    command->add_option("folder", arguments->folder, text(TrackText::tr("Sequence of frames with labelled tracks")))->required();
    command->add_option("--frames", params.starts, text(TrackText::tr("Frames that objects are followed from, spread over the sequence")))
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000));
    command->add_option("--seed", params.seed, text(TrackText::tr("Another number follows from other frames")))
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command
        ->add_option("--min-points", params.fewestPoints,
                     text(TrackText::tr("Objects with fewer points in the frame they are followed from are left out")))
        ->capture_default_str();
    command->add_option("--class", arguments->classes, text(TrackText::tr("Only objects of this class; may be given several times")));
    addSequenceOptions(*command, arguments->told);
    command->add_option("--scheme", arguments->scheme, text(TrackText::tr("Label scheme (without it the driving scheme)")));
    command->add_flag("--json", arguments->json, text(TrackText::tr("Print JSON instead of tables")));
    command->callback([arguments, &action] { action = [arguments] { return measure(*arguments); }; });
}

}  // namespace pointloom
