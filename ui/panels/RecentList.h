// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Workspace.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace pointloom {

/// Work that was open lately: its name, its folder, when, and how many boxes it has.
class RecentList : public QWidget
{
    Q_OBJECT

public:
    explicit RecentList(QWidget* parent = nullptr);

    void setTasks(std::vector<TaskInfo> tasks);
    void retranslate();

Q_SIGNALS:
    void chosen(const QString& folder);

private:
    std::vector<TaskInfo> m_tasks;
    QVBoxLayout* m_rows = nullptr;
};

/// "today, 14:05", "yesterday, 9:30", "3 May 2026": when an ISO time (UTC) was, for somebody here and now.
[[nodiscard]] QString whenText(const std::string& isoTime, const QDateTime& now);

}  // namespace pointloom
