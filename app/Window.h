// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/TimeOptions.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <memory>
#include <string>
#include <vector>

namespace pointloom {

/// What the window is to open.
struct WindowRequest
{
    std::string dataset;         ///< empty: what was open last
    std::string workspace;       ///< empty: the default one
    std::string scheme;          ///< empty: the built-in driving scheme
    bool withoutLabels = false;  ///< do not take over the labels that come with the dataset
    bool readOnly = false;
    OpeningArguments opening;  ///< what the clouds do not say themselves
};

void addWindowOptions(CLI::App& app, WindowRequest& request);

/// Nothing when there is no display.
[[nodiscard]] std::unique_ptr<QCoreApplication> makeWindowApplication(int& argc, char** argv);

/// Opens the main window and runs until it is closed; answers the exit code.
int openWindow(const WindowRequest& request);

}  // namespace pointloom
