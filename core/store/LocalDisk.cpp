// SPDX-License-Identifier: Apache-2.0
#include "core/store/LocalDisk.h"

#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <string_view>

#include <sys/vfs.h>

namespace pointloom::store {
namespace {

/// statfs(2) and linux/magic.h.
constexpr std::array<std::uint32_t, 24> localMagics{
    0xEF53,      // ext2, ext3, ext4
    0x58465342,  // xfs
    0x9123683E,  // btrfs
    0xF2F52010,  // f2fs
    0x2FC12FC1,  // zfs
    0xCA451A4E,  // bcachefs
    0x3153464A,  // jfs
    0x52654973,  // reiserfs
    0x3434,      // nilfs
    0x00011954,  // ufs
    0x24051905,  // ubifs
    0x4D44,      // vfat
    0x2011BAB0,  // exfat
    0x5346544E,  // ntfs
    0x7366746E,  // ntfs3
    0x482B,      // hfs+
    0x15013346,  // udf
    0x9660,      // iso9660, for reading
    0x73717368,  // squashfs, for reading
    0xF15F,      // ecryptfs, over one of these
    0x794C7630,  // overlayfs: containers
    0x01021994,  // tmpfs
    0x858458F6,  // ramfs
    0x01021997,  // Plan 9's: how virtual machines and containers reach disks of their own host
};

constexpr std::uint32_t fuseMagic = 0x65735546;

/// Disks and encrypted folders of this computer, and a virtual machine's way to its own host.
constexpr std::array<std::string_view, 8> localFuseTypes{"fuseblk",     "fuse.gocryptfs",      "fuse.encfs",  "fuse.cryfs",
                                                         "fuse.bindfs", "fuse.fuse-overlayfs", "fuse.portal", "virtiofs"};

}  // namespace

std::optional<std::string> foreignFileSystem(std::uint32_t magic, const std::string& type)
{
    const bool isLocal = magic == fuseMagic ? std::ranges::find(localFuseTypes, type) != localFuseTypes.end()
                                            : std::ranges::find(localMagics, magic) != localMagics.end();
    return isLocal ? std::nullopt : std::optional(type);
}

std::optional<std::string> foreignFileSystemOf(const std::filesystem::path& path)
{
    std::filesystem::path there = path;
    std::error_code problem;
    while (!std::filesystem::exists(there, problem) && there.has_relative_path())
        there = there.parent_path();
    struct statfs facts{};
    if (::statfs(there.c_str(), &facts) != 0)
        return std::nullopt;  // whatever is wrong there, opening will say it
    const QStorageInfo storage(QString::fromStdString(there.string()));
    return foreignFileSystem(static_cast<std::uint32_t>(facts.f_type), storage.fileSystemType().toStdString());
}

}  // namespace pointloom::store
