// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/FileSink.h"

#include <cstdint>
#include <fstream>
#include <map>

namespace pointloom {

/// A place beside an export's target where its files are written and proved before any of them takes its name. When it goes away
/// uncommitted, nothing is left: neither the files nor the folders made for them.
class Staging final : public FileSink
{
public:
    [[nodiscard]] static Result<Staging> beside(const std::filesystem::path& target);
    Staging(Staging&& other) noexcept;
    Staging& operator=(Staging&&) = delete;
    Staging(const Staging&) = delete;
    ~Staging() override;

    /// Where the target's content is for now: a folder, or the file of a format that has one.
    [[nodiscard]] std::filesystem::path content() const { return m_folder / m_target.filename(); }

    [[nodiscard]] Result<void> begin(const std::filesystem::path& name) override;
    [[nodiscard]] Result<void> add(std::string_view text) override;

    /// Ends the last file, brings all of them to the disk, and reads them again: it fails when the disk does not hold what was written.
    [[nodiscard]] Result<void> settle();

    [[nodiscard]] std::size_t fileCount() const { return m_files.size(); }
    /// How many files the target holds already in the folders of the export that are not among its own.
    [[nodiscard]] std::size_t strangers() const;

    /// Gives the files their names. A target that is not there yet appears as a whole; in one that is, each file is replaced as a whole
    /// and files of other names stay.
    [[nodiscard]] Result<void> commit();

private:
    /// What was written, in short.
    struct Written
    {
        std::uint64_t bytes = 0;
        std::uint64_t hash = 0;
        friend bool operator==(const Written&, const Written&) = default;
    };

    explicit Staging(std::filesystem::path target) : m_target(std::move(target)) {}
    [[nodiscard]] std::filesystem::path staged(const std::filesystem::path& name) const
    {
        return name.empty() ? content() : content() / name;
    }
    [[nodiscard]] Result<void> endFile();
    [[nodiscard]] Result<void> flush() const;
    static Written readBack(const std::filesystem::path& path);

    std::filesystem::path m_target;
    std::filesystem::path m_folder;     ///< empty after a move
    std::filesystem::path m_madeFirst;  ///< the outermost folder that had to be made for the target; empty when none
    std::map<std::filesystem::path, Written> m_files;
    std::filesystem::path m_current;
    std::ofstream m_out;
    bool m_committed = false;
};

}  // namespace pointloom
