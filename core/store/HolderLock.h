// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Workspace.h"

#include <filesystem>
#include <memory>
#include <optional>

class QLockFile;

namespace pointloom::store {

/// The right to write a workspace: a lock file beside it, held as long as this lives. What a dead process left is taken over.
class HolderLock
{
public:
    /// Fails at once when someone else holds it, saying who.
    [[nodiscard]] static Result<HolderLock> take(const std::filesystem::path& workspace);

    HolderLock(HolderLock&&) noexcept;
    HolderLock& operator=(HolderLock&&) noexcept;
    ~HolderLock();

private:
    explicit HolderLock(std::unique_ptr<QLockFile> file);

    std::unique_ptr<QLockFile> m_file;
};

/// Who holds it now; nobody when the process that did is dead.
[[nodiscard]] std::optional<Holder> holderOf(const std::filesystem::path& workspace);

}  // namespace pointloom::store
