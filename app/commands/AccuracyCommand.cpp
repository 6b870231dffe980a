// SPDX-License-Identifier: Apache-2.0
#include "app/commands/AccuracyPlots.h"
#include "app/commands/AccuracyTables.h"
#include "app/commands/CloudColumns.h"
#include "app/commands/Commands.h"
#include "app/commands/Scheme.h"
#include "app/commands/Terminal.h"
#include "app/commands/TimeOptions.h"
#include "core/base/File.h"
#include "core/dataset/OutputCheck.h"

#include <nlohmann/json.hpp>

#include <QBuffer>
#include <QCoreApplication>

#include <cstdio>
#include <memory>

namespace pointloom {
namespace {

struct AccuracyText
{
    Q_DECLARE_TR_FUNCTIONS(AccuracyCommand)
};

struct AccuracyArguments
{
    std::string folder;
    std::string scheme;
    std::string ground;
    std::vector<std::string> classes;
    AccuracyParams params;
    OpeningArguments opening;
    std::string plots;
    bool json = false;
    bool failures = false;
};

/// The ids that were named, else those that the folder's labels are known to have.
GroundClasses groundOf(const AccuracyArguments& arguments, const Truth& truth)
{
    const char* standard = truth.generated ? "generated" : "semantickitti";
    return groundClassesFrom(arguments.ground.empty() ? standard : arguments.ground).value_or(GroundClasses{});
}

Result<void> writePlot(const std::filesystem::path& path, const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return writeAtomically(path, std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
}

/// clicks.png and bands.png.
Result<void> writePlots(const std::filesystem::path& folder, const Truth& truth, const Accuracy& accuracy, const LabelSchema& schema)
{
    const QString name = QString::fromStdString(truth.sequence.name);
    const FrameMeasures& measures = accuracy.measures;
    const auto clicks = drawAccuracy(measures.clicks, AccuracyText::tr("%1 · clicks: %L2").arg(name).arg(measures.clicks.size()), schema);
    if (const auto written = writePlot(folder / "clicks.png", clicks); !written)
        return written;
    const auto bands =
        drawAccuracy(measures.bands, AccuracyText::tr("%1 · rubber bands: %L2").arg(name).arg(measures.bands.size()), schema);
    return writePlot(folder / "bands.png", bands);
}

int measure(const AccuracyArguments& arguments)
{
    const auto schema = loadScheme(arguments.scheme);
    if (!schema)
        return report(schema.error());
    const auto classes = classKeysOf(arguments.classes, *schema);
    if (!classes)
        return report(classes.error());
    const auto truth = openTruth(arguments.folder, *schema, arguments.opening.options());
    if (!truth)
        return report(truth.error());
    if (!arguments.plots.empty()) {
        const std::filesystem::path clicks = std::filesystem::path(arguments.plots) / "clicks.png";
        if (const auto may = checkOutput(clicks, OutputKind::file, {.datasets = {truth->sequence.dataset()}}); !may)
            return report(may.error());
    }
    sayNotes(truth->sequence.notes);
    sayCloudNotes(truth->sequence);
    for (const Message& remark : truth->remarks)
        say(translated(remark));
    const auto accuracy = measureAccuracy(*truth, *schema, groundOf(arguments, *truth), arguments.params, *classes,
                                          progressLine(AccuracyText::tr("Measuring")), interrupted());
    if (!accuracy)
        return report(accuracy.error());
    if (arguments.json)
        std::printf("%s\n", accuracyJson(*accuracy).dump(2).c_str());
    else
        printText(accuracyTables(*accuracy));
    if (!arguments.plots.empty()) {
        if (const auto written = writePlots(arguments.plots, *truth, *accuracy, *schema); !written)
            return report(written.error());
    }
    if (arguments.failures)
        printText("\n" + failureList(*accuracy, *truth));
    const int left = reportLeftOut(accuracy->broken);
    return truth->broken.empty() ? left : 1;  // the remarks have named them
}

std::string checkGround(const std::string& text)
{
    return groundClassesFrom(text) ? std::string()
                                   : AccuracyText::tr("%1 is neither generated, semantickitti, rellis nor a list of numbers")
                                         .arg(QString::fromStdString(text))
                                         .toStdString();
}

}  // namespace

void addAccuracyCommand(CLI::App& app, CommandAction& action)
{
    const auto text = [](const QString& said) { return said.toStdString(); };
    auto arguments = std::make_shared<AccuracyArguments>();
    AccuracyParams& params = arguments->params;
    CLI::App* command =
        app.add_subcommand("accuracy", text(AccuracyText::tr("Score clicks, rubber bands, snapping, ground and clusters against labels")));
    command->add_option("folder", arguments->folder, text(AccuracyText::tr("Folder of frames with labels")))->required();
    command->add_option("--clicks", params.clicks, text(AccuracyText::tr("Clicks on each object")))
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    command->add_option("--seed", params.seed, text(AccuracyText::tr("Another number clicks elsewhere")))
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command->add_option("--min-points", params.fewestPoints, text(AccuracyText::tr("Objects with fewer points are left out")))
        ->capture_default_str();
    command->add_option("--class", arguments->classes, text(AccuracyText::tr("Only objects of this class; may be given several times")));
    command->add_flag("--context", params.context, text(AccuracyText::tr("Let fits know the other labelled boxes of the frame")));
    command
        ->add_option("--ground", arguments->ground,
                     text(AccuracyText::tr("Point classes that are ground: generated, semantickitti, rellis or numbers like 40,44")))
        ->check(checkGround);
    command->add_option("--scheme", arguments->scheme, text(AccuracyText::tr("Label scheme (without it the driving scheme)")));
    command->add_flag("--failures", arguments->failures, text(AccuracyText::tr("List every fit below 3D IoU 0.7")));
    command->add_option("--plots", arguments->plots, text(AccuracyText::tr("Folder for clicks.png and bands.png")))->type_name("FOLDER");
    command->add_flag("--json", arguments->json, text(AccuracyText::tr("Print JSON instead of tables")));
    addOpeningOptions(*command, arguments->opening);
    command->callback([arguments, &action] { action = [arguments] { return measure(*arguments); }; });
}

}  // namespace pointloom
