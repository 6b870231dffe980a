// SPDX-License-Identifier: Apache-2.0
#include "app/commands/GeometryOptions.h"

#include "app/commands/Terminal.h"

#include <QCoreApplication>
#include <QStringList>

namespace pointloom {
namespace {

struct GeometryText
{
    Q_DECLARE_TR_FUNCTIONS(GeometryOptions)
};

}  // namespace

BoxReading GeometryArguments::reading() const
{
    BoxReading out;
    for (const std::string& key : correct)
        out = combined(out, readingCalled(key).value_or(BoxReading{}));
    out.degrees = angles.empty() ? out.degrees : angles == "degrees";
    return out;
}

void addGeometryOptions(CLI::App& command, GeometryArguments& arguments)
{
    const auto text = [](const QString& said) { return said.toStdString(); };
    QStringList lines;
    for (const NamedReading& named : namedReadings())
        lines << "  " + QString::fromStdString(named.key) + ": " + translated(message(named.title));
    lines << "  " + GeometryText::tr("lift=METRES: Move all boxes straight up (down where it is negative)");
    const auto isReading = [](const std::string& key) {
        return readingCalled(key)
            ? std::string()
            : GeometryText::tr("%1 is no way to read boxes; see those below").arg(QString::fromStdString(key)).toStdString();
    };
    command
        .add_option("--correct", arguments.correct,
                    text(GeometryText::tr("Labels: read their boxes in another way; may be given several times")))
        ->type_name("KEY")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->check(isReading);
    command.add_option("--angles", arguments.angles, text(GeometryText::tr("Labels: what their angles are, radians or degrees")))
        ->check(CLI::IsMember({"radians", "degrees"}));
    command.add_flag("--accept-geometry", arguments.accept, text(GeometryText::tr("Labels: take the boxes even if they look wrong")));
    command.add_option("--lidar", arguments.lidar, text(GeometryText::tr("OpenLABEL: which of the file's LiDARs the clouds are of")))
        ->type_name("NAME");
    command.footer(text(GeometryText::tr("Ways to read boxes (--correct):\n%1").arg(lines.join('\n'))));
}

int refuseGeometry(const GeometryDoubt& doubt)
{
    for (const Message& reason : doubt.reasons)
        say(GeometryText::tr("these boxes look wrong: %1").arg(translated(reason)));
    if (doubt.evidence.boxes > 0)
        say(GeometryText::tr("as they are: %1").arg(translated(said(doubt.evidence))));
    for (const GeometryRemedy& remedy : doubt.remedies) {
        const QString line =
            GeometryText::tr("with --correct %1: %2").arg(QString::fromStdString(remedy.key), translated(message(remedy.title)));
        say(remedy.evidence.boxes == 0 ? line : line + "; " + translated(said(remedy.evidence)));
    }
    say(GeometryText::tr("nothing was taken over; --accept-geometry takes the boxes as they are"));
    return 1;
}

}  // namespace pointloom
