// SPDX-License-Identifier: Apache-2.0
#include "core/store/FileName.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace pointloom::store {
namespace {

/// As many as the kernel follows (path_resolution(7)).
constexpr int mostLinks = 40;

/// The folder of a file, through all links. What cannot be looked at is left as it is: opening it tells why.
std::filesystem::path folderOf(const std::filesystem::path& file)
{
    std::error_code problem;
    std::filesystem::path folder = std::filesystem::weakly_canonical(file.parent_path(), problem);
    return problem ? file.parent_path().lexically_normal() : folder;
}

}  // namespace

Result<std::filesystem::path> nameOfWorkspace(const std::filesystem::path& path)
{
    std::error_code problem;
    std::filesystem::path file = std::filesystem::absolute(path, problem);
    for (int links = 0; !problem && links < mostLinks; ++links) {
        if (!file.has_filename() || file.filename() == "." || file.filename() == "..")
            break;
        if (std::error_code absent; !std::filesystem::is_symlink(std::filesystem::symlink_status(file, absent)))
            return folderOf(file) / file.filename();
        const std::filesystem::path target = std::filesystem::read_symlink(file, problem);
        file = file.parent_path() / target;  // an absolute one stands for itself
    }
    if (!problem && file.has_filename() && file.filename() != "." && file.filename() != "..")
        return failIn(path, message(PL_TEXT("core", "is a link that leads back to itself; name the file")));
    return failIn(path, message(PL_TEXT("core", "is no name for a workspace file")));
}

Result<void> checkOneName(const std::filesystem::path& file)
{
    struct statx facts{};
    if (::statx(AT_FDCWD, file.c_str(), 0, STATX_NLINK, &facts) != 0)
        return {};  // not there, or opening it tells why
    if (facts.stx_nlink > 1)
        return failIn(file,
                      message(PL_TEXT("core",
                                      "has %1 names (hard links), and edits made under one of them would be missing under the others; "
                                      "remove the others, or make a copy and open that"),
                              facts.stx_nlink));
    if ((facts.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0)
        return failIn(file,
                      message(PL_TEXT("core",
                                      "is a file that is mounted by itself, apart from the log that lies beside it; mount its folder "
                                      "and open it there")));
    return {};
}

}  // namespace pointloom::store
