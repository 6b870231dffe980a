// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelLidar.h"

namespace pointloom {

OpenLabelLidarChoice::OpenLabelLidarChoice(LabelSource* clouds) : m_hasDataset(clouds != nullptr)
{
    if (clouds == nullptr)
        return;
    m_names = FrameNames(clouds->info().frames);
    m_folder = clouds->info().dataset.filename().string();
    for (std::size_t i = 0; i < clouds->frameCount(); ++i) {
        if (const auto frame = clouds->frame(i))
            m_files.insert(frame->cloud.filename().string());
    }
}

void OpenLabelLidarChoice::sawFile(const std::string& stream, const std::string& uri)
{
    if (!m_hasDataset)
        return;
    const std::filesystem::path path(uri);
    Score& score = m_scores[stream];
    score[0] += m_names.find(path.filename().string()) ? 1 : 0;
    score[1] += m_files.contains(path.filename().string()) ? 1 : 0;
    score[2] += !m_folder.empty() && path.parent_path().filename() == m_folder ? 1 : 0;
}

std::optional<std::string> OpenLabelLidarChoice::ofFiles(const OpenLabelSystems& systems) const
{
    const auto scoreOf = [&](const std::string& lidar) {
        const auto found = m_scores.find(lidar);
        return found == m_scores.end() ? Score() : found->second;
    };
    std::optional<std::string> best;
    bool isTied = false;
    for (const std::string& lidar : systems.lidars()) {
        const Score here = scoreOf(lidar);
        isTied = best && here == scoreOf(*best) ? true : isTied;
        if (here[0] > 0 && (!best || here > scoreOf(*best))) {
            best = lidar;
            isTied = false;
        }
    }
    return isTied ? std::nullopt : best;
}

Result<void> OpenLabelLidarChoice::choose(OpenLabelSystems& systems) const
{
    if (const auto byFiles = ofFiles(systems))
        return systems.choose(*byFiles);
    const std::string named = m_used.size() == 1 ? systems.lidarOf(*m_used.begin()) : std::string();
    if (!named.empty())
        return systems.choose(named);
    if (!m_hasDataset || m_used.empty())
        return systems.choose({});
    std::string names;
    for (const std::string& lidar : systems.lidars())
        names.append(names.empty() ? "" : ", ").append(lidar);
    return fail(PL_TEXT("core", "has several LiDARs, and nothing says which one the clouds are of: %1; name it (--lidar NAME)"), names);
}

}  // namespace pointloom
