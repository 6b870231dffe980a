// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Workspace.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

class QLockFile;

namespace pointloom::store {

/// The right to write a workspace, held as long as this lives: a lock file beside it, which says who holds it, and the kernel's lock on the
/// file itself (its device and inode), which holds whatever name it is called by, also when it is renamed meanwhile. What a dead process
/// left is taken over.
class HolderLock
{
public:
    /// Fails at once when someone else holds it, saying who.
    [[nodiscard]] static Result<HolderLock> take(const std::filesystem::path& workspace);
    /// The same for a file that was not there yet when the lock was taken.
    [[nodiscard]] Result<void> takeFile(const std::filesystem::path& workspace);

    HolderLock(HolderLock&&) noexcept;
    HolderLock& operator=(HolderLock&&) noexcept;
    ~HolderLock();

private:
    /// An open file, closed in the end.
    class Descriptor
    {
    public:
        explicit Descriptor(int number = -1) : m_number(number) {}
        Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
        Descriptor& operator=(Descriptor&& other) noexcept
        {
            std::swap(m_number, other.m_number);
            return *this;
        }
        ~Descriptor();
        [[nodiscard]] int number() const { return m_number; }

    private:
        int m_number;
    };

    explicit HolderLock(std::unique_ptr<QLockFile> file);

    std::unique_ptr<QLockFile> m_file;
    Descriptor m_inode;
};

/// Whether somebody writes the file who came by another name: his log is not to be found beside this one.
[[nodiscard]] bool isHeldUnderAnotherName(const std::filesystem::path& workspace);

/// Who holds it now; nobody when the process that did is dead.
[[nodiscard]] std::optional<Holder> holderOf(const std::filesystem::path& workspace);

}  // namespace pointloom::store
