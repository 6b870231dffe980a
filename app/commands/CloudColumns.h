// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"

#include <CLI/CLI.hpp>

#include <set>
#include <string>
#include <vector>

namespace pointloom {

/// Adds --columns, which says what the points of files without a header hold.
void addColumnsOption(CLI::App& command, std::vector<Column>& columns);

/// Says on stderr what the reader has to say about clouds: the same about many frames once, with the first of them.
class CloudRemarks
{
public:
    void say(const std::string& cloud, const PointCloud& read);

private:
    std::set<std::string> m_said;
};

}  // namespace pointloom
