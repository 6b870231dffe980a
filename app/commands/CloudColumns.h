// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/CloudReader.h"
#include "core/dataset/Sequence.h"

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

/// The same of a dataset, by its first cloud that can be read: what is taken of its columns is the same for all as a rule.
void sayCloudNotes(const Sequence& sequence);

}  // namespace pointloom
