// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudColumns.h"

#include "app/commands/Terminal.h"
#include "core/cloud/BinColumns.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace pointloom {
namespace {

struct ColumnsText
{
    Q_DECLARE_TR_FUNCTIONS(CloudColumns)
};

}  // namespace

void addColumnsOption(CLI::App& command, std::vector<Column>& columns)
{
    const auto take = [&columns](const std::string& text) {
        auto parsed = binColumnsFrom(text);
        if (!parsed)
            throw CLI::ValidationError("--columns", translated(parsed.error()).toStdString());
        std::set<std::string> names;
        for (const Column& column : *parsed) {
            if (column.name != "_" && !names.insert(column.name).second)
                throw CLI::ValidationError(
                    "--columns",
                    ColumnsText::tr("the column %1 is told twice; _ is for what is passed over").arg(named(column.name)).toStdString());
        }
        columns = std::move(*parsed);
    };
    command
        .add_option_function<std::string>(
            "--columns", take,
            ColumnsText::tr("Columns of clouds without a header (.bin), where their numbers do not tell: x,y,z,intensity,ring; with a type "
                            "where it is not f32 (x:f64, ring:u16), _ for what is passed over, x:i16*0.01 for whole centimetres")
                .toStdString())
        ->type_name("LIST");
}

void CloudRemarks::say(const std::string& cloud, const PointCloud& read)
{
    for (const Message& remark : read.remarks) {
        if (m_said.insert(remark.text()).second)
            pointloom::say(ColumnsText::tr("note: %1: %2").arg(QString::fromStdString(cloud), translated(remark)));
    }
}

void sayCloudNotes(const Sequence& sequence)
{
    constexpr int attempts = 5;
    for (int frame = 0; frame < std::min(attempts, static_cast<int>(sequence.frames.size())); ++frame) {
        const auto cloud = readFrameCloud(sequence, frame);
        if (!cloud)
            continue;
        CloudRemarks().say(sequence.frames[static_cast<std::size_t>(frame)].cloud().filename().string(), *cloud);
        return;
    }
}

}  // namespace pointloom
