// SPDX-License-Identifier: Apache-2.0
#include "app/commands/CloudInfo.h"

#include "app/commands/Terminal.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace pointloom {
namespace {

struct CloudInfoWords
{
    Q_DECLARE_TR_FUNCTIONS(InfoCommand)
};

const char* keyOf(CloudFormat format)
{
    switch (format) {
    case CloudFormat::pcd:
        return "pcd";
    case CloudFormat::kittiBin:
        return "kitti-bin";
    case CloudFormat::nuscenesBin:
        return "nuscenes-bin";
    case CloudFormat::ply:
        break;
    }
    return "ply";
}

std::size_t finitePoints(const PointCloud& cloud)
{
    return static_cast<std::size_t>(std::ranges::count_if(cloud.positions_m, [](const Eigen::Vector3f& p) { return p.allFinite(); }));
}

InfoJson boundsJson(const PointCloud& cloud)
{
    const Bounds bounds = boundsOf(cloud);
    if (bounds.empty())
        return nullptr;
    return {{"min", asJson(cloud.origin_m + bounds.min_m.cast<double>())}, {"max", asJson(cloud.origin_m + bounds.max_m.cast<double>())}};
}

/// "x f32" as {"name": "x", "type": "f32"}: a name may hold blanks, a type does not.
InfoJson fieldsJson(const std::vector<std::string>& columns)
{
    InfoJson out = InfoJson::array();
    for (const std::string& column : columns) {
        const std::size_t blank = column.rfind(' ');
        out.push_back({{"name", column.substr(0, blank)}, {"type", column.substr(blank + 1)}});
    }
    return out;
}

InfoJson remarksJson(const PointCloud& cloud)
{
    InfoJson out = InfoJson::array();
    for (const Message& remark : cloud.remarks)
        out.push_back(remark.text());
    return out;
}

}  // namespace

InfoJson cloudInfoJson(const CloudInfo& info)
{
    return {{"file", info.path.string()},
            {"format", keyOf(info.facts.format)},
            {"encoding", info.facts.encoding},
            {"points", info.cloud.size()},
            {"finite_points", finitePoints(info.cloud)},
            {"width", info.facts.width},
            {"height", info.facts.height},
            {"fields", fieldsJson(info.facts.columns)},
            {"bounds", boundsJson(info.cloud)},
            {"origin", asJson(info.cloud.origin_m)},
            {"remarks", remarksJson(info.cloud)},
            {"ms", info.read_ms}};
}

QString cloudInfoText(const CloudInfo& info)
{
    QStringList columns;
    for (const std::string& column : info.facts.columns)
        columns << named(column);
    const Bounds bounds = boundsOf(info.cloud);
    const Eigen::Vector3d origin_m = info.cloud.origin_m;
    QStringList lines;
    lines << CloudInfoWords::tr("file      %1").arg(named(info.path.string()));
    lines << CloudInfoWords::tr("format    %1, %2").arg(keyOf(info.facts.format), QString::fromStdString(info.facts.encoding));
    lines << CloudInfoWords::tr("points    %1 (%2 x %3), %4 of them finite")
                 .arg(info.cloud.size())
                 .arg(info.facts.width)
                 .arg(info.facts.height)
                 .arg(finitePoints(info.cloud));
    lines << CloudInfoWords::tr("columns   %1").arg(columns.join(", "));
    if (bounds.empty()) {
        lines << CloudInfoWords::tr("extent    none: no point is finite");
    } else {
        lines << CloudInfoWords::tr("from      %1 m").arg(metres(origin_m + bounds.min_m.cast<double>()));
        lines << CloudInfoWords::tr("to        %1 m").arg(metres(origin_m + bounds.max_m.cast<double>()));
    }
    lines << CloudInfoWords::tr("origin    %1 m").arg(metres(origin_m));
    for (const Message& remark : info.cloud.remarks)
        lines << CloudInfoWords::tr("note      %1").arg(translated(remark));
    lines << CloudInfoWords::tr("read in   %1 ms").arg(info.read_ms, 0, 'f', 2);
    return lines.join('\n') + '\n';
}

}  // namespace pointloom
