// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Draft.h"
#include "core/base/Output.h"
#include "core/formats/FileSink.h"

#include <cstdint>
#include <fstream>
#include <map>

namespace pointloom {

/// A place beside an export's target where its files are written and proved before any of them takes its name: of a target that is no
/// file but a pipe or a terminal, among the temporary files. When it goes away uncommitted, nothing is left: neither the files nor the
/// folders made for them.
class Staging final : public FileSink
{
public:
    [[nodiscard]] static Result<Staging> beside(const std::filesystem::path& target);
    Staging(Staging&& other) noexcept = default;
    Staging& operator=(Staging&&) = delete;
    Staging(const Staging&) = delete;
    ~Staging() override;

    /// Where the target's content is for now: a folder, or the file of a format that has one.
    [[nodiscard]] std::filesystem::path content() const { return m_draft.path() / m_target.filename(); }

    [[nodiscard]] Result<void> begin(const std::filesystem::path& name) override;
    [[nodiscard]] Result<void> add(std::string_view text) override;

    /// Ends the last file, brings all of them to the disk, and reads them again: it fails when the disk does not hold what was written.
    [[nodiscard]] Result<void> settle();

    [[nodiscard]] std::size_t fileCount() const { return m_files.size(); }
    /// How many files the target holds already in the folders of the export that are not among its own.
    [[nodiscard]] std::size_t strangers() const;

    /// Gives the files their names: the target appears as a whole, or takes the place of the one that is there as a whole. Files of other
    /// names that lie in that one stay.
    [[nodiscard]] Result<void> commit();

private:
    /// What was written, in short.
    struct Written
    {
        std::uint64_t bytes = 0;
        std::uint64_t hash = 0;
        friend bool operator==(const Written&, const Written&) = default;
    };

    Staging(std::filesystem::path target, Draft draft) : m_target(std::move(target)), m_draft(std::move(draft)) {}
    [[nodiscard]] std::filesystem::path staged(const std::filesystem::path& name) const
    {
        return name.empty() ? content() : content() / name;
    }
    [[nodiscard]] Result<void> endFile();
    [[nodiscard]] Result<void> flush() const;
    [[nodiscard]] static Result<Written> readBack(const std::filesystem::path& path);

    /// The outermost folder that had to be made; forgotten by who is moved from.
    struct Made
    {
        std::filesystem::path first;
        Made() = default;
        explicit Made(std::filesystem::path path) : first(std::move(path)) {}
        Made(Made&& other) noexcept : first(std::exchange(other.first, {})) {}
        Made& operator=(Made&& other) noexcept
        {
            std::swap(first, other.first);
            return *this;
        }
        ~Made() = default;
    };

    std::filesystem::path m_target;
    std::optional<OutputPlace> m_stream;  ///< what the target is when it is no file
    Made m_made;
    Draft m_draft;
    std::map<std::filesystem::path, Written> m_files;
    std::filesystem::path m_current;
    std::ofstream m_out;
};

}  // namespace pointloom
