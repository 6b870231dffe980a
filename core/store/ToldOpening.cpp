// SPDX-License-Identifier: Apache-2.0
#include "core/store/ToldOpening.h"

#include "core/cloud/BinColumns.h"
#include "core/store/Database.h"
#include "core/store/DatasetKey.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace pointloom {
namespace {

/// The columns as they are kept, where these are some that can be read; a file that something else has changed keeps nobody from opening.
std::vector<Column> columnsIn(const KeptOpening& kept)
{
    auto columns = kept.columns.empty() ? Result<std::vector<Column>>() : binColumnsFrom(kept.columns);
    return columns ? std::move(*columns) : std::vector<Column>();
}

OpenOptions filledFrom(const KeptOpening& kept, OpenOptions told)
{
    if (told.columns.empty() && !told.columnsAnew)
        told.columns = columnsIn(kept);
    if (!told.period_s)
        told.period_s = kept.period_s;
    else if (*told.period_s <= 0)  // as the dataset says, whatever was told before
        told.period_s.reset();
    return told;
}

std::optional<Message> remarkOn(bool takesColumns, bool takesPeriod, const OpenOptions& all)
{
    const std::string columns = takesColumns ? binColumnsText(all.columns) : std::string();
    if (takesColumns && takesPeriod)
        return message(PL_TEXT("core",
                               "As was told when this task was opened before: the columns of a point are %1, and %2 s lie from frame "
                               "to frame. Both can be changed: in the window by \"Columns of the point clouds\" and \"Time between "
                               "frames\", in commands by --columns and --period."),
                       columns, *all.period_s);
    if (takesColumns)
        return message(PL_TEXT("core",
                               "As was told when this task was opened before: the columns of a point are %1. They can be changed: in "
                               "the window by \"Columns of the point clouds\", in commands by --columns."),
                       columns);
    if (takesPeriod)
        return message(PL_TEXT("core",
                               "As was told when this task was opened before: %1 s lie from frame to frame. That can be changed: in "
                               "the window by \"Time between frames\", in commands by --period."),
                       *all.period_s);
    return std::nullopt;
}

}  // namespace

Result<std::optional<Message>> reopenAsTold(Workspace& workspace, std::int64_t task, Sequence& sequence, const OpenOptions& told)
{
    const auto kept = workspace.kept(task);
    if (!kept)
        return std::unexpected(kept.error());
    const OpenOptions all = filledFrom(*kept, told);
    const KeptOpening now{.columns = all.columns.empty() ? std::string() : binColumnsText(all.columns), .period_s = all.period_s};
    if (now != *kept && !workspace.readOnly())
        if (auto written = workspace.keep(task, now); !written)
            return std::unexpected(written.error());
    const bool takesColumns = told.columns.empty() && !all.columns.empty();
    const bool takesPeriod = !told.period_s && all.period_s;
    if (!takesColumns && !takesPeriod)
        return std::nullopt;
    auto again = openDataset(sequence.isPart ? sequence.frames.front().cloud() : sequence.root, all);
    if (!again)
        return std::unexpected(again.error());
    sequence = std::move(*again);
    return remarkOn(takesColumns, takesPeriod, all);
}

OpenOptions withKept(const Workspace* workspace, const std::filesystem::path& path, OpenOptions told)
{
    const auto tasks = workspace != nullptr ? workspace->tasks() : std::vector<TaskInfo>();
    if (!tasks)
        return filledFrom({}, std::move(told));  // whoever opens the task says why
    std::error_code problem;
    const bool isFile = std::filesystem::is_regular_file(path, problem);
    const auto folder = store::datasetKey(isFile ? path.parent_path() : path);
    const auto task = std::ranges::find(*tasks, folder, &TaskInfo::dataset);
    const auto kept = task != tasks->end() ? workspace->kept(task->id) : Result<KeptOpening>();
    return filledFrom(kept ? *kept : KeptOpening(), std::move(told));
}

}  // namespace pointloom

namespace pointloom::store {
namespace {

constexpr const char* tableOfOpenings =
    "CREATE TABLE IF NOT EXISTS opening(task INTEGER PRIMARY KEY REFERENCES task, columns TEXT NOT NULL, period_s REAL)";

}  // namespace

Result<KeptOpening> readKept(Database& database, std::int64_t task)
{
    const auto isThere = database.ask("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'opening'");
    if (!isThere)
        return std::unexpected(isThere.error());
    if (*isThere == "0")
        return KeptOpening{};
    const auto row = database.askRow("SELECT columns, period_s FROM opening WHERE task = ?", {qlonglong(task)});
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return KeptOpening{};
    KeptOpening out{.columns = (*row)->text(0), .period_s = {}};
    if (const double period_s = (*row)->real(1); period_s > 0)
        out.period_s = period_s;
    return out;
}

Result<void> writeKept(Database& database, std::int64_t task, const KeptOpening& kept)
{
    if (auto made = database.run(tableOfOpenings); !made)
        return made;
    auto put = database.prepare("INSERT OR REPLACE INTO opening(task, columns, period_s) VALUES(?, ?, ?)");
    if (!put)
        return std::unexpected(put.error());
    return put->run({qlonglong(task), QString::fromStdString(kept.columns),
                     kept.period_s ? QVariant(*kept.period_s) : QVariant(QMetaType(QMetaType::Double))});
}

}  // namespace pointloom::store
