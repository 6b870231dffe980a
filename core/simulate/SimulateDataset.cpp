// SPDX-License-Identifier: Apache-2.0
#include "core/base/Draft.h"
#include "core/base/Output.h"
#include "core/base/Text.h"
#include "core/cloud/CloudWriter.h"
#include "core/dataset/OutputCheck.h"
#include "core/simulate/Simulate.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <span>
#include <system_error>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

constexpr const char* parametersFile = "simulation.json";
constexpr const char* posesFile = "poses.txt";
constexpr const char* boxesFile = "boxes.csv";
constexpr const char* labelsFolder = "points";

std::string stemOf(int frame)
{
    std::string digits = std::to_string(frame);
    return std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
}

bool isFrameStem(const std::string& stem)
{
    return stem.size() == 6 && std::ranges::all_of(stem, [](char c) { return c >= '0' && c <= '9'; });
}

/// The files of an earlier simulation, by their paths below its folder: a shorter one must not leave old frames behind it.
bool isOfSimulation(const fs::path& name)
{
    if (name.parent_path() == labelsFolder)
        return name.extension() == ".label" && isFrameStem(name.stem().string());
    if (name.has_parent_path())
        return false;
    return name == parametersFile || name == posesFile || name == boxesFile
        || (name.extension() == ".pcd" && isFrameStem(name.stem().string()));
}

/// Only a folder that is not there, is empty or holds an earlier simulation is written to. Answers where it lies.
Result<fs::path> checkFolder(const fs::path& folder)
{
    const auto place = outputPlace(folder);
    if (!place)
        return std::unexpected(place.error());
    std::error_code error;
    const bool isThere = fs::exists(place->path, error);
    if (isThere && !fs::is_directory(place->path, error))
        return failIn(folder, message(PL_TEXT("core", "is a file; name a folder for the frames")));
    if (isThere && !fs::is_empty(place->path, error) && !fs::exists(place->path / parametersFile, error))
        return failIn(folder,
                      message(PL_TEXT("core", "the folder holds something that is no earlier simulation; choose an empty or a new one")));
    if (auto may = checkOutput(place->path, OutputKind::file, {}); !may)  // around the folder: it is a dataset itself
        return std::unexpected(may.error());
    return place->path;
}

std::string parametersText(const SimulateParams& params)
{
    nlohmann::ordered_json all{{"frames", params.frames},
                               {"seed", params.seed},
                               {"rings", params.rings},
                               {"columns", params.columns},
                               {"framePeriod_s", params.framePeriod_s},
                               {"cars", params.cars}};
    if (params.movesInSweep)
        all["movesInSweep"] = true;
    return all.dump(2) + "\n";
}

std::string poseLine(const Pose& pose)
{
    constexpr int decimals = 9;
    std::string line;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 4; ++column)
            line += (line.empty() ? "" : " ") + fixed(pose.matrix()(row, column), decimals);
    return line + "\n";
}

std::size_t pointsIn(const OrientedBox& box, const PointCloud& cloud)
{
    const double reach = box.size_m.norm() / 2;
    const Eigen::Vector3f middle = box.centre_m.cast<float>();
    const auto near = static_cast<float>(reach * reach + 1);  // spares the exact test for the many that are far away
    return static_cast<std::size_t>(std::ranges::count_if(
        cloud.positions_m, [&](const Eigen::Vector3f& p) { return (p - middle).squaredNorm() < near && contains(box, p.cast<double>()); }));
}

constexpr const char* boxesHeader = "frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad,points_in_box\n";

std::string boxLines(const std::string& stem, const SimulatedFrame& frame)
{
    constexpr int decimals = 6;
    std::string lines;
    for (const SimulatedBox& one : frame.boxes) {
        lines += stem + "," + one.track + "," + one.classKey;
        for (const Eigen::Vector3d& values : {one.box.centre_m, one.box.size_m})
            for (const double value : values)
                lines += "," + fixed(value, decimals);
        lines += "," + fixed(one.box.yaw_rad, 9) + "," + std::to_string(pointsIn(one.box, frame.cloud)) + "\n";
    }
    return lines;
}

Result<void> writeLabels(const fs::path& path, const SimulatedFrame& frame)
{
    std::vector<std::uint32_t> labels(frame.cloud.label);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::int32_t object = frame.objectOfPoint[i];
        if (object >= 0)
            labels[i] |= number<std::uint32_t>(frame.boxes[static_cast<std::size_t>(object)].track).value_or(0) << 16;
    }
    return writeAtomically(path, std::as_bytes(std::span(labels)));
}

/// What is written once all frames are: one line per frame and per box.
struct Tables
{
    std::string poses;
    std::string boxes = boxesHeader;

    void add(const std::string& stem, const SimulatedFrame& frame)
    {
        poses += poseLine(frame.world_T_cloud);
        boxes += boxLines(stem, frame);
    }
    [[nodiscard]] Result<void> write(const fs::path& folder) const
    {
        if (auto written = writeAtomically(folder / posesFile, poses); !written)
            return written;
        return writeAtomically(folder / boxesFile, boxes);
    }
};

Result<void> writeFrame(const fs::path& folder, const std::string& stem, const SimulatedFrame& frame)
{
    if (auto written = writeLabels(folder / labelsFolder / (stem + ".label"), frame); !written)
        return written;
    return writeCloud(folder / (stem + ".pcd"), frame.cloud, CloudEncoding::pcdBinary);
}

}  // namespace

Result<void> simulateDataset(const fs::path& folder, const SimulateParams& params, const std::function<void(double)>& progress,
                             const std::stop_token& stop)
{
    if (auto fine = check(params); !fine)
        return fine;
    const auto target = checkFolder(folder);
    if (!target)
        return std::unexpected(target.error());
    auto draft = Draft::folder(*target);
    if (!draft)
        return std::unexpected(draft.error());
    const fs::path content = draft->path() / target->filename();
    if (auto written = writeAtomically(content / parametersFile, parametersText(params)); !written)
        return written;

    Tables tables;
    int made = 0;
    for (; made < params.frames && !stop.stop_requested(); ++made) {
        const std::string stem = stemOf(made);
        const SimulatedFrame frame = simulateFrame(params, made);
        if (auto written = writeFrame(content, stem, frame); !written)
            return written;
        tables.add(stem, frame);
        if (progress)
            progress((made + 1.0) / params.frames);
    }
    if (made > 0) {
        if (auto written = tables.write(content); !written)
            return written;
        if (auto swapped = draft->commit(content, isOfSimulation); !swapped)
            return swapped;
    }
    if (made < params.frames)
        return failIn(folder, message(PL_TEXT("core", "stopped after %1 of %2 frames; those are complete"), made, params.frames));
    return {};
}

}  // namespace pointloom
