// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>

namespace pointloom {

using FileTexts = std::map<std::filesystem::path, std::string>;

/// A place beside an export's target where its files are written and proved before any of them takes its name. When it goes away
/// uncommitted, nothing is left: neither the files nor the folders made for them.
class Staging
{
public:
    [[nodiscard]] static Result<Staging> beside(const std::filesystem::path& target);
    Staging(Staging&& other) noexcept;
    Staging& operator=(Staging&&) = delete;
    Staging(const Staging&) = delete;
    ~Staging();

    /// Where the target's content is for now: a folder, or the file of a format that has one.
    [[nodiscard]] std::filesystem::path content() const { return m_folder / m_target.filename(); }

    /// Writes the files, paths relative to the target; an empty path is the target itself. Each is on disk when this returns.
    [[nodiscard]] Result<void> write(const FileTexts& files, const std::function<void(double)>& progress,
                                     const std::stop_token& stop) const;

    /// Gives the files their names. A target that is not there yet appears as a whole; in one that is, each file is replaced as a whole
    /// and files of other names stay.
    [[nodiscard]] Result<void> commit(const FileTexts& files);

private:
    [[nodiscard]] Result<void> flush() const;
    explicit Staging(std::filesystem::path target) : m_target(std::move(target)) {}

    std::filesystem::path m_target;
    std::filesystem::path m_folder;     ///< empty after a move
    std::filesystem::path m_madeFirst;  ///< the outermost folder that had to be made for the target; empty when none
    bool m_committed = false;
};

}  // namespace pointloom
