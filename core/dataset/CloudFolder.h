// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Looking around in folders of clouds; nothing is ever written there.
namespace pointloom {

[[nodiscard]] bool isFolder(const std::filesystem::path& path);
[[nodiscard]] bool isFile(const std::filesystem::path& path);

/// The path itself when it is a file, else nothing.
[[nodiscard]] std::filesystem::path ifThere(const std::filesystem::path& path);

/// A cloud's name without what says its format: "000008" for 000008.pcd and for 000008.pcd.bin.
[[nodiscard]] std::string stemOf(const std::filesystem::path& cloud);

/// The cloud files of a folder in natural order. Hidden files are none.
[[nodiscard]] Result<std::vector<std::filesystem::path>> cloudsIn(const std::filesystem::path& folder);
[[nodiscard]] bool holdsClouds(const std::filesystem::path& folder);

/// The folders one level down that hold clouds themselves, in natural order.
[[nodiscard]] std::vector<std::filesystem::path> foldersWithClouds(const std::filesystem::path& folder);

/// The folder of this name in another, or the only one that is called so but for capitals; the path of the name where there is none.
[[nodiscard]] std::filesystem::path folderCalled(const std::filesystem::path& parent, std::string_view name);

/// The files of a folder that end like this, in natural order; none where there is no such folder.
[[nodiscard]] std::vector<std::filesystem::path> filesEnding(const std::filesystem::path& folder, std::string_view extension);

/// The files of a folder by the stems of their names, looked at once. Endings count in any case.
class FilesByStem
{
public:
    /// @param endings  ".png": of files with the same stem the one whose ending comes first here counts
    FilesByStem(const std::filesystem::path& folder, std::initializer_list<std::string_view> endings);

    /// The file of this stem, or the only one whose name means the same (see frameNameMeaning); empty when there is none.
    [[nodiscard]] std::filesystem::path of(const std::string& stem) const;

private:
    std::map<std::string, std::filesystem::path, std::less<>> m_files;
    std::map<std::string, std::filesystem::path, std::less<>> m_alike;  ///< by what the names mean; empty where several mean one thing
};

/// The names of files or folders as a sentence lists them: "0000, 0001, 0002, 0003, 0004, …".
[[nodiscard]] std::string namesOf(const std::vector<std::filesystem::path>& paths);

}  // namespace pointloom
