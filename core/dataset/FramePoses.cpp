// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/FramePoses.h"

#include "core/base/File.h"
#include "core/dataset/CloudFolder.h"
#include "core/dataset/FrameTimes.h"
#include "core/dataset/NumberedFrames.h"

#include <algorithm>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// Where poses lie, or why it is not clear which count.
struct PoseFile
{
    fs::path file;  ///< empty when there is none
    std::optional<Error> amiss;
};

/// poses.txt of a folder, or poses.csv, or the only poses_*.txt.
PoseFile posesIn(const fs::path& folder)
{
    for (const char* name : {"poses.txt", "poses.csv"})
        if (const fs::path plain = folder / name; isFile(plain))
            return {plain, {}};
    auto named = filesEnding(folder, ".txt");
    std::erase_if(named, [](const fs::path& file) { return !file.filename().string().starts_with("poses_"); });
    if (named.size() > 1)
        return {{},
                fail(PL_TEXT("core", "holds several files of poses (%1), and none is taken; call the one that counts poses.txt"),
                     namesOf(named))
                    .error()
                    .in(folder)};
    return {named.empty() ? fs::path() : named.front(), {}};
}

/// KITTI odometry: dataset/sequences/00/velodyne and dataset/poses/00.txt.
fs::path posesOfOdometry(const fs::path& sequence)
{
    const fs::path sequences = sequence.parent_path();
    if (sequences.filename() != "sequences")
        return {};
    return ifThere(sequences.parent_path() / "poses" / (sequence.filename().string() + ".txt"));
}

PoseFile findPoses(const fs::path& clouds)
{
    for (const fs::path& place : {clouds, clouds.parent_path()}) {
        if (auto found = posesIn(place); !found.file.empty() || found.amiss)
            return found;
    }
    return {posesOfOdometry(clouds.parent_path()), {}};
}

/// Where the lidar sits as seen from the camera, by a calib.txt beside the poses, the clouds or one folder up.
std::optional<Pose> calibrationBeside(const fs::path& poses, const fs::path& clouds)
{
    for (const fs::path& place : {poses.parent_path(), clouds, clouds.parent_path()}) {
        const fs::path file = ifThere(place / "calib.txt");
        const auto text = file.empty() ? Result<std::string>() : readText(file);
        if (text && !text->empty())
            return cameraFromLidarIn(*text);
    }
    return std::nullopt;
}

FramePosesRead byFrame(const PoseAssignment& assigned, const std::vector<NamedPose>& poses)
{
    FramePosesRead out;
    for (const auto& place : assigned.places) {
        const bool isKnown = place && poses[*place].isKnown;
        out.push_back(isKnown ? std::optional(poses[*place].world_T_cloud) : std::nullopt);
    }
    return out;
}

std::vector<std::optional<double>> timesFor(const Sequence& sequence)
{
    std::vector<std::optional<double>> out;
    for (std::size_t i = 0; i < sequence.frames.size(); ++i) {
        const bool isTold = sequence.timeSource == TimeSource::told && !sequence.frames[i].time_s;
        out.push_back(isTold ? std::optional(sequence.clock.at(static_cast<int>(i))) : sequence.frames[i].time_s);
    }
    return out;
}

/// Poses that follow the frames one after the other and carry times say when the frames were measured, where nothing else does.
void takeTimesOfPoses(Sequence& sequence, const PoseAssignment& assigned, const std::vector<NamedPose>& poses)
{
    const bool isKnown = sequence.timeSource != TimeSource::assumed && sequence.timeSource != TimeSource::counted;
    std::string all;
    for (const NamedPose& pose : poses)
        all += pose.frame + '\n';
    const auto lines = timesFromText(all);
    const bool countsFrames = std::ranges::all_of(poses, [](const NamedPose& pose) { return frameNumber(pose.frame).has_value(); });
    if (isKnown || countsFrames || !assigned.inOrder || lines.size() != poses.size())
        return;
    for (std::size_t i = 0; i < poses.size(); ++i)
        sequence.frames[i].time_s = lines[i].time_s;
    takeTimes(sequence, TimeSource::poses);
}

/// Files that hold poses elsewhere, in forms that are not read: nuScenes, PandaSet, KITTI raw, and what programs save a path as.
fs::path unreadPosesNear(const fs::path& clouds)
{
    for (const fs::path& place : {clouds, clouds.parent_path()}) {
        for (const char* name : {"poses.json", "pose.json", "ego_pose.json", "ego_poses.json", "transforms.json", "poses.npy", "poses.npz",
                                 "poses.pkl", "poses.yaml", "pose.txt", "trajectory.txt", "trajectory.csv", "odometry.txt", "odometry.csv"})
            if (const fs::path file = ifThere(place / name); !file.empty())
                return file;
        for (const char* name : {"oxts", "ego_pose", "poses"})
            if (const fs::path folder = place / name; isFolder(folder))
                return folder;
    }
    return {};
}

/// Poses that lie there and are not read are not to be missed in silence.
std::optional<Error> remarkOnUnknownForm(const Sequence& sequence)
{
    if (std::ranges::any_of(sequence.frames, [](const FrameSource& frame) { return frame.world_T_ego.has_value(); }))
        return std::nullopt;
    const fs::path found = unreadPosesNear(sequence.frames.front().cloud().parent_path());
    if (found.empty())
        return std::nullopt;
    return Error{
        message(PL_TEXT("core",
                        "looks like poses, in a form that is not read, so the sensor is taken to stand still; read are poses.txt and "
                        "poses.csv with a line for each frame: a matrix of 12 or 16 numbers, or x y z qx qy qz qw, and before "
                        "them a frame's name or a time where wanted")),
        found.filename().string()};
}

/// What lines could not be read.
std::optional<Error> remarkOnUnread(const PosesRead& read, std::size_t poses)
{
    if (!read.firstUnread)
        return std::nullopt;
    if (read.unread == 1)
        return read.firstUnread;
    Error more = fail(PL_TEXT("core", "%1 of its %2 lines hold no pose that can be read; the first is: %3"), read.unread, poses,
                      read.firstUnread->text())
                     .error();
    return more;
}

/// What it means that only some frames have a pose.
std::optional<Message> remarkOnMissing(const Sequence& sequence)
{
    constexpr std::size_t mostNamed = 5;
    std::string names;
    std::size_t missing = 0;
    for (const FrameSource& frame : sequence.frames) {
        if (frame.world_T_ego)
            continue;
        if (++missing <= mostNamed)
            names += (missing == 1 ? "" : ", ") + frame.name;
    }
    if (missing == 0)
        return std::nullopt;
    return message(
        sequence.hasWorld()
            ? PL_TEXT("core",
                      "frames without a pose: %1 of %2 (%3); the others keep theirs, and what joins frames in the world (following, "
                      "interpolation, frames put together) leaves these alone")
            : PL_TEXT("core",
                      "frames without a pose: %1 of %2 (%3); these are too many to join frames in the world, and the sensor is taken to "
                      "stand still"),
        missing, sequence.frames.size(), missing > mostNamed ? names + ", …" : names);
}

/// Takes the poses of a file; fails when there is none to take.
Result<void> takePoses(Sequence& sequence, const fs::path& file)
{
    const auto text = readText(file);
    if (!text)
        return std::unexpected(text.error());
    const PosesRead read = posesFromText(*text);
    if (read.poses.empty()) {
        const auto nothing = fail(PL_TEXT("core", "holds no pose")).error();
        return std::unexpected(read.firstUnread.value_or(nothing).in(file));
    }
    std::vector<std::string> names;
    for (const FrameSource& frame : sequence.frames)
        names.push_back(frame.name);
    const PoseAssignment assigned = assignPoses(names, read.poses, timesFor(sequence), sequence.clock.period_s());
    PoseReadings readings{.asWritten = byFrame(assigned, read.poses),
                          .otherQuaternions = {},
                          .camera_T_lidar = calibrationBeside(file, sequence.frames.front().cloud().parent_path())};
    if (std::ranges::none_of(readings.asWritten, [](const auto& pose) { return pose.has_value(); }))
        return std::unexpected(Error{assigned.amiss.value_or(message(PL_TEXT("core", "holds no pose of these frames"))), file.string()});
    if (read.hasQuaternions)
        readings.otherQuaternions = byFrame(assigned, posesFromText(*text, QuaternionOrder::wxyz).poses);

    SettledPoses settled = settledPoses(readings);
    const std::string where = file.filename().string();
    if (auto unread = remarkOnUnread(read, read.poses.size()))
        sequence.notes.push_back(unread->in(where));
    if (assigned.amiss)
        sequence.notes.push_back(Error{*assigned.amiss, where});
    std::ranges::move(doubtsAbout(settled.world_T_lidar, names), std::back_inserter(settled.notes));
    for (Message& note : settled.notes)
        sequence.notes.push_back(Error{std::move(note), where});
    for (std::size_t i = 0; i < sequence.frames.size(); ++i)
        sequence.frames[i].world_T_ego = settled.world_T_lidar[i];
    if (auto missing = remarkOnMissing(sequence))
        sequence.notes.push_back(Error{std::move(*missing), where});
    takeTimesOfPoses(sequence, assigned, read.poses);
    const bool timesAreKnown = sequence.timeSource != TimeSource::assumed && sequence.timeSource != TimeSource::counted;
    for (Message& doubt : doubtsAboutMotion(settled.world_T_lidar, sequence.clock, timesAreKnown, names))
        sequence.notes.push_back(Error{std::move(doubt), where});
    return {};
}

}  // namespace

Result<void> addPoses(Sequence& sequence, const fs::path& told)
{
    if (!told.empty())
        return takePoses(sequence, told);
    const PoseFile found = findPoses(sequence.frames.front().cloud().parent_path());
    if (found.amiss)
        sequence.notes.push_back(*found.amiss);
    if (found.file.empty()) {
        if (auto unknown = found.amiss ? std::nullopt : remarkOnUnknownForm(sequence))
            sequence.notes.push_back(std::move(*unknown));
        return {};
    }
    if (auto taken = takePoses(sequence, found.file); !taken)
        sequence.notes.push_back(Error{taken.error().what,
                                       taken.error().where.starts_with(found.file.string())
                                           ? found.file.filename().string() + taken.error().where.substr(found.file.string().size())
                                           : taken.error().where});
    return {};
}

}  // namespace pointloom
