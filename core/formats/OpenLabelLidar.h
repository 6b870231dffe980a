// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/FrameMeaning.h"
#include "core/formats/LabelSource.h"
#include "core/formats/OpenLabelSystems.h"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace pointloom {

/// Finds out which of a file's LiDARs the clouds are of: the one whose files are the dataset's, else the one that all cuboids are given
/// for.
class OpenLabelLidarChoice
{
public:
    /// The clouds of the dataset; none where there is no dataset.
    explicit OpenLabelLidarChoice(LabelSource* clouds);

    /// A file that a frame names for a stream, and the coordinate system of a cuboid.
    void sawFile(const std::string& stream, const std::string& uri);
    void sawSystem(const std::string& system) { m_used.insert(system); }

    /// Fails where nothing says it and it matters.
    [[nodiscard]] Result<void> choose(OpenLabelSystems& systems) const;

private:
    /// How many of a LiDAR's files mean frames of the dataset, are files of it and lie in a folder of its name.
    using Score = std::array<std::size_t, 3>;
    /// The LiDAR whose files lie in the dataset, when that is one.
    [[nodiscard]] std::optional<std::string> ofFiles(const OpenLabelSystems& systems) const;

    bool m_hasDataset;
    FrameNames m_names;
    std::set<std::string> m_files;
    std::string m_folder;
    std::map<std::string, Score> m_scores;
    std::set<std::string> m_used;  ///< systems of cuboids
};

}  // namespace pointloom
