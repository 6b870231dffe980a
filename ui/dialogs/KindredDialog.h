// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/OpenTask.h"

#include <QDialog>

#include <filesystem>
#include <vector>

namespace pointloom {

/// Asks whether a task goes on in a folder that holds its frames, or the folder gets a new one. Closed without an answer nothing is opened.
class KindredDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param kindred  the tasks that it may be, the surest first; one at least
    /// @param folder   where their frames were found
    KindredDialog(const std::vector<Kindred>& kindred, const std::filesystem::path& folder, QWidget* parent);

Q_SIGNALS:
    void chosen(pointloom::KindredChoice choice, std::int64_t task);

private:
    [[nodiscard]] static QString questionAbout(const Kindred& kindred, const std::filesystem::path& folder);
    /// What each button does, where the names of the buttons do not say it.
    [[nodiscard]] static QString effectOf(const Kindred& kindred);
};

}  // namespace pointloom
