// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/Column.h"

#include <QByteArray>

#include <filesystem>
#include <vector>

namespace pointloom {

/// What tells the cloud in a file from any other at a glance: its size, and a hash of some blocks of it. Empty where it cannot be read.
[[nodiscard]] QByteArray cloudPrint(const std::filesystem::path& file);

/// The same by the points themselves, whatever file they are written in: how many there are, the middle of some of them in metres, and a
/// hash of these. Reads some stretches of binary files, and text and compressed files as a whole. Empty where it cannot be read.
/// @param columns  of a file without a header, where they were told
[[nodiscard]] QByteArray pointsPrint(const std::filesystem::path& file, const std::vector<Column>& columns);

/// Whether two of the latter are of one scan: the same points in the same order, or as many that were rounded when they were written.
[[nodiscard]] bool areOfOneScan(const QByteArray& pointsPrint, const QByteArray& other);

}  // namespace pointloom
