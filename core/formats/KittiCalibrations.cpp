// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiCalibrations.h"

#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/FrameMeaning.h"

namespace pointloom {
namespace fs = std::filesystem;

KittiCalibrations::KittiCalibrations(const fs::path& labelFolder)
{
    const fs::path root = labelFolder.has_filename() ? labelFolder.parent_path() : labelFolder.parent_path().parent_path();
    const fs::path calib = folderCalled(root, "calib");
    for (const fs::path& single : {root / "calib.txt", labelFolder / "calib.txt", calib / "calib.txt"}) {
        if (m_single.empty())
            m_single = ifThere(single);
    }
    m_files = filesEnding(calib, ".txt");
    for (const fs::path& file : m_files) {
        m_exact.emplace(file.stem().string(), file);
        const auto [known, isNew] = m_meant.try_emplace(frameNameMeaning(file.stem().string()), file);
        if (!isNew)
            known->second.clear();
    }
}

KittiCalibrations::Found KittiCalibrations::of(const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        if (const auto found = m_exact.find(name); found != m_exact.end())
            return {.file = found->second};
    }
    for (const std::string& name : names) {
        if (const auto found = m_meant.find(frameNameMeaning(name)); found != m_meant.end() && !found->second.empty())
            return {.file = found->second};
    }
    if (!m_single.empty())
        return {.file = m_single};
    const fs::path& shared = sharedByAll();
    return {.file = shared, .isBorrowed = !shared.empty()};
}

const fs::path& KittiCalibrations::sharedByAll()
{
    if (m_shared)
        return *m_shared;
    m_shared.emplace();
    if (m_files.empty())
        return *m_shared;
    const auto first = readText(m_files.front());
    for (const fs::path& file : m_files) {
        const auto text = readText(file);
        if (!first || !text || *text != *first)
            return *m_shared;
    }
    *m_shared = m_files.front();
    return *m_shared;
}

}  // namespace pointloom
