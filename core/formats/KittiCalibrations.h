// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pointloom {

/// The calibration files that lie around a folder of KITTI's labels: calib/NAME.txt for each frame, or one for all of them.
class KittiCalibrations
{
public:
    explicit KittiCalibrations(const std::filesystem::path& labelFolder);

    struct Found
    {
        std::filesystem::path file{};  ///< empty when there is none
        bool isBorrowed = false;       ///< that of other frames, whose calibrations all say the same
    };
    /// The calibration of a frame that has these names; the first is the best.
    [[nodiscard]] Found of(const std::vector<std::string>& names);

private:
    [[nodiscard]] const std::filesystem::path& sharedByAll();

    std::filesystem::path m_single;                        ///< calib.txt; empty when there is none
    std::vector<std::filesystem::path> m_files;            ///< in calib
    std::map<std::string, std::filesystem::path> m_exact;  ///< by their stems
    std::map<std::string, std::filesystem::path> m_meant;  ///< by what these mean; empty where several mean the same
    std::optional<std::filesystem::path> m_shared;         ///< looked for once; empty when the files differ
};

}  // namespace pointloom
