// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"
#include "app/commands/Terminal.h"
#include "core/simulate/Simulate.h"

#include <QCoreApplication>

#include <memory>
#include <string>

namespace pointloom {
namespace {

struct SimulateCommand
{
    Q_DECLARE_TR_FUNCTIONS(SimulateCommand)

public:
    std::string folder;
    SimulateParams params;

    [[nodiscard]] int run() const
    {
        const auto done = simulateDataset(folder, params, progressLine(tr("Simulating")), interrupted());
        if (!done)
            return report(done.error());
        const QString line =
            tr("Frames written: %1, with poses, boxes and point labels, in %2").arg(params.frames).arg(QString::fromStdString(folder));
        printText(line + '\n');
        return 0;
    }
};

}  // namespace

void addSimulateCommand(CLI::App& app, CommandAction& action)
{
    auto command = std::make_shared<SimulateCommand>();
    SimulateParams& params = command->params;
    CLI::App* sub =
        app.add_subcommand("simulate", SimulateCommand::tr("Make a dataset of a generated street with exact boxes").toStdString());
    sub->add_option("--out", command->folder,
                    SimulateCommand::tr("New folder for the frames, or that of an earlier simulation").toStdString())
        ->required();
    sub->add_option("--frames", params.frames, SimulateCommand::tr("How many frames, ten to a second").toStdString())
        ->capture_default_str()
        ->check(CLI::Range(1, 10000));
    sub->add_option("--seed", params.seed,
                    SimulateCommand::tr("Another number makes another street; the same one the same files").toStdString())
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    sub->add_option("--cars", params.cars, SimulateCommand::tr("About how many cars are near, standing and driving").toStdString())
        ->capture_default_str()
        ->check(CLI::Range(0, 200));
    sub->add_option("--rings", params.rings, SimulateCommand::tr("Lasers of the scanner").toStdString())
        ->capture_default_str()
        ->check(CLI::Range(1, 128));
    sub->add_option("--columns", params.columns, SimulateCommand::tr("Firings of the scanner in one turn").toStdString())
        ->capture_default_str()
        ->check(CLI::Range(16, 16384));
    sub->add_flag("--moves-in-sweep", params.movesInSweep,
                  SimulateCommand::tr("Objects go on moving while the scanner turns").toStdString());
    sub->callback([command, &action] { action = [command] { return command->run(); }; });
}

}  // namespace pointloom
