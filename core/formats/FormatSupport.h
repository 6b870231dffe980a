// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

#include <cstddef>
#include <set>
#include <string>

/// What the label formats have in common.
namespace pointloom {

/// Whether a name can be that of a file.
[[nodiscard]] bool isFileName(const std::string& name);

/// What a format calls a class, and the class it calls so. Without a scheme, or where it says nothing, the name is the key.
[[nodiscard]] std::string classToName(const std::string& classKey, const std::string& format, const LabelSchema* schema);
[[nodiscard]] std::string nameToClass(const std::string& name, const std::string& format, const LabelSchema* schema);

/// "a, b, c"
[[nodiscard]] std::string listed(const std::set<std::string>& names);

/// Labels that are read from files, for frames that were told or that the files name.
class LabelsFromFile : public LabelSource
{
public:
    [[nodiscard]] const LabelSetInfo& info() const override { return m_info; }

protected:
    LabelsFromFile(std::string name, std::shared_ptr<LabelSource> told);

    /// The frame without any labels: what was told about it, or its name.
    [[nodiscard]] Result<LabelledFrame> blank(std::size_t index);
    [[nodiscard]] bool isTold() const { return m_told != nullptr; }

    /// The frame of this name, which is new when none were told; then it fails when it is none of them.
    [[nodiscard]] Result<std::size_t> frameNamed(const std::string& name);

    LabelSetInfo m_info;

private:
    std::shared_ptr<LabelSource> m_told;
    std::map<std::string, std::size_t> m_indexOf;
};

}  // namespace pointloom
