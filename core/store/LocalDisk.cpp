// SPDX-License-Identifier: Apache-2.0
#include "core/store/LocalDisk.h"

#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <sys/vfs.h>

namespace pointloom::store {
namespace {

/// statfs(2) and linux/magic.h. Plan 9's is left out: it is how virtual machines and containers reach disks of their own host.
constexpr std::array<std::pair<std::uint32_t, std::string_view>, 11> networkMagics{{
    {0x6969, "nfs"},
    {0x517B, "smb"},
    {0xFF534D42, "cifs"},
    {0xFE534D42, "smb2"},
    {0x5346414F, "afs"},
    {0x6B414653, "afs"},
    {0x73757245, "coda"},
    {0x564C, "ncp"},
    {0x00C36400, "ceph"},
    {0x0BD00BD0, "lustre"},
    {0x19830326, "beegfs"},
}};

constexpr std::uint32_t fuseMagic = 0x65735546;

constexpr std::array<std::string_view, 9> networkFuseTypes{"fuse.sshfs",      "fuse.rclone", "fuse.glusterfs",
                                                           "fuse.ceph-fuse",  "fuse.s3fs",   "fuse.gcsfuse",
                                                           "fuse.gvfsd-fuse", "fuse.davfs",  "fuse.juicefs"};

}  // namespace

std::optional<std::string> networkFileSystem(std::uint32_t magic, const std::string& type)
{
    if (const auto* known = std::ranges::find(networkMagics, magic, &std::pair<std::uint32_t, std::string_view>::first);
        known != networkMagics.end())
        return std::string(known->second);
    if (magic == fuseMagic && std::ranges::find(networkFuseTypes, type) != networkFuseTypes.end())
        return type;
    return std::nullopt;
}

std::optional<std::string> networkFileSystemOf(const std::filesystem::path& path)
{
    std::filesystem::path there = path;
    std::error_code problem;
    while (!std::filesystem::exists(there, problem) && there.has_relative_path())
        there = there.parent_path();
    struct statfs facts{};
    if (::statfs(there.c_str(), &facts) != 0)
        return std::nullopt;  // whatever is wrong there, opening will say it
    const QStorageInfo storage(QString::fromStdString(there.string()));
    return networkFileSystem(static_cast<std::uint32_t>(facts.f_type), storage.fileSystemType().toStdString());
}

}  // namespace pointloom::store
