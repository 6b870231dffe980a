// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What the label formats have in common.
namespace pointloom {

/// Whether a label set makes sense at all, before any format writes it: frames named differently and by names that can be file names,
/// boxes with a volume, numbers that are finite.
[[nodiscard]] Result<void> checkLabels(const LabelSet& labels);

/// Whether a name can be that of a file.
[[nodiscard]] bool isFileName(const std::string& name);

[[nodiscard]] std::vector<std::string> frameNames(std::span<const LabelledFrame> frames);

/// What a format calls a class, and the class it calls so. Without a scheme, or where it says nothing, the name is the key.
[[nodiscard]] std::string classToName(const std::string& classKey, const std::string& format, const LabelSchema* schema);
[[nodiscard]] std::string nameToClass(const std::string& name, const std::string& format, const LabelSchema* schema);

/// Lists the classes that do not come back from a format as themselves because another class has the same name there.
void noteMergedClasses(const LabelSet& labels, const std::string& format, const LabelSchema* schema, FormatNotes& notes);

/// Counts the lines that came from a KITTI file and hold no box, where the format cannot give them back.
void noteKeptLines(const LabelSet& labels, FormatNotes& notes);

/// Counts the boxes that are not keyframes, where the format cannot say so.
void noteStates(const LabelSet& labels, FormatNotes& notes);

/// "a, b, c"
[[nodiscard]] std::string listed(const std::set<std::string>& names);

/// The frames of a file that names them: those told beforehand, in their order and with what is known about them, or those the file
/// brings, as they come.
class NamedFrames
{
public:
    explicit NamedFrames(std::span<const LabelledFrame> told);

    /// The frame of this name. Fails when the frames were told and it is none of them.
    [[nodiscard]] Result<LabelledFrame*> find(const std::string& name);
    [[nodiscard]] std::vector<LabelledFrame> take() { return std::move(m_frames); }

private:
    bool m_told;
    std::vector<LabelledFrame> m_frames;
    std::map<std::string, std::size_t> m_index;
};

}  // namespace pointloom
