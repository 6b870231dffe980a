// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Descriptor.h"
#include "core/base/Error.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace pointloom {

/// What lies beside a name until it may take it: a file, or a folder to work in. While this lives nobody else takes it for a leftover; when
/// it ends, what did not get its name is gone.
class Draft
{
public:
    /// Makes the folders that the name lies in, too.
    [[nodiscard]] static Result<Draft> file(const std::filesystem::path& target);
    [[nodiscard]] static Result<Draft> folder(const std::filesystem::path& target);
    Draft(Draft&& other) noexcept;
    Draft& operator=(Draft&&) = delete;
    Draft(const Draft&) = delete;
    ~Draft();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Of a file: adds to its end.
    [[nodiscard]] Result<void> write(std::span<const std::byte> content);
    /// Of a file: brings it to the disk and gives it its name, in place of what had it.
    [[nodiscard]] Result<void> commitFile();

    /// Of a folder: gives a file or folder in it the name of the target. A folder that has the name is replaced in one step: a process that
    /// is killed, or a disk that fails, leaves the old one or the new one. What lies in the old one alone goes over into the new one, but
    /// for what is outdated (asked by its path below the folder). Only in the current folder files take their names one by one: it must
    /// stay the one in which the person stands. The content must be on the disk.
    [[nodiscard]] Result<void> commit(const std::filesystem::path& content,
                                      const std::function<bool(const std::filesystem::path&)>& outdated = {});

private:
    Draft() = default;
    /// @param create  turns the last letters of the name into ones that nobody has, makes what has the name and opens it; errno says why
    /// not
    [[nodiscard]] static Result<Draft> make(const std::filesystem::path& target,
                                            const std::function<Descriptor(std::string& name)>& create);
    [[nodiscard]] Result<void> replaceFolder(const std::filesystem::path& content);

    std::filesystem::path m_target;
    std::filesystem::path m_path;  ///< empty after a move, and once it has its name
    Descriptor m_lock;
};

/// Removes what killed runs left in a folder. One that was killed while it swapped a folder may have left the target without any: that
/// gets its old one back.
void removeLeftovers(const std::filesystem::path& folder);

}  // namespace pointloom
