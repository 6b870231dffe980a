// SPDX-License-Identifier: Apache-2.0
#include "core/base/Output.h"

#include "core/base/Draft.h"
#include "core/base/File.h"
#include "core/base/Text.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

namespace pointloom {
namespace {

namespace fs = std::filesystem;

/// A path below /proc/PID/fd names a descriptor of this process.
std::optional<int> ownDescriptor(const fs::path& path)
{
    const bool own = path.parent_path() == fs::path("/proc") / std::to_string(::getpid()) / "fd";
    return own ? number<int>(path.filename().string()) : std::nullopt;
}

Result<OutputPlace> judged(const fs::path& name, OutputPlace place)
{
    struct stat facts{};
    const bool there = place.descriptor ? ::fstat(*place.descriptor, &facts) == 0 : ::stat(place.path.c_str(), &facts) == 0;
    if (!there && place.descriptor)
        return cannotBeWritten(name, errno);
    if (!there)
        return place;  // whatever is wrong there, writing will say it
    if (place.descriptor || S_ISFIFO(facts.st_mode) || S_ISCHR(facts.st_mode))
        place.kind = OutputPlace::Kind::stream;
    else if (S_ISDIR(facts.st_mode))
        place.kind = OutputPlace::Kind::folder;
    else if (!S_ISREG(facts.st_mode))
        return failIn(name, message(PL_TEXT("core", "is a disk or a socket, which are never written to; name a file")));
    return place;
}

}  // namespace

std::unexpected<Error> cannotBeWritten(const fs::path& path, int reason)
{
    return failIn(path, message(PL_TEXT("core", "cannot be written: %1"), std::generic_category().message(reason)));
}

Result<void> writeAll(int fd, std::span<const std::byte> content, const fs::path& path)
{
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return cannotBeWritten(path, errno);
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<OutputPlace> outputPlace(const fs::path& name)
{
    constexpr int mostLinks = 40;
    if (name.empty())
        return fail(PL_TEXT("core", "there is no target to write to; name one"));
    OutputPlace place{.path = absolutePath(name), .descriptor = {}};
    for (int links = 0; links < mostLinks; ++links) {
        if (!place.path.has_filename())
            place.path = place.path.parent_path();  // "folder/" is the folder
        std::error_code none;
        if (const fs::path folder = fs::weakly_canonical(place.path.parent_path(), none); !none && place.path.has_filename())
            place.path = folder / place.path.filename();
        place.descriptor = ownDescriptor(place.path);
        if (place.descriptor || !fs::is_symlink(fs::symlink_status(place.path, none)))
            return judged(name, std::move(place));
        place.path = (place.path.parent_path() / fs::read_symlink(place.path, none)).lexically_normal();
    }
    return cannotBeWritten(name, ELOOP);
}

Result<void> writeIntoStream(const OutputPlace& place, std::span<const std::byte> content)
{
    std::fflush(stdout);  // what was printed before stands before
    // A pipe without a reader would make the opening wait; once it is open, waiting for the reader is right.
    const Descriptor opened(place.descriptor ? ::fcntl(*place.descriptor, F_DUPFD_CLOEXEC, 0)
                                             : ::open(place.path.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!opened && errno == ENXIO)
        return failIn(place.path, message(PL_TEXT("core", "is a pipe that nobody reads from; start its reader first")));
    if (!opened)
        return cannotBeWritten(place.path, errno);
    if (!place.descriptor)
        ::fcntl(opened.get(), F_SETFL, ::fcntl(opened.get(), F_GETFL) & ~O_NONBLOCK);
    return writeAll(opened.get(), content, place.path);
}

Result<void> writeAtomically(const fs::path& path, std::span<const std::byte> content)
{
    const auto place = outputPlace(path);
    if (!place)
        return std::unexpected(place.error());
    if (place->kind == OutputPlace::Kind::stream)
        return writeIntoStream(*place, content);
    if (place->kind == OutputPlace::Kind::folder)
        return failIn(path, message(PL_TEXT("core", "is a folder; name one file")));
    auto draft = Draft::file(place->path);
    if (!draft)
        return std::unexpected(draft.error());
    if (auto written = draft->write(content); !written)
        return written;
    return draft->commitFile();
}

Result<void> writeAtomically(const fs::path& path, std::string_view content)
{
    return writeAtomically(path, std::as_bytes(std::span(content.data(), content.size())));
}

}  // namespace pointloom
